public import Diagnostics
public import OrderLanguage

/// An order that is charged as soon as it is sent, with nothing against a second charge.
public enum TargetChargesImmediately: CapabilityRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "target_charges_immediately", group: .target, severity: .info,
      summary: "the target charges each item when it is sent, and has no key against a second charge",
      why: """
        SuperSpace charges the saved payment method as soon as an order arrives, one request and one charge for each item, and has no idempotency key. \
        Compiled requests that are sent twice are bought twice.
        """,
      whatToDo: "Send them by `orderspec apply`, which writes down what was sent before it sends it. Nothing in the spec is wrong.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - { type: site, name: acme-blog, variant: vanilla, location: pdx, productSlug: basic, billingCycle: monthly }
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - { type: site, name: acme-blog, existing: "4711", variant: vanilla, location: pdx, productSlug: basic, billingCycle: monthly }
        """,
      exampleTarget: "superspace", source: "https://docs.superspace.nl/en/API/orders/, read 2026-11-21: no key is documented")
  }

  public static func check(_ order: Order, _ table: CapabilityTable, _ context: inout RuleContext) {
    guard table.traits.chargesImmediately, let items = order.object.written(.items) else { return }
    let count = order.items.count { item in
      guard !item.isAdopted, let type = item.type, case .orderedAlone = table.capability(of: type) else { return false }
      return true
    }
    guard count > 0 else { return }
    let charges = count == 1 ? "when the order is sent" : "\(count) times when the order is sent, once for each item"
    context.report(finding("\(table.target.rawValue) charges the account \(charges), and has no key against a second charge", at: items.keyPlace))
  }
}
