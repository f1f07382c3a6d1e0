import DomainNames
import OrderLanguage

/// The form in which a request carries a text of the spec.
enum TextForm {
  case asWritten
  /// Lower-case A-labels without a final dot; anything that is no domain name as it is written.
  case wireName
  /// E.164: `+` and digits; anything else as it is written.
  case e164

  init(_ format: TextFormat) {
    switch format {
    case .domainName, .hostname: self = .wireName
    case .phone: self = .e164
    default: self = .asWritten
    }
  }

  /// Whether a text of these bytes has the form already, so that it can be copied; false where that takes a closer look.
  func isFulfilled(by utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .asWritten: true
    case .wireName: DomainName.classify(utf8) == .canonical
    case .e164: utf8.count > 1 && utf8[0] == UInt8(ascii: "+") && utf8.dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }

  func applied(to text: String) -> String {
    switch self {
    case .asWritten: text
    case .wireName: Self.aLabelName(text) ?? text
    case .e164: Self.e164(text) ?? text
    }
  }

  /// A domain name in lower-case A-labels without a final dot; nil where the text is none.
  static func aLabelName(_ text: String) -> String? {
    var text = text
    if text.withUTF8(DomainName.classify) == .canonical { return text }
    return (try? DomainName.parse(text).get())?.asciiText
  }

  /// The E.164 form of a number that is written with blanks, hyphens, brackets or dots; nil where it is none.
  private static func e164(_ text: String) -> String? {
    var digits: [UInt8] = []
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "+") where index == 0: continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte)
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")"): continue
      default: return nil
      }
    }
    guard text.utf8.first == UInt8(ascii: "+"), (1...15).contains(digits.count) else { return nil }
    return "+" + String(decoding: digits, as: UTF8.self)
  }
}
