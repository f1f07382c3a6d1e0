import OrderLanguage

/// What the value of a registry attribute says of the holder: registries number or name the kinds of holders that they know.
///
/// Sources: those of the TLDs in Sources/Catalog/Data/tlds.yaml, as of November 2026.
struct HolderMeaning {
  /// nil where persons and organisations may be meant.
  private(set) var type: ContactType?
  /// The country that the address is in, as ISO 3166-1 alpha-2.
  private(set) var country: String?
  /// The country that the address is not in.
  private(set) var excludedCountry: String?

  /// The attribute of a TLD that says what kind of holder it is; nil where there is none, or its values are not known.
  static func attribute(ofTLD tld: String) -> String? {
    switch tld {
    case "it": "entityType"
    case "lu": "holderType"
    case "de", "at", "fi": "contactType"
    case "dk": "userType"
    case "no": "identityType"
    case "nl": "legalForm"
    case "uk", "co.uk": "registrantType"
    default: nil
    }
  }

  /// nil for a value that says nothing of the kind, and for an unknown one.
  init?(_ attribute: String, _ text: String, tld: String) {
    // Case makes no difference to registrars.
    let folded = text.lowercased()
    let known = Self.values(of: attribute, tld).lazy.flatMap { kind in kind.values.map { (type: kind.type, value: $0) } }
    guard let found = known.first(where: { $0.value.lowercased() == folded }) else { return nil }
    type = found.type
    guard tld == "it", text != "1" else { return }
    // 2 to 6 are holders in Italy, 7 is an organisation abroad.
    if text == "7" { excludedCountry = "IT" } else { country = "IT" }
  }

  private typealias Kind = (type: ContactType?, values: [String])

  private static func values(of attribute: String, _ tld: String) -> [Kind] {
    switch (attribute, tld) {
    // 3 is a freelancer.
    case ("entityType", _): [(.private, ["1"]), (nil, ["3"]), (.organisation, ["2", "4", "5", "6", "7"])]
    case ("holderType", _): [(.private, ["holder_pers"]), (.organisation, ["holder_org"])]
    case ("contactType", "de"): [(.private, ["PERSON"]), (.organisation, ["ORG"])]
    case ("contactType", "at"): [(.private, ["privateperson"]), (.organisation, ["organisation"])]
    case ("contactType", "fi"): [(.private, ["0"]), (.organisation, ["1", "2", "3", "4", "5", "6", "7"])]
    case ("userType", _): [(.private, ["individual"]), (.organisation, ["company", "public_organization", "association"])]
    case ("identityType", _): [(.private, ["ANONYMOUS_PERSON_IDENTIFIER"]), (.organisation, ["ORGANIZATION_NUMBER"])]
    case ("legalForm", _): [(.private, ["PERSOON"]), (.organisation, ["BV", "NV", "COOP", "STICHTING", "VERENIGING", "KERK"])]
    case ("registrantType", _): [(.private, ["IND", "FIND"]), (.organisation, ["LTD", "PLC", "LLP", "FCORP", "RCHAR", "GOV"])]
    default: []
    }
  }
}
