import Catalog
public import Diagnostics
public import OrderLanguage

/// A billing cycle that the product is not sold in.
public enum BillingCycleNotOffered: ItemRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "billing_cycle_not_offered", group: .item, severity: .error,
      summary: "the product is not sold in that billing cycle",
      why: "The provider has no price for the product in that cycle, and refuses the order. The cycles are those of the catalog file.",
      whatToDo: "Write one of the cycles that the message lists, or bring the catalog file up to date.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - type: vps
            id: web
            productSlug: vps-med
            billingCycle: triennially
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - type: vps
            id: web
            productSlug: vps-med
            billingCycle: annually
        """,
      exampleFiles: [
        (name: ".orderspec.yaml", text: "catalog: [hostup.catalog.yaml]\n"),
        (
          name: "hostup.catalog.yaml",
          text: """
          catalog: 1
          provider: hostup
          asOf: 2026-11-20
          products:
            - { slug: vps-med, type: vps, billingCycles: [monthly, annually] }
          """
        ),
      ],
      exampleTarget: "hostup-v2", source: "HostUp v2 `GET /api/v2/products/vps`, `billingCycles` (developer.hostup.se), as of November 2026")
  }

  public static func check(_ item: Item, in order: Order, _ context: inout RuleContext) {
    let catalog = context.options.catalog
    guard catalog.provider != nil else { return }
    guard item.type != .domain, let object = item.object, let slug = object.member(.productSlug), slug.state == .value, !item.isAdopted,
      let product = slug.withText({ catalog.product(slugUTF8: $0) }), let sold = product.billingCycles,
      let cycle = item.billingCycle, !sold.contains(cycle.value.rawValue)
    else { return }
    let words = sold.map { "`\($0)`" }.joined(separator: ", ")
    context.report(
      finding(
        "`\(slug.excerpt)` is not sold `\(cycle.value.rawValue)`, \(sold.isEmpty ? "nor in any other cycle" : "only \(words)")", at: cycle.place,
        severity: product.areBillingCyclesPinned ? .error : .warning, related: cycle.origin.relatedPlaces(of: item),
        help: ["The provider has no price for it in that cycle. By \(product.provenance?.file ?? "the built-in catalog"), \(product.date)."]))
  }
}
