/// The table of top-level domains, as C.
struct TLDTable {
  private static let path = "Sources/Catalog/Data/tlds.yaml"

  private let asOf: String
  private let entries: [TLDEntry]

  /// An entry with a fault is left out and told.
  init(of repository: Repository, _ problems: inout [Problem]) throws {
    var members = try Fact.root(of: TLDTable.path, in: repository).members()
    asOf = try members.take("asOf").text()
    let groups = try CountryGroups(try members.take("countryGroups"))
    let forbidden = try members.take("forbiddenEverywhere").each { try ForbiddenEntry($0) }
    var entries: [String: TLDEntry] = [:]
    for item in try members.take("tlds").items() {
      problems.collect {
        let entry = try TLDEntry(item, groups: groups, forbiddenEverywhere: forbidden)
        if entries.updateValue(entry, forKey: entry.name) != nil { throw item.problem("`\(entry.name)` is there twice") }
      }
    }
    try members.end()
    self.entries = entries.values.sorted { $0.name.precedes($1.name) }
    if self.entries.isEmpty, problems.isEmpty { throw Problem(place: TLDTable.path, message: "there is no TLD") }
  }

  var source: String {
    var source = CSource.header(from: TLDTable.path) + "\nconst catalog_text catalog_tlds_as_of = \(CSource.text(asOf));\n"
    source += CSource.table("catalog_tld", "catalog_tlds", count: "catalog_tld_count", entries.map(TLDTable.record))
    return source
  }

  private static func record(_ entry: TLDEntry) -> String {
    let (state, stateCountries): (String, [String]?) =
      switch entry.state {
      case .optional: ("OPTIONAL", nil)
      case .forbidden: ("FORBIDDEN", nil)
      case .required(let countries): ("REQUIRED", countries)
      }
    return CSource.record(
      [
        ("name", CSource.text(entry.name)),
        ("registry", CSource.text(entry.registry)),
        ("register_years", years(entry.registerYears)),
        ("transfer_adds_years", number(entry.transferAddsYears)),
        ("auth_code", CSource.constant("AUTH_CODE", entry.authCode.rawValue)),
        ("auth_code_length", bounds(entry.authCodeLength ?? TLDEntry.Bounds(min: nil, max: nil))),
        ("is_restricted", number(entry.scope == .restricted)),
        ("registrant_countries", entry.registrantCountries.map(CSource.texts)),
        ("allows_individuals", number(entry.allowsIndividuals)),
        ("allows_organisations", number(entry.allowsOrganisations)),
        ("eligibility_rule", CSource.text(entry.eligibilityRule)),
        ("identifiers", array("catalog_identifier", entry.identifiers.map(record))),
        ("identifier_count", number(entry.identifiers.count)),
        ("privacy", CSource.constant("PROXY", entry.privacy.rawValue)),
        ("supports_idn", number(entry.supportsIDN)),
        ("idn_characters", entry.idnCharacters.map(CSource.text)),
        ("label_length", bounds(entry.labelLength)),
        ("forbidden", array("catalog_forbidden", entry.forbidden.map { "{\(CSource.text($0.pattern)), \(CSource.text($0.reason))}" })),
        ("forbidden_count", number(entry.forbidden.count)),
        ("nameservers", bounds(entry.nameservers)),
        ("tests_nameservers", number(entry.testsNameservers)),
        ("state", "CATALOG_STATE_" + state),
        ("state_countries", stateCountries.map(CSource.texts)),
        ("is_hsts_preloaded", number(entry.isHSTSPreloaded)),
        ("register_terms", entry.registerTerms.map(CSource.texts)),
        ("transfer_terms", entry.transferTerms.map(CSource.texts)),
        ("second_step", entry.secondStep.map(CSource.text)),
        ("confidence", CSource.constant("CONFIDENCE", entry.confidence.rawValue)),
        ("uncertain", entry.uncertain.isEmpty ? nil : entry.uncertain.map { CSource.constant("FACT", $0.rawValue) }.joined(separator: " | ")),
      ], indent: "  ")
  }

  private static func record(_ identifier: IdentifierEntry) -> String {
    CSource.record(
      [
        ("name", CSource.text(identifier.name)),
        ("when", CSource.text(identifier.when)),
        ("holder", CSource.constant("HOLDER", identifier.holder.rawValue)),
        ("countries", identifier.countries.map(CSource.texts)),
        ("excluded_countries", identifier.excludedCountries.map(CSource.texts)),
        ("is_required", number(identifier.isRequired)),
        ("proves_eligibility", identifier.provesEligibility ? number(true) : nil),
        ("kinds", identifier.kinds.isEmpty ? nil : CSource.texts(identifier.kinds)),
        ("values", identifier.values.map(CSource.texts)),
        ("note", identifier.note.map(CSource.text)),
      ], indent: "      ")
  }

  /// An array of the table's own; nil where it would be empty, which is no C.
  private static func array(_ type: String, _ records: [String]) -> String? {
    records.isEmpty ? nil : "(const \(type)[]){\n" + records.map { "      \($0),\n" }.joined() + "    }"
  }

  private static func years(_ years: [Int]) -> String {
    if let min = years.min(), let max = years.max(), Set(years).count == max - min + 1 { return "CATALOG_YEARS(\(min), \(max))" }
    return years.map { "CATALOG_YEARS(\($0), \($0))" }.joined(separator: " | ")
  }

  private static func bounds(_ bounds: TLDEntry.Bounds) -> String { "{\(number(bounds.min)), \(number(bounds.max))}" }

  private static func number(_ value: Int?) -> String { value.map(String.init) ?? "CATALOG_UNKNOWN" }

  private static func number(_ value: Bool?) -> String { number(value.map { $0 ? 1 : 0 }) }
}
