/// A phone number in international form, split behind its country calling code.
public struct PhoneNumber: Sendable {
  /// All digits behind the `+`, 1 to 15 of them.
  public let digits: String
  /// The country calling code; nil where the number starts with none that is assigned.
  public let callingCode: String?

  /// Reads a number that is written with blanks, hyphens, brackets or dots; nil where the text is no number in international form.
  public init?(_ text: String) {
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
    self.digits = String(decoding: digits, as: UTF8.self)
    callingCode = CallingCodes.prefix(of: self.digits)
  }

  /// `+` and digits (ITU-T E.164).
  public var e164: String { "+" + digits }

  /// `+CC.NUMBER` as EPP has it (RFC 5733); nil where the calling code is not assigned, or nothing stands behind it.
  public var dotted: String? {
    guard let callingCode, callingCode.utf8.count < digits.utf8.count else { return nil }
    return "+\(callingCode)." + digits.dropFirst(callingCode.count)
  }
}
