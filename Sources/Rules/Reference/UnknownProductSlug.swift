import Catalog
public import Diagnostics
public import OrderLanguage

/// A product that the catalogue of the target does not know, or knows as another kind of item.
public enum UnknownProductSlug: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "unknown_product_slug", group: .reference, severity: .warning,
      summary: "the product is not in the catalogue, or is another kind of item there",
      why: "The provider refuses an order for a product that it does not sell. The built-in catalogue holds only what is published, so this is a warning.",
      whatToDo: "Correct the name of the product. A product that the provider sells and the built-in catalogue does not know needs no change.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - type: vps
            id: web
            productSlug: vps-medd
            billingCycle: annually
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
      exampleTarget: "hostup-v2", source: "HostUp v2 products (developer.hostup.se), SuperSpace orders (docs.superspace.nl), as of November 2026")
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    guard let target = context.target else { return }
    let provider: CatalogProvider = target == .superspace ? .superspace : .hostup
    for item in order.items {
      guard let object = item.object, let slug = object.member(.productSlug), slug.state == .value, let kind = kind(of: item.type) else { continue }
      let product = slug.withText { Catalog.product(slugUTF8: $0, provider: provider) }
      if product?.kind == kind { continue }
      let known = Catalog.slugs(provider: provider, kind: kind)
      // Where no product of the kind is published, nothing can be said.
      guard !known.isEmpty else { continue }
      let text = slug.excerpt
      var message = "there is no \(item.type?.rawValue ?? "") product `\(text)` in the built-in catalogue"
      if let product { message = "`\(text)` is a \(product.kind.rawValue) product in the catalogue, not a \(item.type?.rawValue ?? "")" }
      if product == nil, let suggestion = Suggestion.nearest(to: slug.text, in: known) { message += "; did you mean `\(suggestion)`?" }
      var related = slug.aliasPlaces
      if slug.isDefault { related.append(RelatedPlace("it reaches this item", at: item.origin.place)) }
      context.report(
        finding(message, at: slug.place, related: related, help: ["Published products: \(known.map { "`\($0)`" }.joined(separator: ", "))."]))
    }
  }

  private static func kind(of type: ItemType?) -> ProductKind? {
    switch type {
    case .vps: .vps
    case .sharedHosting: .sharedHosting
    case .addon: .addon
    case .site: .site
    case .domain, nil: nil
    }
  }
}
