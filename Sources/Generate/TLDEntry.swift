/// A top-level domain as Sources/Catalog/Data/tlds.yaml describes it; the comments there say what the members mean.
struct TLDEntry {
  enum AuthCode: String, CaseIterable { case unknown, required, none }
  enum Privacy: String, CaseIterable { case unknown, available, unavailable, forbidden }
  enum Confidence: String, CaseIterable { case low, medium, high }
  enum Scope: String, CaseIterable { case anyone, restricted }
  /// The facts that `uncertain` may name; the constants are those of CCatalogData.h.
  enum FactName: String, CaseIterable {
    case registerYears, transferAddsYears, authCode, eligibility, identifiers, privacy, idn, labelLength, forbidden, nameservers, state, hstsPreloaded
    case acceptedTerms
  }
  enum State {
    case optional, forbidden
    case required(in: [String])
  }

  /// Inclusive; nil is an open end.
  struct Bounds {
    let min: Int?
    let max: Int?
  }

  let name: String
  let registry: String
  let registerYears: [Int]
  let transferAddsYears: Int?
  let authCode: AuthCode
  let authCodeLength: Bounds?
  let scope: Scope
  let registrantCountries: [String]?
  let allowsIndividuals: Bool
  let allowsOrganisations: Bool
  let eligibilityRule: String
  let identifiers: [IdentifierEntry]
  let privacy: Privacy
  let supportsIDN: Bool
  let idnCharacters: String?
  let labelLength: Bounds
  let forbidden: [ForbiddenEntry]
  let nameservers: Bounds
  let testsNameservers: Bool?
  let state: State
  let isHSTSPreloaded: Bool
  let registerTerms: [String]?
  let transferTerms: [String]?
  let secondStep: String?
  let confidence: Confidence
  let uncertain: [FactName]

  init(_ fact: Fact, groups: CountryGroups, forbiddenEverywhere: [ForbiddenEntry]) throws {
    var members = try fact.members()
    name = try members.take("tld").text()
    registry = try members.take("registry").text()
    registerYears = try TLDEntry.years(try members.take("registerYears"))
    transferAddsYears = try members.take("transferAddsYears").unlessUnknown { try $0.integer() }

    var authCodeMembers = try members.take("authCode").members()
    authCode = try authCodeMembers.take("need").word(AuthCode.self)
    authCodeLength = try authCodeMembers.take("length").unlessUnknown { try TLDEntry.bounds($0) }
    try authCodeMembers.end()

    var eligibility = try members.take("eligibility").members()
    scope = try eligibility.take("scope").word(Scope.self)
    registrantCountries =
      scope == .anyone
      ? nil : try eligibility.take("countries").unlessUnknown { try groups.countries($0) }
    allowsIndividuals = try eligibility.take("individuals").boolean()
    allowsOrganisations = try eligibility.take("organisations").boolean()
    eligibilityRule = try eligibility.take("rule").text()
    try eligibility.end()

    identifiers = try members.take("identifiers").each { try IdentifierEntry($0, groups: groups) }

    var privacyMembers = try members.take("privacy").members()
    privacy = try privacyMembers.take("proxy").word(Privacy.self)
    _ = try privacyMembers.takeIfPresent("note")?.text()
    try privacyMembers.end()

    var idn = try members.take("idn").members()
    supportsIDN = try idn.take("supported").boolean()
    let characters = supportsIDN ? try idn.take("characters") : nil
    idnCharacters = characters?.isWord("unlisted") == true ? nil : try characters?.text()
    _ = try idn.takeIfPresent("note")?.text()
    try idn.end()

    labelLength = try TLDEntry.bounds(try members.take("labelLength"))
    forbidden =
      forbiddenEverywhere + (try members.take("forbidden").each { try ForbiddenEntry($0) })

    var nameserverMembers = try members.take("nameservers").members()
    nameservers = try TLDEntry.bounds(&nameserverMembers, at: fact)
    testsNameservers = try nameserverMembers.take("precheck").unlessUnknown { try $0.boolean() }
    try nameserverMembers.end()

    state = try TLDEntry.state(try members.take("state"), groups)
    isHSTSPreloaded = try members.take("hstsPreloaded").boolean()
    (registerTerms, transferTerms) = try TLDEntry.acceptedTerms(try members.take("acceptedTerms"))
    secondStep = try members.takeIfPresent("secondStep")?.text()
    confidence = try members.take("confidence").word(Confidence.self)
    uncertain = try members.take("uncertain").each { try $0.word(FactName.self) }
    _ = try members.take("notes").each { try $0.text() }
    let sources = try members.take("sources")
    if try sources.each({ try $0.text() }).isEmpty { throw sources.problem("a fact needs a source") }
    try members.end()
  }

  /// Bounds as a mapping of nothing else.
  private static func bounds(_ fact: Fact) throws -> Bounds {
    var members = try fact.members()
    let bounds = try bounds(&members, at: fact)
    try members.end()
    return bounds
  }

  private static func bounds(_ members: inout FactMembers, at fact: Fact) throws -> Bounds {
    let min = try members.take("min").unlessUnknown { try $0.integer() }
    let max = try members.take("max").unlessUnknown { try $0.integer() }
    if let min, let max, min > max { throw fact.problem("the minimum \(min) is above the maximum \(max)") }
    return Bounds(min: min, max: max)
  }

  /// The periods, each a number of years.
  private static func years(_ fact: Fact) throws -> [Int] {
    var members = try fact.members()
    let years: [Int]
    if let list = members.takeIfPresent("list") {
      years = try list.each { try $0.integer() }
      try members.end()
    } else {
      let bounds = try bounds(fact)
      years = Array((bounds.min ?? 0)...(bounds.max ?? 0))
    }
    guard !years.isEmpty, years.allSatisfy({ (1...30).contains($0) }) else { throw fact.problem("expected periods of 1 to 30 years") }
    return years
  }

  private static func state(_ fact: Fact, _ groups: CountryGroups) throws -> State {
    if fact.isWord("optional") { return .optional }
    if fact.isWord("forbidden") { return .forbidden }
    var members = try fact.members()
    let countries = try groups.countries(try members.take("requiredIn"))
    try members.end()
    return .required(in: countries)
  }

  private static func acceptedTerms(_ fact: Fact) throws -> (register: [String]?, transfer: [String]?) {
    guard !fact.isWord("unknown") else { return (nil, nil) }
    var members = try fact.members()
    var hostup = try members.take("hostup").members()
    try members.end()
    let register = try hostup.take("register").unlessUnknown { try $0.each { try $0.text() } }
    let transfer = try hostup.take("transfer").unlessUnknown { try $0.each { try $0.text() } }
    try hostup.end()
    return (register, transfer)
  }
}
