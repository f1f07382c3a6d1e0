extension IdentifierForm {
  /// The definition of a VAT number of the European Union and Northern Ireland; the prefix must stand before it, and nothing is padded.
  ///
  /// Source: European Commission, VIES, structure of VAT identification numbers; check digits as the member states publish them; November 2026.
  static func europeanVAT(_ kind: IdentifierKind) -> IdentifierForm {
    switch kind {
    case .euVATAT: return vat("AT", #"U\d{8}"#, .function(VATChecks.austrian))
    case .euVATBE: return vat("BE", #"[01]\d{9}"#, .function(VATChecks.belgian))
    case .euVATBG: return vat("BG", #"\d{9,10}"#, .function(VATChecks.bulgarian))
    case .euVATCY: return vat("CY", #"(?!12)\d{8}[A-Z]"#, .function(VATChecks.cypriot))
    case .euVATCZ: return vat("CZ", #"\d{8,10}"#, .function(VATChecks.czech))
    case .euVATDE: return vat("DE", #"[1-9]\d{8}"#, .mod11And10)
    case .euVATDK: return vat("DK", #"[1-9]\d{7}"#, .sum([2, 7, 6, 5, 4, 3, 2, 1], 11))
    case .euVATEE: return vat("EE", #"\d{9}"#, .sum([3, 7, 1, 3, 7, 1, 3, 7, 1], 10))
    case .euVATEL: return vat("EL", #"\d{9}"#, .lastDigit([256, 128, 64, 32, 16, 8, 4, 2], 11))
    case .euVATES:
      // As es_nif, which has no check for other first characters.
      return IdentifierForm(
        #"\d{8}[A-Z]"#, #"[KLMXYZ]\d{7}[A-Z]"#, #"[A-HJNP-SU-W]\d{7}[0-9A-J]"#, ignoring: vat, prefixes: ["ES"], requiresPrefix: true,
        check: .function(PersonChecks.spanish))
    case .euVATEU:
      // The numeric code of a member state (ISO 3166-1), or 900.
      return vat(
        "EU",
        #"(040|056|100|191|196|203|208|233|246|250|276|300|348|372|380|428|440|442|470|528|616|620|642|703|705|724|752|900)\d{6}"#, .none)
    case .euVATFI: return vat("FI", #"\d{8}"#, .sum([7, 9, 10, 5, 8, 4, 2, 1], 11))
    case .euVATFR: return vat("FR", #"[0-9A-HJ-NP-Z]{2}\d{9}"#, .function(CompanyChecks.frenchVAT))
    case .euVATHR: return vat("HR", #"\d{11}"#, .mod11And10)
    case .euVATHU: return vat("HU", #"\d{8}"#, .sum([9, 7, 3, 1, 9, 7, 3, 1], 10))
    case .euVATIE:
      return IdentifierForm(
        #"\d{7}[A-W][A-I]?"#, #"\d[A-Z+*]\d{5}[A-W]"#, ignoring: vat, prefixes: ["IE"], requiresPrefix: true, check: .function(VATChecks.irish))
    case .euVATIT: return vat("IT", #"\d{11}"#, .function(CompanyChecks.italian))
    case .euVATLT:
      return IdentifierForm(#"\d{7}1\d"#, #"\d{10}1\d"#, ignoring: vat, prefixes: ["LT"], requiresPrefix: true, check: .function(VATChecks.lithuanian))
    case .euVATLU: return vat("LU", #"\d{8}"#, .function(VATChecks.luxembourgish))
    case .euVATLV: return vat("LV", #"\d{11}"#, .function(VATChecks.latvian))
    case .euVATMT: return vat("MT", #"[1-9]\d{7}"#, .sum([3, 4, 6, 7, 8, 9, 10, 1], 37))
    case .euVATNL: return vat("NL", #"\d{9}B\d{2}"#, .function(CompanyChecks.dutchVAT))
    case .euVATPL: return vat("PL", #"\d{10}"#, .function(CompanyChecks.polish))
    case .euVATPT: return vat("PT", #"[1-9]\d{8}"#, .function(VATChecks.portuguese))
    case .euVATRO: return vat("RO", #"[1-9]\d{1,9}"#, .function(VATChecks.romanian))
    case .euVATSE: return vat("SE", #"\d{10}01"#, .function(CompanyChecks.swedishVAT))
    case .euVATSI: return vat("SI", #"[1-9]\d{7}"#, .function(VATChecks.slovenian))
    case .euVATSK: return vat("SK", #"[1-9]\d[234789]\d{7}"#, .function { text, _ in .init(isValid: Checksum.number(text) % 11 == 0) })
    case .euVATXI:
      return IdentifierForm(
        #"\d{9}"#, #"\d{12}"#, #"GD[0-4]\d{2}"#, #"HA[5-9]\d{2}"#, ignoring: vat, prefixes: ["XI"], requiresPrefix: true,
        check: .function(CompanyChecks.britishVAT))
    default: preconditionFailure("\(kind) is no VAT number of the European Union")
    }
  }

  private static func vat(_ prefix: StaticString, _ shape: StaticString, _ check: Check) -> IdentifierForm {
    IdentifierForm(shape, ignoring: vat, prefixes: [prefix], requiresPrefix: true, check: check)
  }
}
