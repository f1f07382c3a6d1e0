/// A kind of number that a state gives to persons, companies or taxpayers; the words are those of the test vectors and of `Data/tlds.yaml`.
public enum IdentifierKind: String, Sendable, CaseIterable {
  case sePersonnummer = "se_personnummer"
  case seSamordningsnummer = "se_samordningsnummer"
  case seOrganisationsnummer = "se_organisationsnummer"
  case seVAT = "se_vat"
  case noOrgnr = "no_orgnr"
  case noFodselsnummer = "no_fodselsnummer"
  /// Of the test population Tenor, month + 80: nobody's.
  case noFodselsnummerSynthetic = "no_fodselsnummer_synthetic"
  /// Norid's anonymous id of a person, `N.PRI.…`, which `.no` takes in place of the fødselsnummer.
  case noNoridPerson = "no_norid_person"
  case dkCVR = "dk_cvr"
  case dkCPR = "dk_cpr"
  case fiHetu = "fi_hetu"
  /// Temporary or test, 900–999.
  case fiHetuTemporary = "fi_hetu_temporary"
  case fiYtunnus = "fi_ytunnus"
  case isKennitala = "is_kennitala"
  case nlKVK = "nl_kvk"
  case nlBSN = "nl_bsn"
  case nlBTW = "nl_btw"
  case itCodiceFiscale = "it_codicefiscale"
  case itPartitaIVA = "it_partita_iva"
  case esNIF = "es_nif"
  case esNIE = "es_nie"
  case esCIF = "es_cif"
  case frSIREN = "fr_siren"
  case frSIRET = "fr_siret"
  case frTVA = "fr_tva"
  case plPESEL = "pl_pesel"
  case plNIP = "pl_nip"
  case gbCompanyNumber = "gb_company_number"
  case gbVAT = "gb_vat"
  case auABN = "au_abn"
  case auACN = "au_acn"
  case euVATAT = "eu_vat_at"
  case euVATBE = "eu_vat_be"
  case euVATBG = "eu_vat_bg"
  case euVATCY = "eu_vat_cy"
  case euVATCZ = "eu_vat_cz"
  case euVATDE = "eu_vat_de"
  case euVATDK = "eu_vat_dk"
  case euVATEE = "eu_vat_ee"
  case euVATEL = "eu_vat_el"
  case euVATES = "eu_vat_es"
  case euVATEU = "eu_vat_eu"
  case euVATFI = "eu_vat_fi"
  case euVATFR = "eu_vat_fr"
  case euVATHR = "eu_vat_hr"
  case euVATHU = "eu_vat_hu"
  case euVATIE = "eu_vat_ie"
  case euVATIT = "eu_vat_it"
  case euVATLT = "eu_vat_lt"
  case euVATLU = "eu_vat_lu"
  case euVATLV = "eu_vat_lv"
  case euVATMT = "eu_vat_mt"
  case euVATNL = "eu_vat_nl"
  case euVATPL = "eu_vat_pl"
  case euVATPT = "eu_vat_pt"
  case euVATRO = "eu_vat_ro"
  case euVATSE = "eu_vat_se"
  case euVATSI = "eu_vat_si"
  case euVATSK = "eu_vat_sk"
  case euVATXI = "eu_vat_xi"
}

/// What is wrong with an identifier; judged in this order, and only the first fault is told.
public enum IdentifierVerdict: Sendable, Comparable {
  /// Wrong length, character, prefix or fixed part.
  case format
  /// Well formed, but the embedded birth date does not exist or lies in the future.
  case date
  /// All is right but the check digit.
  case checksum
  /// Well formed and, where there is one, the check digit is right.
  case valid
}
