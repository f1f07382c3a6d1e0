/// The extent of one number by the grammar of RFC 8259 section 6.
struct NumberScan {
  /// The offset just past the number, or of the byte that breaks the grammar.
  private(set) var end: Int

  /// What the grammar wants at `end`, or nil when the number is well formed.
  private(set) var expected: String?

  /// Scans the number that starts at `start`; a byte that cannot continue a complete number just ends it.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    end = start
    let isNegative = skip(UInt8(ascii: "-"), in: bytes)
    if skip(UInt8(ascii: "0"), in: bytes) {
      if Self.isDigit(at: end, in: bytes) {
        expected = "'.', an exponent or the end of the number after a leading 0"
        return
      }
    } else if !skipDigits(in: bytes) {
      expected = isNegative ? "a digit after '-'" : "a digit"
      return
    }
    if skip(UInt8(ascii: "."), in: bytes), !skipDigits(in: bytes) {
      expected = "a digit after '.'"
      return
    }
    if skip(UInt8(ascii: "e"), in: bytes) || skip(UInt8(ascii: "E"), in: bytes) {
      _ = skip(UInt8(ascii: "+"), in: bytes) || skip(UInt8(ascii: "-"), in: bytes)
      if !skipDigits(in: bytes) {
        expected = "a digit in the exponent"
      }
    }
  }

  /// Moves past `byte` if it is next.
  private mutating func skip(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard end < bytes.count, bytes[end] == byte else { return false }
    end += 1
    return true
  }

  /// Moves past a run of digits, and tells whether there was at least one.
  private mutating func skipDigits(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = end
    while Self.isDigit(at: end, in: bytes) {
      end += 1
    }
    return end > start
  }

  private static func isDigit(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    offset < bytes.count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset])
  }
}
