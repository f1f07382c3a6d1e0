public import Diagnostics
public import OrderLanguage

/// A plain number with a leading zero.
public enum YamlOctalLikeScalar: DocumentRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "yaml_octal_like_scalar", group: .yaml, severity: .warning,
      summary: "other YAML loaders drop the leading zero, or read an octal number",
      why: "`0150` is 104 for a YAML 1.1 loader and 150 for a YAML 1.2 loader: the postal code is lost. orderspec reads the text as it is written.",
      whatToDo: "Put the text in quotes.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          ola:
            type: private
            firstName: Ola
            lastName: Nordmann
            email: ola@nordmann.example.org
            phoneNumber: "+4740000000"
            street: Eksempelgata 2
            city: Oslo
            postalCode: 0150
            countryCode: "NO"
        items:
          - domainName: acme.com
            registrantContact: ola
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        contacts:
          ola:
            type: private
            firstName: Ola
            lastName: Nordmann
            email: ola@nordmann.example.org
            phoneNumber: "+4740000000"
            street: Eksempelgata 2
            city: Oslo
            postalCode: "0150"
            countryCode: "NO"
        items:
          - domainName: acme.com
            registrantContact: ola
        """,
      fix: .always, source: "YAML 1.1 types (2005-01-18) and YAML 1.2.2 core schema; PyYAML 6.0.3, ruamel.yaml 0.19, Yams 6 as of November 2026")
  }

  public static func check(_ document: BoundDocument, _ context: inout RuleContext) {
    for text in UnquotedText.all(in: document, &context, where: { $0 == .octal }) {
      context.report(
        finding(
          "other YAML loaders read \(text.title("text")) as a number: they drop the leading zero, or count in octal", at: text.place, related: text.related,
          help: ["orderspec reads the text as it is written. Quotes make every loader do so."], fixes: text.fixes))
    }
  }
}
