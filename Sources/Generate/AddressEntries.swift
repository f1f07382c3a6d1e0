/// A country as Sources/Catalog/Data/countries.yaml describes it; the comments there say what the members mean.
struct CountryEntry {
  let code: String
  let name: String
  let states: [(code: String, name: String)]

  init(_ fact: Fact) throws {
    var members = try fact.members()
    code = try members.take("code").countryCode()
    name = try members.take("name").text()
    states = try members.takeIfPresent("states")?.each { try CountryEntry.state($0) } ?? []
    try members.end()
    if Set(states.map(\.code)).count != states.count { throw fact.problem("a state of `\(code)` is there twice") }
  }

  private static func state(_ fact: Fact) throws -> (code: String, name: String) {
    var members = try fact.members()
    let state = (code: try members.take("code").text(), name: try members.take("name").text())
    try members.end()
    return state
  }
}

/// A code that looks like a country's and is none.
struct ReservedCountryEntry {
  let code: String
  let meaning: String
  let replacement: String?
  let isInUse: Bool

  init(_ fact: Fact) throws {
    var members = try fact.members()
    code = try members.take("code").countryCode()
    meaning = try members.take("meaning").text()
    replacement = try members.takeIfPresent("replacement")?.countryCode()
    isInUse = try members.takeIfPresent("inUse")?.boolean() ?? false
    try members.end()
  }
}

/// The postal codes of a country as Sources/Catalog/Data/postal-codes.yaml describes them.
struct PostalCodeEntry {
  let country: String
  let patterns: [String]
  let form: String
  let isOptional: Bool
  let prefixes: [String]

  init(_ fact: Fact) throws {
    var members = try fact.members()
    country = try members.take("country").countryCode()
    patterns = try members.take("patterns").each { try $0.text() }
    form = try members.take("form").text()
    isOptional = try members.takeIfPresent("optional")?.boolean() ?? false
    prefixes = try members.takeIfPresent("prefixes")?.each { try $0.text() } ?? []
    try members.end()
    if patterns.isEmpty { throw fact.problem("a country needs a pattern") }
  }
}

/// A country calling code as Sources/Catalog/Data/calling-codes.yaml describes it.
struct CallingCodeEntry {
  let code: String
  let countries: [String]
  let length: (min: Int, max: Int)?
  let trunk: String?

  init(_ fact: Fact) throws {
    var members = try fact.members()
    code = try members.take("code").text()
    countries = try members.take("countries").each { try $0.countryCode() }
    length = try members.takeIfPresent("length").map { try CallingCodeEntry.length($0) }
    trunk = try members.takeIfPresent("trunk")?.text()
    try members.end()
    guard (1...3).contains(code.utf8.count), let first = code.utf8.first, first != UInt8(ascii: "0"),
      code.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { throw fact.problem("`\(code)` is no calling code") }
  }

  private static func length(_ fact: Fact) throws -> (min: Int, max: Int) {
    var members = try fact.members()
    let length = (min: try members.take("min").integer(), max: try members.take("max").integer())
    try members.end()
    guard 1 <= length.min, length.min <= length.max, length.max <= 15 else { throw fact.problem("expected 1 to 15 digits") }
    return length
  }
}
