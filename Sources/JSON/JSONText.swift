/// What goes in front of a token: a comma, a line break with its indentation.
struct Gap {
  var hasComma = false
  /// A line begins; a blank stands behind colons then.
  var isLineStart = false
  var indent = 0

  /// In bytes, or more: blanks are written sixteen at a time.
  var length: Int { 2 + indent + JSONText.blankCount }
}

/// Where the next byte of a `JSONWriter` goes; the writer has made room for it.
///
/// Outside of this module a text is appended piece by piece (`JSONWriter.value(atMost:_:)`); more than there is room for stops the program.
public struct JSONText {
  /// Where the text of the writer begins.
  let start: UnsafeMutablePointer<UInt8>
  var next: UnsafeMutablePointer<UInt8>
  var end: UnsafeMutablePointer<UInt8>

  /// The most bytes that a string of so many bytes of UTF-8 takes in quotation marks.
  public static func quotedLength(_ count: Int) -> Int { 6 * count + 2 }

  /// The most digits of a number.
  public static var mostDigits: Int { 20 }

  /// Appends a part of the text as it is.
  public mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    precondition(text.count <= end - next, "there must be room for the text")
    put(text)
  }

  /// A part of a text that is written again and again, of at most 48 bytes: sixteen are written at a time.
  public struct Word: Sendable {
    /// The room that one takes, however short it is.
    public static var room: Int { 48 }
    fileprivate let first, second, third: SIMD16<UInt8>
    fileprivate let count: Int

    public init(_ text: [UInt8]) {
      precondition(text.count <= Self.room, "a word has 48 bytes at most")
      func part(_ start: Int) -> SIMD16<UInt8> {
        var bytes = SIMD16<UInt8>()
        for (index, byte) in text.dropFirst(start).prefix(16).enumerated() { bytes[index] = byte }
        return bytes
      }
      (first, second, third) = (part(0), part(16), part(32))
      count = text.count
    }
  }

  /// Appends a word as it is.
  public mutating func append(_ word: Word) {
    precondition(Word.room <= end - next, "there must be room for the word")
    let target = UnsafeMutableRawPointer(next)
    target.storeBytes(of: word.first, as: SIMD16<UInt8>.self)
    if word.count > 16 {
      (target + 16).storeBytes(of: word.second, as: SIMD16<UInt8>.self)
      (target + 32).storeBytes(of: word.third, as: SIMD16<UInt8>.self)
    }
    next += word.count
  }

  /// Appends a part of the text as it is.
  public mutating func append(_ text: [UInt8]) { text.withUnsafeBufferPointer { append($0) } }

  /// Appends a part of a string from bytes that must be valid UTF-8, without quotation marks.
  public mutating func append(inString utf8: UnsafeBufferPointer<UInt8>) {
    precondition(Self.quotedLength(utf8.count) <= end - next, "there must be room for the string")
    put(escaped: utf8)
  }

  /// Appends a slash and a reference token, as they stand in a string that holds an RFC 6901 pointer; a token takes the room of a string.
  public mutating func append(token utf8: UnsafeBufferPointer<UInt8>) {
    precondition(Self.quotedLength(utf8.count) <= end - next, "there must be room for the token")
    put(UInt8(ascii: "/"))
    guard Self.needsPointerEscape(utf8) else { return put(escaped: utf8) }
    for byte in utf8 { if !putPointerEscape(of: byte) { put(escaped: byte) } }
  }

  /// Appends the same for a token as it stands in a string of its own, without quotation marks.
  public mutating func append(escapedToken utf8: UnsafeBufferPointer<UInt8>) {
    precondition(Self.quotedLength(utf8.count) <= end - next, "there must be room for the token")
    put(UInt8(ascii: "/"))
    guard Self.needsPointerEscape(utf8) else { return put(utf8) }
    for byte in utf8 { if !putPointerEscape(of: byte) { put(byte) } }
  }

  /// Writes what RFC 6901 section 3 has for a byte; false where that is the byte itself.
  private mutating func putPointerEscape(of byte: UInt8) -> Bool {
    guard byte == UInt8(ascii: "~") || byte == UInt8(ascii: "/") else { return false }
    put(UInt8(ascii: "~"))
    put(byte == UInt8(ascii: "~") ? UInt8(ascii: "0") : UInt8(ascii: "1"))
    return true
  }

  /// Whether a token holds a tilde or a slash; eight bytes are looked at together, and the last eight may overlap those before them.
  @inline(__always)
  private static func needsPointerEscape(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = utf8.count
    guard count >= 8, let start = UnsafeRawPointer(utf8.baseAddress) else {
      return utf8.contains { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }
    }
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = 0
    while true {
      let word = (start + index).loadUnaligned(as: UInt64.self)
      let tildes = word ^ (ones &* 0x7E)
      let slashes = word ^ (ones &* 0x2F)
      if ((tildes &- ones) & ~tildes | (slashes &- ones) & ~slashes) & (ones &* 0x80) != 0 { return true }
      if index == count - 8 { return false }
      index = min(index + 8, count - 8)
    }
  }

  /// Appends a slash and an index, which is not negative.
  public mutating func append(token index: Int) {
    precondition(1 + Self.mostDigits <= end - next, "there must be room for the index")
    put(UInt8(ascii: "/"))
    put(digitsOf: UInt(index))
  }

  /// The length of the text since the last `JSONWriter.forgetText`, up to here.
  public var length: Int { next - start }

  /// Appends a part of the text since the last `JSONWriter.forgetText` again, as it is.
  public mutating func append(again part: Range<Int>) {
    precondition(part.lowerBound >= 0 && part.upperBound <= length && part.count <= end - next, "there must be such a part, and room for it")
    put(UnsafeBufferPointer(start: start + part.lowerBound, count: part.count))
  }

  /// Appends a whole number that is not negative.
  public mutating func append(count: Int) {
    precondition(Self.mostDigits <= end - next, "there must be room for the number")
    put(digitsOf: UInt(count))
  }

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    next.pointee = byte
    next += 1
  }

  mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    next.update(from: start, count: bytes.count)
    next += bytes.count
  }

  /// How many blanks are written at a time.
  static var blankCount: Int { 16 }

  /// Writes blanks; there must be room for `blankCount` more.
  @inline(__always)
  mutating func put(blanks count: Int) {
    let blanks = SIMD16<UInt8>(repeating: UInt8(ascii: " "))
    var written = 0
    while written < count {
      UnsafeMutableRawPointer(next + written).storeBytes(of: blanks, as: SIMD16<UInt8>.self)
      written += Self.blankCount
    }
    next += count
  }

  @inline(__always)
  mutating func put(_ gap: Gap) {
    if gap.hasComma { put(UInt8(ascii: ",")) }
    if gap.isLineStart {
      put(UInt8(ascii: "\n"))
      put(blanks: gap.indent)
    }
  }

  /// Writes a key that needs no escapes.
  @inline(__always)
  mutating func put(_ gap: Gap, key: StaticString) {
    put(gap)
    put(UInt8(ascii: "\""))
    put(UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    put(UInt8(ascii: "\""))
    put(UInt8(ascii: ":"))
    if gap.isLineStart { put(UInt8(ascii: " ")) }
  }

  /// Writes a key with its colon; the result is where it stands, without its quotation marks.
  @inline(__always)
  mutating func put(key utf8: UnsafeBufferPointer<UInt8>, isSpaced: Bool) -> Range<Int> {
    put(UInt8(ascii: "\""))
    let begin = length
    put(escaped: utf8)
    let place = begin..<length
    put(UInt8(ascii: "\""))
    put(UInt8(ascii: ":"))
    if isSpaced { put(UInt8(ascii: " ")) }
    return place
  }

  mutating func put(digitsOf value: UInt) {
    func digit(_ value: UInt) -> UInt8 { UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10) }
    if value < 10000 {
      if value >= 1000 { put(digit(value / 1000)) }
      if value >= 100 { put(digit(value / 100)) }
      if value >= 10 { put(digit(value / 10)) }
      return put(digit(value))
    }
    var length = 5
    var bound: UInt = 100_000
    while value >= bound {
      length += 1
      // The greatest number has twenty digits, and its bound no room.
      guard length < 20 else { break }
      bound *= 10
    }
    var rest = value
    for position in (0..<length).reversed() {
      next[position] = digit(rest)
      rest /= 10
    }
    next += length
  }

  /// Writes a string in quotation marks.
  mutating func put(quoted utf8: UnsafeBufferPointer<UInt8>) {
    put(UInt8(ascii: "\""))
    put(escaped: utf8)
    put(UInt8(ascii: "\""))
  }

  @inline(__always)
  private mutating func put(escaped utf8: UnsafeBufferPointer<UInt8>) {
    if !putPlain(utf8) { for byte in utf8 { put(escaped: byte) } }
  }

  @inline(__always)
  private mutating func put(escaped byte: UInt8) {
    if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { putEscape(of: byte) } else { put(byte) }
  }

  /// Copies a text that needs no escapes, in words of eight or four bytes of which the last may overlap the one before it; of any other text nothing counts
  /// as written.
  @inline(__always)
  private mutating func putPlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = utf8.count
    guard let start = UnsafeRawPointer(utf8.baseAddress), count > 0 else { return true }
    let target = UnsafeMutableRawPointer(next)
    if count >= 8 {
      var index = 0
      while true {
        let word = (start + index).loadUnaligned(as: UInt64.self)
        if Self.needsEscape(word) { return false }
        (target + index).storeBytes(of: word, as: UInt64.self)
        if index == count - 8 { break }
        index = min(index + 8, count - 8)
      }
    } else if count >= 4 {
      let first = start.loadUnaligned(as: UInt32.self)
      let last = (start + (count - 4)).loadUnaligned(as: UInt32.self)
      if Self.needsEscape(UInt64(first) | UInt64(last) << 32) { return false }
      target.storeBytes(of: first, as: UInt32.self)
      (target + (count - 4)).storeBytes(of: last, as: UInt32.self)
    } else {
      for byte in utf8 where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return false }
      target.copyMemory(from: start, byteCount: count)
    }
    next += count
    return true
  }

  /// The number of line feeds in a text.
  static func lineFeeds(in text: UnsafeBufferPointer<UInt8>) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let low = ones &* 0x7F
    var count = 0
    var index = 0
    while text.count - index >= 8 {
      let differences = UnsafeRawPointer(text.baseAddress! + index).loadUnaligned(as: UInt64.self) ^ (ones &* 0x0A)
      // The sum of the bytes, each 1 or 0, comes to stand in the highest one.
      count += Int(truncatingIfNeeded: ((~(((differences & low) &+ low) | differences | low) >> 7) &* ones) >> 56)
      index += 8
    }
    while index < text.count {
      if text[index] == UInt8(ascii: "\n") { count += 1 }
      index += 1
    }
    return count
  }

  /// Writes lines, with blanks in front of each but the first; there must be room for `blankCount` more.
  mutating func put(lines text: UnsafeBufferPointer<UInt8>, indent: Int) {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = 0
    while text.count - index >= 8 {
      let word = UInt64(littleEndian: UnsafeRawPointer(text.baseAddress! + index).loadUnaligned(as: UInt64.self))
      UnsafeMutableRawPointer(next).storeBytes(of: word.littleEndian, as: UInt64.self)
      let differences = word ^ (ones &* 0x0A)
      // The lowest bit that is set belongs to the first line feed.
      let feeds = (differences &- ones) & ~differences & (ones &* 0x80)
      let length = feeds == 0 ? 8 : feeds.trailingZeroBitCount / 8 + 1
      next += length
      index += length
      if feeds != 0 { put(blanks: indent) }
    }
    while index < text.count {
      put(text[index])
      if text[index] == UInt8(ascii: "\n") { put(blanks: indent) }
      index += 1
    }
  }

  /// Whether one of eight bytes is below 0x20, a quotation mark or a backslash.
  private static func needsEscape(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ (ones &* 0x22)
    let backslashes = word ^ (ones &* 0x5C)
    let isLow = (word &- ones &* 0x20) & ~word
    let isQuote = (quotes &- ones) & ~quotes
    let isBackslash = (backslashes &- ones) & ~backslashes
    return (isLow | isQuote | isBackslash) & (ones &* 0x80) != 0
  }

  private mutating func putEscape(of byte: UInt8) {
    put(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): put(byte)
    case 0x08: put(UInt8(ascii: "b"))
    case 0x09: put(UInt8(ascii: "t"))
    case 0x0A: put(UInt8(ascii: "n"))
    case 0x0C: put(UInt8(ascii: "f"))
    case 0x0D: put(UInt8(ascii: "r"))
    default:
      put(UInt8(ascii: "u"))
      put(UInt8(ascii: "0"))
      put(UInt8(ascii: "0"))
      put(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
      let digit = byte & 0x0F
      put(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
