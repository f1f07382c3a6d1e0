/// The parts of a text that YAML 1.1 or 1.2 reads as a number.
struct NumberShape {
  private var sign: UInt8?
  private var hasUnderscore = false
  private var hasPoint = false
  private var hasExponent = false
  private var isBaseSixty = false
  /// `0x`, `0o`, `0b`: the letter.
  private var base: UInt8?
  /// `.inf` or `.nan`.
  private var isSpecial = false
  private var whole = 0..<0
  private var fraction = 0..<0
  private let text: UnsafeBufferPointer<UInt8>

  /// nil where the text is no number.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    var index = 0
    if text[0] == 0x2B || text[0] == 0x2D {
      sign = text[0]
      index = 1
    }
    guard index < text.count else { return nil }
    if text[index] == 0x30, index + 2 < text.count, let digits = Self.digits(ofBase: text[index + 1]) {
      base = text[index + 1]
      guard text[(index + 2)...].allSatisfy({ $0 == 0x5F || digits($0) }) else { return nil }
      return
    }
    if text[index] == 0x2E, Self.isSpecial(text[(index + 1)...]) {
      isSpecial = true
      return
    }
    let start = index
    index = digitsEnd(from: index)
    whole = start..<index
    guard !whole.isEmpty || index < text.count && text[index] == 0x2E else { return nil }
    guard whole.isEmpty || text[start] != 0x5F else { return nil }
    if index < text.count, text[index] == 0x3A {
      guard let end = baseSixtyEnd(from: index), end == text.count else { return nil }
      isBaseSixty = true
      return
    }
    if index < text.count, text[index] == 0x2E {
      hasPoint = true
      fraction = (index + 1)..<digitsEnd(from: index + 1)
      index = fraction.upperBound
      guard !whole.isEmpty || !fraction.isEmpty && text[fraction.lowerBound] != 0x5F else { return nil }
    }
    if index < text.count, text[index] | 0x20 == 0x65 {
      hasExponent = true
      index += 1
      if index < text.count, text[index] == 0x2B || text[index] == 0x2D { index += 1 }
      guard index < text.count, text[index...].allSatisfy(ForeignReading.isDigit) else { return nil }
      index = text.count
    }
    guard index == text.count else { return nil }
  }

  /// What to say about it; nil where it is printed as it was written.
  var reading: ForeignReading? {
    if isSpecial { return .number }
    if let base { return base != 0x6F ? .number : sign == nil && !hasUnderscoreInText ? .octal : nil }
    if hasUnderscore, !isUnderscoredNumber { return nil }
    if isBaseSixty { return hasUnderscoreInText ? .number : .baseSixty }
    if sign == 0x2B, !hasUnderscore, !hasExponent, whole.count + fraction.count >= 5 { return .phone }
    if hasUnderscore || sign == 0x2B { return .number }
    if whole.count > 1, text[whole.lowerBound] == 0x30, !hasPoint { return .octal }
    if hasExponent { return .exponent }
    return isCanonical ? nil : .number
  }

  /// Whether a loader prints it as it was written: no zero too many, no more digits than a 64-bit float keeps.
  private var isCanonical: Bool {
    let isZero = whole.count == 1 && text[whole.lowerBound] == 0x30
    guard !whole.isEmpty, isZero || text[whole.lowerBound] != 0x30 else { return false }
    if hasPoint {
      guard !fraction.isEmpty, text[fraction.upperBound - 1] != 0x30 else { return false }
      // Python writes 0.00001 as 1e-05.
      let isTiny = isZero && fraction.count > 4 && text[fraction].prefix(4).allSatisfy { $0 == 0x30 }
      return whole.count + fraction.count <= 15 && !isTiny
    }
    if isZero { return sign == nil }
    if whole.count < 16 { return true }
    guard whole.count == 16 else { return false }
    return text[whole].reduce(0) { $0 * 10 + Int($1 & 0x0F) } <= 1 << 53
  }

  /// Only YAML 1.1 knows underscores: not in `08_1`, which is no octal number, and in an exponent's number only with a point.
  private var isUnderscoredNumber: Bool {
    if hasPoint { return !whole.isEmpty || sign == nil }
    return !hasExponent && (text[whole.lowerBound] != 0x30 || isBaseSixty || text[whole].allSatisfy { $0 != 0x38 && $0 != 0x39 })
  }

  private var hasUnderscoreInText: Bool { text.contains(0x5F) }

  private mutating func digitsEnd(from start: Int) -> Int {
    var index = start
    while index < text.count, ForeignReading.isDigit(text[index]) || text[index] == 0x5F {
      if text[index] == 0x5F { hasUnderscore = true }
      index += 1
    }
    return index
  }

  /// `:` and a number below 60, once or more; a fraction may follow. Without one the first digit is no zero.
  private func baseSixtyEnd(from start: Int) -> Int? {
    var index = start
    while index < text.count, text[index] == 0x3A {
      let digits = text[(index + 1)...].prefix { ForeignReading.isDigit($0) }
      guard digits.count == 1 || digits.count == 2 && digits.first! <= 0x35 else { return nil }
      index = digits.endIndex
    }
    if index < text.count, text[index] == 0x2E { return text[(index + 1)...].allSatisfy { ForeignReading.isDigit($0) } ? text.count : nil }
    return text[whole.lowerBound] == 0x30 ? nil : index
  }

  private static func digits(ofBase letter: UInt8) -> ((UInt8) -> Bool)? {
    switch letter {
    case 0x62: { $0 == 0x30 || $0 == 0x31 }
    case 0x6F: { (0x30...0x37).contains($0) }
    case 0x78: { ForeignReading.isDigit($0) || (0x61...0x66).contains($0 | 0x20) }
    default: nil
    }
  }

  private static func isSpecial(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    word.elementsEqual("inf".utf8) || word.elementsEqual("Inf".utf8) || word.elementsEqual("INF".utf8) || word.elementsEqual("nan".utf8)
      || word.elementsEqual("NaN".utf8) || word.elementsEqual("NAN".utf8)
  }
}
