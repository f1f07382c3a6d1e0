/// A product as Sources/Catalog/Data/products.yaml describes it; the comments there say what the members mean.
struct ProductEntry {
  /// In the order of the constants in CCatalogData.h, by which the tables are sorted.
  enum Provider: String, CaseIterable {
    case hostup, superspace

    var order: Int { self == .hostup ? 0 : 1 }
  }
  enum Kind: String, CaseIterable {
    case domain, vps
    case sharedHosting = "shared_hosting"
    case addon, site
  }
  enum BillingCycle: String, CaseIterable { case monthly, quarterly, semiannually, annually, biennially, triennially }

  let provider: Provider
  let kind: Kind
  let slug: String?
  let v1ProductID: String?
  let addonID: String?
  let isOrderable: Bool
  /// nil: not known.
  let billingCycles: [BillingCycle]?
  let options: [String]
  let evidence: EvidenceEntry

  init(_ fact: Fact) throws {
    var members = try fact.members()
    provider = try members.take("provider").word(Provider.self)
    kind = try members.take("kind").word(Kind.self)
    slug = try members.takeIfPresent("slug")?.text()
    v1ProductID = try members.takeIfPresent("v1ProductId")?.text()
    addonID = try members.takeIfPresent("addonId")?.text()
    isOrderable = try members.take("orderable").boolean()
    billingCycles = try members.take("billingCycles").unlessUnknown { try $0.each { try $0.word(BillingCycle.self) } }
    options = try members.take("options").each { try $0.text() }
    evidence = try EvidenceEntry(&members)
    try members.end()
    if slug == nil, v1ProductID == nil, addonID == nil { throw fact.problem("a product needs a `slug`, a `v1ProductId` or an `addonId`") }
    if billingCycles?.isEmpty == true { throw fact.problem("write `billingCycles: unknown` where none is known") }
  }

  /// By provider, then by the bytes of slug and id.
  var key: SortKey { SortKey(provider: provider, names: [slug ?? "", v1ProductID ?? ""]) }

  /// Whether both could be meant by one name.
  func clashes(with other: ProductEntry) -> Bool {
    provider == other.provider
      && (slug != nil && slug == other.slug || v1ProductID != nil && v1ProductID == other.v1ProductID || addonID != nil && addonID == other.addonID)
  }
}

/// A place where a provider runs its products.
struct LocationEntry {
  let name: String
  let provider: ProductEntry.Provider
  let evidence: EvidenceEntry

  init(_ fact: Fact) throws {
    var members = try fact.members()
    name = try members.take("name").text()
    provider = try members.take("provider").word(ProductEntry.Provider.self)
    evidence = try EvidenceEntry(&members)
    try members.end()
  }

  var key: SortKey { SortKey(provider: provider, names: [name]) }
}

/// How a fact is known.
struct EvidenceEntry {
  enum Tier: String, CaseIterable { case assumed, observed, documented }

  let tier: Tier
  let source: String
  let date: String

  init(_ members: inout FactMembers) throws {
    tier = try members.take("tier").word(Tier.self)
    source = try members.take("source").text()
    date = try members.take("date").text()
  }
}

/// The order of the tables.
struct SortKey: Comparable {
  let provider: ProductEntry.Provider
  let names: [String]

  static func < (left: SortKey, right: SortKey) -> Bool {
    guard left.provider == right.provider else { return left.provider.order < right.provider.order }
    for (left, right) in zip(left.names, right.names) where left != right { return left.precedes(right) }
    return false
  }
}
