import Diagnostics
import OrderLanguage
import YAMLSyntax

/// A plain scalar that the language reads as text and another YAML loader as something else.
struct UnquotedText {
  let node: NodeID
  let place: Place
  let related: [RelatedPlace]
  let isKey: Bool
  /// The field may hold a secret or a personal number: the text is not shown.
  let isConfidential: Bool
  let reading: ForeignReading
  let tree: SyntaxTree

  /// What a message calls it: the text itself, or `noun` where it is not to be shown.
  func title(_ noun: String) -> String {
    if isConfidential { return "this \(noun)" }
    let text = Wording.quoted(tree.text(of: node))
    return isKey ? "the key \(text)" : text
  }

  /// Quotes never change what orderspec reads.
  var fixes: [FixIt] {
    SourceEdits(tree).quote(node).map { [FixIt("put it in quotes", edits: [$0])] } ?? []
  }

  /// The texts of a document with a reading that is asked for, each scalar once, at its own source.
  static func all(in document: BoundDocument, _ context: inout RuleContext, where isWanted: (ForeignReading) -> Bool) -> [UnquotedText] {
    let tree = document.tree
    var found: [UnquotedText] = []
    var positions: TextPositions?
    for (node, reading) in context.foreignReadings(in: document) where isWanted(reading) {
      if positions == nil { positions = TextPositions(document) }
      guard let position = positions!.position(of: node) else { continue }
      let place = Place(file: tree.file, range: tree.range(of: node), pointer: position.pointer, document: document.number)
      found.append(
        UnquotedText(
          node: node, place: place, related: position.origin.member.isMerged ? position.origin.aliasPlaces : [], isKey: position.isKey,
          isConfidential: !position.isKey && position.origin.field?.allowsSecret ?? false, reading: reading, tree: tree))
    }
    return found
  }
}

extension RuleContext {
  /// The scalars that another loader reads as something else; all rules about such readings ask for them, one after the other.
  fileprivate mutating func foreignReadings(in document: BoundDocument) -> [(node: NodeID, reading: ForeignReading)] {
    if let last = lastReadings, last.document === document { return last.values }
    let tree = document.tree
    let readings = tree.resolvableScalars(below: document.root).compactMap { node in
      tree.withText(of: node, ForeignReading.init).map { (node: node, reading: $0) }
    }
    lastReadings = (document, readings)
    return readings
  }
}

/// Which scalars of a document stand where the language reads text. Made only when there is something to ask: it looks at every member.
private struct TextPositions {
  struct Position {
    /// The member that is the text, bears the key, or holds it.
    let origin: Origin
    let pointer: String
    let isKey: Bool
  }

  private let document: BoundDocument
  /// Members by the node of their value, and those of open mappings by the node of their key.
  private var byValue: [NodeID: Int] = [:]
  private var byKey: [NodeID: Int] = [:]

  init(_ document: BoundDocument) {
    self.document = document
    for (index, member) in document.members.enumerated() {
      if case .open(let key) = member.key { byKey[document.tree.resolved(key)] = index }
      // Its own place counts before one that an alias or a merge key takes it to.
      if member.alias == nil || byValue[member.node] == nil { byValue[member.node] = index }
    }
  }

  /// nil where the scalar is no text: a number, a word of the language, or part of something that is not understood.
  func position(of node: NodeID) -> Position? {
    let tree = document.tree
    let isKey = tree[node].flags.contains(.isKey)
    if let index = isKey ? byKey[node] : byValue[node] {
      let origin = document.origin(ofMemberAt: index)
      guard isKey || origin.state == .value && isText(origin) else { return nil }
      return Position(origin: origin, pointer: origin.pointer, isKey: isKey)
    }
    // Below an entry of an open mapping there are no members.
    var holder = tree.parent(of: node)
    while let current = holder, byValue[current] == nil { holder = tree.parent(of: current) }
    guard let holder, let index = byValue[holder] else { return nil }
    let origin = document.origin(ofMemberAt: index)
    guard isOpen(origin), isKey || isOpenText(node), let inner = tree.pointer(of: node), let outer = tree.pointer(of: holder) else { return nil }
    return Position(origin: origin, pointer: origin.pointer + inner.dropFirst(outer.count), isKey: isKey)
  }

  private func isText(_ origin: Origin) -> Bool {
    guard let type = origin.field?.type else { return false }
    switch type {
    case .text, .texts, .textOrTexts, .textMap, .identifier, .contactReference: return true
    case .openMap, .extensions, .extra: return isOpen(origin) && isOpenText(origin.node)
    case .version, .integer, .boolean, .enumeration, .object, .words, .contacts, .items: return false
    }
  }

  private func isOpen(_ origin: Origin) -> Bool {
    guard case .open = origin.member.key, let type = origin.field?.type else { return false }
    switch type {
    case .openMap, .extensions, .extra: return true
    default: return false
    }
  }

  private func isOpenText(_ node: NodeID) -> Bool {
    if case .text = OpenValue.read(node, in: document.tree) { return true }
    return false
  }
}
