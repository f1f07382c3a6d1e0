public import Diagnostics
public import OrderLanguage
public import YAMLSyntax

/// A member in `defaults` that must stand on each item.
public enum NotAllowedInDefaults: BindingProblemRule {
  public static var kind: BindingProblem.Kind { .notAllowedInDefaults }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "not_allowed_in_defaults", group: .structure, severity: .error,
      summary: "the member must be written on each item",
      why: """
        What makes an item that item, and what accepts a price, is read where the item stands. From `defaults` it would reach items that nobody thought \
        of.
        """,
      whatToDo: "Move it to the items that it is meant for.",
      badExample: """
        orderSpec: 1
        name: acme
        defaults:
          domain: { premium: true }
        items:
          - domainName: acme.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        defaults:
          domain: { years: 2 }
        items:
          - domainName: acme.com
        """,
      source: "order-spec language 1, Defaults", isBlocking: true)
  }

  public static func diagnose(_ problem: BindingProblem, in tree: SyntaxTree) -> Diagnostic {
    finding(
      "\(problem.fieldTitle("this member")) is not allowed in `defaults`", at: problem.place, related: problem.related,
      help: ["Write it on each item that it is meant for: what an item is and what it accepts is read there."])
  }
}
