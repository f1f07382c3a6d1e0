public import Diagnostics

/// Judges national identity and registration numbers and VAT numbers by their form, date and check digit; nobody is asked whether one is in use.
///
/// Definitions, with their sources: the national registers and the European Commission's VIES, compared with python-stdnum 2.2, November 2026. Blanks at
/// both ends do not count, and small letters are capitals.
public enum Identifiers {
  /// What is wrong with a text as an identifier of a kind; allocates nothing.
  ///
  /// - Parameter today: a birth date behind it is a fault.
  public static func verdict(of text: UnsafeBufferPointer<UInt8>, as kind: IdentifierKind, today: CalendarDate) -> IdentifierVerdict {
    let form = IdentifierForm.of(kind)
    guard let text = compact(text, ignoring: form.ignored) else { return .format }
    return text.withBytes { text in
      for prefix in form.prefixes where starts(text, with: prefix) {
        let rest = UnsafeBufferPointer(rebasing: text[prefix.utf8CodeUnitCount...])
        if form.hasShape(rest) { return form.judge(rest, today) }
      }
      return !form.requiresPrefix && form.hasShape(text) ? form.judge(text, today) : .format
    }
  }

  /// What is wrong with a text as an identifier of a kind.
  public static func verdict(of text: String, as kind: IdentifierKind, today: CalendarDate) -> IdentifierVerdict {
    text.withBytes { verdict(of: $0, as: kind, today: today) }
  }

  /// The numbers that a country gives to persons; empty where none is known here.
  public static func personKinds(of country: String) -> [IdentifierKind] {
    switch country {
    case "SE": [.sePersonnummer, .seSamordningsnummer]
    case "NO": [.noFodselsnummer, .noFodselsnummerSynthetic, .noNoridPerson]
    case "DK": [.dkCPR]
    case "FI": [.fiHetu, .fiHetuTemporary]
    case "IS": [.isKennitala]
    case "NL": [.nlBSN]
    case "IT": [.itCodiceFiscale]
    case "ES": [.esNIF, .esNIE]
    case "PL": [.plPESEL]
    default: []
    }
  }

  /// The numbers that a country gives to companies and other organisations; empty where none is known here.
  public static func companyKinds(of country: String) -> [IdentifierKind] {
    switch country {
    case "SE": [.seOrganisationsnummer]
    case "NO": [.noOrgnr]
    case "DK": [.dkCVR]
    case "FI": [.fiYtunnus]
    case "IS": [.isKennitala]
    case "NL": [.nlKVK, .nlBTW]
    case "IT": [.itPartitaIVA]
    case "ES": [.esCIF]
    case "FR": [.frSIREN, .frSIRET, .frTVA]
    case "PL": [.plNIP]
    case "GB": [.gbCompanyNumber, .gbVAT]
    case "AU": [.auABN, .auACN]
    default: []
    }
  }

  /// Whether the kinds are all that the country gives: elsewhere other registers have numbers of other forms (associations in France, KRS and REGON in
  /// Poland, RSIN in the Netherlands, charities in the United Kingdom).
  public static func areComplete(in country: String) -> Bool { ["SE", "NO", "DK", "FI", "IS", "IT", "ES"].contains(country) }

  /// The kind of VAT number of a prefix: that of a member state, `EL` for Greece, `EU`, `XI` or `GB`.
  public static func vatKind(ofPrefix prefix: String) -> IdentifierKind? {
    prefix == "GB" ? .gbVAT : IdentifierKind(rawValue: "eu_vat_" + prefix.lowercased())
  }

  /// The prefix of the VAT numbers of a country, which is its code but in Greece; nil outside the European Union and the United Kingdom.
  public static func vatPrefix(ofCountry country: String) -> String? {
    let prefix = country == "GR" ? "EL" : country
    return country != "EL" && country != "EU" && country != "XI" && vatKind(ofPrefix: prefix) != nil ? prefix : nil
  }

  // MARK: Texts

  /// The text in upper case, without blanks at its ends and without ignored bytes; nil where it is longer than any identifier or holds bytes beyond ASCII.
  static func compact(_ text: UnsafeBufferPointer<UInt8>, ignoring ignored: IdentifierForm.Ignored) -> ShortText? {
    var text = text[...]
    while text.first == 0x20 { text.removeFirst() }
    while text.last == 0x20 { text.removeLast() }
    var result = ShortText()
    for byte in text where !ignored.contains(byte: byte) {
      guard byte < 0x80, result.append(ShortText.uppercase(byte)) else { return nil }
    }
    return result
  }

  private static func starts(_ text: UnsafeBufferPointer<UInt8>, with prefix: StaticString) -> Bool {
    text.count >= prefix.utf8CodeUnitCount && (0..<prefix.utf8CodeUnitCount).allSatisfy { text[$0] == prefix.utf8Start[$0] }
  }
}
