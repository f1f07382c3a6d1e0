public import Diagnostics
public import OrderLanguage

/// A price preview that cannot be had.
public enum PreviewUnavailable: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "preview_unavailable", group: .plan, severity: .warning,
      summary: "the provider has a price preview, and it cannot be read",
      why: """
        The provider did not answer, or with something that is no price. Without one, apply orders nothing unless `payment.accept` holds \
        `unknown_price`.
        """,
      whatToDo: "Try again later.",
      badExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00", accept: [unknown_price] }
        items:
          - domainName: acme-shop.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00", accept: [unknown_price] }
        items:
          - domainName: acme-shop.com
        """,
      exampleTarget: "hostup-v2",
      planExample: RuleDocumentation.PlanExample(
        "the preview answers 503",
        """
        example.order.yaml:3:55: warning[preview_unavailable] /payment/maxTotal: the price is not known: the preview answered 503
        """,
        goodSituation: "the preview answers"),
      source: "HostUp v2 `POST /api/v2/orders/preview`: 429 and 500 (developer.hostup.se), as of November 2026", isInlineSuppressible: false)
  }

  /// - Parameter reason: lower case, no full stop.
  public static func diagnose(_ order: Order, reason: String) -> Diagnostic {
    finding("the price is not known: \(reason)", at: order.limitPlace, help: ["Try again later."])
  }
}
