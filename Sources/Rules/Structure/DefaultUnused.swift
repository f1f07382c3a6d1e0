public import Diagnostics
public import OrderLanguage

/// A default that reaches no item.
public enum DefaultUnused: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "default_unused", group: .structure, severity: .info,
      summary: "a type or a member of `defaults` reaches no item",
      why: "Whoever reads the spec believes that the default counts for something; it does not.",
      whatToDo: "Remove it, or the members of the items that stand in its way.",
      badExample: """
        orderSpec: 1
        name: acme
        defaults:
          vps: { billingCycle: annually }
        items:
          - domainName: acme.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        defaults:
          vps: { billingCycle: annually }
        items:
          - { type: vps, id: web, productSlug: vps-med }
        """,
      source: "order-spec language 1, Defaults")
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    guard let defaults = order.defaults else { return }
    // An item of unknown type may be the one that is meant.
    guard !order.hasUnknownItem else { return }
    for row in Grammar.fields(of: .defaults) {
      guard let written = defaults.written(row.name), let members = defaults.object(row.name) else { continue }
      guard order.items.contains(where: { $0.object?.type == members.type }) else {
        context.report(finding("no item is a `\(row.name.string)`: this default reaches nothing", at: written.keyPlace, related: written.aliasPlaces))
        continue
      }
      for field in Grammar.fields(of: members.type) where field.allowsDefault {
        guard let member = members.written(field.name), !order.items.contains(where: { $0.object?.written(field.name)?.id == member.id }) else { continue }
        context.report(
          finding(
            "every \(row.name.string) item writes its own `\(field.name.string)`: this default reaches none", at: member.keyPlace,
            related: member.aliasPlaces))
      }
    }
  }
}
