import Diagnostics

extension LineReader {
  /// A scalar that stands on one line and whose text is that of the source.
  struct Scalar {
    let style: Node.Style
    let start: Int
    let end: Int
    /// What stopped the reading: of a key its colon.
    let next: Int
    let isKey: Bool
  }

  /// Behind the letters of an anchor's name, as libyaml has them.
  func afterName(_ start: Int) -> Int {
    var index = start
    while index < end, builder.isAnchorByte(base[index]) { index += 1 }
    return index
  }

  /// Reads a scalar of a block collection; nil where there is none that is simple.
  func readScalar(_ start: Int) -> Scalar? {
    let first = base[start]
    if first == 0x22 || first == 0x27 {
      guard let end = quotedEnd(start, first) else { return nil }
      let isKey = byte(end) == 0x3A
      if isKey, !isBlankOrEnd(end + 1) { return nil }
      return Scalar(style: style(first), start: start, end: end, next: end, isKey: isKey)
    }
    guard mayBeginPlain(start) else { return nil }
    var index = start
    var last = start
    while index < end {
      let byte = base[index]
      // Letters, which most bytes are, are above all that may end a scalar.
      if byte > 0x3A {
        index += 1
        last = index
        continue
      }
      if byte == 0x20 {
        index += 1
        continue
      }
      if byte == 0x0A { break }
      if byte == 0x3A, isBlankOrEnd(index + 1) {
        guard last == index else { return nil }
        return Scalar(style: .plain, start: start, end: last, next: index, isKey: true)
      }
      if byte == 0x23, base[index - 1] == 0x20 { break }
      index += 1
      last = index
    }
    return Scalar(style: .plain, start: start, end: last, next: index, isKey: false)
  }

  private func style(_ quote: UInt8) -> Node.Style { quote == 0x22 ? .double : .single }

  /// Behind the closing quotation mark; nil where the scalar has escapes or goes on in the next line.
  private func quotedEnd(_ start: Int, _ quote: UInt8) -> Int? {
    var index = start + 1
    while index < end, base[index] != quote {
      if base[index] == 0x0A || base[index] == 0x5C && quote == 0x22 { return nil }
      index += 1
    }
    guard index < end, quote == 0x22 || byte(index + 1) != 0x27 else { return nil }
    return index + 1
  }

  /// Whether a plain scalar begins there, in a block or a flow collection.
  private func mayBeginPlain(_ start: Int) -> Bool {
    switch base[start] {
    case 0x2D:  // - before a letter or a digit
      return isAlphanumeric(byte(start + 1)) || byte(start + 1) == 0x2E
    case 0x3F, 0x3A, 0x2C, 0x5B, 0x5D, 0x7B, 0x7D, 0x23, 0x26, 0x2A, 0x21, 0x7C, 0x3E, 0x27, 0x22, 0x25, 0x40, 0x60, 0x20, 0x0A: return false
    default: return true
    }
  }

  private func isAlphanumeric(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }

  // MARK: Flow collections

  /// Reads a flow collection on one line; the result is behind its bracket.
  mutating func readFlow(_ start: Int, anchor: SourceRange?, depth: Int) -> Int? {
    let isMapping = base[start] == 0x7B
    let bracket: UInt8 = isMapping ? 0x7D : 0x5D
    guard depth < 8, builder.open(isMapping ? .mapping : .sequence, .flow, content: start, anchor: anchor) else { return nil }
    var index = afterBlanks(start + 1)
    if byte(index) != bracket {
      while true {
        if isMapping {
          guard let key = readFlowScalar(index), key.isKey, key.end - key.start <= Self.longestKey,
            builder.addText(key.style, start: key.start, end: key.end, anchor: nil)
          else { return nil }
          index = afterBlanks(key.next + 1)
        }
        guard let next = readFlowValue(index, depth: depth) else { return nil }
        index = afterBlanks(next)
        if byte(index) == bracket { break }
        guard byte(index) == 0x2C else { return nil }
        index = afterBlanks(index + 1)
        // A comma before the bracket is left to libyaml.
        if byte(index) == bracket { return nil }
      }
    }
    builder.close(flowEnd: index + 1)
    return index + 1
  }

  private mutating func readFlowValue(_ start: Int, depth: Int) -> Int? {
    switch byte(start) {
    case 0x5B, 0x7B: return readFlow(start, anchor: nil, depth: depth + 1)
    case 0x2A:
      let nameEnd = afterName(start + 1)
      guard nameEnd > start + 1, isFlowEnd(nameEnd), addAlias(start, nameEnd) else { return nil }
      return nameEnd
    default:
      guard let token = readFlowScalar(start), !token.isKey, isFlowEnd(token.end),
        builder.addText(token.style, start: token.start, end: token.end, anchor: nil)
      else { return nil }
      return token.end
    }
  }

  private func isFlowEnd(_ index: Int) -> Bool { byte(index) == 0x20 || byte(index) == 0x2C || byte(index) == 0x5D || byte(index) == 0x7D }

  /// Reads a scalar of a flow collection: a quoted one, or words without any mark of YAML.
  private func readFlowScalar(_ start: Int) -> Scalar? {
    let first = byte(start)
    if first == 0x22 || first == 0x27 {
      guard let end = quotedEnd(start, first) else { return nil }
      let isKey = byte(end) == 0x3A && byte(end + 1) == 0x20
      return byte(end) == 0x3A && !isKey ? nil : Scalar(style: style(first), start: start, end: end, next: end, isKey: isKey)
    }
    guard first != 0x0A, mayBeginPlain(start) else { return nil }
    var index = start
    var last = start
    while index < end {
      switch base[index] {
      case 0x20: index += 1
      case 0x2C, 0x5D, 0x7D: return Scalar(style: .plain, start: start, end: last, next: index, isKey: false)
      case 0x3A:
        guard last == index, byte(index + 1) == 0x20 else { return nil }
        return Scalar(style: .plain, start: start, end: last, next: index, isKey: true)
      case 0x0A, 0x3F, 0x5B, 0x7B, 0x23: return nil
      default:
        index += 1
        last = index
      }
    }
    return nil
  }
}
