import Catalog
public import Diagnostics
public import OrderLanguage

/// A product or location that the catalog of the target does not know, or knows as another kind of item.
public enum UnknownProductSlug: ItemRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "unknown_product_slug", group: .reference, severity: .error,
      summary: "the product or location is not in the catalog, or is another kind of item there",
      why: """
        The provider refuses an order for what it does not sell. A catalog file that lists products or locations is complete, so this is an error; the \
        built-in catalog holds only what is published, and this is a warning.
        """,
      whatToDo: "Correct the name. A product that the provider sells and the catalog file does not list is added there.",
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
      exampleFiles: [
        (name: ".orderspec.yaml", text: "catalog: [hostup.catalog.yaml]\n"),
        (
          name: "hostup.catalog.yaml",
          text: """
          catalog: 1
          provider: hostup
          asOf: 2026-11-20
          products:
            - { slug: vps-med, type: vps }
          """
        ),
      ],
      exampleTarget: "hostup-v2", source: "HostUp v2 products (developer.hostup.se), SuperSpace orders (docs.superspace.nl), as of November 2026",
      isBlocking: true)
  }

  public static func check(_ item: Item, in order: Order, _ context: inout RuleContext) {
    let catalog = context.options.catalog
    guard catalog.provider != nil else { return }
    guard let object = item.object, let kind = kind(of: item.type), !item.isAdopted else { return }
    if let slug = object.member(.productSlug), slug.state == .value { check(slug, of: item, kind, catalog, &context) }
    if let location = object.member(.location), location.state == .value { check(location, of: item, catalog, &context) }
  }

  private static func check(_ slug: Origin, of item: Item, _ kind: ProductKind, _ catalog: CatalogView, _ context: inout RuleContext) {
    let product = slug.withText { catalog.product(slugUTF8: $0) }
    // A server that is paid as it is used has a rule of its own.
    if let product, product.kind == kind, product.isOrderable || product.isPayg { return }
    let isPinned = catalog.isPinned(kind) || product?.provenance != nil
    let known = catalog.slugs(kind)
    // Where no product of the kind is published, nothing can be said.
    guard isPinned || !known.isEmpty else { return }
    let text = slug.excerpt
    let title = isPinned ? "the catalog file" : "the built-in catalog"
    var message: String
    if let product, product.kind == kind {
      message = "`\(text)` cannot be ordered, by \(title)"
    } else if let product {
      message = "`\(text)` is a \(product.kind.rawValue) product in \(title), not a \(kind.rawValue)"
    } else {
      message = "there is no \(kind.rawValue) product `\(text)` in \(title)"
      if let suggestion = Suggestion.nearest(to: slug.text, in: known) { message += "; did you mean `\(suggestion)`?" }
    }
    report(message, slug, of: item, isPinned, isPinned ? "Listed products" : "Published products", known, &context)
  }

  private static func check(_ location: Origin, of item: Item, _ catalog: CatalogView, _ context: inout RuleContext) {
    let known = catalog.locationNames
    guard !known.isEmpty, !known.contains(where: { name in location.withText { $0.elementsEqual(name.utf8) } }) else { return }
    let isPinned = catalog.areLocationsPinned
    var message = "there is no location `\(location.excerpt)` in \(isPinned ? "the catalog file" : "the built-in catalog")"
    if let suggestion = Suggestion.nearest(to: location.text, in: known) { message += "; did you mean `\(suggestion)`?" }
    report(message, location, of: item, isPinned, isPinned ? "Listed locations" : "Published locations", known, &context)
  }

  private static func report(
    _ message: String, _ origin: Origin, of item: Item, _ isPinned: Bool, _ title: String, _ known: [String], _ context: inout RuleContext
  ) {
    let help = known.isEmpty ? [] : ["\(title): \(known.map { "`\($0)`" }.joined(separator: ", "))."]
    context.report(finding(message, at: origin.place, severity: isPinned ? .error : .warning, related: origin.relatedPlaces(of: item), help: help))
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
