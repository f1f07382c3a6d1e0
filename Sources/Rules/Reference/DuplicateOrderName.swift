public import Diagnostics
import OrderLanguage

/// One order name twice in a run.
public enum DuplicateOrderName: RunRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "duplicate_order_name", group: .reference, severity: .error,
      summary: "two orders of the run have the same name",
      why: "The name is the identity of an order: the record of what was placed could not tell the two apart.",
      whatToDo: "Give one of the orders another name.",
      badExample: """
        orderSpec: 1
        name: acme
        items: [{ domainName: acme-shop.com }]
        ---
        orderSpec: 1
        name: acme
        items: [{ domainName: acme-shop.net }]
        """,
      goodExample: """
        orderSpec: 1
        name: acme-com
        items: [{ domainName: acme-shop.com }]
        ---
        orderSpec: 1
        name: acme-net
        items: [{ domainName: acme-shop.net }]
        """,
      source: "order-spec language 1, Documents", isBlocking: true)
  }

  public static func check(_ run: Run, _ context: inout RuleContext) {
    var first: [String: Run.Identity] = [:]
    for order in run.orders {
      guard let name = order.name else { continue }
      if let other = first[name.text] {
        context.report(
          finding(
            "the order name `\(name.text)` is used twice in this run", at: name.place,
            related: [RelatedPlace("the first order of that name is here", at: other.place)] + name.related,
            help: ["The name is what the record of placed orders knows an order by: give one of the two another one."]))
      } else {
        first[name.text] = name
      }
    }
  }
}
