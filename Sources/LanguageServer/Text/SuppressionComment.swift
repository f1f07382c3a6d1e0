import Diagnostics
import YAMLSyntax

/// A suppression comment as it is written, finished or not: `# orderspec: ignore[code, code`.
struct SuppressionComment {
  /// From `#` to the end of the line.
  let range: SourceRange
  /// What stands between the brackets; nil where none is opened yet.
  let list: SourceRange?
  /// The closing bracket is there.
  let isClosed: Bool
  let codes: [(text: String, range: SourceRange)]

  /// Reads the comment that begins at a `#`; nil where it is of another kind.
  init?(at hash: Int, lineEnd: Int, _ bytes: [UInt8]) {
    var index = hash + 1
    func skipBlanks() { while index < lineEnd, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 } }
    func skip(_ word: String) -> Bool {
      guard bytes[index..<lineEnd].starts(with: word.utf8) else { return false }
      index += word.utf8.count
      return true
    }
    skipBlanks()
    guard skip("orderspec:") else { return nil }
    skipBlanks()
    range = SourceRange(hash, lineEnd)
    guard skip("ignore["), index <= lineEnd else {
      (list, isClosed, codes) = (nil, false, [])
      return
    }
    let close = bytes[index..<lineEnd].firstIndex(of: UInt8(ascii: "]"))
    let list = SourceRange(index, close ?? lineEnd)
    var codes: [(text: String, range: SourceRange)] = []
    var start = list.start
    for end in list.start...list.end where end == list.end || bytes[end] == UInt8(ascii: ",") {
      var (from, to) = (start, end)
      while from < to, bytes[from] == 0x20 { from += 1 }
      while to > from, bytes[to - 1] == 0x20 { to -= 1 }
      if to > from { codes.append((String(decoding: bytes[from..<to], as: UTF8.self), SourceRange(from, to))) }
      start = end + 1
    }
    self.list = list
    isClosed = close != nil
    self.codes = codes
  }
}

extension Analysis {
  /// Some text of the file could not be read, or was read past a fault.
  var isBroken: Bool { tree.isTruncated || tree.file.bytes != lines.bytes }

  /// Whether an offset stands inside of a scalar, so that a `#` there is no comment.
  func isInsideScalar(_ offset: Int) -> Bool {
    var low = 0
    var high = tree.nodes.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tree.nodes[middle].content) <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return false }
    let node = tree.nodes[low - 1]
    return node.kind == .scalar && offset < Int(node.end) && node.content < node.end
  }

  /// The `#` that begins the comment of the line, with the end of that line; nil where it has none.
  func comment(onLine line: Int) -> (hash: Int, end: Int)? {
    let range = lines.range(ofLine: line)
    var index = range.start
    while index < range.end {
      let isSeparate = index == range.start || lines.bytes[index - 1] == 0x20 || lines.bytes[index - 1] == 0x09
      if lines.bytes[index] == UInt8(ascii: "#"), isSeparate, !isInsideScalar(index) { return (index, range.end) }
      index += 1
    }
    return nil
  }

  /// The suppression comment of a line.
  func suppression(onLine line: Int) -> SuppressionComment? {
    comment(onLine: line).flatMap { SuppressionComment(at: $0.hash, lineEnd: $0.end, lines.bytes) }
  }

  /// All suppression comments.
  var suppressions: [SuppressionComment] {
    // Few files have any: look for the word first.
    guard lines.bytes.contains(UInt8(ascii: "#")) else { return [] }
    return (0..<lines.lineCount).compactMap(suppression(onLine:))
  }
}
