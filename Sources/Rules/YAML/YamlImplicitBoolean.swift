public import Diagnostics
public import OrderLanguage

/// A plain word that other loaders read as a boolean or as null.
public enum YamlImplicitBoolean: DocumentRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "yaml_implicit_boolean", group: .yaml, severity: .warning,
      summary: "other YAML loaders read the word as a boolean or as null",
      why: """
        `NO`, `yes`, `Off`, `True` and their like are booleans for YAML 1.1 loaders, and `Null` is null: the country code of Norway becomes false. \
        orderspec reads the text as it is written.
        """,
      whatToDo: "Put the word in quotes.",
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
            postalCode: "0150"
            countryCode: NO
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
    for text in UnquotedText.all(in: document, &context, where: isWord) {
      context.report(
        finding(
          "other YAML loaders read \(text.title("word")) as \(meaning(of: text.reading))", at: text.place, related: text.related,
          help: ["orderspec reads the text as it is written. Quotes make every loader do so."], fixes: text.fixes))
    }
  }

  private static func isWord(_ reading: ForeignReading) -> Bool {
    switch reading {
    case .boolean, .null: true
    default: false
    }
  }

  private static func meaning(of reading: ForeignReading) -> String {
    switch reading {
    case .boolean(let value): "the boolean \(value)"
    default: "null"
    }
  }
}
