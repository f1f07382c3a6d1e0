public import Diagnostics

extension SourceEdits {
  /// Gives a key another name; nil where the mapping has a key of that name already, or the key is an alias.
  public func renameKey(_ key: NodeID, to name: String) -> Edit? {
    guard let mapping = tree.parent(of: key), !tree.mapping(mapping, hasKey: name) else { return nil }
    return replaceScalar(key, with: name)
  }

  /// Puts an entry before the one with that key: on a line of its own in a block mapping, on the same line in a flow mapping.
  ///
  /// `name` and `value` are taken as they are.
  public func insertEntry(before key: NodeID, _ name: String, _ value: String) -> Edit? {
    guard let mapping = tree.parent(of: key), tree[mapping].kind == .mapping else { return nil }
    let start = tree.fullRange(of: key).start
    let place = SourceRange(start, start)
    if tree[mapping].style == .flow { return Edit(tree.file, place, "\(name): \(value), ") }
    let line = lineStart(of: start)
    return Edit(tree.file, place, "\(name): \(value)\(lineBreak)" + String(repeating: " ", count: start - line))
  }

  /// Puts an element before the one of a sequence: on a line of its own in a block sequence, on the same line in a flow sequence; nil where the element stands in one line
  /// with something other than its dash.
  ///
  /// `value` is taken as it is.
  public func insertElement(before element: NodeID, _ value: String) -> Edit? {
    guard let sequence = tree.parent(of: element), tree[sequence].kind == .sequence else { return nil }
    let start = tree.fullRange(of: element).start
    let place = SourceRange(start, start)
    if tree[sequence].style == .flow { return Edit(tree.file, place, "\(value), ") }
    let prefix = tree.file.bytes[lineStart(of: start)..<start]
    guard prefix.count(where: { $0 == 0x2D }) == 1, prefix.allSatisfy({ $0 == 0x20 || $0 == 0x2D }) else { return nil }
    return Edit(tree.file, place, value + lineBreak + String(decoding: prefix, as: UTF8.self))
  }

  /// Moves the entries of a mapping to the place of the entry that holds it; nil where that cannot be done without touching anything else.
  public func dissolve(key: NodeID, value: NodeID) -> [Edit]? {
    guard let outer = tree.parent(of: key), tree[value].kind == .mapping, tree.fullRange(of: value).start == tree.range(of: value).start else { return nil }
    var first: NodeID?
    var last: NodeID?
    for entry in tree.entries(of: value) {
      guard tree[entry.key].kind == .scalar, !tree.isMergeKey(entry.key), !tree.mapping(outer, hasKey: tree.text(of: entry.key)) else { return nil }
      first = first ?? entry.key
      last = entry.value
    }
    guard let first, let last else { return nil }
    switch (tree[outer].style, tree[value].style) {
    case (.block, .block): return dissolveBlock(key, first, last).map { [$0] }
    case (.flow, .flow):
      let head = SourceRange(tree.fullRange(of: key).start, tree.fullRange(of: first).start)
      let tail = SourceRange(tree.fullRange(of: last).end, tree.range(of: value).end)
      let hasComment = [head, tail].contains { tree.file.bytes[$0.start..<$0.end].contains(0x23) }
      return hasComment ? nil : [Edit(tree.file, head, ""), Edit(tree.file, tail, "")]
    default: return nil
    }
  }

  /// Removes the line of the key and moves the lines of its entries to the left.
  private func dissolveBlock(_ key: NodeID, _ first: NodeID, _ last: NodeID) -> Edit? {
    let bytes = tree.file.bytes
    let start = tree.fullRange(of: key).start
    let column = start - lineStart(of: start)
    let firstStart = tree.fullRange(of: first).start
    let shift = firstStart - lineStart(of: firstStart) - column
    var index = tree.range(of: key).end
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x3A { index += 1 }
    guard shift > 0, index < bytes.count, let next = behindLineBreak(index) else { return nil }
    index = next
    let end = tree.fullRange(of: last).end
    var text: [UInt8] = []
    while index < end {
      var content = index
      while content < end, bytes[content] == 0x20 { content += 1 }
      let isBlank = content < end && (bytes[content] == 0x0A || bytes[content] == 0x0D)
      // The text begins where the key began.
      let removed = text.isEmpty ? column + shift : shift
      guard isBlank || content - index >= removed else { return nil }
      index = isBlank ? content : index + removed
      while index < end, behindLineBreak(index) == nil {
        text.append(bytes[index])
        index += 1
      }
      guard index < end, let next = behindLineBreak(index) else { break }
      text += bytes[index..<next]
      index = next
    }
    return Edit(tree.file, SourceRange(start, end), String(decoding: text, as: UTF8.self))
  }

  private func lineStart(of offset: Int) -> Int {
    var start = offset
    while start > 0, tree.file.bytes[start - 1] != 0x0A, tree.file.bytes[start - 1] != 0x0D { start -= 1 }
    return start == 0 && tree.file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, offset) : start
  }

  /// The offset behind the line break that begins here; nil where there is none.
  private func behindLineBreak(_ offset: Int) -> Int? {
    let bytes = tree.file.bytes
    switch bytes[offset] {
    case 0x0A: return offset + 1
    case 0x0D: return offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? offset + 2 : offset + 1
    default: return nil
    }
  }

  /// The line break of the file: that of its first line.
  private var lineBreak: String {
    guard let first = tree.file.bytes.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }), let next = behindLineBreak(first) else { return "\n" }
    return tree.file.text(SourceRange(first, next))
  }
}
