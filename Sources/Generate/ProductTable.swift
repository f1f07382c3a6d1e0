/// The tables of products and locations, as C.
struct ProductTable {
  private static let path = "Sources/Catalog/Data/products.yaml"

  private let products: [ProductEntry]
  private let locations: [LocationEntry]

  /// An entry with a fault is left out and told.
  init(of repository: Repository, _ problems: inout [Problem]) throws {
    var members = try Fact.root(of: ProductTable.path, in: repository).members()
    var products: [ProductEntry] = []
    for item in try members.take("products").items() {
      problems.collect {
        let product = try ProductEntry(item)
        if products.contains(where: { $0.clashes(with: product) }) { throw item.problem("the product is there twice") }
        products.append(product)
      }
    }
    var locations: [LocationEntry] = []
    for item in try members.take("locations").items() {
      problems.collect {
        let location = try LocationEntry(item)
        if locations.contains(where: { $0.key == location.key }) { throw item.problem("the location is there twice") }
        locations.append(location)
      }
    }
    try members.end()
    self.products = products.filter { $0.slug != nil || $0.v1ProductID != nil }.sorted { $0.key < $1.key }
    self.locations = locations.sorted { $0.key < $1.key }
    if self.products.isEmpty || locations.isEmpty, problems.isEmpty { throw Problem(place: ProductTable.path, message: "there is no product or no location") }
  }

  var source: String {
    CSource.header(from: ProductTable.path)
      + CSource.table("catalog_product", "catalog_products", count: "catalog_product_count", products.map(ProductTable.record))
      + CSource.table("catalog_location", "catalog_locations", count: "catalog_location_count", locations.map(ProductTable.record))
  }

  private static func record(_ product: ProductEntry) -> String {
    CSource.record(
      [
        ("slug", product.slug.map(CSource.text)),
        ("v1_product_id", product.v1ProductID.map(CSource.text)),
        ("provider", CSource.constant("PROVIDER", product.provider.rawValue)),
        ("kind", CSource.constant("KIND", product.kind.rawValue)),
        ("is_orderable", product.isOrderable ? "1" : "0"),
        ("billing_cycles", product.billingCycles?.map { CSource.constant("CYCLE", $0.rawValue) }.joined(separator: " | ")),
        ("options", product.options.isEmpty ? nil : CSource.texts(product.options)),
        ("tier", CSource.constant("TIER", product.evidence.tier.rawValue)),
        ("source", CSource.text(product.evidence.source)),
        ("date", CSource.text(product.evidence.date)),
      ], indent: "  ")
  }

  private static func record(_ location: LocationEntry) -> String {
    CSource.record(
      [
        ("name", CSource.text(location.name)),
        ("provider", CSource.constant("PROVIDER", location.provider.rawValue)),
        ("tier", CSource.constant("TIER", location.evidence.tier.rawValue)),
        ("source", CSource.text(location.evidence.source)),
        ("date", CSource.text(location.evidence.date)),
      ], indent: "  ")
  }
}
