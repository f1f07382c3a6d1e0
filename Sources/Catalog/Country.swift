import CCatalogData

/// A country of ISO 3166-1: a view of one entry of the built-in table.
///
/// Source: ISO 3166-1 and 3166-2 as in Debian's iso-codes 4.15.0, taken over in November 2026; see `Data/countries.yaml`.
public struct Country: Sendable, Hashable {
  private let index: Int

  init(index: Int) { self.index = index }

  private var record: UnsafePointer<catalog_country> { catalog_country_at(index) }

  /// The alpha-2 code, upper case.
  public var code: String { record.pointee.code.string ?? "" }

  /// The name in English.
  public var name: String { record.pointee.name.string ?? "" }

  /// Whether the states or provinces are listed: US, CA, AU and IT, whose addresses carry a code.
  public var hasStates: Bool { record.pointee.state_count > 0 }

  /// Whether a text is the code of a state or province, by its bytes; allocates nothing.
  public func hasState(utf8 code: UnsafeBufferPointer<UInt8>) -> Bool {
    let states = record.pointee.states
    return Catalog.firstIndex(below: Int(record.pointee.state_count)) { states![$0].code.compare(code) } != nil
  }

  /// The code of the state or province that a text names: the code or the English or local name, in any case (ASCII).
  public func stateCode(named text: String) -> String? {
    let wanted = text.lowercased()
    guard let states = record.pointee.states else { return nil }
    for state in UnsafeBufferPointer(start: states, count: Int(record.pointee.state_count)) {
      if state.code.string?.lowercased() == wanted || state.name.string?.lowercased() == wanted { return state.code.string }
    }
    return nil
  }
}

/// A code that looks like a country's and is none.
public struct ReservedCountryCode: Sendable {
  public let code: String
  /// What the code is, lower case, no full stop.
  public let meaning: String
  /// The code to write instead, where there is exactly one.
  public let replacement: String?
  /// Registries do take it (XK).
  public let isInUse: Bool
}

extension Catalog {
  /// All countries of ISO 3166-1, by their codes.
  public static var countries: some RandomAccessCollection<Country> { (0..<Int(catalog_country_count)).lazy.map(Country.init(index:)) }

  /// The country of an alpha-2 code in upper case.
  public static func country(_ code: String) -> Country? { code.withBytes { country(utf8: $0) } }

  /// The country of an alpha-2 code by its bytes; allocates nothing.
  public static func country(utf8 code: UnsafeBufferPointer<UInt8>) -> Country? {
    firstIndex(below: Int(catalog_country_count)) { catalog_country_at($0).pointee.code.compare(code) }.map(Country.init(index:))
  }

  /// The country of an English name, in any case.
  public static func country(named name: String) -> Country? {
    let wanted = name.lowercased()
    return countries.first { $0.name.lowercased() == wanted }
  }

  /// What a code is that is reserved, withdrawn or another list's; nil for codes of countries and for all others.
  public static func reservedCountryCode(_ code: String) -> ReservedCountryCode? {
    code.withBytes { code in
      firstIndex(below: Int(catalog_reserved_country_count)) { catalog_reserved_country_at($0).pointee.code.compare(code) }.map {
        let record = catalog_reserved_country_at($0).pointee
        return ReservedCountryCode(
          code: record.code.string ?? "", meaning: record.meaning.string ?? "", replacement: record.replacement.string, isInUse: record.is_in_use != 0)
      }
    }
  }
}
