public import Diagnostics
import OrderLanguage

/// One written attempt key on several orders of a run.
public enum AttemptKeyReused: RunRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "attempt_key_reused", group: .suppression, severity: .error,
      summary: "one attempt key stands in several orders of the run",
      why: "The key tells the provider that two requests are one: it answers the second with the order of the first, and the second is never placed.",
      whatToDo: "Take the keys out: orderspec makes one for every order, and keeps it.",
      badExample: """
        orderSpec: 1
        name: acme-com
        attemptKey: order-20261121-001 # orderspec: ignore[attempt_key_committed] shown in the documentation
        items: [{ domainName: acme-shop.com }]
        ---
        orderSpec: 1
        name: acme-net
        attemptKey: order-20261121-001 # orderspec: ignore[attempt_key_committed] shown in the documentation
        items: [{ domainName: acme-shop.net }]
        """,
      goodExample: """
        orderSpec: 1
        name: acme-com
        items: [{ domainName: acme-shop.com }]
        ---
        orderSpec: 1
        name: acme-net
        items: [{ domainName: acme-shop.net }]
        """,
      source: "HostUp API v2, POST /api/v2/orders (`attemptKey`, window of one hour); checked 2026-11-21")
  }

  public static func check(_ run: Run, _ context: inout RuleContext) {
    var first: [String: Run.Identity] = [:]
    for order in run.orders {
      guard let key = order.attemptKey else { continue }
      guard let other = first[key.text] else {
        first[key.text] = key
        continue
      }
      context.report(
        finding(
          "the attempt key `\(key.excerpt)` stands in two orders of this run", at: key.place,
          related: [RelatedPlace("the first order with that key is here", at: other.place)] + key.related,
          help: ["The provider would answer the second order with the first one. Take the keys out: orderspec makes its own."]))
    }
  }
}
