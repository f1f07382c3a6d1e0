public import Diagnostics
import OrderLanguage

/// Hosting for a name that nobody has.
public enum PrimaryDomainNotOrderedOrOwned: RunRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "primary_domain_not_ordered_or_owned", group: .reference, severity: .warning,
      summary: "`primaryDomain` is neither ordered in the run nor owned",
      why: "The hosting would wait for a name that nobody registers, or that somebody else has.",
      whatToDo: "Order the name in the same run, or list it in `ownedDomains` of the order or the configuration.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - type: shared_hosting
            productSlug: webbhotell-start
            primaryDomain: acme-shop.com
            billingCycle: annually
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
          - type: shared_hosting
            productSlug: webbhotell-start
            primaryDomain: acme-shop.com
            billingCycle: annually
        """,
      source: "order-spec language 1, Example 1")
  }

  public static func check(_ run: Run, _ context: inout RuleContext) {
    for order in run.orders {
      for item in order.items where item.existing == nil {
        guard let identity = item.naturalKey, identity.text.hasPrefix("shared_hosting:") else { continue }
        let names = Run.namesAbove(identity.text.dropFirst("shared_hosting:".count))
        if names.contains(where: { run.domains.contains($0) || order.ownedDomains.contains($0) || order.accountDomains.contains($0) }) { continue }
        context.report(
          finding(
            "`\(identity.excerpt)` is neither ordered in this run nor in `ownedDomains`", at: identity.place, related: identity.related,
            help: ["Order the name beside its hosting, or list it in `ownedDomains` where it is held already."]))
      }
    }
  }
}
