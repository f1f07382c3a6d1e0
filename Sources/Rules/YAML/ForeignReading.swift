/// What a YAML 1.1 or 1.2 loader makes of a plain scalar that is text for orderspec.
///
/// Compared with PyYAML 6.0.3 and the expressions of the YAML 1.2 core schema on 2026-11-21; `y` and `n` are text for PyYAML, ruamel.yaml and Yams.
enum ForeignReading: Equatable {
  case boolean(Bool)
  case null
  /// `+` and digits: a number without its `+`.
  case phone
  /// A number that would be printed otherwise.
  case number
  /// A number with a leading zero.
  case octal
  /// Digits, `e`, digits.
  case exponent
  case date
  /// Digits and colons, base 60 in YAML 1.1.
  case baseSixty

  /// nil where every loader reads text, or a value that is printed as it was written: `11455`, `22.04`, `true`.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard let first = text.first else { return nil }
    switch first {
    case 0x30...0x39, 0x2B, 0x2D, 0x2E:
      guard let reading = NumberShape(text)?.reading ?? (Self.isDate(text) ? .date : nil) else { return nil }
      self = reading
    default:
      guard text.count <= 5, let reading = Self.word(text) else { return nil }
      self = reading
    }
  }

  /// Words in lower case, with a capital letter, or in capitals.
  private static func word(_ text: UnsafeBufferPointer<UInt8>) -> ForeignReading? {
    let isLower = consists(text, of: 0x61...0x7A)
    guard isLower || consists(UnsafeBufferPointer(rebasing: text.dropFirst()), of: 0x61...0x7A) || consists(text, of: 0x41...0x5A) else { return nil }
    func means(_ word: StaticString) -> Bool {
      word.utf8CodeUnitCount == text.count && text.indices.allSatisfy { text[$0] | 0x20 == word.utf8Start[$0] }
    }
    if means("yes") || means("on") { return .boolean(true) }
    if means("no") || means("off") { return .boolean(false) }
    if isLower { return nil }
    if means("true") { return .boolean(true) }
    if means("false") { return .boolean(false) }
    return means("null") ? .null : nil
  }

  private static func consists(_ text: UnsafeBufferPointer<UInt8>, of range: ClosedRange<UInt8>) -> Bool { text.allSatisfy(range.contains) }

  /// `2026-03-26`, or a date and a time of the day.
  private static func isDate(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    func digits(_ count: ClosedRange<Int>) -> Bool {
      let start = index
      while index < text.count, index - start < count.upperBound, isDigit(text[index]) { index += 1 }
      return index - start >= count.lowerBound
    }
    func skip(_ byte: UInt8) -> Bool {
      guard index < text.count, text[index] == byte else { return false }
      index += 1
      return true
    }
    guard digits(4...4), skip(0x2D), digits(1...2), skip(0x2D), digits(1...2) else { return false }
    if index == text.count { return index == 10 }
    guard skip(0x54) || skip(0x74) || skip(0x20) else { return false }
    guard digits(1...2), skip(0x3A), digits(2...2), skip(0x3A), digits(2...2) else { return false }
    if skip(0x2E) { _ = digits(0...64) }
    _ = skip(0x20)
    if index == text.count || skip(0x5A) { return index == text.count }
    guard skip(0x2B) || skip(0x2D), digits(1...2) else { return false }
    return index == text.count || skip(0x3A) && digits(2...2) && index == text.count
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
