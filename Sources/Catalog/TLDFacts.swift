import CCatalogData

/// What is known about a top-level domain: a view of one entry of the built-in table, and of what catalog files lay over it.
///
/// A member that is nil, or a case `unknown`, means that nobody knows: no rule may fire on it. Sources: the registries' rules and public reseller data, named
/// for each entry in `Data/tlds.yaml`; looked at as of `Catalog.tldsAsOf`.
public struct TLDFacts: Sendable, Hashable {
  /// The place in the table; negative where only a catalog file names the TLD.
  let index: Int
  /// What catalog files say, with the name of the TLD.
  private let overlay: Boxed<(name: String, facts: TLDOverlay)>?

  init(index: Int) {
    self.index = index
    overlay = nil
  }

  /// The built-in facts about a TLD, where there are some, below what catalog files say.
  init(_ name: String, _ builtIn: TLDFacts?, _ overlay: TLDOverlay) {
    index = builtIn?.index ?? -1
    self.overlay = Boxed((name, overlay))
  }

  private var record: UnsafePointer<catalog_tld>? { index < 0 ? nil : catalog_tld_at(index) }

  /// What catalog files say.
  private var said: TLDOverlay? { overlay?.value.facts }

  /// The A-label in lower case without a dot before it: `se`, `co.uk`.
  public var name: String { overlay?.value.name ?? record?.pointee.name.string ?? "" }

  /// The number of labels of the name: 2 for `co.uk`.
  public var labelCount: Int { name.utf8.reduce(1) { $1 == UInt8(ascii: ".") ? $0 + 1 : $0 } }

  /// Who runs the TLD; empty where only a catalog file names it.
  public var registry: String { record?.pointee.registry.string ?? "" }

  /// How well the built-in entry as a whole is sourced.
  public var confidence: Confidence { record.flatMap { Confidence(rawValue: $0.pointee.confidence) } ?? .low }

  /// Whether a rule that rests on the fact may report an error; otherwise it warns. What a catalog file says is certain.
  public func isCertain(_ fact: TLDFact) -> Bool {
    if let overlay, overlay.value.facts.says(fact) { return true }
    return confidence == .high && (record?.pointee.uncertain ?? 0) & fact.bit == 0
  }

  /// The catalog file that says something about the TLD, and where from; nil where all is built in.
  public var provenance: CatalogProvenance? { said?.provenance }

  // MARK: Registration and transfer

  /// The periods that the registry registers for; providers sell fewer.
  public var registerYears: RegistrationYears? {
    if let said = said?.registerYears { return said.value }
    return record.flatMap { RegistrationYears(bits: $0.pointee.register_years) }
  }

  /// The periods that a transfer can be ordered with; only catalog files tell.
  public var transferYears: RegistrationYears? { said?.transferYears?.value }

  /// The years that a transfer adds to the registration.
  public var transferAddsYears: Int? {
    if let said = said?.transferAddsYears { return said.value }
    return record.flatMap { known($0.pointee.transfer_adds_years) }
  }

  /// Whether a transfer in needs a code.
  public var authCode: AuthCodeNeed {
    said?.authCode ?? record.flatMap { AuthCodeNeed(rawValue: $0.pointee.auth_code) } ?? .unknown
  }

  /// The length of a transfer code in characters.
  public var authCodeLength: FactBounds {
    if let said = said?.authCodeLength { return said.value ?? .open }
    return record.map { FactBounds($0.pointee.auth_code_length) } ?? .open
  }

  /// The keys of the terms that HostUp asks for on a registration, by its documentation or a catalog file.
  public var registerTermsAtHostUp: [String]? {
    if let said = said?.registerTerms { return said.value }
    return record?.pointee.register_terms.strings
  }

  /// The keys of the terms that HostUp asks for on a transfer, by its documentation or a catalog file.
  public var transferTermsAtHostUp: [String]? {
    if let said = said?.transferTerms { return said.value }
    return record?.pointee.transfer_terms.strings
  }

  /// Calls with the keys of terms that HostUp asks for on a registration or a transfer; allocates nothing without catalog files.
  public func forEachTerm(onTransfer isTransfer: Bool, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    if let said = isTransfer ? said?.transferTerms : said?.registerTerms {
      for key in said.value ?? [] { key.withBytes(body) }
    } else if let terms = isTransfer ? record?.pointee.transfer_terms : record?.pointee.register_terms, let items = terms.items {
      for key in UnsafeBufferPointer(start: items, count: Int(terms.count)) { body(key.utf8) }
    }
  }

  /// What has to happen after a registration so that the name is kept, as a clause; nil where nothing is known.
  public var secondStep: String? {
    if let said = said?.secondStep { return said.value }
    return record?.pointee.second_step.string
  }

  // MARK: The holder

  /// Whether not everyone may hold a name, or nobody knows.
  public var isRestricted: Bool {
    if let said = said?.registrants { return said != .known(.anyone) }
    return record.map { $0.pointee.is_restricted != 0 } ?? true
  }

  /// The countries that the holder's address must be in, as ISO 3166-1 alpha-2 codes; nil where there is no such list.
  public var registrantCountries: [String]? {
    guard let said = said?.registrants else { return record?.pointee.registrant_countries.strings }
    if case .known(.countries(let countries)) = said { return countries }
    return nil
  }

  /// Whether a holder with an address in a country may hold a name; nil where that does not follow from the country.
  public func allowsRegistrant(in country: String) -> Bool? {
    guard isRestricted else { return true }
    if said?.registrants != nil { return registrantCountries?.contains(country) }
    return record?.pointee.registrant_countries.contains(country)
  }

  /// Whether a natural person may hold a name.
  public var allowsIndividuals: Bool { record.map { $0.pointee.allows_individuals != 0 } ?? true }

  /// Whether an organisation may hold a name.
  public var allowsOrganisations: Bool { record.map { $0.pointee.allows_organisations != 0 } ?? true }

  /// Who may hold a name, in words; empty where a catalog file tells the countries.
  public var eligibilityRule: String { said?.registrants == nil ? record?.pointee.eligibility_rule.string ?? "" : "" }

  /// What the registry asks beside name and address.
  public var identifiers: some RandomAccessCollection<TLDIdentifier> {
    let index = index
    return (0..<Int(record?.pointee.identifier_count ?? 0)).lazy.map { TLDIdentifier(tld: index, offset: $0) }
  }

  /// Whether the holder can stay hidden behind a proxy.
  public var privacy: ProxyRegistration { record.flatMap { ProxyRegistration(rawValue: $0.pointee.privacy) } ?? .unknown }

  /// What becomes of a state or province in the holder's address.
  public var state: StateNeed { record.flatMap { StateNeed(rawValue: $0.pointee.state) } ?? .optional }

  /// The countries in which `state` is required.
  public var stateCountries: [String]? { record?.pointee.state_countries.strings }

  /// Whether an address in a country needs a state or province.
  public func requiresState(in country: String) -> Bool { record?.pointee.state_countries.contains(country) ?? false }

  // MARK: The name

  /// Whether labels may hold other letters than a–z; true where nobody knows.
  public var supportsIDN: Bool {
    if let said = said?.supportsIDN { return said.value ?? true }
    return record.map { $0.pointee.supports_idn != 0 } ?? true
  }

  /// The letters beyond a–z, 0–9 and hyphen, of a U-label in NFC; nil where the table is not listed here.
  public var idnCharacters: String? {
    if let said = said?.idnCharacters { return said.value }
    return record?.pointee.idn_characters.string
  }

  /// The length of the registrable label as an A-label, in octets.
  public var labelLength: FactBounds {
    if let said = said?.labelLength { return said.value ?? .open }
    return record.map { FactBounds($0.pointee.label_length) } ?? .open
  }

  /// The forms that the registrable label must not have.
  public var forbiddenLabels: some RandomAccessCollection<ForbiddenLabel> {
    let index = index
    return (0..<Int(record?.pointee.forbidden_count ?? 0)).lazy.map { ForbiddenLabel(tld: index, offset: $0) }
  }

  /// The first form that the registrable label, a lower-case A-label, has and must not have.
  public func forbiddenForm(of label: String) -> ForbiddenLabel? { label.withBytes { forbiddenForm(of: $0) } }

  /// The first form that the registrable label must not have, by its bytes; allocates nothing.
  ///
  /// - Parameter unicode: gives the label as people read it. What may stand anywhere is looked for there: two hyphens in a row are in every A-label.
  public func forbiddenForm(of label: UnsafeBufferPointer<UInt8>, unicode: () -> String? = { nil }) -> ForbiddenLabel? {
    for offset in 0..<Int(record?.pointee.forbidden_count ?? 0) {
      let form = ForbiddenLabel(tld: index, offset: offset)
      guard form.matches(label) else { continue }
      if !form.isAnchored, label.starts(with: "xn--".utf8), let text = unicode(), !text.withBytes(form.matches) { continue }
      return form
    }
    return nil
  }

  /// The label directly before the TLD, `acme` of `www.acme.co.uk`; nil where the name does not stand under this TLD.
  public func registrableLabel(ofDomain asciiName: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    if let overlay { return overlay.value.name.withBytes { Self.label(before: $0, ofDomain: asciiName) } }
    return record.flatMap { Self.label(before: $0.pointee.name.utf8, ofDomain: asciiName) }
  }

  private static func label(
    before name: UnsafeBufferPointer<UInt8>, ofDomain asciiName: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8>? {
    let end = asciiName.count - name.count - 1
    guard end > 0, asciiName[end] == UInt8(ascii: "."), asciiName[(end + 1)...].elementsEqual(name) else { return nil }
    let start = asciiName[..<end].lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? 0
    return start < end ? UnsafeBufferPointer(rebasing: asciiName[start..<end]) : nil
  }

  /// The label directly before the TLD, `acme` of `www.acme.co.uk`; nil where the name does not stand under this TLD.
  public func registrableLabel(ofDomain asciiName: String) -> String? {
    asciiName.withBytes { registrableLabel(ofDomain: $0).map { String(decoding: $0, as: UTF8.self) } }
  }

  // MARK: Name servers and the web

  /// How many name servers a name may have.
  public var nameservers: FactBounds {
    if let said = said?.nameservers { return said.value ?? .open }
    return record.map { FactBounds($0.pointee.nameservers) } ?? .open
  }

  /// Whether the registry tests the zone on the name servers before it registers.
  public var testsNameservers: Bool? {
    if let said = said?.testsNameservers { return said.value }
    return record.flatMap { known($0.pointee.tests_nameservers) }.map { $0 != 0 }
  }

  /// Whether browsers refuse plain HTTP below the whole TLD.
  public var isHSTSPreloaded: Bool { record.map { $0.pointee.is_hsts_preloaded != 0 } ?? false }
}

/// The value of a number that may be unknown.
func known(_ value: some BinaryInteger) -> Int? { value < 0 ? nil : Int(value) }
