/// What a catalog file says about one fact: its value, or that nobody knows, so that no rule fires.
public enum CatalogFact<Value: Sendable & Equatable>: Sendable, Equatable {
  case known(Value)
  case unknown

  /// nil where nobody knows.
  public var value: Value? {
    switch self {
    case .known(let value): value
    case .unknown: nil
    }
  }
}

/// What a catalog file says about a TLD; a member that is nil leaves what was known.
public struct TLDOverlay: Sendable, Equatable {
  /// Who may hold a name, by the country of the address.
  public enum Registrants: Sendable, Equatable {
    case anyone
    /// ISO 3166-1 alpha-2 codes.
    case countries([String])
  }

  public var registerYears: CatalogFact<RegistrationYears>?
  public var transferYears: CatalogFact<RegistrationYears>?
  public var transferAddsYears: CatalogFact<Int>?
  public var authCode: AuthCodeNeed?
  public var authCodeLength: CatalogFact<FactBounds>?
  public var registerTerms: CatalogFact<[String]>?
  public var transferTerms: CatalogFact<[String]>?
  public var secondStep: CatalogFact<String>?
  public var nameservers: CatalogFact<FactBounds>?
  public var testsNameservers: CatalogFact<Bool>?
  public var labelLength: CatalogFact<FactBounds>?
  public var supportsIDN: CatalogFact<Bool>?
  public var idnCharacters: CatalogFact<String>?
  public var registrants: CatalogFact<Registrants>?
  public var provenance: CatalogProvenance

  public init(provenance: CatalogProvenance) { self.provenance = provenance }

  /// Whether the file speaks of a fact; then it is certain.
  func says(_ fact: TLDFact) -> Bool {
    switch fact {
    case .registerYears: registerYears != nil
    case .transferAddsYears: transferAddsYears != nil
    case .authCode: authCode != nil
    case .eligibility: registrants != nil
    case .idn: supportsIDN != nil
    case .labelLength: labelLength != nil
    case .nameservers: nameservers != nil
    case .acceptedTerms: registerTerms != nil || transferTerms != nil
    case .identifiers, .privacy, .forbidden, .state, .hstsPreloaded: false
    }
  }

  /// This with everything that a later file says.
  func laidUnder(_ later: TLDOverlay) -> TLDOverlay {
    var result = later
    result.registerYears = later.registerYears ?? registerYears
    result.transferYears = later.transferYears ?? transferYears
    result.transferAddsYears = later.transferAddsYears ?? transferAddsYears
    result.authCode = later.authCode ?? authCode
    result.authCodeLength = later.authCodeLength ?? authCodeLength
    result.registerTerms = later.registerTerms ?? registerTerms
    result.transferTerms = later.transferTerms ?? transferTerms
    result.secondStep = later.secondStep ?? secondStep
    result.nameservers = later.nameservers ?? nameservers
    result.testsNameservers = later.testsNameservers ?? testsNameservers
    result.labelLength = later.labelLength ?? labelLength
    result.supportsIDN = later.supportsIDN ?? supportsIDN
    result.idnCharacters = later.idnCharacters ?? idnCharacters
    result.registrants = later.registrants ?? registrants
    return result
  }
}
