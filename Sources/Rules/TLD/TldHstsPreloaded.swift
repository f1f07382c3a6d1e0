import Catalog
public import Diagnostics
import DomainNames
public import OrderLanguage

/// Hosting below a TLD that browsers open by HTTPS alone.
public enum TldHstsPreloaded: ItemRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "tld_hsts_preloaded", group: .tld, severity: .info,
      summary: "browsers open every name of the TLD by HTTPS alone",
      why: """
        .app and .dev stand as a whole on the list of names that browsers never open by plain HTTP. A site below them is seen by nobody until it has a \
        certificate, test sites included.
        """,
      whatToDo: "See that the hosting has a certificate for the name before it is used. Nothing in the spec is wrong.",
      badExample: """
        orderSpec: 1
        name: acme
        ownedDomains: [acme-shop.dev]
        items:
          - type: shared_hosting
            productSlug: webbhotell-start
            primaryDomain: acme-shop.dev
            billingCycle: annually
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        ownedDomains: [acme-shop.com]
        items:
          - type: shared_hosting
            productSlug: webbhotell-start
            primaryDomain: acme-shop.com
            billingCycle: annually
        """,
      source: "https://hstspreload.org/, orderspec's table of TLDs, as of November 2026")
  }

  public static func check(_ item: Item, in order: Order, _ context: inout RuleContext) {
    let catalog = context.options.catalog
    guard item.type == .sharedHosting, !item.isAdopted else { return }
    guard let origin = item.object?.member(.primaryDomain), origin.state == .value, let facts = facts(of: origin, catalog), facts.isHSTSPreloaded
    else { return }
    context.report(
      finding(
        "browsers open .\(facts.name) names by HTTPS alone: without a certificate nobody sees `\(origin.excerpt)`", at: origin.place,
        related: origin.aliasPlaces, help: ["See that the hosting has a certificate for the name before it is used."]))
  }

  private static func facts(of name: Origin, _ catalog: CatalogView) -> TLDFacts? {
    if name.withText({ DomainName.classify($0) == .canonical }) { return name.withText { catalog.facts(forDomain: $0) } }
    return name.domainName.flatMap { catalog.facts(forDomain: $0) }
  }
}
