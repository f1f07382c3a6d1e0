import CCatalogData

/// A provider whose products are listed.
public enum CatalogProvider: String, Sendable, CaseIterable {
  case hostup, superspace

  /// The code of CCatalogData.h.
  var code: UInt8 {
    switch self {
    case .hostup: UInt8(CATALOG_PROVIDER_HOSTUP)
    case .superspace: UInt8(CATALOG_PROVIDER_SUPERSPACE)
    }
  }

  init(code: UInt8) { self = code == UInt8(CATALOG_PROVIDER_SUPERSPACE) ? .superspace : .hostup }
}

/// The item type that a product is ordered as; the words are those of the spec language.
public enum ProductKind: String, Sendable, CaseIterable {
  case domain, vps
  case sharedHosting = "shared_hosting"
  case addon, site

  init(code: UInt8) {
    self =
      switch Int(code) {
      case CATALOG_KIND_VPS: .vps
      case CATALOG_KIND_SHARED_HOSTING: .sharedHosting
      case CATALOG_KIND_ADDON: .addon
      case CATALOG_KIND_SITE: .site
      default: .domain
      }
  }
}

/// How a fact about a product is known.
public enum ProductTier: UInt8, Sendable, CaseIterable {
  /// Deduced.
  case assumed
  /// Seen in public client code.
  case observed
  /// Published by the provider.
  case documented

  /// The word of catalog files.
  public var word: String {
    switch self {
    case .assumed: "assumed"
    case .observed: "observed"
    case .documented: "documented"
    }
  }
}

/// A product: a view of one entry of the built-in table, and of what catalog files lay over it.
///
/// The table holds what the providers' documentation happens to mention, never their whole offer. Sources: `source`, and `Data/products.yaml`.
public struct Product: Sendable, Hashable {
  /// The place in the table; negative where only a catalog file names the product.
  let index: Int
  /// What catalog files say, with the provider.
  private let overlay: Boxed<(provider: CatalogProvider, facts: ProductOverlay)>?

  init(index: Int) {
    self.index = index
    overlay = nil
  }

  /// The built-in facts about a product, where there are some, below what catalog files say.
  init(_ provider: CatalogProvider, _ builtIn: Product?, _ overlay: ProductOverlay) {
    index = builtIn?.index ?? -1
    self.overlay = Boxed((provider, overlay))
  }

  private var record: UnsafePointer<catalog_product>? { index < 0 ? nil : catalog_product_at(index) }

  private var said: ProductOverlay? { overlay?.value.facts }

  public var provider: CatalogProvider { overlay?.value.provider ?? CatalogProvider(code: record?.pointee.provider ?? 0) }

  public var kind: ProductKind { said?.kind ?? ProductKind(code: record?.pointee.kind ?? 0) }

  /// The word that an order names it by: HostUp v2 `productSlug`, SuperSpace `plan`; nil where only the id of v1 is known.
  public var slug: String? { said?.slug ?? record?.pointee.slug.string }

  /// HostUp v1 `productId`; no table from id to slug is published.
  public var v1ProductID: String? { said?.v1ProductID ?? record?.pointee.v1_product_id.string }

  /// Whether an order may name it; some slugs stand in responses only.
  public var isOrderable: Bool { said?.isOrderable ?? record.map { $0.pointee.is_orderable != 0 } ?? true }

  /// Whether it is paid as it is used, and so deployed instead of ordered; only catalog files tell.
  public var isPayg: Bool { said?.isPayg ?? false }

  /// The billing cycles in the words of the spec language; nil where only the provider knows them.
  public var billingCycles: [String]? {
    if let said = said?.billingCycles { return said }
    let bits = record?.pointee.billing_cycles ?? 0
    let words = ["monthly", "quarterly", "semiannually", "annually", "biennially", "triennially"]
    return bits == 0 ? nil : words.indices.filter { bits & 1 << UInt8($0) != 0 }.map { words[$0] }
  }

  /// Whether a catalog file says which billing cycles there are.
  public var areBillingCyclesPinned: Bool { said?.billingCycles != nil }

  /// The documented keys of the item's `options`.
  public var options: [String] { said?.options ?? record?.pointee.options.strings ?? [] }

  public var tier: ProductTier { provenance?.tier ?? record.flatMap { ProductTier(rawValue: $0.pointee.tier) } ?? .assumed }

  /// Where the product was read of.
  public var source: String { provenance?.source ?? record?.pointee.source.string ?? "" }

  /// When it was read of, `2026-11`.
  public var date: String { provenance?.date ?? record?.pointee.date.string ?? "" }

  /// The catalog file that says something about the product, and where from; nil where all is built in.
  public var provenance: CatalogProvenance? { said?.provenance }
}

/// A place where a provider runs its products (SuperSpace `location`).
public struct ProductLocation: Sendable, Hashable {
  /// The place in the table; negative where only a catalog file names the location.
  let index: Int
  private let overlay: Boxed<(provider: CatalogProvider, facts: LocationOverlay)>?

  init(index: Int) {
    self.index = index
    overlay = nil
  }

  init(_ provider: CatalogProvider, _ overlay: LocationOverlay) {
    index = -1
    self.overlay = Boxed((provider, overlay))
  }

  private var record: UnsafePointer<catalog_location>? { index < 0 ? nil : catalog_location_at(index) }

  public var name: String { overlay?.value.facts.name ?? record?.pointee.name.string ?? "" }

  public var provider: CatalogProvider { overlay?.value.provider ?? CatalogProvider(code: record?.pointee.provider ?? 0) }

  public var tier: ProductTier { provenance?.tier ?? record.flatMap { ProductTier(rawValue: $0.pointee.tier) } ?? .assumed }

  /// Where the location was read of.
  public var source: String { provenance?.source ?? record?.pointee.source.string ?? "" }

  /// When it was read of, `2026-11`.
  public var date: String { provenance?.date ?? record?.pointee.date.string ?? "" }

  /// The catalog file that names the location; nil where it is built in.
  public var provenance: CatalogProvenance? { overlay?.value.facts.provenance }
}
