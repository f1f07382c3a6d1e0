import Diagnostics
import JSON
import YAMLSyntax

extension Binder {
  /// Reports a problem of a value.
  mutating func report(
    _ kind: BindingProblem.Kind, _ id: MemberID, _ object: ObjectType, field: FieldName?, found: String, expected: String, candidates: [String] = [],
    suggestion: String? = nil, advice: String? = nil
  ) {
    let origin = origin(id)
    problems.append(
      BindingProblem(
        kind: kind, place: origin.place, related: origin.aliasPlaces, object: object, field: field, found: found, expected: expected, candidates: candidates,
        suggestion: suggestion, advice: advice, node: members[id.index].alias == nil || members[id.index].isMerged ? members[id.index].node : nil))
  }

  /// Reports a member that is not there.
  mutating func reportMissing(_ name: FieldName, _ type: ObjectType, _ member: MemberID, advice: String? = nil) {
    let origin = origin(member)
    problems.append(
      BindingProblem(
        kind: .missingRequired, place: origin.missingPlace(name), related: origin.aliasPlaces, object: type, field: name, found: "", expected: "",
        candidates: [],
        suggestion: nil, advice: advice, node: nil))
    markHole(member)
  }

  mutating func reportNotAllowedInDefaults(_ id: MemberID, _ field: Field, _ type: ObjectType) {
    let origin = origin(id)
    problems.append(
      BindingProblem(
        kind: .notAllowedInDefaults, place: origin.keyPlace, related: origin.aliasPlaces, object: type, field: field.name, found: field.name.string,
        expected: "", candidates: [], suggestion: nil, advice: nil, node: members[id.index].keyNode))
    markHole(id)
  }

  mutating func reportKeyKind(_ key: NodeID, in type: ObjectType, _ member: MemberID) {
    problems.append(
      BindingProblem(
        kind: .wrongType, place: Place(file: tree.file, range: tree.range(of: key), pointer: origin(member).pointer, document: number), related: [],
        object: type, field: nil, found: describe(tree.resolved(key)), expected: "a name as key", candidates: [], suggestion: nil, advice: nil, node: nil))
    markHole(member)
  }

  /// Reports a key that is no member of the object; the result is the field that it most likely stands for.
  mutating func reportUnknown(_ key: NodeID, _ value: NodeID, _ alias: NodeID?, _ isMerged: Bool, in type: ObjectType, _ member: MemberID) -> FieldName? {
    let name = tree.text(of: tree.resolved(key))
    let parent = origin(member)
    var related = parent.aliasPlaces
    let pointer = parent.pointer + "/" + JSONPointer.escape(name)
    if isMerged, let alias {
      related = [RelatedPlace("it comes in here", at: Place(file: tree.file, range: tree.range(of: alias), pointer: pointer, document: number))]
    }
    let range = tree.range(of: key).length > 0 ? tree.range(of: key) : parent.headRange
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
    problems.append(
      BindingProblem(
        kind: kind, place: Place(file: tree.file, range: range, pointer: pointer, document: number), related: related, object: type, field: meant, found: name,
        expected: "", candidates: names, suggestion: suggestion, advice: advice, node: tree[key].kind == .scalar && !isMerged ? key : nil))
    markHole(member)
    return meant
  }
}
