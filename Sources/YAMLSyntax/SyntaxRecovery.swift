import Diagnostics

/// Reads on behind a fault: the lines that stand in the way are made blank, each with what is indented below it, so that every other byte keeps its offset
/// and no line comes to stand below another key.
///
/// For editors, where a text is broken at nearly every key stroke. The result depends on the text alone.
public enum SyntaxRecovery {
  /// More faults than these are given up on.
  private static let rounds = 6
  /// Every attempt reads the whole text once more.
  private static let largestText = 256 << 10

  /// The tree of the text with the lines blanked that reading it takes; nil where the text can be read, or cannot be helped so.
  public static func tree(of broken: SyntaxTree) -> SyntaxTree? {
    guard var fault = fault(of: broken), broken.file.bytes.count <= largestText else { return nil }
    var file = broken.file
    for _ in 0..<rounds {
      var best: (tree: SyntaxTree, fault: SyntaxProblem?)?
      for line in suspects(fault, file) {
        let tree = SyntaxTree.parse(blanking(line, file))
        let next = self.fault(of: tree)
        guard let reached = best else {
          best = (tree, next)
          continue
        }
        // The candidate that lets the reader get furthest; the first of equals.
        if let other = reached.fault, next.map({ $0.range.start > other.range.start }) ?? true { best = (tree, next) }
      }
      guard let best else { return nil }
      guard let next = best.fault else { return best.tree }
      if best.tree.file.bytes == file.bytes { return nil }
      (file, fault) = (best.tree.file, next)
    }
    return nil
  }

  private static func fault(of tree: SyntaxTree) -> SyntaxProblem? {
    tree.problems.first { $0.kind.endsTheStream && $0.kind != .fileTooLarge }
  }

  /// The lines that may be to blame: where libyaml began what it could not end, where it stopped, and the last one with something on it before.
  private static func suspects(_ fault: SyntaxProblem, _ file: SourceFile) -> [SourceRange] {
    var lines: [SourceRange] = []
    func add(_ offset: Int) {
      let line = line(at: min(max(0, offset), file.bytes.count), file.bytes)
      if !isBlank(line, file.bytes), !lines.contains(line) { lines.append(line) }
    }
    let stop = line(at: min(fault.range.start, file.bytes.count), file.bytes)
    if let context = fault.related?.range { add(context.start) }
    add(fault.range.start)
    var before = stop.start - 1
    while before > 0 {
      let line = line(at: before, file.bytes)
      if !isBlank(line, file.bytes) {
        add(before)
        break
      }
      before = line.start - 1
    }
    return lines
  }

  private static func blanking(_ line: SourceRange, _ file: SourceFile) -> SourceFile {
    var bytes = file.bytes
    let indentation = indentation(of: line, bytes)
    let first = bytes[line.start..<line.end].first { $0 != 0x20 }
    // How far to the right a line below must stand to belong to this one. Where a tab indents it, nobody knows how deep it is.
    let depth = first == 0x09 ? 1 : indentation + 1
    var current = line
    while true {
      for index in current.start..<current.end { bytes[index] = 0x20 }
      guard let next = behindLineBreak(current.end, bytes) else { break }
      current = self.line(at: next, bytes)
      if isBlank(current, bytes) { continue }
      let column = self.indentation(of: current, bytes)
      // The items of a list may stand as far to the left as the key above them.
      let isItem = first != 0x09 && first != 0x2D && column == indentation && bytes[current.start + column] == 0x2D && !isMarker(current, bytes)
      if column < depth, !isItem { break }
    }
    return SourceFile(name: file.name, bytes: bytes)
  }

  /// `---` begins the next document.
  private static func isMarker(_ line: SourceRange, _ bytes: [UInt8]) -> Bool { bytes[line.start..<line.end].starts(with: "---".utf8) }

  private static func indentation(of line: SourceRange, _ bytes: [UInt8]) -> Int { bytes[line.start..<line.end].prefix { $0 == 0x20 }.count }

  private static func behindLineBreak(_ offset: Int, _ bytes: [UInt8]) -> Int? {
    guard offset < bytes.count else { return nil }
    return bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? offset + 2 : offset + 1
  }

  private static func isBlank(_ line: SourceRange, _ bytes: [UInt8]) -> Bool { bytes[line.start..<line.end].allSatisfy { $0 == 0x20 } }

  /// The line at an offset without its line break and without a byte order mark.
  private static func line(at offset: Int, _ bytes: [UInt8]) -> SourceRange {
    var start = offset
    while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
    var end = offset
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, end) }
    return SourceRange(start, max(start, end))
  }
}
