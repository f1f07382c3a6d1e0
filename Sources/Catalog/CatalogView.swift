/// The catalog as lint and compile see it: the built-in one, with catalog files laid over it.
///
/// A later file beats an earlier one, a file beats what is built in, field by field. A file that lists products is the pinned list of their kind at its
/// provider: no other product of that kind is known any more. Without files nothing is held, and look-ups allocate nothing.
public struct CatalogView: Sendable {
  /// What the files say, laid over each other.
  private final class Layers: Sendable {
    let files: [CatalogFile]
    /// The products of the files, by provider and slug or id.
    let products: [CatalogProvider: [String: Product]]
    /// The kinds that the files list products of.
    let pinnedKinds: [CatalogProvider: Set<ProductKind>]
    let locations: [CatalogProvider: [String: ProductLocation]]
    /// By the provider whose orders are looked at; nil: any.
    let tlds: [CatalogProvider?: [String: TLDFacts]]
    let offeredTLDs: [CatalogProvider: Set<String>]

    init(_ files: [CatalogFile]) {
      self.files = files
      var products: [CatalogProvider: [String: ProductOverlay]] = [:]
      var locations: [CatalogProvider: [String: ProductLocation]] = [:]
      var tlds: [CatalogProvider?: [String: TLDOverlay]] = [:]
      var offered: [CatalogProvider: Set<String>] = [:]
      for file in files {
        for product in file.products {
          products[file.provider, default: [:]].merge([product.key: product]) { $0.laidUnder($1) }
        }
        for location in file.locations { locations[file.provider, default: [:]][location.name] = ProductLocation(file.provider, location) }
        for scope in [file.provider, nil] { tlds[scope, default: [:]].merge(file.tlds) { $0.laidUnder($1) } }
        if let names = file.offeredTLDs { offered[file.provider, default: []].formUnion(names) }
      }
      let effective = Dictionary(
        uniqueKeysWithValues: products.map { provider, overlays in (provider, overlays.mapValues { Self.product($0, provider) }) })
      self.products = effective
      pinnedKinds = effective.mapValues { Set($0.values.map(\.kind)) }
      self.locations = locations
      self.tlds = tlds.mapValues { Dictionary(uniqueKeysWithValues: $0.map { ($0, TLDFacts($0, Catalog.tld($0), $1)) }) }
      offeredTLDs = offered
    }

    private static func product(_ overlay: ProductOverlay, _ provider: CatalogProvider) -> Product {
      let builtIn =
        overlay.slug.flatMap { Catalog.product(slug: $0, provider: provider) }
        ?? overlay.v1ProductID.flatMap { Catalog.product(v1ProductID: $0, provider: provider) }
      return Product(provider, builtIn, overlay)
    }
  }

  private let layers: Layers?
  /// The provider whose orders are looked at; nil: not known.
  public let provider: CatalogProvider?

  private init(_ layers: Layers?, _ provider: CatalogProvider?) {
    self.layers = layers
    self.provider = provider
  }

  /// The built-in catalog under these files, the later ones on top.
  public init(_ files: [CatalogFile] = []) { self.init(files.isEmpty ? nil : Layers(files), nil) }

  /// The catalog without any file.
  public static var builtIn: CatalogView { CatalogView() }

  /// The same catalog for the orders of one provider. What files say of another provider does not count there.
  public func scoped(to provider: CatalogProvider?) -> CatalogView { CatalogView(layers, provider) }

  /// The files, those that beat others last.
  public var files: [CatalogFile] { layers?.files ?? [] }

  // MARK: TLDs

  /// The facts about a TLD: its A-label in lower case, without a dot before it.
  public func tld(_ name: String) -> TLDFacts? { layers?.tlds[provider]?[name] ?? Catalog.tld(name) }

  /// The facts about the TLD that a domain name (lower-case A-labels) stands under; of two that fit, the longer one. Nothing where the name is registered
  /// under a longer public suffix.
  public func facts(forDomain asciiName: String) -> TLDFacts? { asciiName.withBytes { facts(forDomain: $0) } }

  /// The facts about the TLD of a domain name by its bytes; allocates nothing without catalog files.
  public func facts(forDomain asciiName: UnsafeBufferPointer<UInt8>) -> TLDFacts? {
    guard let overlaid = layers?.tlds[provider] else { return Catalog.facts(forDomain: asciiName) }
    for suffix in Suffixes(asciiName) {
      if let facts = overlaid[String(decoding: suffix, as: UTF8.self)] ?? Catalog.tld(utf8: suffix) {
        return Catalog.isRegistered(asciiName, below: asciiName.count - suffix.count - 1) ? facts : nil
      }
    }
    return nil
  }

  /// Whether the provider sells names of the TLD that a domain name stands under; nil where no file lists what it sells.
  public func offersTLD(ofDomain asciiName: UnsafeBufferPointer<UInt8>) -> Bool? {
    guard let offered = offeredTLDs else { return nil }
    return Suffixes(asciiName).contains { offered.contains(String(decoding: $0, as: UTF8.self)) }
  }

  /// All TLDs that the provider sells; nil where no file lists them.
  public var offeredTLDs: Set<String>? { provider.flatMap { layers?.offeredTLDs[$0] } }

  /// All TLDs that something is known about, by the bytes of their names.
  public var tlds: [TLDFacts] {
    guard let overlaid = layers?.tlds[provider] else { return Array(Catalog.tlds) }
    return (Catalog.tlds.filter { overlaid[$0.name] == nil } + overlaid.values).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  // MARK: Products

  /// Whether the catalog files list the provider's products of a kind: then there are no others.
  public func isPinned(_ kind: ProductKind) -> Bool { provider.flatMap { layers?.pinnedKinds[$0] }?.contains(kind) ?? false }

  /// The product of a slug, whatever its kind.
  public func product(slug: String) -> Product? { slug.withBytes { product(slugUTF8: $0) } }

  /// The product of a slug by its bytes; allocates nothing without catalog files.
  public func product(slugUTF8 slug: UnsafeBufferPointer<UInt8>) -> Product? {
    guard let provider else { return nil }
    if let layers, let product = layers.products[provider]?[String(decoding: slug, as: UTF8.self)] { return product }
    return Catalog.product(slugUTF8: slug, provider: provider).flatMap { isPinned($0.kind) ? nil : $0 }
  }

  /// The product of an id of HostUp v1. An entry that also has a slug comes first.
  public func product(v1ProductID id: String) -> Product? {
    guard let provider else { return nil }
    let said = layers?.products[provider]?.values.filter { $0.v1ProductID == id }.min { ($0.slug ?? "\u{10FFFF}") < ($1.slug ?? "\u{10FFFF}") }
    return said ?? Catalog.product(v1ProductID: id, provider: provider)
  }

  /// The id of HostUp v1 for a slug; nil where no catalog maps it.
  public func v1ProductID(ofSlug slug: String) -> String? { product(slug: slug)?.v1ProductID }

  /// The products that are known, sorted by kind and slug: those of the files, and the built-in ones of kinds that no file lists.
  public var products: [Product] {
    let providers = CatalogProvider.allCases.filter { provider == nil || $0 == provider }
    let said = providers.flatMap { layers?.products[$0] ?? [:] }.map(\.value)
    let builtIn = Catalog.products.filter { product in
      providers.contains(product.provider) && !scoped(to: product.provider).isPinned(product.kind)
    }
    return (builtIn + said).sorted { $0.sortKey.lexicographicallyPrecedes($1.sortKey) }
  }

  /// The slugs of a kind that an order may name; empty where none is known, and then nothing can be said about any slug.
  public func slugs(_ kind: ProductKind) -> [String] {
    guard provider != nil else { return [] }
    return products.filter { $0.kind == kind && $0.isOrderable && !$0.isPayg }.compactMap(\.slug)
  }

  // MARK: Locations

  /// Whether the catalog files list the provider's locations: then there are no others.
  public var areLocationsPinned: Bool { provider.flatMap { layers?.locations[$0] } != nil }

  /// The locations that are known, by provider and name.
  public var locations: [ProductLocation] {
    CatalogProvider.allCases.filter { provider == nil || $0 == provider }.flatMap { provider in
      layers?.locations[provider].map { $0.values.sorted { $0.name < $1.name } } ?? Catalog.locations.filter { $0.provider == provider }
    }
  }

  /// The names of the provider's locations; empty where none is known.
  public var locationNames: [String] { provider == nil ? [] : locations.map(\.name) }
}

/// What stands behind each dot of a name, the longest first.
private struct Suffixes: Sequence, IteratorProtocol {
  private let name: UnsafeBufferPointer<UInt8>
  private var position = 1

  init(_ name: UnsafeBufferPointer<UInt8>) { self.name = name }

  mutating func next() -> UnsafeBufferPointer<UInt8>? {
    guard position < name.count, let dot = name[position...].firstIndex(of: UInt8(ascii: ".")) else { return nil }
    position = dot + 1
    return UnsafeBufferPointer(rebasing: name[position...])
  }
}

extension Product {
  /// Provider, kind, slug and id, as the language orders them.
  var sortKey: [String] {
    let kinds = ProductKind.allCases
    return [provider.rawValue, "\(kinds.firstIndex(of: kind) ?? 0)", slug ?? "", v1ProductID ?? ""]
  }
}
