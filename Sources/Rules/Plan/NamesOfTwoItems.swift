public import Diagnostics
public import OrderLanguage

/// An item whose names are those of two placed items.
public enum NamesOfTwoItems: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "names_of_two_items", group: .plan, severity: .error,
      summary: "the names of the item belong to two items that were placed",
      why: """
        An item is known by its natural key and by its `id`. Where the two lead to different things that were bought, nobody can tell which one is \
        meant.
        """,
      whatToDo: "Give back the `id` that each item was placed with.",
      badExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - domainName: acme-shop.com
            id: second
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - domainName: acme-shop.com
            id: first
          - domainName: acme-shop.org
            id: second
        """,
      exampleTarget: "hostup-v2",
      planExample: RuleDocumentation.PlanExample(
        "`acme-shop.com` was placed with `id: first`, and `acme-shop.org` with `id: second`",
        """
        example.order.yaml:5:17: error[names_of_two_items] /items/0/domainName: the names of this item belong to two placed items: \
        `domain:acme-shop.com` (1.0) and `domain:acme-shop.org` (1.1)
        """),
      source: "order-spec language 1, Item identity", isBlocking: true, isInlineSuppressible: false, isGuard: true)
  }

  /// - Parameter placed: the items, as the ledger names and numbers them.
  public static func diagnose(_ item: Item, placed: [(name: String, number: String)]) -> Diagnostic {
    finding(
      "the names of this item belong to two placed items: \(placed.map { "`\($0.name)` (\($0.number))" }.joined(separator: " and "))", at: item.namePlace,
      help: ["One item has one natural key and one `id`; give back the `id` that it was placed with."])
  }
}
