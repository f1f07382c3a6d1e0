import Diagnostics
import OrderLanguage
import YAMLSyntax

/// Where a completion is asked for, found by reading the text with a placeholder in place of the word that is being typed.
///
/// A half-typed word makes most texts unreadable; with a whole entry in its place the tree tells exactly what may stand there.
struct CompletionContext {
  /// Of the text with the placeholder.
  let analysis: Analysis
  /// The placeholder.
  let node: NodeID
  /// The word, in the text as it is.
  let replaced: SourceRange
  /// What stands there is a key; its colon is written already where `hasColon`.
  let isKey: Bool
  let hasColon: Bool
  /// Between `{` and `}` or `[` and `]`.
  let isFlow: Bool
  let isQuoted: Bool
  /// A blank must be written before a value.
  let needsBlank: Bool

  static let placeholder = "orderspecCompletesThis"

  /// What is said of the line before the word.
  private enum Before {
    /// Nothing but dashes: a key, or an element of a list.
    case entry
    case value
    case flowKey
  }

  init?(_ lines: TextLines, _ offset: Int, path: String, role: FileRole) {
    let bytes = lines.bytes
    let line = lines.range(ofLine: lines.line(at: offset))
    var word = Self.word(at: offset, in: line, bytes)
    guard let (before, flow) = Self.before(bytes[line.start..<(word.isQuoted ? word.range.start - 1 : word.range.start)], &word) else { return nil }
    replaced = word.range
    isQuoted = word.isQuoted
    needsBlank = word.needsBlank
    let behind = bytes[(word.isQuoted ? min(word.range.end + 1, line.end) : word.range.end)..<line.end].drop { $0 == 0x20 }
    let colonFollows = behind.first == UInt8(ascii: ":")
    hasColon = colonFollows
    let attempts: [String]
    let text = (word.needsBlank ? " " : "") + Self.placeholder
    switch before {
    case .value: attempts = [text]
    case _ where colonFollows: attempts = [text]
    case .entry: attempts = word.isQuoted ? [text] : [text + ": ~", text]
    case .flowKey: attempts = [text + ": ~"]
    }
    for attempt in attempts {
      var text = bytes
      text.replaceSubrange(replaced.start..<replaced.end, with: attempt.utf8)
      let analysis = Analysis(path: path, role: role, lines: TextLines(text, lines.encoding))
      guard let index = analysis.tree.nodes.indices.first(where: { analysis.tree.text(of: NodeID($0), is: "orderspecCompletesThis") }) else { continue }
      node = NodeID(index)
      self.analysis = analysis
      isKey = analysis.tree.nodes[index].flags.contains(.isKey)
      isFlow = flow || analysis.tree.parent(of: NodeID(index)).map { analysis.tree[$0].style == .flow } ?? false
      return
    }
    return nil
  }

  private struct Word {
    var range: SourceRange
    var isQuoted: Bool
    var needsBlank: Bool
  }

  private static func isEnd(_ byte: UInt8) -> Bool { " \t\"'[]{},".utf8.contains(byte) }

  private static func word(at offset: Int, in line: SourceRange, _ bytes: [UInt8]) -> Word {
    var start = offset
    while start > line.start, !isEnd(bytes[start - 1]) {
      // A colon that ends a key ends the word; the one inside of `${env:NAME` or a URL does not.
      if bytes[start - 1] == UInt8(ascii: ":"), start == line.end || bytes[start] == 0x20 || start == offset { break }
      start -= 1
    }
    // A dash by itself is no word: it begins an element.
    if bytes[start..<offset].elementsEqual([UInt8(ascii: "-")]), bytes[line.start..<start].allSatisfy({ $0 == 0x20 || $0 == UInt8(ascii: "-") }) {
      start = offset
    }
    var end = offset
    while end < line.end, !isEnd(bytes[end]) {
      if bytes[end] == UInt8(ascii: ":"), end + 1 == line.end || bytes[end + 1] == 0x20 { break }
      end += 1
    }
    if start >= line.start + 2, bytes[start - 1] == UInt8(ascii: "{"), bytes[start - 2] == UInt8(ascii: "$") {
      start -= 2
      if end < line.end, bytes[end] == UInt8(ascii: "}") { end += 1 }
    }
    let isQuoted = start > line.start && (bytes[start - 1] == 0x22 || bytes[start - 1] == 0x27)
    if isQuoted, let close = bytes[end..<line.end].firstIndex(of: bytes[start - 1]) { end = close }
    let needsBlank = !isQuoted && start == offset && start > line.start && bytes[start - 1] == UInt8(ascii: ":")
    return Word(range: SourceRange(start, end), isQuoted: isQuoted, needsBlank: needsBlank)
  }

  /// Reads the line before the word; nil where nothing can be completed, inside of a text with blanks for one.
  private static func before(_ text: ArraySlice<UInt8>, _ word: inout Word) -> (Before, isFlow: Bool)? {
    var rest = text
    while let first = rest.first {
      if first == 0x20 {
        rest.removeFirst()
      } else if first == UInt8(ascii: "-"), rest.count == 1 || rest[rest.startIndex + 1] == 0x20 {
        // A dash that the word follows at once.
        if rest.count == 1 { word.needsBlank = true }
        rest.removeFirst()
      } else {
        break
      }
    }
    while rest.last == 0x20 || rest.last == 0x09 { rest.removeLast() }
    guard let last = rest.last else { return (.entry, false) }
    var open: [UInt8] = []
    var quote: UInt8?
    for byte in rest {
      if let mark = quote {
        if byte == mark { quote = nil }
        continue
      }
      switch byte {
      case 0x22, 0x27: quote = byte
      case UInt8(ascii: "{"), UInt8(ascii: "["): open.append(byte)
      case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
      default: break
      }
    }
    switch last {
    case UInt8(ascii: ":"): return (.value, !open.isEmpty)
    case UInt8(ascii: "{"): return (.flowKey, true)
    case UInt8(ascii: "["): return (.value, true)
    case UInt8(ascii: ","):
      guard let bracket = open.last else { return nil }
      return (bracket == UInt8(ascii: "{") ? .flowKey : .value, true)
    default: return nil
    }
  }
}
