import Catalog
import Diagnostics
import OrderLanguage

/// What is to be said of a VAT number.
struct VATJudgement {
  enum Fault {
    /// It begins with no prefix of the European Union or the United Kingdom, although the country has one.
    case prefix(String)
    case shape(IdentifierKind)
    case checksum(IdentifierKind)
  }

  let value: Origin
  let fault: Fault

  /// Judges the VAT number of a contact; nil where nothing is wrong, where it is a secret, or where it is of a country whose numbers are not known here.
  init?(_ contact: Contact, today: CalendarDate) {
    guard let value = contact.literal(.vatNumber), let fault = Self.fault(value, contact.countryCode?.value, today) else { return nil }
    self.value = value
    self.fault = fault
  }

  private static func fault(_ value: Origin, _ country: String?, _ today: CalendarDate) -> Fault? {
    let prefix = value.withText(letters)
    guard let kind = Identifiers.vatKind(ofPrefix: prefix) else { return country.flatMap(Identifiers.vatPrefix(ofCountry:)).map(Fault.prefix) }
    switch value.withText({ Identifiers.verdict(of: $0, as: kind, today: today) }) {
    case .valid: return nil
    case .checksum: return .checksum(kind)
    case .format, .date: return .shape(kind)
    }
  }

  /// The first two characters but blanks, in upper case.
  private static func letters(_ text: UnsafeBufferPointer<UInt8>) -> String {
    let start = text.drop { $0 == 0x20 }.prefix(2)
    return String(decoding: start.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }, as: UTF8.self)
  }
}
