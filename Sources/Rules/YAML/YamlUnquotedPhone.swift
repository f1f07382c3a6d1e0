public import Diagnostics
public import OrderLanguage

/// A plain phone number.
public enum YamlUnquotedPhone: DocumentRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "yaml_unquoted_phone", group: .yaml, severity: .warning,
      summary: "other YAML loaders read the phone number as a number",
      why: """
        `+46700000000` without quotes is a number for YAML loaders, and its `+` is lost: the provider would get a number without a country. orderspec reads \
        the text as it is written.
        """,
      whatToDo: "Put the phone number in quotes.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          ola:
            type: private
            firstName: Ola
            lastName: Nordmann
            email: ola@nordmann.example.org
            phoneNumber: +4740000000
            street: Eksempelgata 2
            city: Oslo
            postalCode: "0150"
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
    for text in UnquotedText.all(in: document, &context, where: { $0 == .phone }) {
      context.report(
        finding(
          "other YAML loaders read \(text.title("phone number")) as a number and drop the `+`", at: text.place, related: text.related,
          help: ["orderspec reads the text as it is written. Quotes make every loader do so."], fixes: text.fixes))
    }
  }
}
