public import Diagnostics
public import OrderLanguage

/// A guard of an item that can never come to bear.
public enum ItemGuardAboveOrderGuard: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "item_guard_above_order_guard", group: .payment, severity: .warning,
      summary: "the guard of an item is above that of the order",
      why: "Of several limits the lowest holds: an item that may cost more than the whole order will stop the order.",
      whatToDo: "Lower the guard of the item, or raise that of the order.",
      badExample: """
        orderSpec: 1
        name: acme
        payment: { currency: SEK, maxSubtotal: "1500.00" }
        items:
          - domainName: acme-shop.com
            maxSubtotal: "1700.00"
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment: { currency: SEK, maxSubtotal: "1500.00" }
        items:
          - domainName: acme-shop.com
            maxSubtotal: "150.00"
        """,
      source: "order-spec placement contract, Price", isInlineSuppressible: false)
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    guard order.document.mentions(.maxSubtotal), let payment = order.payment else { return }
    var limit: (amount: GuardAmount, origin: Origin)?
    for field in [FieldName.maxTotal, .maxSubtotal] {
      guard let origin = payment.object.member(field), let amount = GuardAmount(origin) else { continue }
      if limit.map({ amount < $0.amount }) ?? true { limit = (amount, origin) }
    }
    guard let limit else { return }
    for item in order.items {
      guard let origin = item.object?.member(.maxSubtotal), let amount = GuardAmount(origin), amount > limit.amount, item.existing == nil else { continue }
      context.report(
        finding(
          "the item may cost `\(origin.excerpt)`, the whole order only `\(limit.origin.excerpt)`", at: origin.place,
          related: [RelatedPlace("the limit of the order is here", at: limit.origin.place)] + origin.relatedPlaces(of: item),
          help: ["Of several limits the lowest holds. Lower this one, or raise that of the order."]))
    }
  }
}
