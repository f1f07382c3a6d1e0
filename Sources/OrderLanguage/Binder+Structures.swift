import Diagnostics
import YAMLSyntax

extension Binder {
  /// Binds a mapping from name to contact; the member's payload is the list of contacts.
  mutating func bindNamedContacts(_ id: MemberID) {
    guard requireMappingKind(id) else {
      if !isBroken(id) {
        report(.wrongType, id, .contact, field: nil, found: describe(members[id.index].node), expected: "a mapping from name to contact")
        markHole(id)
      }
      closeList(of: id, from: openElements.count)
      return
    }
    let start = openElements.count
    var taken = TakenKeys()
    forEachEntry(of: members[id.index].node) { binder, key, value, alias, isMerged in
      let keyNode = binder.tree.resolved(key)
      guard binder.tree[keyNode].kind == .scalar else {
        binder.reportKeyKind(key, in: .contact, id)
        return
      }
      guard !isMerged || taken.leave(key, from: start, in: binder) else { return }
      let contact = binder.addMember(parent: id, .open(key), value, alias: alias, merged: isMerged, keyNode: key)
      binder.openElements.append(contact)
      if binder.requireMapping(contact, expected: "a contact: a mapping with `type`, `firstName`, …", object: .contact, field: nil) {
        _ = binder.bindObject(.contact, contact)
      }
    }
    closeList(of: id, from: start)
  }

  mutating func bindContactReference(_ id: MemberID, _ field: Field, in object: ObjectType, _ allowsSource: Bool, _ isPartial: Bool) {
    let node = members[id.index].node
    switch tree[node].kind {
    case .scalar:
      members[id.index].form = .short
      if tree.withText(of: node, SecretReference.mayBePresent(in:)) {
        report(
          .secretReferenceNotAllowed, id, object, field: field.name, found: tree.text(of: node), expected: "a contact's name",
          advice: "name a contact; its members may be references")
        markHole(id)
      }
    case .mapping:
      let isSource = allowsSource && tree.entries(of: node).contains { tree.text(of: tree.resolved($0.key), is: "fromRegistration") }
      guard isSource else {
        _ = bindObject(.contact, id, isPartial: isPartial)
        return
      }
      bindContactSource(id)
    default:
      report(.wrongType, id, object, field: field.name, found: describe(node), expected: "a contact's name or a contact")
      markHole(id)
    }
  }

  /// `{ fromRegistration: N }`, which excludes everything else.
  private mutating func bindContactSource(_ id: MemberID) {
    let node = members[id.index].node
    let others = tree.entries(of: node).filter { !tree.text(of: tree.resolved($0.key), is: "fromRegistration") }
    if let other = others.first, let source = tree.entries(of: node).first(where: { tree.text(of: tree.resolved($0.key), is: "fromRegistration") }) {
      let (file, number) = (tree.file, number)
      let (range, otherRange, found) = (tree.range(of: source.key), tree.range(of: other.key), tree.text(of: tree.resolved(other.key)))
      later(id) { origin in
        let pointer = origin.pointer
        return BindingProblem(
          kind: .conflictingFields, place: Place(file: file, range: range, pointer: pointer + "/fromRegistration", document: number),
          related: [RelatedPlace("it excludes this", at: Place(file: file, range: otherRange, pointer: pointer, document: number))],
          object: .contactSource, field: .fromRegistration, found: found, expected: "", candidates: [], suggestion: nil, advice: nil, node: source.key)
      }
      markHole(id)
      return
    }
    _ = bindObject(.contactSource, id)
    members[id.index].form = .source
  }

  mutating func bindIdentifier(_ id: MemberID, _ field: Field, in object: ObjectType) {
    let node = members[id.index].node
    switch tree[node].kind {
    case .scalar:
      bind(id, Field(.registrationIdentifier, .text(.identifier), secret: true, "", example: ""), in: object)
      members[id.index].form = .short
    case .mapping: _ = bindObject(.identifier, id)
    default:
      report(.wrongType, id, object, field: field.name, found: describe(node), expected: "a text, or a mapping with `value` and `countryCode`")
      markHole(id)
    }
  }

  /// A mapping whose values the provider types: only its shape and its secret references are judged.
  mutating func bindOpenMap(_ id: MemberID, _ field: Field, in object: ObjectType) {
    let expected: String
    switch field.type {
    case .extra: expected = "a mapping from target to provider fields"
    case .extensions(byTLD: true): expected = "a mapping from TLD to registry attributes"
    default: expected = "a mapping"
    }
    guard requireMapping(id, expected: expected, object: object, field: field.name) else { return }
    let start = openElements.count
    var taken = TakenKeys()
    forEachEntry(of: members[id.index].node) { binder, key, value, alias, isMerged in
      guard !isMerged || taken.leave(key, from: start, in: binder) else { return }
      let entry = binder.addMember(parent: id, .open(key), value, alias: alias, merged: isMerged, keyNode: key)
      binder.openElements.append(entry)
      binder.bindOpenEntry(entry, key, field, in: object)
    }
    closeList(of: id, from: start)
  }

  private mutating func bindOpenEntry(_ entry: MemberID, _ key: NodeID, _ field: Field, in object: ObjectType) {
    let keyNode = tree.resolved(key)
    guard tree[keyNode].kind == .scalar else {
      reportKeyKind(key, in: object, entry)
      return
    }
    let isTable: Bool
    switch field.type {
    case .extra:
      isTable = true
      let name = tree.text(of: keyNode)
      if !Enumeration.target.words.contains(name) {
        later(entry) { origin in
          BindingProblem(
            kind: .valueNotInEnum, place: origin.keyPlace, related: origin.aliasPlaces, object: object, field: field.name, found: name, expected: "",
            candidates: Enumeration.target.words, suggestion: Suggestion.nearest(to: name, in: Enumeration.target.words), advice: nil, node: key)
        }
        markHole(entry)
      }
    case .extensions(byTLD: true): isTable = true
    default: isTable = false
    }
    guard !isBroken(entry) else { return }
    if isTable, tree.isNullOrEmpty(members[entry.index].node) {
      members[entry.index].state = .null
      return
    }
    if isTable, tree[members[entry.index].node].kind != .mapping {
      report(.wrongType, entry, object, field: field.name, found: describe(members[entry.index].node), expected: "a mapping")
      markHole(entry)
      return
    }
    bindOpenValues(below: entry, field, in: object)
  }

  /// Judges the secret references below a value of an open mapping.
  private mutating func bindOpenValues(below entry: MemberID, _ field: Field, in object: ObjectType) {
    guard let values = OpenValue.secretCandidates(in: tree, below: members[entry.index].node) else { return }
    for node in values {
      var kind: BindingProblem.Kind?
      var expected = ""
      var advice: String?
      switch SecretReference.read(tree.text(of: node)) {
      case .literal: break
      case .reference:
        if !field.allowsSecret {
          kind = .secretReferenceNotAllowed
          advice = "a reviewer must see what is ordered: write the value itself"
        }
      case .embedded:
        kind = .secretReferenceNotAllowed
        advice = "a reference stands alone; put the whole value behind it, or write `$${` for a literal `${`"
      case .malformed(let reason):
        kind = .unresolvedSecretReference
        expected = reason
      }
      guard let kind else { continue }
      let (file, number, range) = (tree.file, number, tree.range(of: node))
      // Through an alias the way to the value is not the one that the tree knows.
      let exact = members[entry.index].alias == nil ? tree.pointer(of: node) : nil
      later(entry) { [expected, advice] origin in
        BindingProblem(
          kind: kind, place: Place(file: file, range: range, pointer: exact ?? origin.pointer, document: number), related: [], object: object,
          field: field.name, found: "", expected: expected, candidates: [], suggestion: nil, advice: advice, node: node)
      }
      markHole(entry)
    }
  }

  // MARK: Items

  mutating func bindItems(_ id: MemberID, in object: ObjectType) {
    let node = members[id.index].node
    guard tree[node].kind == .sequence else {
      report(.wrongType, id, object, field: .items, found: describe(node), expected: "a list of items")
      markHole(id)
      closeList(of: id, from: openElements.count)
      return
    }
    let start = openElements.count
    for item in tree.items(of: node) {
      let element = addMember(parent: id, .index(Int32(openElements.count - start)), item, alias: nil, merged: false, keyNode: nil)
      openElements.append(element)
      if requireMapping(element, expected: "an item: a mapping with `type` or `domainName`", object: .order, field: .items) { bindItem(element) }
    }
    closeList(of: id, from: start)
  }

  private mutating func bindItem(_ id: MemberID) {
    var typeEntry: (key: NodeID, value: NodeID, alias: NodeID?, isMerged: Bool)?
    var hasDomainName = false
    forEachEntry(of: members[id.index].node) { binder, key, value, alias, isMerged in
      let name = binder.tree.resolved(key)
      if typeEntry == nil, binder.tree.text(of: name, is: "type") { typeEntry = (key, value, alias, isMerged) }
      if binder.tree.text(of: name, is: "domainName") || binder.tree.text(of: name, is: "domainname") || binder.tree.text(of: name, is: "domain") {
        hasDomainName = true
      }
    }
    if let entry = typeEntry, !tree.isNullOrEmpty(tree.resolved(entry.value)) {
      if let index = tree.withText(of: tree.resolved(entry.value), Enumeration.itemType.index(of:)) {
        _ = bindObject(ObjectType(ItemType.allCases[index]), id)
      } else {
        let member = addMember(parent: id, .field(.type), entry.value, alias: entry.alias, merged: entry.isMerged, keyNode: entry.key)
        bind(member, Grammar.field(.type, of: .domain)!, in: .domain)
        markHole(id)
      }
    } else if hasDomainName {
      _ = bindObject(.domain, id)
    } else if let type = guessedType(members[id.index].node) {
      _ = bindObject(type, id)
    } else {
      reportMissing(.type, .order, id, advice: "say what the item is: \(Self.list(Enumeration.itemType.words))")
    }
  }

  /// What an item is by a misspelt `type` or `domainName`: the key itself is then told as an unknown field.
  private func guessedType(_ node: NodeID) -> ObjectType? {
    var isDomain = false
    for entry in tree.entries(of: node) where tree[tree.resolved(entry.key)].kind == .scalar {
      let key = tree.text(of: tree.resolved(entry.key))
      if Suggestion.nearest(to: key, in: ["type"]) != nil, let type = ItemType(rawValue: tree.text(of: tree.resolved(entry.value))) { return ObjectType(type) }
      if Suggestion.nearest(to: key, in: ["domainName"]) != nil { isDomain = true }
    }
    return isDomain ? .domain : nil
  }

  // MARK: Defaults

  /// Gives every item the members of its type's defaults that it does not write, then judges what is still missing.
  mutating func applyDefaults() {
    var defaults: [(type: ObjectType, object: Int)] = []
    // A fault beside the defaults of a type is no reason to leave those out.
    if let slot = slot(.defaults, ofObject: 0), members[slot].state != .null, members[slot].form == .object {
      let object = Int(members[slot].payload)
      for field in Grammar.defaults {
        if let member = self.slot(field.name, ofObject: object), members[member].state != .null, members[member].form == .object {
          defaults.append((objects[Int(members[member].payload)].type, Int(members[member].payload)))
        }
      }
    }
    for (object, guessed) in pendingItems {
      let item = objects[object]
      let fields = Grammar.fields(of: item.type)
      if let source = defaults.first(where: { $0.type == item.type })?.object {
        for slot in fields.indices where slots[item.slots + slot] < 0 && fields[slot].allowsDefault {
          let given = slots[objects[source].slots + slot]
          if given >= 0 || slots[item.slots + slot] != BoundObject.misspelt { slots[item.slots + slot] = given }
        }
      }
      for slot in Grammar.requiredSlots(of: item.type) where !guessed.contains(fields[slot].name) {
        judgePresence(fields[slot].name, slot: item.slots + slot, item.type, item.member)
      }
      judgeProduct(item, guessed)
    }
  }

  /// A vps and a shared_hosting item need a product: `productSlug` or `productId`.
  private mutating func judgeProduct(_ item: BoundObject, _ guessed: [FieldName]) {
    guard item.type == .vps || item.type == .sharedHosting, !guessed.contains(.productSlug) else { return }
    let isPresent = [FieldName.productSlug, .productId].contains { name in
      let member = slots[item.slots + Grammar.slot(of: name, in: item.type)]
      return member >= 0 && members[Int(member)].state != .null
    }
    if !isPresent { reportMissing(.productSlug, item.type, item.member, advice: "name the product by `productSlug`, or for HostUp v1 by `productId`") }
  }

  private func slot(_ name: FieldName, ofObject object: Int) -> Int? {
    let member = slots[objects[object].slots + Grammar.slot(of: name, in: objects[object].type)]
    return member < 0 ? nil : Int(member)
  }
}
