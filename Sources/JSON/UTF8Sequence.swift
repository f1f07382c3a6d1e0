/// The bytes of one code point in UTF-8, or of one ill-formed piece, by table 3-7 of the Unicode Standard.
struct UTF8Sequence {
  /// Whether the bytes encode a code point.
  let isValid: Bool

  /// The number of bytes; for an ill-formed piece, the longest start of a code point that is there, and at least 1.
  let length: Int

  /// Looks at the bytes that start at `offset`, which must be inside `bytes`.
  init(at offset: Int, in bytes: [UInt8]) {
    let expectedLength: Int
    var allowed: ClosedRange<UInt8> = 0x80...0xBF
    switch bytes[offset] {
    case 0x00...0x7F: expectedLength = 1
    case 0xC2...0xDF: expectedLength = 2
    case 0xE0:
      expectedLength = 3
      allowed = 0xA0...0xBF
    case 0xED:
      expectedLength = 3
      allowed = 0x80...0x9F
    case 0xE1...0xEF: expectedLength = 3
    case 0xF0:
      expectedLength = 4
      allowed = 0x90...0xBF
    case 0xF1...0xF3: expectedLength = 4
    case 0xF4:
      expectedLength = 4
      allowed = 0x80...0x8F
    default:
      isValid = false
      length = 1
      return
    }
    var end = offset + 1
    while end < offset + expectedLength, end < bytes.count, allowed.contains(bytes[end]) {
      allowed = 0x80...0xBF
      end += 1
    }
    length = end - offset
    isValid = length == expectedLength
  }
}
