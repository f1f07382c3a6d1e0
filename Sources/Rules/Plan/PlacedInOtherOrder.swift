public import Diagnostics
public import OrderLanguage

/// Something that was placed already, in another order.
public enum PlacedInOtherOrder: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "placed_in_other_order", group: .plan, severity: .error,
      summary: "the item was placed already, in another order",
      why: "A natural key is global to the account. What another order has bought is not bought again.",
      whatToDo: "If the order was given another name, tell the ledger with `ledger rename`. Else remove the item here.",
      badExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - domainName: acme-shop.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - domainName: acme-shop.org
        """,
      exampleTarget: "hostup-v2",
      planExample: RuleDocumentation.PlanExample(
        "the order `launch` has placed `acme-shop.com`",
        """
        example.order.yaml:5:17: error[placed_in_other_order] /items/0/domainName: `domain:acme-shop.com` has been placed already, in order `launch`
        """),
      source: "order-spec placement contract, Declarative meaning", isBlocking: true, isInlineSuppressible: false, isGuard: true)
  }

  /// - Parameters:
  ///   - title: as the ledger names it.
  ///   - other: the order that placed it.
  public static func diagnose(_ item: Item, of order: Order, title: String, placedBy other: String) -> Diagnostic {
    finding(
      "`\(title)` has been placed already, in order `\(other)`", at: item.namePlace,
      help: [
        "Nothing is bought twice, so nothing of this order is sent.",
        "If the order was given another name, tell the ledger: `orderspec ledger rename \(other) \(order.name?.value ?? "NEW") --reason TEXT`. Else remove the item here.",
      ])
  }
}
