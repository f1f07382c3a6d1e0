public import Diagnostics
public import YAMLSyntax

/// A file beyond the limits of the language.
public enum FileTooLarge: SyntaxProblemRule {
  public static var kind: SyntaxProblem.Kind { .fileTooLarge }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "file_too_large", group: .yaml, severity: .error,
      summary: "a limit on bytes, depth, nodes or directives is passed",
      why: """
        Aliases of aliases grow without bound, and deep nesting takes a reader quadratic time. An order spec stays far below the limits: 16 MiB, \
        \(SyntaxLimits.depth) levels, 1,000,000 values with aliases replaced, \(SyntaxLimits.directives) lines that begin with `%`.
        """,
      whatToDo: "Split the file into several orders, or write out what nested aliases stand for.",
      badExample: """
        orderSpec: 1
        name: acme
        labels: \(String(repeating: "[", count: SyntaxLimits.depth))\(String(repeating: "]", count: SyntaxLimits.depth))
        items:
          - domainName: acme.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        labels: { po: "4711" }
        items:
          - domainName: acme.com
        """,
      source: "order-spec language 1, Documents", isBlocking: true, isInlineSuppressible: false)
  }

  public static func diagnose(_ problem: SyntaxProblem, in tree: SyntaxTree) -> Diagnostic {
    finding(
      problem.message, at: problem.place(in: tree), related: problem.relatedPlaces(in: tree),
      help: ["Nothing behind this place was read. Split the file, or write out what nested aliases stand for."])
  }
}
