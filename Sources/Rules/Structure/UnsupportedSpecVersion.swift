public import Diagnostics
public import OrderLanguage
public import YAMLSyntax

/// A version of the language that is not known.
public enum UnsupportedSpecVersion: BindingProblemRule {
  public static var kind: BindingProblem.Kind { .unsupportedSpecVersion }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "unsupported_spec_version", group: .structure, severity: .error,
      summary: "`orderSpec` is not a version of the language that is known here",
      why: "A later version may give a field another meaning. An order that was read by the wrong rules could buy something else.",
      whatToDo: "Write `orderSpec: 1`, or use an orderspec that knows the version.",
      badExample: """
        orderSpec: 2
        name: acme
        items:
          - domainName: acme.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
        """,
      source: "order-spec language 1", isBlocking: true)
  }

  public static func diagnose(_ problem: BindingProblem, in tree: SyntaxTree) -> Diagnostic {
    finding(
      "version \(Wording.quoted(problem.found)) of the order-spec language is not known; expected `\(problem.expected)`", at: problem.place,
      related: problem.related, help: ["Write `orderSpec: \(problem.expected)`, or use an orderspec that knows the version."])
  }
}
