/// The difference of two texts in the unified format.
public enum UnifiedDiff {
  /// Hunks with three lines of context; empty where the texts are equal. `shown` gives a line as it may be printed.
  public static func text(
    from old: [UInt8], to new: [UInt8], oldName: String, newName: String, shownOld: (SourceRange) -> String, shownNew: (SourceRange) -> String
  ) -> String {
    let oldLines = lines(old)
    let newLines = lines(new)
    let changes = changes(oldLines.map { Array(old[$0.start..<$0.end]) }, newLines.map { Array(new[$0.start..<$0.end]) })
    guard !changes.isEmpty else { return "" }
    var text = "--- \(oldName)\n+++ \(newName)\n"
    var index = 0
    while index < changes.count {
      // Changes less than seven lines apart share a hunk.
      var last = index
      while last + 1 < changes.count, changes[last + 1].old.lowerBound - changes[last].old.upperBound <= 6 { last += 1 }
      text += hunk(changes[index...last])
      index = last + 1
    }
    return text

    func hunk(_ changes: ArraySlice<Change>) -> String {
      let first = changes.first!
      let final = changes.last!
      let before = min(3, first.old.lowerBound)
      let after = min(3, oldLines.count - final.old.upperBound)
      let oldStart = first.old.lowerBound - before
      let newStart = first.new.lowerBound - before
      let oldCount = final.old.upperBound + after - oldStart
      let newCount = final.new.upperBound + after - newStart
      var text = "@@ -\(oldCount == 0 ? oldStart : oldStart + 1),\(oldCount) +\(newCount == 0 ? newStart : newStart + 1),\(newCount) @@\n"
      var position = oldStart
      for change in changes {
        for line in position..<change.old.lowerBound { text += row(" ", shownOld(content(oldLines[line], old)), oldLines[line], old) }
        for line in change.old { text += row("-", shownOld(content(oldLines[line], old)), oldLines[line], old) }
        for line in change.new { text += row("+", shownNew(content(newLines[line], new)), newLines[line], new) }
        position = change.old.upperBound
      }
      for line in position..<(final.old.upperBound + after) { text += row(" ", shownOld(content(oldLines[line], old)), oldLines[line], old) }
      return text
    }
  }

  private struct Change {
    var old: Range<Int>
    var new: Range<Int>
  }

  private static func row(_ mark: String, _ line: String, _ range: SourceRange, _ bytes: [UInt8]) -> String {
    let isComplete = range.end > range.start && bytes[range.end - 1] == 0x0A
    let hasReturn = isComplete && content(range, bytes).end < range.end - 1
    return "\(mark)\(line)\(hasReturn ? "\r" : "")\n" + (isComplete ? "" : "\\ No newline at end of file\n")
  }

  private static func lines(_ bytes: [UInt8]) -> [SourceRange] {
    var lines: [SourceRange] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(SourceRange(start, index + 1))
      start = index + 1
    }
    if start < bytes.count { lines.append(SourceRange(start, bytes.count)) }
    return lines
  }

  /// A line without its LF or CRLF.
  private static func content(_ line: SourceRange, _ bytes: [UInt8]) -> SourceRange {
    guard line.end > line.start, bytes[line.end - 1] == 0x0A else { return line }
    let end = line.end - 1
    return SourceRange(line.start, end > line.start && bytes[end - 1] == 0x0D ? end - 1 : end)
  }

  /// The changed runs. Equal heads and tails are cut off first; the standard library's `difference` does the rest.
  private static func changes(_ old: [[UInt8]], _ new: [[UInt8]]) -> [Change] {
    var head = 0
    while head < old.count, head < new.count, old[head] == new[head] { head += 1 }
    var tail = 0
    while tail < old.count - head, tail < new.count - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    let oldMiddle = Array(old[head..<(old.count - tail)])
    let newMiddle = Array(new[head..<(new.count - tail)])
    if oldMiddle.isEmpty, newMiddle.isEmpty { return [] }
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    if oldMiddle.count + newMiddle.count > 20_000 {
      removed = Set(oldMiddle.indices)
      inserted = Set(newMiddle.indices)
    } else {
      for change in newMiddle.difference(from: oldMiddle) {
        switch change {
        case .remove(let offset, _, _): removed.insert(offset)
        case .insert(let offset, _, _): inserted.insert(offset)
        }
      }
    }
    var changes: [Change] = []
    var (left, right) = (0, 0)
    while left < oldMiddle.count || right < newMiddle.count {
      let (oldStart, newStart) = (left, right)
      while left < oldMiddle.count, removed.contains(left) { left += 1 }
      while right < newMiddle.count, inserted.contains(right) { right += 1 }
      if left > oldStart || right > newStart {
        changes.append(Change(old: (head + oldStart)..<(head + left), new: (head + newStart)..<(head + right)))
      } else {
        left += 1
        right += 1
      }
    }
    return changes
  }
}
