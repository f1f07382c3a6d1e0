/// The tables of countries, postal codes and calling codes, as C.
enum AddressTable {
  static let countriesPath = "Sources/Catalog/Data/countries.yaml"
  static let postalCodesPath = "Sources/Catalog/Data/postal-codes.yaml"
  static let callingCodesPath = "Sources/Catalog/Data/calling-codes.yaml"

  /// An entry with a fault is left out and told.
  static func countries(of repository: Repository, _ problems: inout [Problem]) throws -> String {
    var members = try Fact.root(of: countriesPath, in: repository).members()
    _ = try members.take("asOf").text()
    let countries = try read(members.take("countries"), &problems, CountryEntry.init, key: \.code)
    let reserved = try read(members.take("reserved"), &problems, ReservedCountryEntry.init, key: \.code)
    try members.end()
    for code in countries.map(\.code) where reserved.contains(where: { $0.code == code }) {
      problems.append(Problem(place: countriesPath, message: "`\(code)` is a country and reserved"))
    }
    return CSource.header(from: countriesPath, notice: "Codes and names: Debian iso-codes 4.15.0-1, LGPL-2.1-or-later; see there.")
      + CSource.table("catalog_country", "catalog_countries", count: "catalog_country_count", countries.map(record))
      + CSource.table("catalog_reserved_country", "catalog_reserved_countries", count: "catalog_reserved_country_count", reserved.map(record))
  }

  /// An entry with a fault is left out and told.
  static func postalCodes(of repository: Repository, _ problems: inout [Problem]) throws -> String {
    var members = try Fact.root(of: postalCodesPath, in: repository).members()
    _ = try members.take("asOf").text()
    let entries = try read(members.take("postalCodes"), &problems, PostalCodeEntry.init, key: \.country)
    try members.end()
    return CSource.header(from: postalCodesPath)
      + CSource.table("catalog_postal_code", "catalog_postal_codes", count: "catalog_postal_code_count", entries.map(record))
  }

  /// An entry with a fault is left out and told.
  static func callingCodes(of repository: Repository, _ problems: inout [Problem]) throws -> String {
    var members = try Fact.root(of: callingCodesPath, in: repository).members()
    _ = try members.take("asOf").text()
    let entries = try read(members.take("callingCodes"), &problems, CallingCodeEntry.init, key: \.code)
    try members.end()
    for (entry, next) in zip(entries, entries.dropFirst()) where next.code.hasPrefix(entry.code) {
      problems.append(Problem(place: callingCodesPath, message: "`\(next.code)` begins with `\(entry.code)`, which is a calling code too"))
    }
    return CSource.header(from: callingCodesPath)
      + CSource.table("catalog_calling_code", "catalog_calling_codes", count: "catalog_calling_code_count", entries.map(record))
  }

  /// The entries by their keys, each of which is there once.
  private static func read<Entry>(
    _ list: Fact, _ problems: inout [Problem], _ make: (Fact) throws -> Entry, key: (Entry) -> String
  ) throws -> [Entry] {
    var entries: [String: Entry] = [:]
    for item in try list.items() {
      problems.collect {
        let entry = try make(item)
        if entries.updateValue(entry, forKey: key(entry)) != nil { throw item.problem("`\(key(entry))` is there twice") }
      }
    }
    if entries.isEmpty, problems.isEmpty { throw list.problem("there is nothing in the list") }
    return entries.sorted { $0.key.precedes($1.key) }.map(\.value)
  }

  private static func record(_ country: CountryEntry) -> String {
    let states = country.states.sorted { $0.code.precedes($1.code) }.map { "      {\(CSource.text($0.code)), \(CSource.text($0.name))},\n" }
    guard !states.isEmpty else { return "{.code = \(CSource.text(country.code)), .name = \(CSource.text(country.name))}" }
    return CSource.record(
      [
        ("code", CSource.text(country.code)),
        ("name", CSource.text(country.name)),
        ("states", "(const catalog_state[]){\n" + states.joined() + "    }"),
        ("state_count", String(states.count)),
      ], indent: "  ")
  }

  private static func record(_ reserved: ReservedCountryEntry) -> String {
    CSource.record(
      [
        ("code", CSource.text(reserved.code)),
        ("meaning", CSource.text(reserved.meaning)),
        ("replacement", reserved.replacement.map(CSource.text)),
        ("is_in_use", reserved.isInUse ? "1" : "0"),
      ], indent: "  ")
  }

  private static func record(_ entry: PostalCodeEntry) -> String {
    CSource.record(
      [
        ("country", CSource.text(entry.country)),
        ("patterns", CSource.texts(entry.patterns)),
        ("form", CSource.text(entry.form)),
        ("prefixes", entry.prefixes.isEmpty ? nil : CSource.texts(entry.prefixes)),
        ("is_optional", entry.isOptional ? "1" : "0"),
      ], indent: "  ")
  }

  private static func record(_ entry: CallingCodeEntry) -> String {
    CSource.record(
      [
        ("code", CSource.text(entry.code)),
        ("countries", entry.countries.isEmpty ? nil : CSource.texts(entry.countries)),
        ("length", entry.length.map { "{\($0.min), \($0.max)}" } ?? "{CATALOG_UNKNOWN, CATALOG_UNKNOWN}"),
        ("trunk", entry.trunk.map(CSource.text)),
      ], indent: "  ")
  }
}
