import Catalog
import OrderLanguage

/// A phone number as it is written, read once: what is wrong with it, and its digits.
struct PhoneReading {
  /// At most one thing is told of a number, the first of these.
  enum Finding {
    case canonical
    /// It does not begin with `+`.
    case notInternational
    /// Something that is neither digit nor separator, at an offset into the text.
    case character(at: Int)
    /// No digits at all, or more than the 15 of E.164.
    case digitCount(Int)
    /// No country has the code that it begins with.
    case unknownCode
    /// The prefix of calls inside the country stands behind the calling code.
    case trunkPrefix(CallingCode)
    /// Fewer or more digits behind the calling code than numbers of the country have.
    case nationalLength(CallingCode, Int)
    /// In order, with blanks, hyphens, brackets or dots.
    case separated
  }

  let finding: Finding
  /// All digits, without `+`; empty for a canonical number.
  let digits: [UInt8]

  /// Reads a text; allocates nothing for a canonical number.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    if text.first == UInt8(ascii: "+"), (2...16).contains(text.count), text.dropFirst().allSatisfy(Self.isDigit) {
      let digits = UnsafeBufferPointer(rebasing: text[1...])
      finding = Self.judge(digits, isSeparated: false)
      if case .canonical = finding { self.digits = [] } else { self.digits = Array(digits) }
      return
    }
    let digits = text.filter(Self.isDigit)
    self.digits = digits
    guard text.drop(while: { $0 == 0x20 }).first == UInt8(ascii: "+") else {
      finding = .notInternational
      return
    }
    let plus = text.firstIndex(of: UInt8(ascii: "+"))!
    if let other = text.indices.first(where: { $0 > plus && !Self.isDigit(text[$0]) && !Self.isSeparator(text[$0]) }) {
      finding = .character(at: other)
    } else if digits.isEmpty || digits.count > 15 {
      finding = .digitCount(digits.count)
    } else {
      finding = digits.withUnsafeBufferPointer { Self.judge($0, isSeparated: true) }
    }
  }

  private static func judge(_ digits: UnsafeBufferPointer<UInt8>, isSeparated: Bool) -> Finding {
    guard let code = Catalog.callingCode(ofNumber: digits) else { return .unknownCode }
    let national = UnsafeBufferPointer(rebasing: digits[code.length...])
    if code.hasTrunkPrefix(national) { return .trunkPrefix(code) }
    if national.isEmpty || !code.nationalLength.contains(national.count) { return .nationalLength(code, national.count) }
    return isSeparated ? .separated : .canonical
  }

  /// The number in E.164 form, where nothing else is wrong with it.
  var canonical: String { "+" + String(decoding: digits, as: UTF8.self) }

  /// The E.164 form of a number that was written with `00` for `+`; nil for others.
  var fromDoubleZero: String? {
    guard digits.starts(with: [0x30, 0x30]), digits.count <= 17 else { return nil }
    let rest = Array(digits.dropFirst(2))
    let finding = rest.withUnsafeBufferPointer { Self.judge($0, isSeparated: false) }
    guard case .canonical = finding else { return nil }
    return "+" + String(decoding: rest, as: UTF8.self)
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Blank, brackets, hyphen, dot, slash.
  private static func isSeparator(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x28 || byte == 0x29 || (0x2D...0x2F).contains(byte) }
}

extension RuleContext {
  /// The phone number of a contact, where it is known here: all rules about phone numbers ask for it, one after the other.
  mutating func phone(of contact: Contact) -> (origin: Origin, reading: PhoneReading)? {
    if lastPhone?.contact.object.isSame(contact.object) == true { return lastPhone?.value }
    let phone = contact.literal(.phoneNumber).map { ($0, $0.withText(PhoneReading.init)) }
    lastPhone = (contact, phone)
    return phone
  }
}
