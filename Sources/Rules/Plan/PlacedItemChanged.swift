public import Diagnostics
public import OrderLanguage

/// A placed item that is no longer declared as it was bought.
public enum PlacedItemChanged: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "placed_item_changed", group: .plan, severity: .warning,
      summary: "a placed item differs from what was bought",
      why: "Nothing is ordered for it and nothing is changed at the provider: the file no longer says what was bought.",
      whatToDo: "Write what was bought. If the spec is right now: `ledger accept ITEM --reason TEXT`.",
      badExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - domainName: acme-shop.com
            years: 2
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - domainName: acme-shop.com
        """,
      exampleTarget: "hostup-v2",
      planExample: RuleDocumentation.PlanExample(
        "`acme-shop.com` was placed for one year",
        """
        example.order.yaml:5:17: warning[placed_item_changed] /items/0/domainName: this has been bought already; `period` differs from what was \
        bought
        """),
      source: "order-spec placement contract, Declarative meaning", isInlineSuppressible: false)
  }

  /// - Parameters:
  ///   - fields: what differs.
  ///   - number: the item's in the ledger.
  public static func diagnose(_ item: Item, fields: [String], number: String) -> Diagnostic {
    finding(
      "this has been bought already; \(fields.map { "`\($0)`" }.joined(separator: ", ")) differ\(fields.count == 1 ? "s" : "") from what was bought",
      at: item.namePlace, help: ["Nothing is ordered for it. If the spec is right now: `orderspec ledger accept \(number) --reason TEXT`."])
  }
}
