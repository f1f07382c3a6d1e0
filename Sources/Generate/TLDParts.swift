/// Countries that are named together, by the name of the group.
struct CountryGroups {
  private var groups: [String: [String]] = [:]

  init(_ fact: Fact) throws {
    var members = try fact.members()
    for (name, value) in members.takeAll() { groups[name] = try value.each { try $0.countryCode() } }
  }

  /// Countries in their order, groups resolved.
  func countries(_ fact: Fact) throws -> [String] {
    var countries: [String] = []
    for item in try fact.items() {
      if let group = groups[try item.text()] {
        countries += group
      } else {
        countries.append(try item.countryCode(or: "country group"))
      }
    }
    return countries
  }

  /// Words, among which the name of a group stands for its countries.
  func values(_ fact: Fact) throws -> [String] {
    var values: [String] = []
    for word in try fact.each({ try $0.text() }) { values += groups[word] ?? [word] }
    return values
  }
}

/// A form that a label must not have.
struct ForbiddenEntry {
  let pattern: String
  let reason: String

  init(_ fact: Fact) throws {
    var members = try fact.members()
    pattern = try members.take("pattern").text()
    reason = try members.take("reason").text()
    try members.end()
  }
}

/// Something that a registry asks beside name and address.
struct IdentifierEntry {
  enum Holder: String, CaseIterable { case unclear, any, `private`, organisation }

  let name: String
  let when: String
  let holder: Holder
  let countries: [String]?
  let excludedCountries: [String]?
  let isRequired: Bool?
  let provesEligibility: Bool
  let kinds: [String]
  let values: [String]?
  let note: String?

  init(_ fact: Fact, groups: CountryGroups) throws {
    var members = try fact.members()
    name = try members.take("name").text()
    when = try members.take("when").text()
    holder = try members.take("holder").word(Holder.self)
    let inside = members.takeIfPresent("in")
    let outside = members.takeIfPresent("outside")
    countries = if let inside { try groups.countries(inside) } else { nil }
    excludedCountries = if let outside { try groups.countries(outside) } else { nil }
    isRequired = try members.take("required").unlessUnknown { try $0.boolean() }
    provesEligibility = try members.takeIfPresent("provesEligibility")?.boolean() ?? false
    kinds = try members.takeIfPresent("kinds")?.each { try $0.text() } ?? []
    let written = members.takeIfPresent("values")
    values = if let written { try groups.values(written) } else { nil }
    note = try members.takeIfPresent("note")?.text()
    try members.end()
  }
}
