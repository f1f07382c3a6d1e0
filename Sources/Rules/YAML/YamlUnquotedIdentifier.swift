public import Diagnostics
public import OrderLanguage

/// Plain number-like text that a loader would print otherwise.
public enum YamlUnquotedIdentifier: DocumentRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "yaml_unquoted_identifier", group: .yaml, severity: .warning,
      summary: "other YAML loaders read the text as a number and write it otherwise",
      why: """
        A loader takes the text for a number and prints it in its own way: underscores, a `+` and zeros at the end are lost, hexadecimal becomes decimal, a \
        long number loses digits. orderspec reads the text as it is written.
        """,
      whatToDo: "Put the text in quotes. A number that every loader prints as it is written, such as `3060`, needs none.",
      badExample: """
        orderSpec: 1
        name: acme
        labels: { po: 47_11 }
        items:
          - domainName: acme.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        labels: { po: "47_11", cost: 3060 }
        items:
          - domainName: acme.com
        """,
      fix: .always, source: "YAML 1.1 types (2005-01-18) and YAML 1.2.2 core schema; PyYAML 6.0.3, ruamel.yaml 0.19, Yams 6 as of November 2026")
  }

  public static func check(_ document: BoundDocument, _ context: inout RuleContext) {
    for text in UnquotedText.all(in: document, &context, where: { $0 == .number }) {
      context.report(
        finding(
          "other YAML loaders read \(text.title("text")) as a number and write it otherwise", at: text.place, related: text.related,
          help: ["orderspec reads the text as it is written. Quotes make every loader do so."], fixes: text.fixes))
    }
  }
}
