public import Diagnostics
public import OrderLanguage
public import YAMLSyntax

/// Two fields that exclude each other.
public enum ConflictingFields: BindingProblemRule {
  public static var kind: BindingProblem.Kind { .conflictingFields }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "conflicting_fields", group: .structure, severity: .error,
      summary: "two fields exclude each other",
      why: "A holder is either taken over from an owned registration or written out. With both, nobody knows which one was meant.",
      whatToDo: "Keep one of the two.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            registrantContact: { fromRegistration: 123, email: anna@svensson.example.org }
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            registrantContact: { fromRegistration: 123 }
        """,
      source: "SuperSpace orders (docs.superspace.nl/en/API/orders/), as of November 2026", isBlocking: true)
  }

  public static func diagnose(_ problem: BindingProblem, in tree: SyntaxTree) -> Diagnostic {
    finding(
      "\(problem.fieldTitle("this field")) and \(Wording.quoted(problem.found)) exclude each other", at: problem.place, related: problem.related,
      help: ["Keep `fromRegistration` alone to take over the holder of an owned registration, or write the contact without it."])
  }
}
