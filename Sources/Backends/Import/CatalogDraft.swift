public import OrderLanguage

/// A catalog file that is made of a provider's answers.
public struct CatalogDraft: Sendable {
  public struct Product: Sendable {
    public var slug: String
    public var type: ItemType
    public var isOrderable: Bool
    public var billingCycles: [BillingCycle]
    /// Where it was read.
    public var source: String

    public init(slug: String, type: ItemType, isOrderable: Bool, billingCycles: [BillingCycle], source: String) {
      self.slug = slug
      self.type = type
      self.isOrderable = isOrderable
      self.billingCycles = billingCycles
      self.source = source
    }
  }

  /// What is known of a TLD; what is nil or empty was not told.
  public struct TLD: Sendable {
    public var registerYears: [Int] = []
    public var transferYears: [Int] = []
    public var registerTerms: [String]?
    public var transferTerms: [String]?
    public var needsAuthCode = false
    /// ISO 3166-1 codes.
    public var countries: [String] = []

    public init() {}

    var isEmpty: Bool { registerYears.isEmpty && transferYears.isEmpty && registerTerms == nil && transferTerms == nil && !needsAuthCode && countries.isEmpty }
  }

  public var provider: String
  /// `2026-11-22`
  public var asOf: String
  public var source: String
  public var products: [Product] = []
  /// All that are offered, by A-label.
  public var tlds: [String: TLD] = [:]

  public init(provider: String, asOf: String, source: String) {
    self.provider = provider
    self.asOf = asOf
    self.source = source
  }

  // MARK: Text

  private static let mark = "# Written by `orderspec catalog sync`, and written over by it. Facts of your own go into a file beside it. Digest "

  /// The file: the same answers on the same day give the same bytes.
  public var text: [UInt8] {
    var entries = [
      DraftEntry(key: "catalog", value: .plain("1")), DraftEntry(key: "provider", value: .text(provider)), DraftEntry(key: "asOf", value: .text(asOf)),
      DraftEntry(key: "source", value: .text(source)),
    ]
    let sorted = products.sorted { ($0.type.rawValue, $0.slug) < ($1.type.rawValue, $1.slug) }
    if !sorted.isEmpty { entries.append(DraftEntry(key: "products", value: .list(sorted.map(Self.value)))) }
    let known = tlds.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
    if !known.isEmpty { entries.append(DraftEntry(key: "tlds", value: .mapping(known.map { DraftEntry(key: $0.key, value: Self.value($0.value)) }))) }
    if !tlds.isEmpty { entries.append(DraftEntry(key: "offeredTlds", value: .list(tlds.keys.sorted().map(DraftValue.text)))) }
    let body = SpecText.document(entries)
    return Array((Self.mark + Self.digest(body) + "\n").utf8) + body
  }

  private static func value(_ product: Product) -> DraftValue {
    var entries = [DraftEntry(key: "slug", value: .text(product.slug)), DraftEntry(key: "type", value: .text(product.type.rawValue))]
    if !product.isOrderable { entries.append(DraftEntry(key: "orderable", value: .plain("false"))) }
    let cycles = BillingCycle.allCases.filter(product.billingCycles.contains)
    if !cycles.isEmpty { entries.append(DraftEntry(key: "billingCycles", value: .list(cycles.map { .text($0.rawValue) }))) }
    entries.append(DraftEntry(key: "source", value: .text(product.source)))
    return .mapping(entries)
  }

  /// A list of periods; a long one without gaps as its ends.
  private static func value(_ years: [Int]) -> DraftValue {
    guard let first = years.first, let last = years.last, years.count > 3, last - first + 1 == years.count else {
      return .list(years.map { .plain(String($0)) })
    }
    return .mapping([DraftEntry(key: "min", value: .plain(String(first))), DraftEntry(key: "max", value: .plain(String(last)))])
  }

  private static func value(_ tld: TLD) -> DraftValue {
    var entries: [DraftEntry] = []
    for (key, years) in [("registerYears", tld.registerYears), ("transferYears", tld.transferYears)] where !years.isEmpty {
      entries.append(DraftEntry(key: key, value: value(Set(years).sorted())))
    }
    if tld.needsAuthCode { entries.append(DraftEntry(key: "authCode", value: .text("required"))) }
    var terms: [DraftEntry] = []
    if let keys = tld.registerTerms { terms.append(DraftEntry(key: "register", value: .list(keys.map(DraftValue.text)))) }
    if let keys = tld.transferTerms { terms.append(DraftEntry(key: "transfer", value: .list(keys.map(DraftValue.text)))) }
    if !terms.isEmpty { entries.append(DraftEntry(key: "acceptedTerms", value: .mapping(terms))) }
    if !tld.countries.isEmpty { entries.append(DraftEntry(key: "registrantCountries", value: .list(Set(tld.countries).sorted().map(DraftValue.text)))) }
    return .mapping(entries)
  }

  // MARK: Whose a file is

  public enum Origin: Sendable {
    /// Somebody wrote it.
    case foreign
    /// Written here, and changed since.
    case changed
    case synced
  }

  /// Whether a file was written here, and is as it was written.
  public static func origin(of file: [UInt8]) -> Origin {
    let mark = Array(mark.utf8)
    guard file.starts(with: mark), let end = file.firstIndex(of: 0x0A) else { return .foreign }
    return file[mark.count..<end].elementsEqual(digest(Array(file[(end + 1)...])).utf8) ? .synced : .changed
  }

  /// FNV-1a of 64 bits: it tells that somebody has changed a file, and keeps nobody from doing so.
  private static func digest(_ bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
