import Diagnostics
import YAMLSyntax

/// Broken laws, in words.
final class Violations {
  var all: [String] = []
}

/// What holds for the tree of any bytes: it says what libyaml says, and its ranges are the places of what it says.
struct Laws {
  let bytes: [UInt8]
  let tree: SyntaxTree
  let reference: Reference
  let found = Violations()

  /// The broken laws, in words.
  static func violations(in bytes: [UInt8]) -> [String] {
    let laws = Laws(bytes: bytes, tree: SyntaxTree.parse(SourceFile(name: "test", bytes: bytes)), reference: Reference(bytes))
    laws.checkProblems()
    // The limits of the language are not libyaml's.
    guard !laws.tree.problems.contains(where: { $0.kind == .fileTooLarge }) else { return laws.found.all }
    laws.checkDocuments()
    return laws.found.all
  }

  func expect(_ condition: Bool, _ law: @autoclosure () -> String) {
    if !condition { found.all.append(law()) }
  }

  // MARK: Problems

  func checkProblems() {
    let ending = tree.problems.filter { $0.kind.endsTheStream }
    let bad = reference.badOffset
    expect(ending.count == (bad != nil || reference.failure != nil ? 1 : 0) || ending.first?.kind == .fileTooLarge, "\(ending.count) problems end the stream")
    for problem in tree.problems {
      let range = problem.range
      expect(range.start >= 0 && range.start < range.end && range.end <= bytes.count, "problem at \(range) of \(bytes.count): \(problem.message)")
      expect(problem.document < tree.documentCount, "problem of document \(problem.document) of \(tree.documentCount)")
      if let node = problem.node { expect(node.index < tree.nodes.count, "problem of a node that is no more") }
    }
    guard let problem = ending.first, problem.kind != .fileTooLarge else { return }
    expect(problem.document == reference.documents.count, "problem in document \(problem.document), not \(reference.documents.count)")
    expect(tree.documentCount == reference.documents.count + 1, "\(tree.documentCount) documents, \(reference.documents.count) are whole")
    if let bad, problem.range.start == bad { return }
    guard let failure = reference.failure else { return }
    if let bad { expect(bytes[..<bad].lastIndex { $0 == 10 || $0 == 13 } ?? -1 >= problem.range.start, "problem too near the bad byte") }
    expect(problem.message == failure.problem, "problem `\(problem.message)`, not `\(failure.problem)`")
    let place = visiblePlace(failure.offset)
    expect(problem.range.start <= place && place < problem.range.end, "problem at \(problem.range), not \(place)")
    if problem.kind == .yamlSyntaxError { expect(problem.range.start == place, "problem at \(problem.range), not \(place)") }
    if let related = problem.related {
      expect(related.message == failure.context && related.range.start == visiblePlace(failure.contextOffset), "context \(related)")
    } else {
      expect(failure.context == nil || visiblePlace(failure.contextOffset) == place, "context is missing")
    }
  }

  /// An offset at the end stands for the last character that can be seen.
  func visiblePlace(_ offset: Int) -> Int {
    let end = reference.badOffset ?? bytes.count
    if offset < end { return offset }
    var place = bytes[..<end].lastIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } ?? 0
    while place > 0, bytes[place] & 0xC0 == 0x80 { place -= 1 }
    return place
  }

  // MARK: Documents

  func checkDocuments() {
    let expected = reference.documents.enumerated().filter { $0.element.hasContent }
    expect(tree.documents.map(\.number) == expected.map(\.offset), "documents \(tree.documents.map(\.number)), not \(expected.map(\.offset))")
    if !tree.isTruncated { expect(tree.documentCount == reference.documents.count, "\(tree.documentCount) documents, not \(reference.documents.count)") }
    var expectedBroken = 0
    for (document, reference) in zip(tree.documents, expected.map(\.element)) {
      var walk = Walk(events: reference.events, laws: self)
      walk.node(document.root)
      if walk.position != reference.events.count { found.all.append("\(reference.events.count - walk.position) events are left") }
      expectedBroken += walk.duplicates + walk.brokenAliases
    }
    let reported = tree.problems.filter { !$0.kind.endsTheStream }
    expect(reported.count == expectedBroken, "\(reported.count) problems about keys and aliases, not \(expectedBroken)")
  }

  func slice(_ start: Int, _ end: Int) -> ArraySlice<UInt8> { bytes[start..<max(start, end)] }
}

/// Compares the nodes of one document with libyaml's events, and their ranges with the bytes.
struct Walk {
  let events: [Reference.Event]
  let laws: Laws
  var position = 0
  var open: Set<Int> = []
  var anchors: [String: Int] = [:]
  var duplicates = 0
  var brokenAliases = 0

  init(events: [Reference.Event], laws: Laws) {
    self.events = events
    self.laws = laws
  }

  mutating func node(_ id: NodeID) {
    guard position < events.count else {
      laws.found.all.append("more nodes than events")
      return
    }
    let event = events[position]
    position += 1
    let node = laws.tree[id]
    let place = "node \(id.index) (\(event.kind) \(event.style) at \(event.start))"
    let (start, content, end) = (Int(node.start), Int(node.content), Int(node.end))
    laws.expect(start <= content && content <= end && end <= laws.bytes.count, "\(place): \(start) \(content) \(end)")
    for edge in [start, content, end] where edge < laws.bytes.count {
      laws.expect(laws.bytes[edge] & 0xC0 != 0x80, "\(place): \(edge) is inside a character")
    }
    laws.expect((laws.tree.anchor(of: id) ?? "") == event.anchor, "\(place): anchor \(laws.tree.anchor(of: id) ?? "")")
    // libyaml swallows the tag `!` of a scalar.
    let tag = laws.tree.tag(of: id) ?? ""
    laws.expect(tag == event.tag || tag == "!" && event.tag == "" && event.kind == "scalar", "\(place): tag \(tag)")
    if event.anchor != "" || tag != "" {
      laws.expect(start < end && (laws.bytes[start] == 0x26 || laws.bytes[start] == 0x21), "\(place): starts without its anchor or tag")
    } else {
      laws.expect(start == content, "\(place): starts before its content")
    }
    let anchorText = laws.tree.anchorRange(of: id).map { laws.tree.file.text($0) } ?? ""
    laws.expect(anchorText == (event.anchor == "" ? "" : "&" + event.anchor), "\(place): anchor range \(anchorText)")
    let tagText = laws.tree.tagRange(of: id).map { laws.tree.file.text($0) } ?? ""
    laws.expect(isTag(tagText, tag), "\(place): tag range \(tagText)")
    let isAbsent = event.kind == "scalar" && event.style == "plain" && event.start == event.end
    if !isAbsent { laws.expect(start == event.start, "\(place): starts at \(start)") }
    if event.anchor != "" { anchors[event.anchor] = id.index }

    switch event.kind {
    case "alias": alias(id, node, event, place)
    case "scalar":
      laws.expect(node.kind == .scalar && "\(node.style)" == event.style, "\(place): is \(node.kind) \(node.style)")
      laws.expect(laws.tree.withText(of: id) { $0.elementsEqual(event.value) }, "\(place): text is \(laws.tree.text(of: id))")
      scalarRange(node, event, place)
    default: collection(id, node, event, place)
    }
  }

  /// Whether libyaml could have made the tag of that source text.
  func isTag(_ text: String, _ tag: String) -> Bool {
    if text.contains(" ") || text.contains("\n") { return false }
    if text.contains("%") { return true }
    if text.hasPrefix("!<") { return text == "!<\(tag)>" }
    if text.isEmpty || tag.isEmpty { return text.isEmpty && tag.isEmpty }
    // What stands behind one of its `!` is kept.
    return !text.contains(",") && text.indices.contains { text[$0] == "!" && tag.hasSuffix(text[text.index(after: $0)...]) }
  }

  mutating func alias(_ id: NodeID, _ node: Node, _ event: Reference.Event, _ place: String) {
    laws.expect(laws.slice(Int(node.content), Int(node.end)).elementsEqual([0x2A] + event.value), "\(place): is not its source")
    let target = anchors[String(decoding: event.value, as: UTF8.self)]
    if let target, !open.contains(target) {
      laws.expect(node.kind == .alias && laws.tree.target(ofAlias: id).index == target, "\(place): leads elsewhere")
    } else {
      brokenAliases += 1
      laws.expect(node.kind == .scalar && node.flags.contains(.isBrokenAlias), "\(place): leads somewhere")
      laws.expect(laws.tree.withText(of: id) { $0.elementsEqual([0x2A] + event.value) }, "\(place): text is \(laws.tree.text(of: id))")
    }
  }

  mutating func scalarRange(_ node: Node, _ event: Reference.Event, _ place: String) {
    let slice = laws.slice(Int(node.content), Int(node.end))
    let hasBreak = slice.contains { $0 == 10 || $0 == 13 }
    switch event.style {
    case "plain": if !hasBreak { laws.expect(slice.elementsEqual(event.value), "\(place): slice \(Array(slice))") }
    case "single": laws.expect(slice.count >= 2 && slice.first == 0x27 && slice.last == 0x27, "\(place): quotes")
    case "double": laws.expect(slice.count >= 2 && slice.first == 0x22 && slice.last == 0x22, "\(place): quotes")
    default:
      laws.expect(slice.first == (event.style == "literal" ? 0x7C : 0x3E), "\(place): header")
      laws.expect(slice.last != 10 && slice.last != 13, "\(place): ends with a line break")
      laws.expect(node.end <= event.end, "\(place): ends behind libyaml's end")
      return
    }
    if event.start < event.end { laws.expect(Int(node.end) == event.end, "\(place): ends at \(node.end), not \(event.end)") }
  }

  mutating func collection(_ id: NodeID, _ node: Node, _ event: Reference.Event, _ place: String) {
    let kind: Node.Kind = event.kind == "mapping" ? .mapping : .sequence
    laws.expect(node.kind == kind && "\(node.style)" == event.style, "\(place): is \(node.kind) \(node.style)")
    guard node.kind == kind else { return }
    open.insert(id.index)
    let children = Array(laws.tree.items(of: id))
    var last = Int(node.content)
    var keys: [[UInt8]: Int] = [:]
    for (number, child) in children.enumerated() {
      let isKey = kind == .mapping && number % 2 == 0
      laws.expect(laws.tree[child].flags.contains(.isKey) == isKey, "\(place): child \(number) is a key or not")
      laws.expect(laws.tree.parent(of: child) == id, "\(place): child \(number) has another parent")
      self.node(child)
      laws.expect(Int(laws.tree[child].start) >= last, "\(place): child \(number) begins at \(laws.tree[child].start), before \(last)")
      last = Int(laws.tree[child].end)
      let key = laws.tree.resolved(child)
      if isKey, laws.tree[key].kind == .scalar {
        let isDuplicate = keys.updateValue(number, forKey: laws.tree.withText(of: key) { Array($0) }) != nil
        laws.expect(laws.tree[child].flags.contains(.isDuplicateKey) == isDuplicate, "\(place): key \(number) is a duplicate or not")
        if isDuplicate { duplicates += 1 }
      }
    }
    laws.expect(Int(node.end) >= last, "\(place): ends at \(node.end), before its last child at \(last)")
    open.remove(id.index)
    guard position < events.count, events[position].kind == "end" else {
      laws.found.all.append("\(place): does not end with its children")
      return
    }
    let isBracketed = event.style == "flow" && events[position].end > events[position].start
    position += 1
    let slice = laws.slice(Int(node.content), Int(node.end))
    if isBracketed {
      let isRight = kind == .mapping ? slice.first == 0x7B && slice.last == 0x7D : slice.first == 0x5B && slice.last == 0x5D
      laws.expect(slice.count >= 2 && isRight, "\(place): brackets")
    } else if let first = children.first {
      let marker: UInt8 = kind == .mapping ? 0x3F : 0x2D
      let isAtKey = kind == .mapping && laws.tree[first].start == node.content
      laws.expect(slice.first == marker || isAtKey, "\(place): does not begin with its first child")
      laws.expect(Int(node.end) == last, "\(place): ends at \(node.end), not with its last child at \(last)")
    }
  }
}
