import Diagnostics

/// Reads the YAML that nearly all specs are written in, line by line, without libyaml: block mappings and sequences of scalars on one line, flow
/// collections on one line, comments, anchors of values and aliases, `---`.
///
/// It decides nothing that is hard. Where a line is anything else, or anything could be wrong with it, it gives up, and libyaml reads the whole file;
/// so no fault is ever found here, and what both can read is read alike (`LineReaderTests` compares the trees). The bytes have passed `ByteCheck`.
struct LineReader {
  /// An open block collection.
  private struct Level {
    let column: Int
    let isSequence: Bool
    /// A sequence whose dashes stand in the column of the mapping around it.
    var isIndentless = false
    /// A key or a dash has no value yet: where an absent one stands, else -1.
    var absentPlace = -1
    /// The anchor behind such a key.
    var anchor: SourceRange?
  }

  /// libyaml takes keys of up to 1024 characters.
  static let longestKey = 1000
  /// Far below the bound of the language, which libyaml's side reports.
  private static let deepest = 64

  var builder: TreeBuilder
  let base: UnsafePointer<UInt8>
  let end: Int
  private var levels: [Level] = []

  init(_ builder: TreeBuilder) {
    self.builder = builder
    base = builder.base
    end = builder.inputEnd
    levels.reserveCapacity(16)
  }

  /// A byte of the text; a line feed behind its end.
  @inline(__always)
  func byte(_ index: Int) -> UInt8 { index < end ? base[index] : 0x0A }

  @inline(__always)
  func isBlankOrEnd(_ index: Int) -> Bool { byte(index) == 0x20 || byte(index) == 0x0A }

  @inline(__always)
  func afterBlanks(_ start: Int) -> Int {
    var index = start
    while index < end, base[index] == 0x20 { index += 1 }
    return index
  }

  /// Reads all documents into the builder; false where libyaml has to.
  mutating func read() -> Bool {
    var line = 0
    var isOpen = false
    /// A `---` wants content.
    var hasMarker = false
    while line < end {
      let start = afterBlanks(line)
      if byte(start) == 0x0A {
        line = start + 1
        continue
      }
      if base[start] == 0x23 {
        line = lineEnd(start) + 1
        continue
      }
      let column = start - line
      if column == 0, isMarker(start, 0x2D) {
        guard byte(start + 3) == 0x0A, isOpen || !hasMarker else { return false }
        if isOpen, !endDocument() { return false }
        isOpen = false
        hasMarker = true
        line = start + 4
        continue
      }
      if column == 0, isMarker(start, 0x2E) { return false }
      if !isOpen {
        guard column == 0 else { return false }
        builder.beginDocument()
        isOpen = true
      }
      guard let next = readLine(start, column: column) else { return false }
      line = next
    }
    // A text without content is libyaml's, too.
    return isOpen && endDocument()
  }

  private mutating func endDocument() -> Bool {
    while !levels.isEmpty { guard closeLevel() else { return false } }
    return builder.endDocument(isImplicit: true)
  }

  /// `---` or `...`
  private func isMarker(_ start: Int, _ mark: UInt8) -> Bool { start + 3 <= end && base[start] == mark && base[start + 1] == mark && base[start + 2] == mark }

  private func lineEnd(_ start: Int) -> Int {
    var index = start
    while index < end, base[index] != 0x0A { index += 1 }
    return index
  }

  // MARK: Block collections

  /// Reads a line with content; the result is where the next one begins, nil where libyaml has to read.
  private mutating func readLine(_ start: Int, column: Int) -> Int? {
    let isDash = base[start] == 0x2D && isBlankOrEnd(start + 1)
    if let top = levels.last, column <= top.column {
      while let top = levels.last, top.column > column { guard closeLevel() else { return nil } }
      guard let level = levels.last, level.column == column, prepare(level, isDash: isDash, start) else { return nil }
    } else {
      // Deeper: the value of a key or a dash, or the root of the document.
      if let top = levels.last, top.absentPlace < 0 { return nil }
      if levels.isEmpty, builder.count > builder.documentStart { return nil }
      if isDash { guard open(Level(column: column, isSequence: true), start) else { return nil } }
    }
    if isDash { return readItem(start) }
    guard let token = readScalar(start), token.isKey else { return nil }
    if levels.isEmpty || levels[levels.count - 1].column < column { guard open(Level(column: column, isSequence: false), start) else { return nil } }
    return readEntry(token)
  }

  /// Makes the innermost collection, which begins in the column of the line, ready for one more entry.
  private mutating func prepare(_ level: Level, isDash: Bool, _ start: Int) -> Bool {
    switch (level.isSequence, isDash) {
    case (true, true), (false, false): return fillAbsent()
    case (true, false):
      // Behind the dashes in its column the mapping goes on.
      guard level.isIndentless, closeLevel(), let mapping = levels.last, mapping.column == level.column, !mapping.isSequence else { return false }
      return fillAbsent()
    case (false, true):
      guard level.absentPlace >= 0, level.anchor == nil else { return false }
      return open(Level(column: level.column, isSequence: true, isIndentless: true), start)
    }
  }

  private mutating func open(_ level: Level, _ start: Int) -> Bool {
    guard levels.count < Self.deepest else { return false }
    var anchor: SourceRange?
    if !levels.isEmpty {
      anchor = levels[levels.count - 1].anchor
      levels[levels.count - 1].absentPlace = -1
      levels[levels.count - 1].anchor = nil
    }
    levels.append(level)
    return builder.open(level.isSequence ? .sequence : .mapping, .block, content: start, anchor: anchor)
  }

  private mutating func closeLevel() -> Bool {
    guard fillAbsent() else { return false }
    levels.removeLast()
    builder.close(flowEnd: nil)
    return true
  }

  /// Adds the value of a key or a dash behind which nothing stands.
  private mutating func fillAbsent() -> Bool {
    let top = levels.count - 1
    let place = levels[top].absentPlace
    guard place >= 0 else { return true }
    guard levels[top].anchor == nil else { return false }
    levels[top].absentPlace = -1
    return builder.addText(.plain, start: place, end: place, anchor: nil)
  }

  /// Reads what stands behind a dash.
  private mutating func readItem(_ dash: Int) -> Int? {
    let start = afterBlanks(dash + 1)
    if isCommentOrEnd(start) {
      levels[levels.count - 1].absentPlace = dash + 1
      return lineEnd(start) + 1
    }
    let first = base[start]
    // A dash behind a dash, and an anchor, which may be that of a key.
    if first == 0x2D && isBlankOrEnd(start + 1) || first == 0x26 { return nil }
    if first == 0x5B || first == 0x7B || first == 0x2A { return readValue(start, anchor: nil) }
    guard let token = readScalar(start) else { return nil }
    guard token.isKey else { return add(token, anchor: nil) }
    levels[levels.count - 1].absentPlace = dash + 1
    guard open(Level(column: levels[levels.count - 1].column + start - dash, isSequence: false), start) else { return nil }
    return readEntry(token)
  }

  /// Reads what stands behind a key, and takes both.
  private mutating func readEntry(_ key: Scalar) -> Int? {
    guard key.end - key.start <= Self.longestKey, builder.addText(key.style, start: key.start, end: key.end, anchor: nil) else { return nil }
    let colon = key.next
    var start = afterBlanks(colon + 1)
    var anchor: SourceRange?
    if !isCommentOrEnd(start), base[start] == 0x26 {
      let nameEnd = afterName(start + 1)
      guard nameEnd > start + 1, isBlankOrEnd(nameEnd) else { return nil }
      anchor = SourceRange(start, nameEnd)
      start = afterBlanks(nameEnd)
    }
    if isCommentOrEnd(start) {
      levels[levels.count - 1].absentPlace = colon + 1
      levels[levels.count - 1].anchor = anchor
      return lineEnd(start) + 1
    }
    return readValue(start, anchor: anchor)
  }

  /// Whether a line has no more content at a place behind a blank.
  private func isCommentOrEnd(_ index: Int) -> Bool { byte(index) == 0x0A || base[index] == 0x23 }

  private mutating func readValue(_ start: Int, anchor: SourceRange?) -> Int? {
    switch base[start] {
    case 0x5B, 0x7B:
      guard let next = readFlow(start, anchor: anchor, depth: 0) else { return nil }
      return restOfLine(next)
    case 0x2A:
      let nameEnd = afterName(start + 1)
      guard anchor == nil, nameEnd > start + 1, isBlankOrEnd(nameEnd), addAlias(start, nameEnd) else { return nil }
      return restOfLine(nameEnd)
    default:
      guard let token = readScalar(start), !token.isKey else { return nil }
      return add(token, anchor: anchor)
    }
  }

  /// Adds an alias; false where there are too many nodes.
  mutating func addAlias(_ start: Int, _ end: Int) -> Bool {
    builder.addAlias(builder.name(SourceRange(start, end)), start: start, end: end)
    return builder.count <= SyntaxLimits.nodes
  }

  private mutating func add(_ token: Scalar, anchor: SourceRange?) -> Int? {
    guard builder.addText(token.style, start: token.start, end: token.end, anchor: anchor) else { return nil }
    return restOfLine(token.end)
  }

  /// Where the next line begins, if nothing but blanks and a comment stand on this one any more.
  private func restOfLine(_ start: Int) -> Int? {
    let index = afterBlanks(start)
    if byte(index) == 0x0A { return index + 1 }
    return index > start && base[index] == 0x23 ? lineEnd(index) + 1 : nil
  }
}
