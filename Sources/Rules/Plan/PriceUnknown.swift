public import Diagnostics
public import OrderLanguage

/// An order without a price.
public enum PriceUnknown: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "price_unknown", group: .plan, severity: .error,
      summary: "the provider names no price before the order is sent",
      why: """
        Without a price nothing can be compared with the limits. HostUp v1 and SuperSpace have no price preview, and HostUp v2 may fail to answer.
        """,
      whatToDo: """
        Write `payment.accept: [unknown_price]` if it is to be ordered all the same; a guard is then compared with what was charged, when it is too \
        late.
        """,
      badExample: """
        orderSpec: 1
        name: acme
        payment: { currency: SEK, maxTotal: "500.00" }
        items:
          - domainName: acme-shop.com
            productId: "205"
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment: { currency: SEK, maxTotal: "500.00", accept: [unknown_price] }
        items:
          - domainName: acme-shop.com
            productId: "205"
        """,
      exampleTarget: "hostup-v1",
      planExample: RuleDocumentation.PlanExample(
        "the account is at HostUp v1",
        "example.order.yaml:3:37: error[price_unknown] /payment/maxTotal: the price is not known before the order is sent"),
      source: """
        HostUp v1 `POST /api/create-order` (developer.hostup.se) and SuperSpace `POST /api/orders`: no preview is documented; as of November 2026
        """, isBlocking: true, isInlineSuppressible: false, isGuard: true)
  }

  /// - Parameter target: of the provider.
  public static func diagnose(_ order: Order, target: String) -> Diagnostic {
    finding(
      "the price is not known before the order is sent", at: order.limitPlace,
      help: [
        "The target `\(target)` has no price preview, or it could not be read.",
        "Write `payment.accept: [unknown_price]` if it is to be ordered all the same; a guard is then compared with what was charged.",
      ])
  }

  /// The price depends on what secret references stand for: a warning of plan, since apply asks again.
  public static func diagnoseSecrets(_ order: Order) -> Diagnostic {
    finding(
      "the provider names no price without what the secret references stand for", at: order.limitPlace, severity: .warning,
      help: ["apply resolves them, asks again and compares the price with the limits before it sends anything."])
  }
}
