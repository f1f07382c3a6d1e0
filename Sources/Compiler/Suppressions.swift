import Diagnostics
import YAMLSyntax

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The suppression comments of one file: `# orderspec: ignore[code, code] until YYYY-MM-DD reason`, on the line or alone on the line above.
struct Suppressions: Sendable {
  struct Comment: Sendable {
    /// From `#` to the end of the line.
    let range: SourceRange
    /// The line that it speaks of.
    let line: Int
    let document: Int
    let codes: [String]
    let until: CalendarDate?
    let reason: String
    /// What is wrong with the comment itself.
    let fault: String?
  }

  let comments: [Comment]
  /// Indices of comments by the line that they speak of.
  private let byLine: [Int: [Int]]
  private let lines: LineTable
  let file: SourceFile?

  /// nil where the file has none, which is all that a clean file pays.
  init?(_ tree: SyntaxTree) {
    let bytes = tree.file.bytes
    var found: [Int] = []
    var index = 0
    while let hash = Self.next(in: bytes, from: index) {
      found.append(hash)
      index = hash + 1
    }
    found = found.filter { hash in Self.isComment(hash, tree) }
    if found.isEmpty { return nil }
    let lines = LineTable(tree.file)
    self.lines = lines
    file = tree.file
    let comments = found.map { Self.read($0, tree, lines) }
    self.comments = comments
    byLine = Dictionary(grouping: comments.indices) { comments[$0].line }
  }

  /// The comment that hides a finding, by its index.
  func index(hiding finding: Diagnostic, today: CalendarDate) -> Int? {
    let line = lines.position(at: finding.place.range.start).line
    return byLine[line]?.first { index in
      let comment = comments[index]
      return comment.fault == nil && comment.codes.contains(finding.code) && !(comment.until.map { $0 < today } ?? false)
    }
  }

  /// The next `#` that begins a suppression comment.
  private static func next(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return nil }
      var index = start
      while index < bytes.count, let found = memchr(base + index, 0x23, bytes.count - index) {
        let hash = UnsafeRawPointer(base).distance(to: found)
        var position = hash + 1
        while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 { position += 1 }
        if bytes[position...].starts(with: "orderspec:".utf8) { return hash }
        index = hash + 1
      }
      return nil
    }
  }

  /// Whether a `#` is outside of every scalar and begins a comment.
  private static func isComment(_ offset: Int, _ tree: SyntaxTree) -> Bool {
    if offset > 0, ![0x20, 0x09, 0x0A, 0x0D].contains(tree.file.bytes[offset - 1]) { return false }
    // Nodes stand in the order of their contents: only the last one that begins before the place can be a scalar around it.
    var low = 0
    var high = tree.nodes.count
    while low < high {
      let middle = (low + high) / 2
      if tree.nodes[middle].content <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return true }
    let node = tree.nodes[low - 1]
    return node.kind != .scalar || offset >= node.end
  }

  private static func read(_ hash: Int, _ tree: SyntaxTree, _ lines: LineTable) -> Comment {
    let file = tree.file
    let line = lines.position(at: hash).line
    let range = SourceRange(hash, lines.range(ofLine: line).end)
    let isAlone = file.bytes[lines.range(ofLine: line).start..<hash].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    var target = line
    if isAlone {
      target += 1
      while target < lines.lineCount, isCommentLine(target, file, lines) { target += 1 }
    }
    let document = tree.documents.last { tree.fullRange(of: $0.root).start <= hash }?.number ?? tree.documents.first?.number ?? 0
    func comment(_ codes: [String], until: CalendarDate? = nil, reason: String = "", fault: String? = nil) -> Comment {
      Comment(range: range, line: target, document: document, codes: codes, until: until, reason: reason, fault: fault)
    }
    let text = file.text(range)
    let body = text[text.index(after: text.firstIndex(of: ":")!)...].drop { $0 == " " }
    guard body.hasPrefix("ignore") else { return comment([], fault: "a suppression reads `# orderspec: ignore[code] reason`") }
    let rest = body.dropFirst("ignore".count)
    guard rest.first == "[", let close = rest.firstIndex(of: "]") else { return comment([], fault: "the rule to ignore is missing: write `ignore[code]`") }
    let codes = rest[rest.index(after: rest.startIndex)..<close].split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
    if codes.isEmpty { return comment([], fault: "the rule to ignore is missing: write `ignore[code]`") }
    if let unknown = codes.first(where: { RuleTable.byCode[$0] == nil }) {
      let suggestion = Suggestion.nearest(to: unknown, in: RuleTable.byCode.keys.sorted())
      return comment(codes, fault: "`\(unknown)` is not a rule" + (suggestion.map { "; did you mean `\($0)`?" } ?? ""))
    }
    if let fixed = codes.compactMap({ RuleTable.byCode[$0] }).first(where: { !$0.isInlineSuppressible }) {
      return comment(codes, fault: "`\(fixed.code)` cannot be suppressed by a comment\(fixed.isConfigurable ? ", only in the configuration" : "")")
    }
    var reason = rest[rest.index(after: close)...].drop { $0 == " " }
    var until: CalendarDate?
    if reason.hasPrefix("until ") {
      let words = reason.dropFirst("until ".count).drop { $0 == " " }
      let day = words.prefix { $0 != " " }
      guard let date = CalendarDate(String(day)) else { return comment(codes, fault: "`until` takes a day: YYYY-MM-DD") }
      until = date
      reason = words.dropFirst(day.count).drop { $0 == " " }
    }
    return comment(codes, until: until, reason: String(reason))
  }

  private static func isCommentLine(_ line: Int, _ file: SourceFile, _ lines: LineTable) -> Bool {
    let range = lines.range(ofLine: line)
    return file.bytes[range.start..<range.end].first { $0 != 0x20 && $0 != 0x09 } == 0x23
  }
}
