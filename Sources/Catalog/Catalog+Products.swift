import CCatalogData

extension Catalog {
  /// All products that are known, by provider and slug.
  public static var products: some RandomAccessCollection<Product> { (0..<Int(catalog_product_count)).lazy.map(Product.init(index:)) }

  /// All locations that are known, by provider and name.
  public static var locations: some RandomAccessCollection<ProductLocation> { (0..<Int(catalog_location_count)).lazy.map(ProductLocation.init(index:)) }

  /// The product of a slug.
  public static func product(slug: String, provider: CatalogProvider) -> Product? { slug.withBytes { product(slugUTF8: $0, provider: provider) } }

  /// The product of a slug by its bytes; allocates nothing.
  public static func product(slugUTF8 slug: UnsafeBufferPointer<UInt8>, provider: CatalogProvider) -> Product? {
    guard !slug.isEmpty else { return nil }
    let code = provider.code
    return firstIndex(below: Int(catalog_product_count)) {
      let record = catalog_product_at($0)!
      return record.pointee.provider == code ? record.pointee.slug.compare(slug) : Int(record.pointee.provider) - Int(code)
    }.map(Product.init(index:))
  }

  /// The product of an id of HostUp v1.
  public static func product(v1ProductID id: String, provider: CatalogProvider) -> Product? {
    products.first { $0.provider == provider && $0.v1ProductID == id }
  }

  /// The slugs that an order may name; empty where none is known, and then nothing can be said about any slug.
  public static func slugs(provider: CatalogProvider, kind: ProductKind) -> [String] {
    products.filter { $0.provider == provider && $0.kind == kind && $0.isOrderable }.compactMap(\.slug)
  }

  /// A location by its name.
  public static func location(named name: String, provider: CatalogProvider) -> ProductLocation? {
    locations.first { $0.provider == provider && $0.name == name }
  }

  /// The names of the locations that are known; empty where none is.
  public static func locationNames(provider: CatalogProvider) -> [String] {
    locations.filter { $0.provider == provider }.map(\.name)
  }
}
