import Backends
import Catalog
import DomainNames
import OrderLanguage

/// What HostUp publishes of its products (documented at https://developer.hostup.se/, read 2026-11-21): no credentials are needed, and none are sent.
struct HostUpCatalog {
  let baseURL: String
  let read: Reader
  /// Is told what goes on.
  let progress: (String) -> Void
  /// What was left out, one line each.
  private(set) var notes: [String] = []

  init(baseURL: String, read: @escaping Reader, progress: @escaping (String) -> Void) {
    self.baseURL = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
    self.read = read
    self.progress = progress
  }

  private static let products = "/api/v2/products"

  /// - Throws: `ListFailure` where an answer cannot be had or read: half a catalog would call products unknown that are sold.
  mutating func draft(asOf: String) throws -> CatalogDraft {
    var draft = CatalogDraft(provider: "hostup", asOf: asOf, source: baseURL + Self.products)
    try addProducts(.vps, "\(Self.products)/vps", to: &draft)
    try addProducts(.sharedHosting, "\(Self.products)/shared-hosting", to: &draft)
    try addTLDs(to: &draft)
    return draft
  }

  /// An answer; nil where it is 404 and that is allowed.
  private func get(_ path: String, mayLack: Bool = false) throws -> JSONValue? {
    let bare = path.prefix { $0 != "?" }
    guard let response = try read(HTTPRequest(method: .get, url: baseURL + path, headers: [("Accept", "application/json")])) else {
      throw ListFailure(bare, "has no answer")
    }
    let body = JSONValue(response.body)
    if response.status == 404, mayLack, body?.isObject == true { return nil }
    guard response.status == 200 else { throw ListFailure(bare, response.status, HostUpV2API.problem(response.status, body)) }
    guard let body, body.isObject else { throw ListFailure(bare, "answered with nothing that can be read") }
    return body
  }

  /// A slug, or a key of terms.
  static func isWord(_ text: String) -> Bool {
    (1...100).contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || "._-".utf8.contains($0) }
  }

  // MARK: Products

  private mutating func addProducts(_ type: ItemType, _ path: String, to draft: inout CatalogDraft) throws {
    progress("reading \(path)")
    var seen: Set<String> = []
    var cursors: Set<String> = []
    var next = "\(path)?limit=100"
    while true {
      guard let body = try get(next), let rows = body["data"]?.elements else { throw ListFailure(path, "answered with nothing that can be read") }
      for row in rows {
        guard let slug = row["slug"]?.string, Self.isWord(slug) else {
          notes.append("a product of \(path) was left out: its slug\(row["slug"]?.line.map { " `\($0)`" } ?? "") is no word that an order could name")
          continue
        }
        guard seen.insert(slug).inserted else { continue }
        // Words of this and the other list: names, or objects with one.
        let words = (row["billingCycles"]?.elements ?? []).compactMap { ($0["billingCycle"] ?? $0).string }
        draft.products.append(
          CatalogDraft.Product(
            slug: slug, type: type, isOrderable: row["available"]?.boolean ?? true, billingCycles: words.compactMap(BillingCycle.init(rawValue:)),
            source: "GET \(path)"))
      }
      guard let cursor = body["nextCursor"]?.string else { return }
      guard cursors.insert(cursor).inserted else { throw ListFailure(path, "gives the same page again and again") }
      guard cursors.count <= 10_000 else { throw ListFailure(path, "has no end") }
      next = "\(path)?limit=100&cursor=\(cursor.queryEscaped)"
    }
  }

  // MARK: TLDs

  private mutating func addTLDs(to draft: inout CatalogDraft) throws {
    let path = "\(Self.products)/domains"
    progress("reading \(path)")
    guard let rows = try get(path)?["tlds"]?.elements else { throw ListFailure(path, "answered with nothing that can be read") }
    for (index, row) in rows.enumerated() {
      let text = row["tld"]?.string ?? ""
      guard case .success(let name) = DomainName.parse("x." + text.drop { $0 == "." }) else {
        notes.append("a TLD was left out: `\(TextLines.line(text))` is none")
        continue
      }
      let tld = String(name.asciiText.dropFirst(2))
      guard draft.tlds[tld] == nil else { continue }
      progress("reading .\(tld), \(index + 1) of \(rows.count)")
      guard let body = try get("\(path)/\(tld.queryEscaped)", mayLack: true) else {
        notes.append(".\(tld) is in the list of TLDs and has no page of its own: nothing is said of it")
        draft.tlds[tld] = CatalogDraft.TLD()
        continue
      }
      draft.tlds[tld] = facts(of: tld, body)
    }
  }

  private mutating func facts(of tld: String, _ body: JSONValue) -> CatalogDraft.TLD {
    var facts = CatalogDraft.TLD()
    // A price that is null: not offered for so many years.
    for row in body["domainPricing"]?.elements ?? [] {
      guard let years = row["years"]?.integer, (1...30).contains(years) else { continue }
      if let price = row["register"], !price.isNull { facts.registerYears.append(years) }
      if let price = row["transfer"], !price.isNull { facts.transferYears.append(years) }
    }
    let requirements = body["registryRequirements"]
    facts.registerTerms = terms(of: tld, requirements?["registration"])
    facts.transferTerms = terms(of: tld, requirements?["transfer"])
    // That none is asked for does not say that the registry knows none.
    facts.needsAuthCode = (requirements?["transfer"]?.elements ?? []).contains { $0["key"]?.string == "eppCode" && $0["required"]?.boolean == true }
    if requirements?["countryEligibility"]?["required"]?.boolean == true,
      let codes = requirements?["countryEligibility"]?["allowedCountryCodes"]?.elements?.map({ $0.string ?? "" })
    {
      if let strange = codes.first(where: { Catalog.country($0) == nil }) {
        notes.append("the countries of .\(tld) were left out: `\(TextLines.line(strange))` is no ISO 3166-1 code")
      } else {
        facts.countries = codes
      }
    }
    return facts
  }

  /// The keys of the terms that are asked for, each once; nil where the answer does not speak of requirements.
  private mutating func terms(of tld: String, _ rows: JSONValue?) -> [String]? {
    guard let rows = rows?.elements else { return nil }
    var keys: [String] = []
    for key in rows.compactMap({ $0["acceptedTermsKey"]?.string }) where !keys.contains(key) {
      guard Self.isWord(key) else {
        notes.append("the terms of .\(tld) were left out: `\(TextLines.line(key))` is no key that a spec could name")
        return nil
      }
      keys.append(key)
    }
    return keys
  }
}
