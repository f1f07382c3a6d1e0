public import Diagnostics

extension Identifiers {
  /// A valid identifier as its country writes it; nil where it is written so already, or where that form could mean another.
  ///
  /// Swedish and Finnish numbers have their sign, all others are written without blanks and signs.
  public static func canonicalForm(of text: UnsafeBufferPointer<UInt8>, as kind: IdentifierKind, today: CalendarDate) -> String? {
    guard let compacted = compact(text, ignoring: IdentifierForm.of(kind).ignored) else { return nil }
    let canonical: ShortText? =
      switch kind {
      case .sePersonnummer, .seSamordningsnummer: compacted.withBytes { swedishPerson($0, today) }
      case .seOrganisationsnummer: compacted.withBytes { withHyphen($0.filter(PersonChecks.isDigit).suffix(10), before: 4) }
      case .fiYtunnus: compacted.withBytes { withHyphen($0[...], before: 1) }
      case .dkCVR: compacted.withBytes { digits($0) }
      default: compacted
      }
    return canonical?.withBytes { $0.elementsEqual(text) ? nil : String(decoding: $0, as: UTF8.self) }
  }

  /// `YYMMDD-NNNC`, with `+` for those who were born a century before the latest such year; nil where no sign tells the year.
  private static func swedishPerson(_ text: UnsafeBufferPointer<UInt8>, _ today: CalendarDate) -> ShortText? {
    let digits = text.filter(PersonChecks.isDigit)
    var sign = text.contains(UInt8(ascii: "+")) ? UInt8(ascii: "+") : UInt8(ascii: "-")
    if digits.count == 12 {
      switch today.year - Checksum.number(digits.prefix(4)) {
      case 0..<100: break
      case 100..<200: sign = UInt8(ascii: "+")
      default: return nil
      }
    }
    return withHyphen(digits.suffix(10), before: 4, sign)
  }

  private static func digits(_ text: UnsafeBufferPointer<UInt8>) -> ShortText {
    var result = ShortText()
    for byte in text where PersonChecks.isDigit(byte) { result.append(byte) }
    return result
  }

  private static func withHyphen(_ digits: some Collection<UInt8>, before count: Int, _ sign: UInt8 = UInt8(ascii: "-")) -> ShortText {
    var result = ShortText()
    for byte in digits.dropLast(count) { result.append(byte) }
    result.append(sign)
    for byte in digits.suffix(count) { result.append(byte) }
    return result
  }
}
