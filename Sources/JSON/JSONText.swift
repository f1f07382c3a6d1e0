/// What goes in front of a token: a comma, a line break with its indentation or a blank.
struct Gap {
  var hasComma = false
  /// Blanks stand behind commas and colons.
  var isSpaced = false
  var isLineStart = false
  var indent = 0

  /// In bytes, or more.
  var length: Int { 2 + indent }
}

/// Where the next byte of a `JSONWriter` goes; the writer has made room for it.
struct JSONText {
  var next: UnsafeMutablePointer<UInt8>

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

  @inline(__always)
  mutating func put(blanks count: Int) {
    next.update(repeating: UInt8(ascii: " "), count: count)
    next += count
  }

  @inline(__always)
  mutating func put(_ gap: Gap) {
    if gap.hasComma { put(UInt8(ascii: ",")) }
    if gap.isLineStart {
      put(UInt8(ascii: "\n"))
      put(blanks: gap.indent)
    } else if gap.isSpaced, gap.hasComma {
      put(UInt8(ascii: " "))
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
    if gap.isSpaced { put(UInt8(ascii: " ")) }
  }

  mutating func put(digitsOf value: UInt) {
    var length = 1
    var bound: UInt = 10
    while value >= bound {
      length += 1
      // The greatest number has twenty digits, and its bound no room.
      guard length < 20 else { break }
      bound *= 10
    }
    var rest = value
    for position in (0..<length).reversed() {
      next[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    next += length
  }

  /// Writes a string in quotation marks; eight bytes at a time where none of them needs an escape, for which eight bytes more than needed must be there.
  mutating func put(quoted utf8: UnsafeBufferPointer<UInt8>) {
    put(UInt8(ascii: "\""))
    var index = 0
    if let start = utf8.baseAddress {
      while index < utf8.count {
        if utf8.count - index >= 8 {
          let word = UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self)
          if !Self.needsEscape(word) {
            UnsafeMutableRawPointer(next).storeBytes(of: word, as: UInt64.self)
            next += 8
            index += 8
            continue
          }
        }
        let end = min(utf8.count, index + 8)
        while index < end {
          let byte = start[index]
          if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { putEscape(of: byte) } else { put(byte) }
          index += 1
        }
      }
    }
    put(UInt8(ascii: "\""))
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
