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
public enum ProductTier: UInt8, Sendable {
  /// Deduced.
  case assumed
  /// Seen in public client code.
  case observed
  /// Published by the provider.
  case documented
}

/// A product that is known without asking the provider: a view of one entry of the built-in table.
///
/// The table holds what the providers' documentation happens to mention, never their whole offer. Sources: `source`, and `Data/products.yaml`.
public struct Product: Sendable, Hashable {
  let index: Int

  init(index: Int) { self.index = index }

  private var record: UnsafePointer<catalog_product> { catalog_product_at(index) }

  public var provider: CatalogProvider { CatalogProvider(code: record.pointee.provider) }

  public var kind: ProductKind { ProductKind(code: record.pointee.kind) }

  /// The word that an order names it by: HostUp v2 `productSlug`, SuperSpace `plan`; nil where only the id of v1 is known.
  public var slug: String? { record.pointee.slug.string }

  /// HostUp v1 `productId`; no table from id to slug is published.
  public var v1ProductID: String? { record.pointee.v1_product_id.string }

  /// Whether an order may name it; some slugs stand in responses only.
  public var isOrderable: Bool { record.pointee.is_orderable != 0 }

  /// The billing cycles in the words of the spec language; nil where only the provider knows them.
  public var billingCycles: [String]? {
    let bits = record.pointee.billing_cycles
    let words = ["monthly", "quarterly", "semiannually", "annually", "biennially", "triennially"]
    return bits == 0 ? nil : words.indices.filter { bits & 1 << UInt8($0) != 0 }.map { words[$0] }
  }

  /// The documented keys of the item's `options`.
  public var options: [String] { record.pointee.options.strings ?? [] }

  public var tier: ProductTier { ProductTier(rawValue: record.pointee.tier) ?? .assumed }

  /// Where the product was read of.
  public var source: String { record.pointee.source.string ?? "" }

  /// When it was read of, `2026-11`.
  public var date: String { record.pointee.date.string ?? "" }
}

/// A place where a provider runs its products (SuperSpace `location`).
public struct ProductLocation: Sendable, Hashable {
  let index: Int

  init(index: Int) { self.index = index }

  private var record: UnsafePointer<catalog_location> { catalog_location_at(index) }

  public var name: String { record.pointee.name.string ?? "" }

  public var provider: CatalogProvider { CatalogProvider(code: record.pointee.provider) }

  public var tier: ProductTier { ProductTier(rawValue: record.pointee.tier) ?? .assumed }

  /// Where the location was read of.
  public var source: String { record.pointee.source.string ?? "" }

  /// When it was read of, `2026-11`.
  public var date: String { record.pointee.date.string ?? "" }
}
