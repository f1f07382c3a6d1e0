public import Diagnostics
public import OrderLanguage

/// A price above a limit.
public enum BudgetExceeded: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "budget_exceeded", group: .plan, severity: .error,
      summary: "the price is above a limit of the order or of an item",
      why: "Of all limits the lowest holds, and none raises another. What earlier runs of the order have spent, or may have, counts.",
      whatToDo: "Take items off the order, or raise the limit that the finding stands on if the price is meant.",
      badExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "150.00" }
        items:
          - domainName: acme-shop.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "200.00" }
        items:
          - domainName: acme-shop.com
        """,
      exampleTarget: "hostup-v2",
      planExample: RuleDocumentation.PlanExample(
        "a `.com` costs 129.00 SEK, 161.25 SEK with tax",
        """
        example.order.yaml:3:55: error[budget_exceeded] /payment/maxTotal: the total of 161.25 SEK is above the limit of 150.00 SEK
        """),
      source: """
        order-spec placement contract, Price; HostUp v2 `POST /api/v2/orders/preview`: `subtotal`, `total` (developer.hostup.se), as of November \
        2026
        """, isBlocking: true, isInlineSuppressible: false, isGuard: true)
  }

  /// A limit of the order.
  /// - Parameters:
  ///   - what: `total` or `subtotal`.
  ///   - earlier: what earlier runs of the order came to; nil: nothing.
  public static func diagnose(_ guardText: Located<String>, _ what: String, price: String, earlier: String?, limit: String) -> Diagnostic {
    finding(
      "the \(what) of \(price)\(earlier.map { ", after \($0) in earlier runs," } ?? "") is above the limit of \(limit)", at: guardText.place,
      help: ["Nothing is sent. Raise the limit if that is meant, or take items off the order."])
  }

  /// A limit of an item.
  public static func diagnose(_ item: Item, _ guardText: Located<String>, line: String, limit: String) -> Diagnostic {
    finding(
      "this costs \(line) before tax, and its limit is \(limit)", at: guardText.place, related: guardText.origin.relatedPlaces(of: item),
      help: ["Nothing is sent. Raise `maxSubtotal` of the item if that is meant."])
  }
}
