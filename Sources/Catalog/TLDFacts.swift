import CCatalogData

/// What is known about a top-level domain: a view of one entry of the built-in table, as small as a number.
///
/// A member that is nil, or a case `unknown`, means that nobody knows: no rule may fire on it. Sources: the registries' rules and public reseller data, named
/// for each entry in `Data/tlds.yaml`; looked at as of `Catalog.tldsAsOf`.
public struct TLDFacts: Sendable, Hashable {
  /// The place in the table.
  let index: Int

  init(index: Int) { self.index = index }

  private var record: UnsafePointer<catalog_tld> { catalog_tld_at(index) }

  /// The A-label in lower case without a dot before it: `se`, `co.uk`.
  public var name: String { record.pointee.name.string ?? "" }

  /// The number of labels of the name: 2 for `co.uk`.
  public var labelCount: Int { record.pointee.name.utf8.reduce(1) { $1 == UInt8(ascii: ".") ? $0 + 1 : $0 } }

  /// Who runs the TLD.
  public var registry: String { record.pointee.registry.string ?? "" }

  /// How well the entry as a whole is sourced.
  public var confidence: Confidence { Confidence(rawValue: record.pointee.confidence) ?? .low }

  /// Whether a rule that rests on the fact may report an error; otherwise it warns.
  public func isCertain(_ fact: TLDFact) -> Bool { confidence == .high && record.pointee.uncertain & fact.bit == 0 }

  // MARK: Registration and transfer

  /// The periods that the registry registers for; providers sell fewer.
  public var registerYears: RegistrationYears? { RegistrationYears(bits: record.pointee.register_years) }

  /// The years that a transfer adds to the registration.
  public var transferAddsYears: Int? { known(record.pointee.transfer_adds_years) }

  /// Whether a transfer in needs a code.
  public var authCode: AuthCodeNeed { AuthCodeNeed(rawValue: record.pointee.auth_code) ?? .unknown }

  /// The length of a transfer code in characters.
  public var authCodeLength: FactBounds { FactBounds(record.pointee.auth_code_length) }

  /// The keys of the terms that HostUp documents for a registration.
  public var registerTermsAtHostUp: [String]? { record.pointee.register_terms.strings }

  /// The keys of the terms that HostUp documents for a transfer.
  public var transferTermsAtHostUp: [String]? { record.pointee.transfer_terms.strings }

  // MARK: The holder

  /// Whether not everyone may hold a name.
  public var isRestricted: Bool { record.pointee.is_restricted != 0 }

  /// The countries that the holder's address must be in, as ISO 3166-1 alpha-2 codes; nil where there is no such list.
  public var registrantCountries: [String]? { record.pointee.registrant_countries.strings }

  /// Whether a holder with an address in a country may hold a name; nil where that does not follow from the country.
  public func allowsRegistrant(in country: String) -> Bool? { isRestricted ? record.pointee.registrant_countries.contains(country) : true }

  /// Whether a natural person may hold a name.
  public var allowsIndividuals: Bool { record.pointee.allows_individuals != 0 }

  /// Whether an organisation may hold a name.
  public var allowsOrganisations: Bool { record.pointee.allows_organisations != 0 }

  /// Who may hold a name, in words.
  public var eligibilityRule: String { record.pointee.eligibility_rule.string ?? "" }

  /// What the registry asks beside name and address.
  public var identifiers: some RandomAccessCollection<TLDIdentifier> {
    let index = index
    return (0..<Int(record.pointee.identifier_count)).lazy.map { TLDIdentifier(tld: index, offset: $0) }
  }

  /// Whether the holder can stay hidden behind a proxy.
  public var privacy: ProxyRegistration { ProxyRegistration(rawValue: record.pointee.privacy) ?? .unknown }

  /// What becomes of a state or province in the holder's address.
  public var state: StateNeed { StateNeed(rawValue: record.pointee.state) ?? .optional }

  /// The countries in which `state` is required.
  public var stateCountries: [String]? { record.pointee.state_countries.strings }

  /// Whether an address in a country needs a state or province.
  public func requiresState(in country: String) -> Bool { record.pointee.state_countries.contains(country) ?? false }

  // MARK: The name

  /// Whether labels may hold other letters than a–z.
  public var supportsIDN: Bool { record.pointee.supports_idn != 0 }

  /// The letters beyond a–z, 0–9 and hyphen, of a U-label in NFC; nil where the table is not listed here.
  public var idnCharacters: String? { record.pointee.idn_characters.string }

  /// The length of the registrable label as an A-label, in octets.
  public var labelLength: FactBounds { FactBounds(record.pointee.label_length) }

  /// The forms that the registrable label must not have.
  public var forbiddenLabels: some RandomAccessCollection<ForbiddenLabel> {
    let index = index
    return (0..<Int(record.pointee.forbidden_count)).lazy.map { ForbiddenLabel(tld: index, offset: $0) }
  }

  /// The first form that the registrable label, a lower-case A-label, has and must not have.
  public func forbiddenForm(of label: String) -> ForbiddenLabel? { label.withBytes { forbiddenForm(of: $0) } }

  /// The first form that the registrable label must not have, by its bytes; allocates nothing.
  public func forbiddenForm(of label: UnsafeBufferPointer<UInt8>) -> ForbiddenLabel? {
    for offset in 0..<Int(record.pointee.forbidden_count) {
      let form = ForbiddenLabel(tld: index, offset: offset)
      if form.matches(label) { return form }
    }
    return nil
  }

  /// The label directly before the TLD, `acme` of `www.acme.co.uk`; nil where the name does not stand under this TLD.
  public func registrableLabel(ofDomain asciiName: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    let name = record.pointee.name.utf8
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
  public var nameservers: FactBounds { FactBounds(record.pointee.nameservers) }

  /// Whether the registry tests the zone on the name servers before it registers.
  public var testsNameservers: Bool? { known(record.pointee.tests_nameservers).map { $0 != 0 } }

  /// Whether browsers refuse plain HTTP below the whole TLD.
  public var isHSTSPreloaded: Bool { record.pointee.is_hsts_preloaded != 0 }
}

/// The value of a number that may be unknown.
func known(_ value: some BinaryInteger) -> Int? { value < 0 ? nil : Int(value) }
