import Diagnostics

/// The edits that turn one text into another, by whole lines, so that nothing around them is touched.
enum LineDifference {
  /// Beyond so many lines that differ, one edit replaces them all.
  private static let mostLines = 4_000

  static func edits(from old: [UInt8], to new: [UInt8]) -> [(range: SourceRange, text: String)] {
    let (oldLines, newLines) = (lines(old), lines(new))
    var head = 0
    while head < oldLines.count, head < newLines.count, oldLines[head].bytes == newLines[head].bytes { head += 1 }
    var tail = 0
    while tail < oldLines.count - head, tail < newLines.count - head,
      oldLines[oldLines.count - 1 - tail].bytes == newLines[newLines.count - 1 - tail].bytes
    { tail += 1 }
    let before = Array(oldLines[head..<(oldLines.count - tail)])
    let after = Array(newLines[head..<(newLines.count - tail)])
    if before.isEmpty, after.isEmpty { return [] }
    let isLong = before.count + after.count > mostLines
    var removed = Set(isLong ? Array(before.indices) : [])
    var inserted = Set(isLong ? Array(after.indices) : [])
    if !isLong {
      for change in after.map(\.bytes).difference(from: before.map(\.bytes)) {
        switch change {
        case .remove(let offset, _, _): removed.insert(offset)
        case .insert(let offset, _, _): inserted.insert(offset)
        }
      }
    }
    let start = head < oldLines.count ? oldLines[head].start : old.count
    return edits(old, before, after, removed, inserted, from: start)
  }

  /// An edit without what its two texts begin and end with alike: what does not change is not sent.
  private static func smallest(_ range: SourceRange, _ old: ArraySlice<UInt8>, _ new: [UInt8]) -> (range: SourceRange, text: String) {
    func isInside(_ byte: UInt8?) -> Bool { byte.map { $0 & 0xC0 == 0x80 } ?? false }
    var prefix = zip(old, new).prefix { $0 == $1 }.count
    while prefix > 0, isInside(old.dropFirst(prefix).first) || isInside(new.dropFirst(prefix).first) { prefix -= 1 }
    let (restOld, restNew) = (old.dropFirst(prefix), new.dropFirst(prefix))
    var suffix = zip(restOld.reversed(), restNew.reversed()).prefix { $0 == $1 }.count
    while suffix > 0, isInside(restNew.suffix(suffix).first) || isInside(restOld.suffix(suffix).first) { suffix -= 1 }
    return (SourceRange(range.start + prefix, range.end - suffix), String(decoding: restNew.dropLast(suffix), as: UTF8.self))
  }

  private static func edits(
    _ old: [UInt8], _ before: [Line], _ after: [Line], _ removed: Set<Int>, _ inserted: Set<Int>, from start: Int
  ) -> [(range: SourceRange, text: String)] {
    var edits: [(range: SourceRange, text: String)] = []
    var (left, right, offset) = (0, 0, start)
    while left < before.count || right < after.count {
      let from = offset
      var text: [UInt8] = []
      while left < before.count, removed.contains(left) {
        offset += before[left].bytes.count
        left += 1
      }
      while right < after.count, inserted.contains(right) {
        text += after[right].bytes
        right += 1
      }
      if offset > from || !text.isEmpty {
        edits.append(smallest(SourceRange(from, offset), old[from..<offset], text))
      } else {
        offset += before[left].bytes.count
        left += 1
        right += 1
      }
    }
    return edits
  }

  private struct Line {
    let start: Int
    let bytes: ArraySlice<UInt8>
  }

  private static func lines(_ bytes: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      lines.append(Line(start: start, bytes: bytes[start...index]))
      start = index + 1
    }
    if start < bytes.count { lines.append(Line(start: start, bytes: bytes[start...])) }
    return lines
  }
}
