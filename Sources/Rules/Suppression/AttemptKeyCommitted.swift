public import Diagnostics
public import OrderLanguage

/// An attempt key in the spec.
public enum AttemptKeyCommitted: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "attempt_key_committed", group: .suppression, severity: .warning,
      summary: "an attempt key is written in the spec",
      why: """
        A key belongs to one attempt. Written down, it outlives the attempt: within the hour a later order with it is answered with the old one, and after \
        the hour it protects nothing.
        """,
      whatToDo: "Take it out: orderspec makes a key for every order and keeps it. `--attempt-key` gives one to a single compile.",
      badExample: """
        orderSpec: 1
        name: acme
        attemptKey: order-20260326-001
        items:
          - domainName: acme-shop.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
        """,
      source: "HostUp API v2, POST /api/v2/orders (`attemptKey`, window of one hour); checked 2026-11-21")
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    guard let key = order.attemptKey else { return }
    context.report(
      finding(
        "an attempt key is written in the spec", at: key.place, related: key.origin.aliasPlaces,
        help: ["orderspec makes a key for every order and keeps it. A written one is reused by the next order: the provider answers it with the old order."]))
  }
}
