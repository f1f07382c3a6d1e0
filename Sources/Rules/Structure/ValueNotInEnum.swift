public import Diagnostics
public import OrderLanguage
public import YAMLSyntax

/// A word outside a closed list.
public enum ValueNotInEnum: BindingProblemRule {
  public static var kind: BindingProblem.Kind { .valueNotInEnum }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "value_not_in_enum", group: .structure, severity: .error,
      summary: "the value is none of those that the field takes",
      why: "The field has a closed list of values, the same for every provider; each back end translates them.",
      whatToDo: "Use the value that is suggested, or one of those listed.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            action: transferr
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            action: register
        """,
      fix: .sometimes, source: "order-spec language 1, Fields; HostUp v2 `POST /api/v2/orders`, as of November 2026", isBlocking: true)
  }

  public static func diagnose(_ problem: BindingProblem, in tree: SyntaxTree) -> Diagnostic {
    let message: String
    let fixes: [FixIt]
    if case .extra = problem.grammarField?.type {
      // The words are keys there.
      message = "\(Wording.quoted(problem.found)) is no target" + Wording.hint(problem.suggestion, expected: problem.candidates)
      fixes = problem.renamingFixes(in: tree)
    } else {
      message =
        "\(Wording.quoted(problem.found)) is not a value of \(problem.fieldTitle("this field"))"
        + Wording.hint(problem.suggestion, expected: problem.candidates)
      // A guard in another currency is another guard.
      fixes = problem.fixes(problem.field == .currency && problem.found.uppercased() != problem.suggestion ? .unsafe : .safe, in: tree)
    }
    var help: [String] = []
    if problem.suggestion != nil { help.append("Values: \(Wording.list(problem.candidates)).") }
    return finding(message, at: problem.place, related: problem.related, help: help, fixes: fixes)
  }
}
