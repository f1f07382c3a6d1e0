extension IdentifierForm {
  /// The definition of a kind.
  static func row(_ kind: IdentifierKind) -> IdentifierForm {
    switch kind {
    case .sePersonnummer: IdentifierForm(#"\d{6}[-+]?\d{4}"#, #"\d{8}-?\d{4}"#, check: .function(PersonChecks.swedishPerson))
    case .seSamordningsnummer: IdentifierForm(#"\d{6}[-+]?\d{4}"#, #"\d{8}-?\d{4}"#, check: .function(PersonChecks.swedishCoordination))
    // The third and fourth digit are no month: below 20 it is a person.
    case .seOrganisationsnummer:
      IdentifierForm(#"[1-35-9]\d[2-9]\d{3}-?\d{4}"#, #"16[1-35-9]\d[2-9]\d{3}-?\d{4}"#, check: .function(CompanyChecks.swedishOrganisation))
    case .seVAT: IdentifierForm(#"\d{10}01"#, ignoring: vat, prefixes: ["SE"], check: .function(CompanyChecks.swedishVAT))
    case .noOrgnr: IdentifierForm(#"[89]\d{8}"#, ignoring: .blank, check: .sum([3, 2, 7, 6, 5, 4, 3, 2, 1], 11))
    case .noFodselsnummer: IdentifierForm(#"\d{11}"#, ignoring: [.blank, .hyphen], check: .function(PersonChecks.norwegian))
    case .noFodselsnummerSynthetic: IdentifierForm(#"\d{11}"#, ignoring: [.blank, .hyphen], check: .function(PersonChecks.norwegianSynthetic))
    case .noNoridPerson: IdentifierForm(#"N\.PRI\.[0-9A-Z]{1,20}"#, check: .none)
    case .dkCVR: IdentifierForm(#"[1-9]\d{7}"#, ignoring: vat, prefixes: ["DK"], check: .sum([2, 7, 6, 5, 4, 3, 2, 1], 11))
    case .dkCPR: IdentifierForm(#"\d{10}"#, ignoring: [.blank, .hyphen], check: .function(PersonChecks.danish))
    case .fiHetu: IdentifierForm(#"\d{6}[-+A-FU-Y][0-8]\d{2}[0-9A-FHJ-NPR-Y]"#, check: .function(PersonChecks.finnish))
    case .fiHetuTemporary: IdentifierForm(#"\d{6}[-+A-FU-Y]9\d{2}[0-9A-FHJ-NPR-Y]"#, check: .function(PersonChecks.finnish))
    case .fiYtunnus: IdentifierForm(#"\d{8}"#, ignoring: [.blank, .hyphen], check: .sum([7, 9, 10, 5, 8, 4, 2, 1], 11))
    case .isKennitala: IdentifierForm(#"\d{9}[09]"#, ignoring: .hyphen, check: .function(PersonChecks.icelandic))
    case .nlKVK: IdentifierForm(#"\d{8}"#, check: .none)
    case .nlBSN: IdentifierForm(#"\d{8,9}"#, ignoring: vat, check: .function(PersonChecks.dutch))
    case .nlBTW: IdentifierForm(#"\d{1,9}B\d{2}"#, ignoring: vat, prefixes: ["NL"], check: .function(CompanyChecks.dutchVAT))
    // Letters may stand for digits where two persons would have the same code; of a company it is the number of its partita IVA.
    case .itCodiceFiscale:
      IdentifierForm(
        "[A-Z]{6}[0-9L-NP-V]{2}[A-EHLMPR-T][0-9L-NP-V]{2}[A-Z][0-9L-NP-V]{3}[A-Z]", #"\d{11}"#, ignoring: [.blank, .hyphen, .colon],
        check: .function(PersonChecks.italian))
    case .itPartitaIVA: IdentifierForm(#"\d{11}"#, ignoring: [.blank, .hyphen, .colon], prefixes: ["IT"], check: .function(CompanyChecks.italian))
    case .esNIF:
      IdentifierForm(
        #"\d{8}[A-Z]"#, #"[KLMXYZ]\d{7}[A-Z]"#, #"[A-HJNP-SU-W]\d{7}[0-9A-J]"#, ignoring: [.blank, .hyphen], prefixes: ["ES"],
        check: .function(PersonChecks.spanish))
    case .esNIE: IdentifierForm(#"[XYZ]\d{7}[A-Z]"#, ignoring: [.blank, .hyphen], check: .function(PersonChecks.spanish))
    case .esCIF: IdentifierForm(#"[A-HJNP-SU-W]\d{7}[0-9A-J]"#, ignoring: [.blank, .hyphen], check: .function(PersonChecks.spanish))
    case .frSIREN: IdentifierForm(#"\d{9}"#, ignoring: [.blank, .dot], check: .luhn)
    case .frSIRET: IdentifierForm(#"\d{14}"#, ignoring: [.blank, .dot], check: .function(CompanyChecks.siret))
    case .frTVA: IdentifierForm(#"[0-9A-HJ-NP-Z]{2}\d{9}"#, ignoring: vat, prefixes: ["FR"], check: .function(CompanyChecks.frenchVAT))
    case .plPESEL: IdentifierForm(#"\d{11}"#, ignoring: [.blank, .hyphen], check: .function(PersonChecks.polish))
    case .plNIP: IdentifierForm(#"\d{10}"#, ignoring: [.blank, .hyphen], prefixes: ["PL"], check: .function(CompanyChecks.polish))
    case .gbCompanyNumber:
      IdentifierForm(
        #"\d{8}"#, #"(AC|ZC|FC|GE|LP|OC|SE|SA|SZ|SF|GS|SL|SO|SC|ES|NA|NZ|NF|GN|NL|NC|NI|EN|SG|FE|IP|SP|NP|RS|RC|SR|NR|NO|IC|SI)\d{6}"#, #"R0\d{6}"#,
        #"(RS|SO|IP|SP|NP)\d{3}[0-9A-Z]{3}"#, #"(NI|SL|OC)\d{5}[A-Z]"#, check: .none)
    case .gbVAT:
      IdentifierForm(
        #"\d{9}"#, #"\d{12}"#, #"GD[0-4]\d{2}"#, #"HA[5-9]\d{2}"#, ignoring: vat, prefixes: ["GB", "XI"], check: .function(CompanyChecks.britishVAT))
    case .auABN: IdentifierForm(#"\d{11}"#, ignoring: .blank, check: .function(CompanyChecks.abn))
    case .auACN: IdentifierForm(#"\d{9}"#, ignoring: .blank, check: .function(CompanyChecks.acn))
    default: europeanVAT(kind)
    }
  }

  /// What is ignored in VAT numbers.
  static let vat: Ignored = [.blank, .hyphen, .dot]
}
