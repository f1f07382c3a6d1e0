public import Diagnostics
public import OrderLanguage

/// A price in another currency than the limit.
public enum PriceCurrencyDiffers: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "price_currency_differs", group: .plan, severity: .error,
      summary: "the price is in another currency than the limit",
      why: "Amounts of two currencies cannot be compared, and a limit that moves with an exchange rate is no limit.",
      whatToDo: "Order from an account in that currency, or write currency and limit in the other.",
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
        payment: { method: sepa, currency: EUR, maxTotal: "500.00" }
        items:
          - domainName: acme-shop.com
        """,
      exampleTarget: "hostup-v2",
      planExample: RuleDocumentation.PlanExample(
        "the account is billed in EUR",
        "example.order.yaml:3:55: error[price_currency_differs] /payment/maxTotal: the price is in EUR, and the limit in SEK"),
      source: """
        order-spec placement contract, Price; HostUp v2 `POST /api/v2/orders/preview`: `currencyCode` (developer.hostup.se), as of November 2026
        """, isBlocking: true, isInlineSuppressible: false, isGuard: true)
  }

  /// - Parameters:
  ///   - price: the currency of the price.
  ///   - limit: that of the limit.
  public static func diagnose(_ order: Order, price: String, limit: String) -> Diagnostic {
    finding(
      "the price is in \(price), and the limit in \(limit)", at: order.limitPlace,
      help: ["A limit is never converted. Order from an account in that currency, or write the limit in the other."])
  }
}
