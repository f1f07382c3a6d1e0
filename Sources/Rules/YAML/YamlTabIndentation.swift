public import Diagnostics
public import YAMLSyntax

/// A tab where only spaces may indent.
public enum YamlTabIndentation: SyntaxProblemRule {
  public static var kind: SyntaxProblem.Kind { .yamlTabIndentation }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "yaml_tab_indentation", group: .yaml, severity: .error,
      summary: "a tab indents a line",
      why: "YAML allows only spaces to indent. How wide a tab is differs from editor to editor, so nobody could tell which mapping the line belongs to.",
      whatToDo: "Replace the tab by as many spaces as the lines beside it have.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
        \tyears: 1
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            years: 1
        """,
      source: "YAML 1.2.2 (2021-10-01), 6.1 Indentation Spaces", isBlocking: true, isInlineSuppressible: false)
  }

  public static func diagnose(_ problem: SyntaxProblem, in tree: SyntaxTree) -> Diagnostic {
    finding(
      "a tab stands where YAML allows only spaces", at: problem.place(in: tree), related: problem.relatedPlaces(in: tree),
      help: ["Indent with spaces: as many as the lines beside it have."])
  }
}
