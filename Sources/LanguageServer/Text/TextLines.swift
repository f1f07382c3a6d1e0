import Diagnostics

/// The lines of a text, to turn positions of the protocol into byte offsets and back. LF, CRLF and a lone CR end a line.
struct TextLines: Sendable {
  let bytes: [UInt8]
  let encoding: PositionEncoding
  /// Where each line begins.
  private let starts: [Int]
  /// The number of units before every so many bytes, so that a place far inside a line is not counted from the line's beginning.
  private let checkpoints: [Int]
  private static let stride = 512

  /// - Parameter skipsMark: The text is read from a disk: editors leave a byte order mark out of what they count.
  init(_ bytes: [UInt8], _ encoding: PositionEncoding, skipsMark: Bool = false) {
    self.bytes = bytes
    self.encoding = encoding
    let first = skipsMark && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    (starts, checkpoints) = bytes.withUnsafeBufferPointer { bytes in
      var (starts, checkpoints, count) = ([first], [Int](), 0)
      checkpoints.reserveCapacity(bytes.count / Self.stride + 1)
      for index in bytes.indices {
        let byte = bytes[index]
        if index % Self.stride == 0 { checkpoints.append(count) }
        count += encoding.units(byte)
        if byte == 0x0A || byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A) { starts.append(index + 1) }
      }
      return (starts, checkpoints)
    }
  }

  var lineCount: Int { starts.count }

  /// The bytes of a line, counted from 0, without its line break.
  func range(ofLine line: Int) -> SourceRange {
    guard line >= 0, line < starts.count else { return SourceRange(bytes.count, bytes.count) }
    let start = starts[line]
    guard line + 1 < starts.count else { return SourceRange(start, bytes.count) }
    var end = starts[line + 1] - 1
    if bytes[end] == 0x0A, end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return SourceRange(start, end)
  }

  /// The line of an offset, from 0.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The offset of a position. Beyond the end of a line it is that end, beyond the last line the end of the text, inside of a character its beginning.
  func offset(of position: TextPosition) -> Int {
    guard position.line < starts.count else { return bytes.count }
    let range = range(ofLine: position.line)
    var index = range.start
    var left = position.character
    // Long lines: go by the checkpoints first.
    if encoding != .utf8, left > Self.stride, range.length > Self.stride {
      let before = count(before: range.start)
      var low = range.start / Self.stride
      var high = min(range.end / Self.stride, checkpoints.count - 1) + 1
      while high - low > 1 {
        let middle = (low + high) / 2
        if checkpoints[middle] - before <= left { low = middle } else { high = middle }
      }
      if low * Self.stride > range.start {
        index = low * Self.stride
        left -= checkpoints[low] - before
        while index < range.end, bytes[index] & 0xC0 == 0x80 { index += 1 }
      }
    }
    if encoding == .utf8 {
      index = min(index + min(left, range.length), range.end)
      while index > range.start, index < range.end, bytes[index] & 0xC0 == 0x80 { index -= 1 }
      return index
    }
    while index < range.end {
      let units = encoding.units(bytes[index])
      if units > left { break }
      if units > 0, left == 0 { break }
      left -= units
      index += 1
      while index < range.end, bytes[index] & 0xC0 == 0x80 { index += 1 }
    }
    return index
  }

  /// The position of an offset, which may be the end of the text.
  func position(at offset: Int) -> TextPosition {
    let offset = min(max(0, offset), bytes.count)
    let line = line(at: offset)
    let start = starts[line]
    if offset <= start { return TextPosition(line, 0) }
    // Between CR and LF nothing stands.
    let end = min(offset, max(start, range(ofLine: line).end))
    return TextPosition(line, encoding == .utf8 ? end - start : count(before: end) - count(before: start))
  }

  func range(_ range: SourceRange) -> JSONValue {
    ["start": position(at: range.start).json, "end": position(at: max(range.start, range.end)).json]
  }

  /// The range of the protocol as bytes; an end before its start counts as the start.
  func range(_ value: JSONValue?) -> SourceRange? {
    guard let start = TextPosition(value?["start"]), let end = TextPosition(value?["end"]) else { return nil }
    let offset = offset(of: start)
    return SourceRange(offset, max(offset, self.offset(of: end)))
  }

  private func count(before offset: Int) -> Int {
    guard !checkpoints.isEmpty else { return 0 }
    let checkpoint = min(offset / Self.stride, checkpoints.count - 1)
    var count = checkpoints[checkpoint]
    for index in (checkpoint * Self.stride)..<offset { count += encoding.units(bytes[index]) }
    return count
  }
}
