import Catalog
import Diagnostics
import DomainNames
import JSON
import OrderLanguage
import YAMLSyntax

/// The sections of a catalog file.
extension CatalogReader {
  static let productKeys = [
    "slug", "type", "v1ProductId", "orderable", "payg", "billingCycles", "options", "tier", "source", "date",
  ]
  static let tldKeys = [
    "registerYears", "transferYears", "transferAddsYears", "authCode", "authCodeLength", "acceptedTerms", "secondStep", "nameservers",
    "testsNameservers", "labelLength", "idn", "idnCharacters", "registrantCountries", "tier", "source", "date",
  ]

  // MARK: Products and locations

  mutating func readProducts(_ value: Pointed, _ provider: CatalogProvider, _ provenance: CatalogProvenance) -> [ProductOverlay] {
    var products: [ProductOverlay] = []
    var names: Set<String> = []
    for item in list(value, "`products`") {
      guard let product = readProduct(item, provider, provenance) else { continue }
      let name = product.slug ?? product.v1ProductID ?? ""
      if names.insert((product.slug == nil ? "#" : "") + name).inserted {
        products.append(product)
      } else {
        fault("catalog_invalid_value", item, "the product `\(excerpt(name))` is listed twice")
      }
    }
    return products
  }

  private mutating func readProduct(_ item: Pointed, _ provider: CatalogProvider, _ file: CatalogProvenance) -> ProductOverlay? {
    let members = members(of: item, "a product", Self.productKeys)
    guard !members.isEmpty else { return nil }
    var product = ProductOverlay(provenance: provenance(members, file))
    product.slug = members["slug"].flatMap { text($0) }
    product.v1ProductID = members["v1ProductId"].flatMap { text($0) }
    product.kind = members["type"].flatMap { word($0, of: ProductKind.allCases.map(\.rawValue)) }.flatMap { ProductKind(rawValue: $0) }
    product.isOrderable = members["orderable"].flatMap { boolean($0) }
    product.isPayg = members["payg"].flatMap { boolean($0) }
    if let cycles = members["billingCycles"] {
      let words = BillingCycle.allCases.map(\.rawValue)
      let written = list(cycles, "`billingCycles`").compactMap { word($0, of: words) }
      product.billingCycles = words.filter(written.contains)
    }
    product.options = members["options"].map { texts($0, "`options`") }
    guard product.slug != nil || product.v1ProductID != nil else {
      missing("slug", of: item, "a product without `v1ProductId`")
      return nil
    }
    if members["type"] == nil {
      let known =
        product.slug.flatMap { Catalog.product(slug: $0, provider: provider) }
        ?? product.v1ProductID.flatMap { Catalog.product(v1ProductID: $0, provider: provider) }
      guard known != nil else {
        missing("type", of: item, "a product that is not in the built-in catalog")
        return nil
      }
    } else if product.kind == nil {
      return nil
    }
    return product
  }

  mutating func readLocations(_ value: Pointed, _ file: CatalogProvenance) -> [LocationOverlay] {
    list(value, "`locations`").compactMap { item in
      // A name by itself is enough.
      if isScalar(item) { return text(item).map { LocationOverlay(name: $0, provenance: file) } }
      let members = members(of: item, "a location", ["name", "tier", "source", "date"])
      guard let name = members["name"] else {
        if !members.isEmpty { missing("name", of: item, "a location") }
        return nil
      }
      return text(name).map { LocationOverlay(name: $0, provenance: provenance(members, file)) }
    }
  }

  // MARK: TLDs

  mutating func readTLDs(_ value: Pointed, _ file: CatalogProvenance) -> [String: TLDOverlay] {
    var tlds: [String: TLDOverlay] = [:]
    for (key, entry, name) in entries(of: value, "`tlds`") {
      guard let tld = tldName(name, at: Pointed(key, entry.pointer)) else { continue }
      tlds[tld] = readTLD(entry, file)
    }
    return tlds
  }

  private mutating func readTLD(_ value: Pointed, _ file: CatalogProvenance) -> TLDOverlay {
    let members = members(of: value, "a TLD", Self.tldKeys)
    var tld = TLDOverlay(provenance: provenance(members, file))
    tld.registerYears = fact(members["registerYears"]) { $0.years($1) }
    tld.transferYears = fact(members["transferYears"]) { $0.years($1) }
    tld.transferAddsYears = fact(members["transferAddsYears"]) { $0.number($1, in: 0...10) }
    tld.authCode = members["authCode"].flatMap { word($0, of: ["required", "none", "unknown"]) }.map { word in
      word == "required" ? .required : word == "none" ? AuthCodeNeed.none : .unknown
    }
    tld.authCodeLength = fact(members["authCodeLength"]) { $0.bounds($1) }
    if let terms = members["acceptedTerms"] {
      let actions = self.members(of: terms, "`acceptedTerms`", ["register", "transfer"])
      tld.registerTerms = fact(actions["register"]) { $0.texts($1, "`register`") }
      tld.transferTerms = fact(actions["transfer"]) { $0.texts($1, "`transfer`") }
    }
    tld.secondStep = fact(members["secondStep"]) { $0.text($1) }
    tld.nameservers = fact(members["nameservers"]) { $0.bounds($1) }
    tld.testsNameservers = fact(members["testsNameservers"]) { $0.boolean($1) }
    tld.labelLength = fact(members["labelLength"]) { $0.bounds($1) }
    tld.supportsIDN = fact(members["idn"]) { $0.boolean($1) }
    tld.idnCharacters = fact(members["idnCharacters"]) { $0.text($1) }
    tld.registrants = fact(members["registrantCountries"]) { $0.registrants($1) }
    return tld
  }

  /// A fact that may be written as `unknown`; nil where it is absent or faulty.
  private mutating func fact<Value>(_ value: Pointed?, _ read: (inout CatalogReader, Pointed) -> Value?) -> CatalogFact<Value>? {
    guard let value else { return nil }
    return isUnknown(value) ? .unknown : read(&self, value).map { .known($0) }
  }

  /// A list of periods, or bounds.
  private mutating func years(_ value: Pointed) -> RegistrationYears? {
    if tree[tree.resolved(value.node)].kind == .mapping {
      guard let bounds = bounds(value, 1...30) else { return nil }
      guard let min = bounds.min, let max = bounds.max else {
        missing(bounds.min == nil ? "min" : "max", of: value, "a range of years")
        return nil
      }
      return RegistrationYears(min...max)
    }
    let items = list(value, "the years")
    let years = items.compactMap { number($0, in: 1...30) }
    if items.isEmpty, tree[tree.resolved(value.node)].kind == .sequence {
      fault("catalog_invalid_value", value, "the list of years is empty: write `unknown` where nobody knows")
    }
    return years.count == items.count ? RegistrationYears(years) : nil
  }

  /// `{min: 2, max: 13}`; an end that is left out is open.
  private mutating func bounds(_ value: Pointed, _ range: ClosedRange<Int> = 0...255) -> FactBounds? {
    let members = members(of: value, "a range", ["min", "max"])
    let bounds = FactBounds(min: members["min"].flatMap { number($0, in: range) }, max: members["max"].flatMap { number($0, in: range) })
    if bounds.min == nil && members["min"] != nil || bounds.max == nil && members["max"] != nil { return nil }
    guard let min = bounds.min, let max = bounds.max, min > max else { return members.isEmpty ? nil : bounds }
    fault("catalog_invalid_value", value, "`min` is above `max`")
    return nil
  }

  /// A list of country codes, or `anyone`.
  private mutating func registrants(_ value: Pointed) -> TLDOverlay.Registrants? {
    if isScalar(value) { return word(value, of: ["anyone", "unknown"]).map { _ in .anyone } }
    let items = list(value, "`registrantCountries`")
    var countries: [String] = []
    for item in items {
      guard let code = text(item) else { return nil }
      guard Catalog.country(code) != nil else {
        fault("catalog_invalid_value", item, "`\(excerpt(code))` is no ISO 3166-1 country code in capital letters")
        return nil
      }
      countries.append(code)
    }
    return .countries(countries)
  }

  /// The A-label of a TLD.
  mutating func tldName(_ text: String, at value: Pointed) -> String? {
    if !text.hasPrefix("."), case .success(let name) = DomainName.parse("x." + text) { return String(name.asciiText.dropFirst(2)) }
    let bare = text.drop { $0 == "." }
    let advice = text.hasPrefix(".") && !bare.isEmpty ? ": write `\(excerpt(String(bare)))`, without a dot before it" : ""
    fault("catalog_invalid_value", value, "`\(excerpt(text))` is no top-level domain\(advice)")
    return nil
  }
}
