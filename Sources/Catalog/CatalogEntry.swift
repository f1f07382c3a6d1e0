/// One row of the catalog as people and programs read it: a product, a location or a TLD, with all that is known about it.
public struct CatalogEntry: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case product, location, tld
    /// The list of TLDs that a provider sells.
    case offer
  }

  /// What is known about one thing.
  public enum Value: Sendable, Equatable {
    case text(String)
    case texts([String])
    case numbers([Int])
    case number(Int)
    case flag(Bool)
    /// An end that is not known is nil.
    case bounds(FactBounds)
  }

  /// A fact by the key that catalog files give it.
  public struct Fact: Sendable, Equatable {
    public let key: String
    public let value: Value
    /// The sources disagree or are weak: rules warn instead of failing.
    public let isUncertain: Bool
  }

  public let kind: Kind
  /// nil for a TLD: registries are nobody's products.
  public let provider: CatalogProvider?
  /// The slug, or the id of v1 where there is no slug; the name of the location or TLD.
  public let name: String
  /// What is known; what nobody knows is left out.
  public private(set) var facts: [Fact] = []
  /// `documented`, `observed` or `assumed`; nil for a built-in TLD, which has a confidence.
  public let tier: ProductTier?
  public let confidence: Confidence?
  public let source: String
  public let date: String
  /// The catalog file that speaks last; nil where all is built in.
  public let file: String?

  /// What entries are matched by: two with the same one are one thing.
  public var identity: [String] { [kind.rawValue, provider?.rawValue ?? "", name] }

  init(_ product: Product) {
    kind = .product
    provider = product.provider
    name = product.slug ?? product.v1ProductID ?? ""
    tier = product.tier
    confidence = nil
    source = product.source
    date = product.date
    file = product.provenance?.file
    add("type", .text(product.kind.rawValue))
    add("v1ProductId", product.v1ProductID.map { .text($0) })
    if !product.isOrderable { add("orderable", .flag(false)) }
    if product.isPayg { add("payg", .flag(true)) }
    add("billingCycles", product.billingCycles.map { .texts($0) })
    if !product.options.isEmpty { add("options", .texts(product.options)) }
  }

  init(_ location: ProductLocation) {
    kind = .location
    provider = location.provider
    name = location.name
    tier = location.tier
    confidence = nil
    source = location.source
    date = location.date
    file = location.provenance?.file
  }

  /// The TLDs that a provider sells, with the file that speaks last.
  init(offeredTLDs names: Set<String>, _ file: CatalogFile) {
    kind = .offer
    provider = file.provider
    name = "offeredTlds"
    tier = .documented
    confidence = nil
    source = file.source
    date = file.asOf
    self.file = file.name
    add("tlds", .texts(names.sorted()))
  }

  init(_ tld: TLDFacts) {
    kind = .tld
    provider = nil
    name = tld.name
    tier = tld.provenance?.tier
    confidence = tld.provenance == nil ? tld.confidence : nil
    source = tld.provenance?.source ?? "\(tld.registry), and the sources that orderspec's tlds.yaml names"
    date = tld.provenance?.date ?? Catalog.tldsAsOf
    file = tld.provenance?.file
    add("registerYears", tld.registerYears.map { .numbers($0.values) }, !tld.isCertain(.registerYears))
    add("transferYears", tld.transferYears.map { .numbers($0.values) })
    add("transferAddsYears", tld.transferAddsYears.map { .number($0) }, !tld.isCertain(.transferAddsYears))
    add("authCode", tld.authCode == .unknown ? nil : .text(tld.authCode == .required ? "required" : "none"), !tld.isCertain(.authCode))
    add("authCodeLength", Self.bounds(tld.authCodeLength), !tld.isCertain(.authCode))
    add("acceptedTerms.register", tld.registerTermsAtHostUp.map { .texts($0) })
    add("acceptedTerms.transfer", tld.transferTermsAtHostUp.map { .texts($0) })
    add("secondStep", tld.secondStep.map { .text($0) })
    add("nameservers", Self.bounds(tld.nameservers), !tld.isCertain(.nameservers))
    add("testsNameservers", tld.testsNameservers.map { .flag($0) }, !tld.isCertain(.nameservers))
    add("labelLength", Self.bounds(tld.labelLength), !tld.isCertain(.labelLength))
    if !tld.registry.isEmpty || tld.isCertain(.idn) { add("idn", .flag(tld.supportsIDN), !tld.isCertain(.idn)) }
    add("idnCharacters", tld.idnCharacters.map { .text($0) }, !tld.isCertain(.idn))
    let registrants: Value? = tld.isRestricted ? tld.registrantCountries.map { .texts($0) } : .text("anyone")
    add("registrantCountries", registrants, !tld.isCertain(.eligibility))
  }

  private mutating func add(_ key: String, _ value: Value?, _ isUncertain: Bool = false) {
    if let value { facts.append(Fact(key: key, value: value, isUncertain: isUncertain)) }
  }

  private static func bounds(_ bounds: FactBounds) -> Value? { bounds.min == nil && bounds.max == nil ? nil : .bounds(bounds) }
}

extension CatalogView {
  /// All rows: products by provider, type and slug, then locations, then TLDs, then the lists of TLDs that are sold.
  public var entries: [CatalogEntry] {
    var offers: [CatalogProvider: CatalogEntry] = [:]
    for file in files where file.offeredTLDs != nil {
      offers[file.provider] = CatalogEntry(offeredTLDs: scoped(to: file.provider).offeredTLDs ?? [], file)
    }
    return products.map { CatalogEntry($0) } + locations.map { CatalogEntry($0) } + tlds.map { CatalogEntry($0) }
      + CatalogProvider.allCases.compactMap { offers[$0] }
  }
}

extension CatalogEntry.Value: CustomStringConvertible {
  /// As a catalog file may write it: `1 to 10`, `monthly, annually`, `2 or more`.
  public var description: String {
    switch self {
    case .text(let text): text
    case .texts(let texts): texts.isEmpty ? "none" : texts.joined(separator: ", ")
    case .numbers(let numbers): RegistrationYears(numbers)?.description ?? "none"
    case .number(let number): "\(number)"
    case .flag(let flag): "\(flag)"
    case .bounds(let bounds):
      switch (bounds.min, bounds.max) {
      case (let min?, let max?): min == max ? "\(min)" : "\(min) to \(max)"
      case (let min?, nil): "\(min) or more"
      case (nil, let max?): "\(max) or fewer"
      case (nil, nil): "unknown"
      }
    }
  }
}
