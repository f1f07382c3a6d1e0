import Diagnostics
import JSON
import YAMLSyntax

extension Binder {
  /// Reports a problem of a value.
  mutating func report(
    _ kind: BindingProblem.Kind, _ id: MemberID, _ object: ObjectType, field: FieldName?, found: String, expected: String, candidates: [String] = [],
    suggestion: String? = nil, advice: String? = nil
  ) {
    let node = members[id.index].alias == nil || members[id.index].isMerged ? members[id.index].node : nil
    later(id) { origin in
      BindingProblem(
        kind: kind, place: origin.place, related: origin.aliasPlaces, object: object, field: field, found: found, expected: expected, candidates: candidates,
        suggestion: suggestion, advice: advice, node: node)
    }
  }

  /// Reports a member that is not there.
  mutating func reportMissing(_ name: FieldName, _ type: ObjectType, _ member: MemberID, advice: String? = nil) {
    later(member) { origin in
      BindingProblem(
        kind: .missingRequired, place: origin.missingPlace(name), related: origin.aliasPlaces, object: type, field: name, found: "", expected: "",
        candidates: [], suggestion: nil, advice: advice, node: nil)
    }
    markHole(member)
  }

  mutating func reportNotAllowedInDefaults(_ id: MemberID, _ field: Field, _ type: ObjectType) {
    let key = members[id.index].keyNode
    later(id) { origin in
      BindingProblem(
        kind: .notAllowedInDefaults, place: origin.keyPlace, related: origin.aliasPlaces, object: type, field: field.name, found: field.name.string,
        expected: "", candidates: [], suggestion: nil, advice: nil, node: key)
    }
    markHole(id)
  }

  mutating func reportKeyKind(_ key: NodeID, in type: ObjectType, _ member: MemberID) {
    let (range, found) = (tree.range(of: key), describe(tree.resolved(key)))
    later(member) { origin in
      BindingProblem(
        kind: .wrongType, place: origin.place(range, origin.pointer), related: [], object: type, field: nil, found: found, expected: "a name as key",
        candidates: [], suggestion: nil, advice: nil, node: nil)
    }
    markHole(member)
  }

  /// Reports a key that is no member of the object; the result is the field that it most likely stands for.
  mutating func reportUnknown(_ key: NodeID, _ value: NodeID, _ alias: NodeID?, _ isMerged: Bool, in type: ObjectType, _ member: MemberID) -> FieldName? {
    let name = tree.text(of: tree.resolved(key))
    let names = Grammar.fields(of: type).map(\.name.string)
    var kind = BindingProblem.Kind.unknownField
    var suggestion: String?
    var advice: String?
    var meant: FieldName?
    if let replacement = ForeignNames.replacement(for: name, in: type) {
      kind = replacement.origin == .hostupV1 ? .v1FieldName : .unknownField
      meant = replacement.field
      suggestion = replacement.field?.string
      advice = replacement.advice
    } else if type == .contact, name == "address", tree[tree.resolved(value)].kind == .mapping {
      kind = .addressNestingMismatch
    } else if type == .domain, name == FieldName.billingCycle.string {
      kind = .billingCycleForDomain
      meant = .years
    } else {
      suggestion = Suggestion.nearest(to: name, in: names)
      meant = suggestion.flatMap { text in FieldName.allCases.first { $0.string == text } }
    }
    let keyRange = tree.range(of: key)
    let mergedRange = isMerged ? alias.map { tree.range(of: $0) } : nil
    let node = tree[key].kind == .scalar && !isMerged ? key : nil
    later(member) { [kind, suggestion, advice, meant] parent in
      let pointer = parent.pointer + "/" + JSONPointer.escape(name)
      let related = mergedRange.map { [RelatedPlace("it comes in here", at: parent.place($0, pointer))] } ?? parent.aliasPlaces
      return BindingProblem(
        kind: kind, place: parent.place(keyRange.length > 0 ? keyRange : parent.headRange, pointer), related: related, object: type, field: meant, found: name,
        expected: "", candidates: names, suggestion: suggestion, advice: advice, node: node)
    }
    markHole(member)
    return meant
  }

  /// Takes a problem up that is made when the document is bound: its places need the whole document, and making a view of a half-bound one for each
  /// problem would copy it every time.
  mutating func later(_ id: MemberID, _ make: @escaping (Origin) -> BindingProblem) { pending.append((id, make)) }
}

extension Origin {
  /// A place in the value's own document.
  fileprivate func place(_ range: SourceRange, _ pointer: String) -> Place {
    Place(file: document.file, range: range, pointer: pointer, document: document.number)
  }
}
