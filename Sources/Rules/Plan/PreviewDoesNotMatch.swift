public import Diagnostics
public import OrderLanguage

/// A price preview that is not of what is declared.
public enum PreviewDoesNotMatch: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "preview_does_not_match", group: .plan, severity: .error,
      summary: "the lines of the price preview are not the items",
      why: """
        The preview shows what the provider would order. A line that is missing, or of another name, product or period, or without a declared \
        option, means that something else would be bought.
        """,
      whatToDo: """
        Compare the order with what the provider sells. What its preview cannot show is accepted with `payment.accept: [unconfirmed_fields]`.
        """,
      badExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - type: vps
            id: web
            hostname: web.acme.com
            productSlug: vps-xs
            billingCycle: monthly
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00", accept: [unconfirmed_fields] }
        items:
          - type: vps
            id: web
            hostname: web.acme.com
            productSlug: vps-xs
            billingCycle: monthly
        """,
      exampleTarget: "hostup-v2",
      planExample: RuleDocumentation.PlanExample(
        "the preview shows no host names",
        """
        example.order.yaml:7:15: error[preview_does_not_match] /items/0/hostname: the preview does not show `hostname`, so it cannot be confirmed
        """),
      source: "HostUp v2 `POST /api/v2/orders/preview`: `items` (developer.hostup.se), as of November 2026: a line has no host name",
      isBlocking: true, isInlineSuppressible: false, isGuard: true)
  }

  /// An item without a line, or with a line of something else.
  /// - Parameter fault: lower case, no full stop.
  public static func diagnose(_ item: Item, fault: String) -> Diagnostic {
    finding(fault, at: item.namePlace, help: ["What the provider would order is not what is declared here, so nothing is sent."])
  }

  /// Lines that no item asks for.
  public static func diagnose(_ order: Order, surplus: Int) -> Diagnostic {
    finding(
      "the preview has \(surplus) line\(surplus == 1 ? "" : "s") that no item asks for", at: order.namePlace,
      help: ["What the provider would order is not what is declared here, so nothing is sent."])
  }

  /// Fields that the preview does not show.
  public static func diagnose(_ item: Item, unconfirmed fields: [String]) -> Diagnostic {
    finding(
      "the preview does not show \(fields.map { "`\($0)`" }.joined(separator: ", ")), so \(fields.count == 1 ? "it" : "they") cannot be confirmed",
      at: item.namePlace, help: ["Write `payment.accept: [unconfirmed_fields]` if it is to be ordered all the same."])
  }
}
