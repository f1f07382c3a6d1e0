public import Diagnostics
public import OrderLanguage

/// A guard in no currency.
public enum PriceGuardMissingCurrency: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "price_guard_missing_currency", group: .payment, severity: .error,
      summary: "the order has price guards and no `payment.currency`",
      why: "1500 kronor are a domain, 1500 euros a server: without its currency a guard cannot be compared with a price.",
      whatToDo: "Write `currency` in `payment`: it counts for every guard of the order.",
      badExample: """
        orderSpec: 1
        name: acme
        payment:
          maxTotal: "1500.00"
        items:
          - domainName: acme-shop.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment:
          currency: SEK
          maxTotal: "1500.00"
        items:
          - domainName: acme-shop.com
        """,
      source: "order-spec language 1, Guards", isInlineSuppressible: false)
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    let written = order.object.written(.payment)
    let payment = order.payment
    // Something that is no currency has its own finding.
    if written?.isHole == true { return }
    if let currency = payment?.object.written(.currency), currency.state != .null { return }
    var first: Origin?
    order.forEachGuard { if first == nil { first = $0.origin } }
    guard let first else { return }
    var place = payment?.object.origin.missingPlace(.currency) ?? order.object.origin.missingPlace(.payment)
    if payment == nil { place.pointer += "/currency" }
    context.report(
      finding(
        "the price guards of this order have no currency: `payment.currency` is missing", at: place,
        related: [RelatedPlace("this guard is in no currency", at: first.place)],
        help: ["Write `currency` in `payment` (\(Enumeration.currency.words.joined(separator: ", "))): it counts for every guard of the order."]))
  }
}
