/// Reads the escapes of JSON strings (RFC 8259 section 7).
enum JSONEscape {
  /// Gives the UTF-16 code unit spelled by the four hexadecimal digits at `offset`, or nil when they are not all there.
  static func codeUnit(at offset: Int, in bytes: [UInt8]) -> UInt16? {
    guard offset + 4 <= bytes.count else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[offset..<offset + 4] {
      guard let digit = hexadecimalValue(of: byte) else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  /// Gives the value of a hexadecimal digit, or nil for any other byte.
  static func hexadecimalValue(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// Gives the text of the string content at `content`, whose UTF-8 and escapes are known to be valid.
  static func decode(_ content: Range<Int>, in bytes: [UInt8]) -> String {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(content.count)
    var position = content.lowerBound
    while position < content.upperBound {
      guard bytes[position] == UInt8(ascii: "\\") else {
        utf8.append(bytes[position])
        position += 1
        continue
      }
      let letter = bytes[position + 1]
      position += 2
      switch letter {
      case UInt8(ascii: "b"): utf8.append(0x08)
      case UInt8(ascii: "t"): utf8.append(0x09)
      case UInt8(ascii: "n"): utf8.append(0x0A)
      case UInt8(ascii: "f"): utf8.append(0x0C)
      case UInt8(ascii: "r"): utf8.append(0x0D)
      case UInt8(ascii: "u"): utf8.append(contentsOf: decodeUnicode(at: &position, in: bytes))
      default: utf8.append(letter)
      }
    }
    return String(decoding: utf8, as: UTF8.self)
  }

  /// Gives the UTF-8 of the `\u` escape, or pair of escapes, whose first digit is at `position`, and moves past it.
  private static func decodeUnicode(at position: inout Int, in bytes: [UInt8]) -> String.UTF8View {
    var units = [codeUnit(at: position, in: bytes) ?? 0xFFFD]
    position += 4
    if UTF16.isLeadSurrogate(units[0]) {
      units.append(codeUnit(at: position + 2, in: bytes) ?? 0xFFFD)
      position += 6
    }
    return String(decoding: units, as: UTF16.self).utf8
  }
}
