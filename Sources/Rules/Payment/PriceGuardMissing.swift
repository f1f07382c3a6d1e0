public import Diagnostics
public import OrderLanguage

/// A currency for guards, and no guard of the order.
public enum PriceGuardMissing: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "price_guard_missing", group: .payment, severity: .warning,
      summary: "`payment` has a currency, and neither `maxTotal` nor `maxSubtotal`",
      why: "The currency is that of the guards, and apply refuses to place a paid order that has no limit of its own.",
      whatToDo: "Write `maxTotal` (tax included) or `maxSubtotal` (before tax), or accept an unknown price with `accept: [unknown_price]`.",
      badExample: """
        orderSpec: 1
        name: acme
        payment:
          method: bankgiro
          currency: SEK
        items:
          - domainName: acme-shop.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment:
          method: bankgiro
          currency: SEK
          maxTotal: "150.00"
        items:
          - domainName: acme-shop.com
        """,
      source: "order-spec placement contract, Price", isInlineSuppressible: false, isGuard: true)
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    guard let payment = order.payment, payment.currency != nil else { return }
    for field in [FieldName.maxTotal, .maxSubtotal] {
      if let written = payment.object.written(field), written.state != .null { return }
    }
    if payment.accept.contains(where: { $0.value == .unknownPrice }) { return }
    // Nothing is bought where everything is there already.
    guard order.items.contains(where: { $0.existing == nil }) else { return }
    context.report(
      finding(
        "the order has neither `maxTotal` nor `maxSubtotal`", at: payment.object.origin.missingPlace(.maxTotal), related: payment.object.origin.aliasPlaces,
        help: [
          "apply refuses a paid order without a limit: write `maxTotal` (tax included) or `maxSubtotal` (before tax).",
          "Guards of items do not replace it: they limit one line each.",
        ]))
  }
}
