import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One pass over the bytes before libyaml sees them: what libyaml would refuse as no text, at its exact byte, line breaks that nobody sees, and what it would
/// read slowly.
///
/// libyaml decodes 16 KB ahead of its parser, so a bad byte would hide documents that stand well before it.
struct ByteCheck {
  /// No byte above 0x7F: code points are bytes.
  var isASCII = true
  /// White space beyond ASCII, or characters that cannot be seen.
  var hasInvisibleSpaces = false
  /// A tab, or a line break other than a line feed.
  var hasTabsOrOtherBreaks = false
  /// Where the UTF-8 BOM ends.
  var start = 0
  var fault: (kind: SyntaxProblem.Kind, range: SourceRange, message: String)?

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.count > SyntaxLimits.bytes {
      fault = (.fileTooLarge, SourceRange(0, 1), "the file has \(bytes.count) bytes; an order spec may have \(SyntaxLimits.bytes) (16 MiB)")
      return
    }
    if bytes.count >= 2, (bytes[0] == 0xFE && bytes[1] == 0xFF) || (bytes[0] == 0xFF && bytes[1] == 0xFE) {
      fault = (.yamlSyntaxError, SourceRange(0, 2), "the file is UTF-16; order specs are UTF-8")
      return
    }
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = 3 }
    scan(bytes)
    if fault == nil || fault!.range.start > 0 { countDirectives(bytes) }
  }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    let raw = UnsafeRawPointer(base)
    var index = start
    let count = bytes.count
    while index < count {
      // Eight bytes at once: no byte below 0x20 but line feeds, which are made something else, and none above 0x7E.
      while index + 8 <= count {
        var word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let others = word ^ 0x0A0A_0A0A_0A0A_0A0A
        let feeds = ~((others & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F | others) & 0x8080_8080_8080_8080
        word |= feeds >> 2
        let control = (word &- 0x2020_2020_2020_2020) & ~word
        let high = word | (word &+ 0x0101_0101_0101_0101)
        if (control | high) & 0x8080_8080_8080_8080 != 0 { break }
        index += 8
      }
      let limit = min(index + 8, count)
      while index < limit {
        let byte = bytes[index]
        if byte < 0x80 {
          if byte < 0x20 || byte == 0x7F, byte != 0x0A, byte != 0x0D, byte != 0x09 {
            fault = (.yamlSyntaxError, SourceRange(index, index + 1), "the control character U+\(hexadecimal(UInt32(byte))) is not allowed in YAML")
            return
          }
          if byte == 0x0D || byte == 0x09 { hasTabsOrOtherBreaks = true }
          index += 1
        } else {
          isASCII = false
          guard let next = scalarEnd(bytes, index) else { return }
          index = next
        }
      }
    }
  }

  /// The end of the multi-byte scalar at `index`; nil and a fault where it is no scalar that YAML allows.
  private mutating func scalarEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    let lead = bytes[index]
    let length: Int
    var value: UInt32
    switch lead {
    case 0xC2...0xDF: (length, value) = (2, UInt32(lead & 0x1F))
    case 0xE0...0xEF: (length, value) = (3, UInt32(lead & 0x0F))
    case 0xF0...0xF4: (length, value) = (4, UInt32(lead & 0x07))
    default: (length, value) = (0, 0)
    }
    var valid = length > 0 && index + length <= bytes.count
    if valid {
      for offset in 1..<length {
        let byte = bytes[index + offset]
        if byte & 0xC0 != 0x80 { valid = false }
        value = value << 6 | UInt32(byte & 0x3F)
      }
      if length == 3, value < 0x800 || (0xD800...0xDFFF).contains(value) { valid = false }
      if length == 4, value < 0x10000 || value > 0x10FFFF { valid = false }
    }
    guard valid else {
      fault = (.yamlSyntaxError, SourceRange(index, index + 1), "the byte 0x\(String(lead, radix: 16, uppercase: true)) is not UTF-8 here")
      return nil
    }
    // The characters that YAML 1.2 calls printable, as libyaml's reader has them.
    if (0x80..<0xA0).contains(value) && value != 0x85 || value == 0xFFFE || value == 0xFFFF {
      fault = (.yamlSyntaxError, SourceRange(index, index + length), "the character U+\(hexadecimal(value)) is not allowed in YAML")
      return nil
    }
    switch value {
    // Loaders of YAML 1.1, libyaml for one, end lines there, also comments and quoted texts; editors, diffs and loaders of YAML 1.2 do not: what a reviewer
    // sees in a comment would be ordered.
    case 0x85, 0x2028, 0x2029:
      let name = hexadecimal(value)
      fault = (
        .yamlSyntaxError, SourceRange(index, index + length),
        "the character U+\(name) cannot be seen, and ends a line for some YAML loaders only: write `\\u\(name.lowercased())` in double quotes, or leave it out"
      )
      return nil
    case 0xA0, 0x1680, 0x2000...0x200B, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: hasInvisibleSpaces = true
    default: break
    }
    return index + length
  }

  private mutating func countDirectives(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    var index = start
    var count = 0
    while index < bytes.count, let found = memchr(base + index, 0x25, bytes.count - index) {
      let offset = base.distance(to: found.assumingMemoryBound(to: UInt8.self))
      if offset == start || bytes[offset - 1] == 0x0A || bytes[offset - 1] == 0x0D {
        count += 1
        if count > SyntaxLimits.directives, offset < fault?.range.start ?? .max {
          fault = (.fileTooLarge, SourceRange(offset, offset + 1), "more than \(SyntaxLimits.directives) lines begin with `%`")
          return
        }
      }
      index = offset + 1
    }
  }

  private func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
