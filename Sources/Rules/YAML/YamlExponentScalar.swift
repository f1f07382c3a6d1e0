public import Diagnostics
public import OrderLanguage

/// Plain digits, `e`, digits.
public enum YamlExponentScalar: DocumentRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "yaml_exponent_scalar", group: .yaml, severity: .warning,
      summary: "other YAML loaders read a floating-point number",
      why: """
        `12e4567` is infinity for a YAML 1.2 loader, and `1e3` is 1000.0: transfer codes and article numbers look like that by chance. orderspec reads the \
        text as it is written.
        """,
      whatToDo: "Put the text in quotes.",
      badExample: """
        orderSpec: 1
        name: acme
        labels: { batch: 12e4567 }
        items:
          - domainName: acme.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        labels: { batch: "12e4567" }
        items:
          - domainName: acme.com
        """,
      fix: .always, source: "YAML 1.1 types (2005-01-18) and YAML 1.2.2 core schema; PyYAML 6.0.3, ruamel.yaml 0.19, Yams 6 as of November 2026")
  }

  public static func check(_ document: BoundDocument, _ context: inout RuleContext) {
    for text in UnquotedText.all(in: document, &context, where: { $0 == .exponent }) {
      context.report(
        finding(
          "other YAML loaders read \(text.title("text")) as a floating-point number", at: text.place, related: text.related,
          help: ["orderspec reads the text as it is written. Quotes make every loader do so."], fixes: text.fixes))
    }
  }
}
