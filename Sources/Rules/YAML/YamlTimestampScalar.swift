public import Diagnostics
public import OrderLanguage

/// A plain date, or digits with colons.
public enum YamlTimestampScalar: DocumentRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "yaml_timestamp_scalar", group: .yaml, severity: .warning,
      summary: "other YAML loaders read a date, or a number of base 60",
      why: "YAML 1.1 loaders make a date of `2026-03-26`, and 750 of `12:30`. orderspec reads the text as it is written.",
      whatToDo: "Put the text in quotes.",
      badExample: """
        orderSpec: 1
        name: acme
        labels: { wanted: 2026-03-26 }
        items:
          - domainName: acme.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        labels: { wanted: "2026-03-26" }
        items:
          - domainName: acme.com
        """,
      fix: .always, source: "YAML 1.1 types (2005-01-18) and YAML 1.2.2 core schema; PyYAML 6.0.3, ruamel.yaml 0.19, Yams 6 as of November 2026")
  }

  public static func check(_ document: BoundDocument, _ context: inout RuleContext) {
    for text in UnquotedText.all(in: document, &context, where: { $0 == .date || $0 == .baseSixty }) {
      context.report(
        finding(
          "other YAML loaders read \(text.title("text")) as \(text.reading == .date ? "a date" : "a number of base 60")", at: text.place, related: text.related,
          help: ["orderspec reads the text as it is written. Quotes make every loader do so."], fixes: text.fixes))
    }
  }
}
