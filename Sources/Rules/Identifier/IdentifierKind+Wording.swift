import Catalog

extension IdentifierKind {
  /// What people call it, with an article.
  var title: String {
    switch self {
    case .sePersonnummer: "a Swedish personal number (personnummer)"
    case .seSamordningsnummer: "a Swedish coordination number (samordningsnummer)"
    case .seOrganisationsnummer: "a Swedish organisation number (organisationsnummer)"
    case .seVAT, .euVATSE: "a Swedish VAT number"
    case .noOrgnr: "a Norwegian organisation number (organisasjonsnummer)"
    case .noFodselsnummer: "a Norwegian personal number (fødselsnummer)"
    case .noFodselsnummerSynthetic: "a Norwegian test number (fødselsnummer, month + 80)"
    case .noNoridPerson: "a Norid id (N.PRI)"
    case .dkCVR: "a Danish company number (CVR)"
    case .dkCPR: "a Danish personal number (CPR)"
    case .fiHetu: "a Finnish personal identity code (henkilötunnus)"
    case .fiHetuTemporary: "a temporary Finnish personal identity code (henkilötunnus, 900 to 999)"
    case .fiYtunnus: "a Finnish business id (Y-tunnus)"
    case .isKennitala: "an Icelandic kennitala"
    case .nlKVK: "a Dutch KVK number"
    case .nlBSN: "a Dutch citizen service number (BSN)"
    case .nlBTW: "a Dutch VAT number (btw-id)"
    case .itCodiceFiscale: "an Italian codice fiscale"
    case .itPartitaIVA: "an Italian partita IVA"
    case .esNIF: "a Spanish NIF"
    case .esNIE: "a Spanish NIE"
    case .esCIF: "a Spanish company NIF (CIF)"
    case .frSIREN: "a French SIREN"
    case .frSIRET: "a French SIRET"
    case .frTVA: "a French VAT number"
    case .plPESEL: "a Polish PESEL"
    case .plNIP: "a Polish NIP"
    case .gbCompanyNumber: "a British company number"
    case .gbVAT: "a British VAT number"
    case .auABN: "an Australian ABN"
    case .auACN: "an Australian ACN"
    default: "a VAT number with the prefix `\(vatPrefix)`"
    }
  }

  /// How it is written: N a digit, A a letter, X either, Y M D the date of birth.
  var form: String {
    switch self {
    case .sePersonnummer, .seSamordningsnummer: "YYMMDD-NNNN"
    case .seOrganisationsnummer: "NNNNNN-NNNN"
    case .seVAT, .euVATSE: "SENNNNNNNNNN01"
    case .noOrgnr, .frSIREN, .auACN: "NNNNNNNNN"
    case .noFodselsnummer, .noFodselsnummerSynthetic: "DDMMYYNNNNN"
    case .noNoridPerson: "N.PRI.X…"
    case .dkCVR, .nlKVK: "NNNNNNNN"
    case .dkCPR: "DDMMYYNNNN"
    case .fiHetu, .fiHetuTemporary: "DDMMYY-NNNX"
    case .fiYtunnus: "NNNNNNN-N"
    case .isKennitala: "DDMMYYNNNN"
    case .nlBSN: "NNNNNNNNN"
    case .nlBTW, .euVATNL: "NLNNNNNNNNNBNN"
    case .itCodiceFiscale: "AAAAAAYYADDANNNA"
    case .itPartitaIVA, .auABN: "NNNNNNNNNNN"
    case .plPESEL: "YYMMDDNNNNN"
    case .esNIF: "NNNNNNNNA"
    case .esNIE: "ANNNNNNNA"
    case .esCIF: "ANNNNNNNX"
    case .frSIRET: "NNNNNNNNNNNNNN"
    case .frTVA, .euVATFR: "FRXXNNNNNNNNN"
    case .plNIP: "NNNNNNNNNN"
    case .gbCompanyNumber: "NNNNNNNN or AANNNNNN"
    case .gbVAT: "GBNNNNNNNNN"
    case .euVATAT: "ATUNNNNNNNN"
    case .euVATBE: "BENNNNNNNNNN"
    case .euVATBG: "BGNNNNNNNNN or BGNNNNNNNNNN"
    case .euVATCY: "CYNNNNNNNNA"
    case .euVATCZ: "CZ and 8 to 10 digits"
    case .euVATES: "ESXNNNNNNNX"
    case .euVATIE: "IENNNNNNNA or IENNNNNNNAA"
    case .euVATLT: "LT and 9 or 12 digits"
    case .euVATRO: "RO and 2 to 10 digits"
    case .euVATDK, .euVATFI, .euVATHU, .euVATLU, .euVATMT, .euVATSI: vatPrefix + "NNNNNNNN"
    case .euVATPL, .euVATSK: vatPrefix + "NNNNNNNNNN"
    case .euVATHR, .euVATIT, .euVATLV: vatPrefix + "NNNNNNNNNNN"
    case .euVATDE, .euVATEE, .euVATEL, .euVATEU, .euVATPT, .euVATXI: vatPrefix + "NNNNNNNNN"
    }
  }

  private var vatPrefix: String { String(rawValue.suffix(2)).uppercased() }

  /// Whether it was made for tests or for a while: nobody's number, or one that will change.
  var isTemporary: Bool { self == .fiHetuTemporary || self == .noFodselsnummerSynthetic || self == .seSamordningsnummer }
}
