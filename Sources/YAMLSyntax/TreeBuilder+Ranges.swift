import Diagnostics

extension TreeBuilder {
  /// The bytes of a code-point index. libyaml's marks hardly move backwards, so the cursor walks few bytes.
  mutating func byteOffset(_ index: Int) -> Int {
    if isASCII { return min(cursorByte + index, inputEnd) }
    while cursorPoint < index, cursorByte < inputEnd {
      cursorByte += 1
      while cursorByte < inputEnd, base[cursorByte] & 0xC0 == 0x80 { cursorByte += 1 }
      cursorPoint += 1
    }
    while cursorPoint > index {
      cursorByte -= 1
      while base[cursorByte] & 0xC0 == 0x80 { cursorByte -= 1 }
      cursorPoint -= 1
    }
    return cursorByte
  }

  /// Behind anchor and tag, and the blanks, comments and line breaks that may follow them.
  func contentStart(from start: Int, limit: Int) -> Int {
    var index = start
    while index < limit {
      switch base[index] {
      case 0x26:  // &
        index += 1
        while index < limit, isAnchorByte(base[index]) { index += 1 }
      case 0x21:  // !
        index += 1
        if index < limit, base[index] == 0x3C {
          while index < limit, base[index] != 0x3E { index += 1 }
          index = min(index + 1, limit)
        } else {
          while index < limit, !isTagEnd(base[index]) { index += 1 }
        }
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case 0x23: while index < limit, base[index] != 0x0A, base[index] != 0x0D { index += 1 }
      case 0xC2 where index + 1 < limit && base[index + 1] == 0x85: index += 2
      case 0xE2 where index + 2 < limit && base[index + 1] == 0x80 && base[index + 2] & 0xFE == 0xA8: index += 3
      default: return index
      }
    }
    return limit
  }

  func isAnchorByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F || byte == 0x2D
  }

  func isTagEnd(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0x2C || byte == 0x5B || byte == 0x5D || byte == 0x7B || byte == 0x7D
      || byte >= 0x80
  }

  /// The end of the last line with content of a literal or folded scalar; of an empty one the end of its header.
  func blockScalarEnd(content: Int, limit: Int) -> Int {
    var header = content + 1
    while header < limit, base[header] == 0x2B || base[header] == 0x2D || (0x30...0x39).contains(base[header]) { header += 1 }
    var line = header
    while line < limit, base[line] != 0x0A, base[line] != 0x0D { line += 1 }
    var end = limit
    while end > line, base[end - 1] == 0x20 || base[end - 1] == 0x09 || base[end - 1] == 0x0A || base[end - 1] == 0x0D { end -= 1 }
    return end > line ? end : header
  }

  func rangeOfNode(_ index: Int) -> SourceRange {
    SourceRange(Int(nodes[index].content), max(Int(nodes[index].end), Int(nodes[index].content)))
  }

  func rangeOfAnchor(_ index: Int, _ name: String) -> SourceRange {
    var start = Int(nodes[index].start)
    while start < Int(nodes[index].content), base[start] != 0x26 { start += 1 }
    return SourceRange(start, start + 1 + name.utf8.count)
  }

  /// Whether a loader of another YAML could read a plain scalar that begins so as a number, a boolean, a date or null.
  static func mayResolve(_ byte: UInt8, _ length: Int) -> Bool {
    switch byte {
    case 0x30...0x39, 0x2B, 0x2D, 0x2E: true
    case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "o"), UInt8(ascii: "O"): length <= 4
    case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"): length == 4 || length == 5
    case UInt8(ascii: "~"), UInt8(ascii: "="), UInt8(ascii: "<"): length <= 2
    default: false
    }
  }
}
