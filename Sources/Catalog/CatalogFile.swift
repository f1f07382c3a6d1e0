/// What one catalog file says: facts of one provider, laid over the built-in catalog.
public struct CatalogFile: Sendable {
  /// The file as reports name it.
  public var name: String
  public var provider: CatalogProvider
  /// When the provider was asked, `2026-11-21`.
  public var asOf: String
  /// Where its entries were read, unless they say otherwise.
  public var source: String
  /// The products that the file lists; they are the pinned list of their kind.
  public var products: [ProductOverlay] = []
  public var locations: [LocationOverlay] = []
  /// By the A-label of the TLD.
  public var tlds: [String: TLDOverlay] = [:]
  /// All TLDs that the provider sells, as A-labels; nil where the file does not list them.
  public var offeredTLDs: Set<String>?

  public init(name: String, provider: CatalogProvider, asOf: String, source: String? = nil) {
    self.name = name
    self.source = source ?? name
    self.provider = provider
    self.asOf = asOf
  }
}

/// Where an entry of a catalog file comes from.
public struct CatalogProvenance: Sendable, Equatable {
  /// The file that says so.
  public var file: String
  public var tier: ProductTier
  public var source: String
  /// `2026-11` or `2026-11-21`.
  public var date: String

  public init(file: String, tier: ProductTier = .documented, source: String, date: String) {
    self.file = file
    self.tier = tier
    self.source = source
    self.date = date
  }
}

/// What a catalog file says about a product; a member that is nil leaves what was known.
public struct ProductOverlay: Sendable, Equatable {
  public var slug: String?
  public var v1ProductID: String?
  public var kind: ProductKind?
  public var isOrderable: Bool?
  public var isPayg: Bool?
  /// In the words of the spec language.
  public var billingCycles: [String]?
  public var options: [String]?
  public var provenance: CatalogProvenance

  public init(slug: String? = nil, v1ProductID: String? = nil, kind: ProductKind? = nil, provenance: CatalogProvenance) {
    self.slug = slug
    self.v1ProductID = v1ProductID
    self.kind = kind
    self.provenance = provenance
  }

  /// What a product is told apart by.
  var key: String { slug ?? "#" + (v1ProductID ?? "") }

  /// This with everything that a later file says.
  func laidUnder(_ later: ProductOverlay) -> ProductOverlay {
    var result = later
    result.v1ProductID = later.v1ProductID ?? v1ProductID
    result.kind = later.kind ?? kind
    result.isOrderable = later.isOrderable ?? isOrderable
    result.isPayg = later.isPayg ?? isPayg
    result.billingCycles = later.billingCycles ?? billingCycles
    result.options = later.options ?? options
    return result
  }
}

/// A location that a catalog file names.
public struct LocationOverlay: Sendable, Equatable {
  public var name: String
  public var provenance: CatalogProvenance

  public init(name: String, provenance: CatalogProvenance) {
    self.name = name
    self.provenance = provenance
  }
}
