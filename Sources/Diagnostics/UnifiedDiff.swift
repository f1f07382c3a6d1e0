/// The difference of two texts in the unified format.
public enum UnifiedDiff {
  /// Hunks with three lines of context; empty where the texts are equal. `shown` gives a line as it may be printed.
  public static func text(
    from old: [UInt8], to new: [UInt8], oldName: String, newName: String, shownOld: (SourceRange) -> String, shownNew: (SourceRange) -> String
  ) -> String {
    let oldLines = lines(old)
    let newLines = lines(new)
    let changes = LineChange.changes(from: oldLines.map { old[$0.start..<$0.end] }, to: newLines.map { new[$0.start..<$0.end] })
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

    func hunk(_ changes: ArraySlice<LineChange>) -> String {
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
}
