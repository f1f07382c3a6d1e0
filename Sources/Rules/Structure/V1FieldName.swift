public import Diagnostics
public import OrderLanguage
public import YAMLSyntax

/// A name of the HostUp v1 request.
public enum V1FieldName: BindingProblemRule {
  public static var kind: BindingProblem.Kind { .v1FieldName }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "v1_field_name", group: .structure, severity: .error,
      summary: "the key is a name of the HostUp v1 request",
      why: "A spec uses the names of HostUp v2 for every provider; the back end writes each provider's own.",
      whatToDo: "Use the name that is suggested.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - type: vps
            id: web
            productSlug: vps-med
            cycle: annually
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - type: vps
            id: web
            productSlug: vps-med
            billingCycle: annually
        """,
      fix: .sometimes, source: "HostUp v1 `POST /api/create-order` (developer.hostup.se/endpoints/billing/post-create-order), as of November 2026",
      isBlocking: true)
  }

  public static func diagnose(_ problem: BindingProblem, in tree: SyntaxTree) -> Diagnostic {
    let name = Wording.quoted(problem.found)
    let message: String
    if let suggestion = problem.suggestion {
      message = "\(name) is the HostUp v1 name; \(problem.object.title) calls it `\(suggestion)`"
    } else {
      message = "\(name) is a HostUp v1 name" + (problem.advice.map { "; \($0)" } ?? "")
    }
    return finding(
      message, at: problem.place, related: problem.related,
      help: ["A spec uses one set of names for every provider; the back end writes the names of HostUp v1."], fixes: problem.renamingFixes(in: tree))
  }
}
