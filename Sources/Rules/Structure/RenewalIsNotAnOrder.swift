public import Diagnostics
public import OrderLanguage
public import YAMLSyntax

/// `action: renew`.
public enum RenewalIsNotAnOrder: BindingProblemRule {
  public static var kind: BindingProblem.Kind { .renewalIsNotAnOrder }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "renewal_is_not_an_order", group: .structure, severity: .error,
      summary: "a renewal is no order",
      why: """
        No order request renews a name. HostUp sends an invoice before the period ends, or renews by an action of its own, \
        `POST /api/v2/domains/{id}/actions/renew`; SuperSpace makes a renewal subscription with the order.
        """,
      whatToDo: "Remove the item, or write `existing` with the provider's id to keep the name in the spec without ordering it.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            action: renew
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            existing: dom_01hxa3b4c5d6e7f8g9h0j1k2m3
        """,
      source: "HostUp v2 `POST /api/v2/domains/{id}/actions/renew`, SuperSpace `POST /api/orders/domain`, as of November 2026", isBlocking: true)
  }

  public static func diagnose(_ problem: BindingProblem, in tree: SyntaxTree) -> Diagnostic {
    finding(
      "a renewal is no order: the provider invoices it, or has an action of its own for it", at: problem.place, related: problem.related,
      help: [
        "HostUp sends an invoice, or renews by `POST /api/v2/domains/{id}/actions/renew`; SuperSpace renews by a subscription.",
        "To keep the name in the spec without ordering it, write `existing` with the provider's id in place of `action`.",
      ])
  }
}
