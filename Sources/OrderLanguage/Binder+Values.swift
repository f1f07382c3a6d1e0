import Diagnostics
import DomainNames
import YAMLSyntax

extension Binder {
  /// Binds a value to the type of its field.
  mutating func bind(_ id: MemberID, _ field: Field, in object: ObjectType) {
    guard !isBroken(id) else { return }
    let node = members[id.index].node
    if tree.isNullOrEmpty(node) {
      members[id.index].state = .null
      return
    }
    switch field.type {
    case .version, .integer, .boolean, .enumeration, .text: bindScalar(id, field, in: object)
    case .object(let type):
      guard requireMapping(id, expected: "a mapping", object: object, field: field.name) else { return }
      if type == .domain || type == .vps || type == .sharedHosting || type == .addon || type == .site {
        _ = bindObject(type, id, isDefaults: true)
      } else {
        _ = bindObject(type, id)
      }
    case .texts(let format): bindList(id, field, in: object) { binder, element in binder.bindText(element, field, format, in: object) }
    case .words(let words): bindList(id, field, in: object) { binder, element in binder.bindWord(element, field, words, in: object) }
    case .textOrTexts:
      if tree[node].kind == .scalar {
        bindText(id, field, .path, in: object)
        members[id.index].form = .short
      } else {
        bindList(id, field, in: object) { binder, element in binder.bindText(element, field, .path, in: object) }
      }
    case .textMap: bindTextMap(id, field, in: object)
    case .contacts:
      if requireMapping(id, expected: "a mapping from name to contact", object: object, field: field.name) { bindNamedContacts(id) }
    case .contactReference(let allowsSource, let isPartial): bindContactReference(id, field, in: object, allowsSource, isPartial)
    case .identifier: bindIdentifier(id, field, in: object)
    case .openMap, .extensions, .extra: bindOpenMap(id, field, in: object)
    case .items: bindItems(id, in: object)
    }
  }

  /// Binds a scalar; the result is false where it is not one, or a secret reference.
  private mutating func takesScalar(_ id: MemberID, _ field: Field, in object: ObjectType, expected: @autoclosure () -> String) -> Bool {
    let node = members[id.index].node
    guard tree[node].kind == .scalar else {
      let kind = isMailPlaceholder(node, field) ? BindingProblem.Kind.emailPlaceholder : .wrongType
      report(kind, id, object, field: field.name, found: describe(node), expected: expected())
      markHole(id)
      return false
    }
    if tree.withText(of: node, SecretReference.mayBePresent(in:)) { return judgeSecret(id, field, in: object) }
    return true
  }

  /// Whether a list in place of an e-mail address is the unquoted `[email protected]`.
  private func isMailPlaceholder(_ node: NodeID, _ field: Field) -> Bool {
    guard case .text(.email) = field.type, tree[node].kind == .sequence, tree[node].style == .flow else { return false }
    let items = Array(tree.items(of: node))
    return items.count == 1 && tree[items[0]].kind == .scalar && MailPlaceholder.isPresent(in: tree.text(of: items[0]))
  }

  /// Whether a text that holds `${` is to be read as a literal.
  private mutating func judgeSecret(_ id: MemberID, _ field: Field, in object: ObjectType) -> Bool {
    switch SecretReference.read(tree.text(of: members[id.index].node)) {
    case .literal: return true
    case .reference where field.allowsSecret:
      members[id.index].state = .secret
    case .reference:
      report(
        .secretReferenceNotAllowed, id, object, field: field.name, found: tree.text(of: members[id.index].node), expected: "a literal value",
        advice: "a reviewer must see what is ordered: write the value itself")
      markHole(id)
    case .embedded:
      report(
        .secretReferenceNotAllowed, id, object, field: field.name, found: "", expected: "the reference as the whole value",
        advice: "a reference stands alone; put the whole value behind it, or write `$${` for a literal `${`")
      markHole(id)
    case .malformed(let reason):
      report(.unresolvedSecretReference, id, object, field: field.name, found: "", expected: reason)
      markHole(id)
    }
    return false
  }

  private mutating func bindScalar(_ id: MemberID, _ field: Field, in object: ObjectType) {
    switch field.type {
    case .version:
      guard takesScalar(id, field, in: object, expected: "the number 1") else { return }
      guard let value = integer(id, field, in: object) else { return }
      members[id.index].payload = Int32(truncatingIfNeeded: value)
      if value != Grammar.version {
        report(.unsupportedSpecVersion, id, object, field: field.name, found: String(value), expected: String(Grammar.version))
        markHole(id)
      }
    case .integer(let range):
      guard takesScalar(id, field, in: object, expected: "a whole number") else { return }
      guard let value = integer(id, field, in: object) else { return }
      if range.contains(value) {
        members[id.index].payload = Int32(truncatingIfNeeded: value)
      } else {
        report(
          .valueOutOfRange, id, object, field: field.name, found: tree.text(of: members[id.index].node),
          expected: range.upperBound >= 1_000_000 ? "at least \(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)")
        markHole(id)
      }
    case .boolean:
      guard takesScalar(id, field, in: object, expected: "`true` or `false`") else { return }
      bindBoolean(id, field, in: object)
    case .enumeration(let words): bindWord(id, field, words, in: object)
    case .text(let format): bindText(id, field, format, in: object)
    default: preconditionFailure("not a scalar type")
    }
  }

  private mutating func bindText(_ id: MemberID, _ field: Field, _ format: TextFormat, in object: ObjectType) {
    guard !isBroken(id), takesScalar(id, field, in: object, expected: "a text") else { return }
    switch format {
    case .domainName, .hostname:
      members[id.index].isCanonicalName = tree.withText(of: members[id.index].node, DomainName.classify) == .canonical
      if !members[id.index].isCanonicalName { unusualNames.append(id) }
    default: break
    }
  }

  /// A plain `0|[1-9][0-9]*`.
  private mutating func integer(_ id: MemberID, _ field: Field, in object: ObjectType) -> Int? {
    let node = members[id.index].node
    if tree[node].style == .plain, let value = tree.withText(of: node, Self.plainInteger) { return value }
    let text = tree.text(of: node)
    report(
      .wrongType, id, object, field: field.name, found: "`\(shortened(text))`", expected: "a whole number without quotes, sign or leading zeros",
      suggestion: Self.looseInteger(text).map(String.init))
    markHole(id)
    return nil
  }

  /// `0|[1-9][0-9]*`; what 64 bits may not hold is the largest number that they do.
  private static func plainInteger(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = text.first, text.count == 1 || first != 0x30 else { return nil }
    var value = 0
    for byte in text {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = text.count > 18 ? Int.max : value * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// The number that a quoted, signed or padded one was meant to be.
  private static func looseInteger(_ text: String) -> Int? {
    var digits = Substring(text)
    while digits.first == " " { digits.removeFirst() }
    while digits.last == " " { digits.removeLast() }
    if digits.first == "+" { digits.removeFirst() }
    while digits.count > 1, digits.first == "0" { digits.removeFirst() }
    if digits.hasSuffix(".0") { digits.removeLast(2) }
    var text = String(digits)
    return text.withUTF8(plainInteger)
  }

  private mutating func bindBoolean(_ id: MemberID, _ field: Field, in object: ObjectType) {
    let node = members[id.index].node
    if tree[node].style == .plain, tree.text(of: node, is: "true") || tree.text(of: node, is: "false") {
      members[id.index].payload = tree.text(of: node, is: "true") ? 1 : 0
      return
    }
    let text = tree.text(of: node)
    let suggestion: String? =
      switch text.lowercased() {
      case "true", "yes", "on", "y": "true"
      case "false", "no", "off", "n": "false"
      default: nil
      }
    report(.wrongType, id, object, field: field.name, found: "`\(shortened(text))`", expected: "`true` or `false`", suggestion: suggestion)
    markHole(id)
  }

  private mutating func bindWord(_ id: MemberID, _ field: Field, _ words: Enumeration, in object: ObjectType) {
    guard !isBroken(id), takesScalar(id, field, in: object, expected: "one of \(Self.list(words.words))") else { return }
    let node = members[id.index].node
    if let index = tree.withText(of: node, words.index(of:)) {
      members[id.index].payload = Int32(index)
      return
    }
    let text = tree.text(of: node)
    var kind = BindingProblem.Kind.valueNotInEnum
    var suggestion = Suggestion.nearest(to: text, in: words.words)
    var advice: String?
    switch field.name {
    case .billingCycle:
      kind = .billingCycleUnknown
      if let cycle = Self.v1Cycles[text] {
        kind = .v1ValueForm
        suggestion = cycle
      } else if let cycle = Self.otherCycles[text.lowercased()] {
        suggestion = cycle
      } else if text == "free" {
        suggestion = nil
        advice = "`free` stands in the provider's answers only, it cannot be ordered"
      }
    case .method: kind = .paymentMethodUnknown
    case .action where text == "renew":
      kind = .renewalIsNotAnOrder
      suggestion = nil
    case .type where object == .contact:
      suggestion = ["company": "organisation", "organization": "organisation", "person": "private", "individual": "private"][text.lowercased()] ?? suggestion
    case .type where text == "register" || text == "transfer":
      kind = .v1ValueForm
      suggestion = nil
      advice = "write `type: domain` and `action: \(text)`"
    default: break
    }
    report(kind, id, object, field: field.name, found: text, expected: "", candidates: words.words, suggestion: suggestion, advice: advice)
    markHole(id)
  }

  /// HostUp v1 writes billing cycles as letters.
  private static let v1Cycles = ["m": "monthly", "q": "quarterly", "s": "semiannually", "a": "annually", "b": "biennially", "t": "triennially"]
  private static let otherCycles = [
    "annual": "annually", "yearly": "annually", "year": "annually", "month": "monthly", "biannually": "semiannually", "half-yearly": "semiannually",
  ]

  static func list(_ words: [String]) -> String { words.map { "`\($0)`" }.joined(separator: ", ") }

  /// Binds the elements of a list. The member's payload is the index of the list.
  private mutating func bindList(_ id: MemberID, _ field: Field, in object: ObjectType, _ bindElement: (inout Binder, MemberID) -> Void) {
    let node = members[id.index].node
    guard tree[node].kind == .sequence else {
      report(.wrongType, id, object, field: field.name, found: describe(node), expected: "a list")
      markHole(id)
      return
    }
    let start = openElements.count
    for item in tree.items(of: node) {
      let element = addMember(parent: id, .index(Int32(openElements.count - start)), item, alias: nil, merged: false, keyNode: nil)
      openElements.append(element)
      if !isBroken(element), tree.isNullOrEmpty(members[element.index].node) {
        report(.wrongType, element, object, field: field.name, found: "nothing", expected: "a text")
        markHole(element)
      } else {
        bindElement(&self, element)
      }
    }
    closeList(of: id, from: start)
  }

  /// Makes the open elements from there on the list of a member; the member's payload is its index.
  mutating func closeList(of id: MemberID, from start: Int) {
    members[id.index].payload = Int32(lists.count)
    lists.append(elements.count..<(elements.count + openElements.count - start))
    elements += openElements[start...]
    openElements.removeSubrange(start...)
  }

  private mutating func bindTextMap(_ id: MemberID, _ field: Field, in object: ObjectType) {
    guard requireMapping(id, expected: "a mapping of short texts", object: object, field: field.name) else { return }
    let start = openElements.count
    var taken = TakenKeys()
    forEachEntry(of: members[id.index].node) { binder, key, value, alias, isMerged in
      guard !isMerged || taken.leave(key, from: start, in: binder) else { return }
      let entry = binder.addMember(parent: id, .open(key), value, alias: alias, merged: isMerged, keyNode: key)
      binder.openElements.append(entry)
      if !binder.tree.isNullOrEmpty(binder.members[entry.index].node) { binder.bindText(entry, field, .free, in: object) }
    }
    closeList(of: id, from: start)
  }

  /// The keys of a mapping that people name, to tell which of the merged ones count. Where nothing is merged it stays empty: own keys are told apart already.
  struct TakenKeys {
    private var names: Set<String>?

    /// Whether a merged entry counts that comes after the open elements from there on.
    mutating func leave(_ key: NodeID, from start: Int, in binder: Binder) -> Bool {
      if names == nil { names = Set(binder.openElements[start...].compactMap { binder.keyText($0) }) }
      return names?.insert(binder.tree.text(of: binder.tree.resolved(key))).inserted ?? true
    }
  }

  private func keyText(_ id: MemberID) -> String? {
    guard case .open(let key) = members[id.index].key else { return nil }
    return tree.text(of: tree.resolved(key))
  }
}

extension SyntaxTree {
  /// Whether a node is a scalar without text, or written as null. No method of the binder, which would be copied to look at it.
  func isNullOrEmpty(_ node: NodeID) -> Bool {
    guard self[node].kind == .scalar else { return false }
    let bounds = textBounds(of: node)
    return bounds.start == bounds.end || isNull(node)
  }
}
