import Catalog
import Diagnostics

/// Recognises personal numbers, to keep them out of files; whether one is right is for other rules.
///
/// A number whose check digit is wrong is still taken for a personal number where format and date tell it from other numbers (Sweden, Denmark);
/// Norwegian and Finnish ones need their check. Test numbers and temporary ones are nobody's.
enum PersonalNumbers {
  /// The kind of personal number that a text is in a country (ISO 3166-1 alpha-2); nil for everything else, numbers of organisations included.
  ///
  /// - Parameter today: a birth date behind it is none.
  static func kind(of text: UnsafeBufferPointer<UInt8>, in country: String, today: CalendarDate) -> IdentifierKind? {
    let (kinds, least): ([IdentifierKind], IdentifierVerdict) =
      switch country {
      case "SE": ([.sePersonnummer, .seSamordningsnummer], .checksum)
      case "NO": ([.noFodselsnummer], .valid)
      case "DK": ([.dkCPR], .checksum)
      case "FI": ([.fiHetu], .valid)
      default: ([], .valid)
      }
    return kinds.first { Identifiers.verdict(of: text, as: $0, today: today) >= least }
  }

  /// The kind of personal number that a VAT number holds: a Swedish sole trader's is `SE`, the personal number and `01`.
  static func kind(inVATNumber text: UnsafeBufferPointer<UInt8>, in country: String, today: CalendarDate) -> IdentifierKind? {
    guard text.count <= 64 else { return nil }
    var characters = text.filter { $0 != 0x20 && $0 != 0x2D && $0 != 0x2E }.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }
    let hasPrefix = characters.starts(with: "SE".utf8)
    guard hasPrefix || country == "SE" else { return nil }
    if hasPrefix { characters.removeFirst(2) }
    guard characters.count == 12, characters.suffix(2).elementsEqual("01".utf8) else { return nil }
    return characters.withUnsafeBufferPointer { kind(of: UnsafeBufferPointer(rebasing: $0.prefix(10)), in: "SE", today: today) }
  }
}
