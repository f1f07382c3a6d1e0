import Diagnostics
import DomainNames
import JSON
import YAMLSyntax

/// Binds a document of the tree to the grammar: one walk, nothing stops it, whatever is wrong becomes a problem and a hole.
struct Binder {
  let tree: SyntaxTree
  let number: Int
  var members: [Member] = []
  /// Domain names that are not in canonical form.
  var unusualNames: [MemberID] = []
  /// What is found wrong, to be made when everything is bound.
  var pending: [(member: MemberID, make: (Origin) -> BindingProblem)] = []
  var objects: [BoundObject] = []
  var slots: [Int32] = []
  var lists: [Range<Int>] = []
  var elements: [MemberID] = []
  var fields = FieldSet()
  /// The elements of lists that are not bound to their end, those of the innermost list last.
  var openElements: [MemberID] = []

  init(_ tree: SyntaxTree, _ document: SyntaxTree.Document) {
    self.tree = tree
    number = document.number
    objects.reserveCapacity(16)
    slots.reserveCapacity(256)
    lists.reserveCapacity(16)
    elements.reserveCapacity(32)
    openElements.reserveCapacity(32)
    pendingItems.reserveCapacity(16)
    members.reserveCapacity((Int(tree[document.root].subtreeEnd) - document.root.index) / 2 + 8)
  }

  /// Binds an order. The first object of the result is the order.
  static func bindOrder(_ tree: SyntaxTree, _ document: SyntaxTree.Document) -> BoundDocument {
    var binder = Binder(tree, document)
    let root = binder.addMember(parent: nil, .root, document.root, alias: nil, merged: false, keyNode: nil)
    if binder.requireMapping(root, expected: "a mapping with `orderSpec`, `name` and `items`", object: .order, field: nil) {
      _ = binder.bindObject(.order, root)
      binder.applyDefaults()
    } else {
      _ = binder.openObject(.order, root)
    }
    return binder.result()
  }

  /// Binds a contacts file: a mapping from name to contact.
  static func bindContacts(_ tree: SyntaxTree, _ document: SyntaxTree.Document) -> BoundDocument {
    var binder = Binder(tree, document)
    let root = binder.addMember(parent: nil, .root, document.root, alias: nil, merged: false, keyNode: nil)
    binder.bindNamedContacts(root)
    return binder.result()
  }

  private func result() -> BoundDocument {
    var readings: [Int: Result<DomainName, DomainNameFault>] = [:]
    for id in unusualNames where members[id.index].state == .value {
      readings[id.index] = DomainName.parse(SecretReference.unescaped(tree.text(of: members[id.index].node)))
    }
    let bound = document(problems: [], readings)
    return pending.isEmpty ? bound : document(problems: pending.map { problem(Origin(bound, $0.member), $0.make) }, readings)
  }

  /// A problem; that of a default with the items that it reaches.
  private func problem(_ origin: Origin, _ make: (Origin) -> BindingProblem) -> BindingProblem {
    var problem = make(origin)
    guard origin.isDefault else { return problem }
    var way: Set<Int32> = []
    var current: MemberID? = origin.id
    while let id = current {
      way.insert(Int32(id.index))
      current = members[id.index].parent
    }
    for (object, _) in pendingItems {
      let item = objects[object]
      guard slots[item.slots..<item.slots + Grammar.fields(of: item.type).count].contains(where: way.contains) else { continue }
      problem.related.append(RelatedPlace("it reaches this item", at: Origin(origin.document, item.member).place))
    }
    return problem
  }

  private func document(problems: [BindingProblem], _ readings: [Int: Result<DomainName, DomainNameFault>]) -> BoundDocument {
    BoundDocument(
      tree: tree, number: number, members: members, problems: problems, objects: objects, slots: slots, lists: lists, elements: elements, fields: fields,
      readings: readings)
  }

  // MARK: Members

  mutating func addMember(parent: MemberID?, _ key: Member.Key, _ node: NodeID, alias: NodeID?, merged: Bool, keyNode: NodeID?) -> MemberID {
    var alias = alias
    var merged = merged
    var target = node
    if tree[node].kind == .alias {
      alias = node
      merged = false
      target = tree.resolved(node)
    }
    let isBroken = tree[target].flags.contains(.isBrokenAlias)
    if case .field(let name) = key { fields.insert(name) }
    members.append(
      Member(
        parent: parent, key: key, state: isBroken ? .hole : .value, form: .plain, isMerged: merged, node: target, alias: alias, keyNode: keyNode,
        payload: tree[target].kind == .scalar ? 0 : Member.noPayload))
    return MemberID(members.count - 1)
  }

  mutating func markHole(_ id: MemberID) { members[id.index].state = .hole }

  func isBroken(_ id: MemberID) -> Bool { members[id.index].state == .hole }

  // MARK: Mappings

  /// Calls with the entries that count: own ones first, then those of merge keys that no earlier one overrides.
  mutating func forEachEntry(
    of mapping: NodeID, _ body: (inout Binder, _ key: NodeID, _ value: NodeID, _ alias: NodeID?, _ isMerged: Bool) -> Void
  ) {
    var merges: [NodeID]?
    for (key, value) in tree.entries(of: mapping) {
      if tree.isMergeKey(key) {
        if !tree[key].flags.contains(.isDuplicateKey) { merges = (merges ?? []) + [value] }
      } else if !tree[key].flags.contains(.isDuplicateKey) {
        body(&self, key, value, nil, false)
      }
    }
    guard let merges else { return }
    for value in merges { forEachMergedEntry(value, via: value, body) }
  }

  private mutating func forEachMergedEntry(
    _ value: NodeID, via alias: NodeID, _ body: (inout Binder, _ key: NodeID, _ value: NodeID, _ alias: NodeID?, _ isMerged: Bool) -> Void
  ) {
    let target = tree.resolved(value)
    switch tree[target].kind {
    case .mapping:
      // Own entries of the merged mapping before those that it merges itself.
      for pass in 0...1 {
        for (key, inner) in tree.entries(of: target) where !tree[key].flags.contains(.isDuplicateKey) {
          let isMerge = tree.isMergeKey(key)
          if pass == 0, !isMerge { body(&self, key, inner, alias, true) }
          if pass == 1, isMerge { forEachMergedEntry(inner, via: alias, body) }
        }
      }
    case .sequence where target == value || tree[value].kind == .alias:
      for item in tree.items(of: target) { forEachMergedEntry(item, via: tree[item].kind == .alias ? item : alias, body) }
    default:
      guard !tree[target].flags.contains(.isBrokenAlias) else { return }
      let range = tree.range(of: value).length > 0 ? tree.range(of: value) : tree.range(of: NodeID(value.index - 1))
      let (file, number, pointer, found) = (tree.file, number, tree.pointer(of: value) ?? "", describe(target))
      later(MemberID(0)) { _ in
        BindingProblem(
          kind: .wrongType, place: Place(file: file, range: range, pointer: pointer, document: number), related: [], object: .order, field: nil, found: found,
          expected: "a mapping, or an alias of one, behind `<<`", candidates: [], suggestion: nil, advice: nil, node: value)
      }
    }
  }

  mutating func openObject(_ type: ObjectType, _ member: MemberID) -> Int {
    objects.append(BoundObject(type: type, member: member, slots: slots.count))
    slots.append(contentsOf: repeatElement(-1, count: Grammar.fields(of: type).count))
    members[member.index].payload = Int32(objects.count - 1)
    members[member.index].form = .object
    return objects.count - 1
  }

  /// Binds the members of a mapping of the language. The member's payload is the index of the object.
  mutating func bindObject(_ type: ObjectType, _ member: MemberID, isPartial: Bool = false, isDefaults: Bool = false) -> Int {
    let object = openObject(type, member)
    let base = objects[object].slots
    var guessed: [FieldName] = []
    var guesses: [Int] = []
    forEachEntry(of: members[member.index].node) { binder, key, value, alias, isMerged in
      let keyNode = binder.tree.resolved(key)
      guard binder.tree[keyNode].kind == .scalar else {
        binder.reportKeyKind(key, in: type, member)
        return
      }
      guard let name = binder.tree.withText(of: keyNode, FieldName.named), case let slot = Grammar.slot(of: name, in: type), slot >= 0 else {
        if !binder.tree[keyNode].flags.contains(.isBrokenAlias), let guess = binder.reportUnknown(key, value, alias, isMerged, in: type, member) {
          guessed.append(guess)
          guesses.append(binder.pending.count - 1)
        }
        return
      }
      guard binder.slots[base + slot] < 0 else { return }
      let id = binder.addMember(parent: member, .field(name), value, alias: alias, merged: isMerged, keyNode: key)
      binder.slots[base + slot] = Int32(id.index)
      let field = Grammar.row(slot, of: type)
      if isDefaults, !field.allowsDefault { binder.reportNotAllowedInDefaults(id, field, type) }
      binder.bind(id, field, in: type)
    }
    if !guessed.isEmpty { settle(guessed, guesses, in: type, base) }
    if !isDefaults, !isPartial { reportMissing(type, member, object, guessed) }
    return object
  }

  /// Notes what misspelt keys stand for. Where two keys may mean one field nobody knows which of them counts: neither is renamed.
  private mutating func settle(_ guessed: [FieldName], _ guesses: [Int], in type: ObjectType, _ base: Int) {
    for (name, guess) in zip(guessed, guesses) {
      let slot = base + Grammar.slot(of: name, in: type)
      if slots[slot] < 0 { slots[slot] = BoundObject.misspelt }
      guard guessed.count(where: { $0 == name }) > 1 else { continue }
      let make = pending[guess].make
      pending[guess].make = { origin in
        var problem = make(origin)
        problem.node = nil
        return problem
      }
    }
  }

  private mutating func reportMissing(_ type: ObjectType, _ member: MemberID, _ object: Int, _ guessed: [FieldName]) {
    // Members of an item may come from `defaults`; items are judged when the defaults are known.
    guard type.itemType == nil else {
      pendingItems.append((object, guessed))
      return
    }
    for slot in Grammar.requiredSlots(of: type) {
      let name = Grammar.row(slot, of: type).name
      if !guessed.contains(name) { judgePresence(name, slot: objects[object].slots + slot, type, member) }
    }
  }

  var pendingItems: [(object: Int, guessed: [FieldName])] = []

  mutating func judgePresence(_ field: FieldName, slot: Int, _ type: ObjectType, _ member: MemberID) {
    let id = slots[slot]
    if id < 0 {
      reportMissing(field, type, member)
    } else if members[Int(id)].state == .null {
      markHole(MemberID(Int(id)))
      report(.missingRequired, MemberID(Int(id)), type, field: field, found: "null", expected: "a value")
    }
  }

  func requireMappingKind(_ id: MemberID) -> Bool { tree[members[id.index].node].kind == .mapping }

  /// Whether a member is a mapping; else it is reported.
  mutating func requireMapping(_ id: MemberID, expected: String, object: ObjectType, field: FieldName?) -> Bool {
    if isBroken(id) { return false }
    if requireMappingKind(id) { return true }
    report(.wrongType, id, object, field: field, found: describe(members[id.index].node), expected: expected)
    markHole(id)
    return false
  }

  /// What a node is, in words.
  func describe(_ node: NodeID) -> String {
    switch tree[node].kind {
    case .mapping: return "a mapping"
    case .sequence: return "a list"
    case .alias: return "an alias"
    case .scalar: return tree.isNull(node) ? "nothing" : "`\(shortened(tree.text(of: node)))`"
    }
  }

  func shortened(_ text: String) -> String {
    let clean = String(String.UnicodeScalarView(text.unicodeScalars.prefix(60).map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    return text.unicodeScalars.count > 60 ? clean + "…" : clean
  }
}
