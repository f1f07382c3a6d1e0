import Diagnostics

extension TreeBuilder {
  /// The bytes of a code-point index. libyaml's marks hardly move backwards, so the cursor walks few bytes.
  mutating func byteOffset(_ index: Int) -> Int {
    if isASCII { return min(cursorByte + index, inputEnd) }
    // Eight ASCII bytes are eight code points.
    while index - cursorPoint >= 8, cursorByte + 8 <= inputEnd,
      UnsafeRawPointer(base + cursorByte).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      cursorPoint += 8
      cursorByte += 8
    }
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

  /// What stands before the content of a node.
  struct Properties {
    /// Where the anchor and the tag begin; -1 where there is none.
    var anchor = -1
    var tag = -1
    /// Behind both, and behind the blanks, comments and line breaks that may follow them.
    var content = 0
  }

  /// Reads the anchor and the tag of a node, each at most once: the next one belongs to the first key of a block mapping.
  func properties(from start: Int, limit: Int, hasAnchor: Bool = true, hasTag: Bool = true) -> Properties {
    var found = Properties()
    var index = start
    while index < limit {
      switch base[index] {
      case 0x26 where hasAnchor && found.anchor < 0:  // &
        found.anchor = index
        index += 1
        while index < limit, isAnchorByte(base[index]) { index += 1 }
      case 0x21 where hasTag && found.tag < 0:  // !
        found.tag = index
        index += 1
        if index < limit, base[index] == 0x3C {
          while index < limit, base[index] != 0x3E { index += 1 }
          index = min(index + 1, limit)
        } else {
          while index < limit, !isTagEnd(base[index]) { index += 1 }
        }
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case 0x23: while index < limit, !isBreak(index) { index += 1 }
      case 0xEF where index + 2 < limit && base[index + 1] == 0xBB && base[index + 2] == 0xBF && index > 0 && isBreak(index - 1): index += 3
      default:
        found.content = index
        return found
      }
    }
    found.content = limit
    return found
  }

  func isAnchorByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F || byte == 0x2D
  }

  func isTagEnd(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0x2C || byte == 0x5B || byte == 0x5D || byte == 0x7B || byte == 0x7D
      || byte >= 0x80
  }

  /// Whether a line ends here; libyaml's other line breaks have not passed `ByteCheck`.
  func isBreak(_ index: Int) -> Bool { base[index] == 0x0A || base[index] == 0x0D }

  func hasLineBreak(from start: Int, to end: Int) -> Bool {
    var index = start
    while index < end, !isBreak(index) { index += 1 }
    return index < end
  }

  /// The end of the last line with content of a literal or folded scalar, its last blanks included; of an empty one the end of its header.
  func blockScalarEnd(content: Int, limit: Int) -> Int {
    var header = content + 1
    while header < limit, base[header] == 0x2B || base[header] == 0x2D || (0x30...0x39).contains(base[header]) { header += 1 }
    var line = header
    while line < limit, !isBreak(line) { line += 1 }
    var end = limit
    while end > line, base[end - 1] == 0x20 || base[end - 1] == 0x09 || isBreak(end - 1) { end -= 1 }
    if end <= line { return header }
    while end < limit, base[end] == 0x20 || base[end] == 0x09 { end += 1 }
    return end
  }

  /// Where an absent key or value would stand: behind its `:`, `?` or `-`, else where the node before it ends.
  ///
  /// libyaml places some of them at the next token, lines and comments later.
  func absentPlace(before limit: Int) -> Int {
    var place = lastEnd
    var index = lastEnd
    while index < limit {
      switch base[index] {
      case 0x3A, 0x3F, 0x2D:  // : ? -
        index += 1
        place = index
      case 0x23: while index < limit, !isBreak(index) { index += 1 }
      default: index += 1
      }
    }
    return place
  }

  func rangeOfNode(_ index: Int) -> SourceRange {
    SourceRange(Int(nodes[index].content), max(Int(nodes[index].end), Int(nodes[index].content)))
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
