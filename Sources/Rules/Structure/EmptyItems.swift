public import Diagnostics
public import OrderLanguage

/// An order of nothing.
public enum EmptyItems: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "empty_items", group: .structure, severity: .warning,
      summary: "the order has no items",
      why: "There is nothing to order. Only the sign-up of an account at HostUp v1 takes an empty cart, and orderspec creates no accounts.",
      whatToDo: "Write an item, or remove the document.",
      badExample: """
        orderSpec: 1
        name: acme
        items: []
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
        """,
      source: "HostUp v1 `POST /api/create-order` (developer.hostup.se/endpoints/billing/post-create-order), as of November 2026")
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    guard order.items.isEmpty, let items = order.object.member(.items) else { return }
    context.report(finding("the order has no items", at: items.place, related: items.aliasPlaces, help: ["Write an item, or remove the document."]))
  }
}
