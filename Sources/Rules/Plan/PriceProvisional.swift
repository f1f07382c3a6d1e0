public import Diagnostics
public import OrderLanguage

/// A price that the provider does not stand by.
public enum PriceProvisional: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "price_provisional", group: .plan, severity: .error,
      summary: "the provider says that its price is provisional",
      why: "It may be another one when the order is made: the exchange rate or the registry decides.",
      whatToDo: "Write `payment.accept: [provisional_price]` if the price may change when the order is sent.",
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
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00", accept: [provisional_price] }
        items:
          - domainName: acme-shop.com
        """,
      exampleTarget: "hostup-v2",
      planExample: RuleDocumentation.PlanExample(
        "the provider calls the price provisional",
        """
        example.order.yaml:3:55: error[price_provisional] /payment/maxTotal: the provider says that the price of 161.25 SEK is provisional
        """),
      source: "HostUp v2 `POST /api/v2/orders/preview`: `priceAssurance.level` (developer.hostup.se), as of November 2026",
      isBlocking: true, isInlineSuppressible: false, isGuard: true)
  }

  public static func diagnose(_ order: Order, price: String) -> Diagnostic {
    finding(
      "the provider says that the price of \(price) is provisional", at: order.limitPlace,
      help: ["Write `payment.accept: [provisional_price]` if it may change when the order is sent."])
  }
}
