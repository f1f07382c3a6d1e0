/// The line starts of a file, to turn byte offsets into lines and columns when something is printed.
///
/// LF, CRLF and a lone CR end a line. U+0085, U+2028 and U+2029 do not.
public struct LineTable: Sendable {
  private let bytes: [UInt8]
  private let starts: [Int]
  /// The number of Unicode scalars before every so many bytes, so that a place far inside a line is not counted from the line's beginning.
  private let scalars: [Int]
  private static let stride = 512

  public init(_ file: SourceFile) {
    bytes = file.bytes
    (starts, scalars) = file.bytes.withUnsafeBufferPointer { bytes in
      var (starts, scalars, count) = ([0], [Int](), 0)
      starts.reserveCapacity(bytes.count / 32 + 4)
      scalars.reserveCapacity(bytes.count / Self.stride + 1)
      var index = 0
      while index < bytes.count {
        if index % Self.stride == 0 { scalars.append(count) }
        // Eight bytes at once where none of them is a CR; the stride is a multiple of eight.
        if index % 8 == 0, bytes.count - index >= 8 {
          let word = ByteWord(bytes, at: index)
          if !word.mayHoldLineBreak {
            count += word.scalarCount(ofFirst: 8)
            index += 8
            continue
          }
          if word.places(of: 0x0D) == 0 {
            var feeds = word.places(of: 0x0A)
            while feeds != 0 {
              starts.append(index + feeds.trailingZeroBitCount / 8 + 1)
              feeds &= feeds - 1
            }
            count += word.scalarCount(ofFirst: 8)
            index += 8
            continue
          }
        }
        let byte = bytes[index]
        if byte & 0xC0 != 0x80 { count += 1 }
        if byte == 0x0A || byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A) { starts.append(index + 1) }
        index += 1
      }
      return (starts, scalars)
    }
  }

  /// The number of Unicode scalars that begin before an offset.
  private func scalarCount(before offset: Int) -> Int {
    let offset = min(offset, bytes.count)
    guard !scalars.isEmpty else { return 0 }
    let checkpoint = min(offset / Self.stride, scalars.count - 1)
    return scalars[checkpoint] + scalarCount(from: checkpoint * Self.stride, to: offset)
  }

  /// The number of Unicode scalars that begin between two offsets.
  private func scalarCount(from start: Int, to end: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      var index = start
      while index < end, bytes.count - index >= 8 {
        count += ByteWord(bytes, at: index).scalarCount(ofFirst: min(end - index, 8))
        index += 8
      }
      while index < end {
        if bytes[index] & 0xC0 != 0x80 { count += 1 }
        index += 1
      }
      return count
    }
  }

  /// The number of lines; a final line break opens one more, empty line.
  public var lineCount: Int { starts.count }

  /// The position of an offset, which may be the end of the file.
  public func position(at offset: Int) -> SourcePosition { position(at: offset, near: 1) }

  /// The same, found faster near the line of a position that was asked for before.
  public func position(at offset: Int, near line: Int) -> SourcePosition {
    let low = starts.withUnsafeBufferPointer { starts in
      var low = 0
      var high = starts.count
      let near = line - 1
      if near > 0, near < starts.count, starts[near] <= offset {
        low = near
        while low + 1 < min(near + 4, starts.count), starts[low + 1] <= offset { low += 1 }
        if low + 1 < starts.count, starts[low + 1] > offset { return low }
      }
      while high - low > 1 {
        let middle = (low + high) / 2
        if starts[middle] <= offset { low = middle } else { high = middle }
      }
      return low
    }
    var start = starts[low]
    if low == 0, bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = min(3, offset) }
    let end = min(offset, bytes.count)
    let before = end - start <= Self.stride ? scalarCount(from: start, to: end) : scalarCount(before: end) - scalarCount(before: start)
    return SourcePosition(line: low + 1, column: before + 1, offset: offset)
  }

  /// The bytes of a line without its line break; lines count from 1.
  public func range(ofLine line: Int) -> SourceRange {
    guard line >= 1, line <= starts.count else { return SourceRange(bytes.count, bytes.count) }
    let start = starts[line - 1]
    var end = line < starts.count ? starts[line] : bytes.count
    if end > start, line < starts.count {
      end -= 1
      if bytes[end] == 0x0A, end > start, bytes[end - 1] == 0x0D { end -= 1 }
    }
    return SourceRange(start, end)
  }
}

/// Eight bytes of a text that are looked at together.
private struct ByteWord {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  /// The first byte is the lowest.
  private let word: UInt64

  init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    word = UInt64(littleEndian: UnsafeRawPointer(bytes.baseAddress! + index).loadUnaligned(as: UInt64.self))
  }

  /// Whether one of the bytes may be a LF or a CR; false where all are printable, or part of a longer scalar.
  var mayHoldLineBreak: Bool { (word &- Self.ones &* 0x0E) & ~word & (Self.ones &* 0x80) != 0 }

  /// The highest bit of each byte that is this one.
  func places(of byte: UInt8) -> UInt64 {
    let low = Self.ones &* 0x7F
    let differences = word ^ (Self.ones &* UInt64(byte))
    return ~(((differences & low) &+ low) | differences | low)
  }

  /// How many Unicode scalars begin in the first of them, which are one at least.
  func scalarCount(ofFirst count: Int) -> Int {
    if word & (Self.ones &* 0x80) == 0 { return count }
    let continuations = word >> 7 & ~(word >> 6) & Self.ones
    return count - (continuations << UInt64(64 - 8 * count)).nonzeroBitCount
  }
}

/// A place as people count it: lines and columns from 1, columns in Unicode scalars; `offset` in UTF-8 bytes.
public struct SourcePosition: Hashable, Sendable {
  public var line: Int
  public var column: Int
  public var offset: Int

  public init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }
}
