public import Diagnostics
public import DomainNames
import JSON
public import YAMLSyntax

/// One document of a spec or a contacts file, bound to the language: members in the order in which they were found, with holes where something is wrong.
public final class BoundDocument: Sendable {
  public let tree: SyntaxTree
  /// The number of the YAML document in its file.
  public let number: Int
  public let members: [Member]
  /// What binding found wrong.
  public let problems: [BindingProblem]
  @usableFromInline let objects: [BoundObject]
  let slots: [Int32]
  let lists: [Range<Int>]
  private let fields: FieldSet
  @usableFromInline let elements: [MemberID]
  /// Domain names that are not in canonical form, read once, by the index of their member: every rule asks for them.
  private let readings: [Int: Result<DomainName, DomainNameFault>]

  init(
    tree: SyntaxTree, number: Int, members: [Member], problems: [BindingProblem], objects: [BoundObject], slots: [Int32], lists: [Range<Int>],
    elements: [MemberID], fields: FieldSet, readings: [Int: Result<DomainName, DomainNameFault>]
  ) {
    self.tree = tree
    self.number = number
    self.members = members
    self.problems = problems
    self.objects = objects
    self.slots = slots
    self.lists = lists
    self.elements = elements
    self.fields = fields
    self.readings = readings
  }

  public var file: SourceFile { tree.file }

  /// Whether a field is written anywhere: a rule about one that is not has nothing to look at.
  public func mentions(_ field: FieldName) -> Bool { fields.contains(field) }

  /// A member by its index in `members`, for rules that look at all members of a kind wherever they stand.
  public func origin(at index: Int) -> Origin { Origin(self, MemberID(index)) }

  /// As `Origin.range` has it.
  public func range(ofMemberAt index: Int) -> SourceRange {
    let member = members[index]
    if let alias = member.alias, !member.isMerged { return tree.range(of: alias) }
    let node = tree[member.node]
    if node.kind != .scalar, node.style == .block { return tree.headRange(of: member.node) }
    let range = tree.range(of: member.node)
    if range.length == 0 {
      if let key = member.keyNode { return tree.range(of: key) }
      if range.start > 0 { return SourceRange(range.start - 1, range.start) }
    }
    return range
  }

  /// Appends the UTF-8 of `Origin.pointer`.
  public func appendPointer(of index: Int, to text: inout [UInt8]) {
    if let parent = members[index].parent { appendPointer(of: parent.index, to: &text) }
    appendKey(of: index, to: &text)
  }

  fileprivate func appendKey(of index: Int, to text: inout [UInt8]) {
    switch members[index].key {
    case .root: break
    case .field(let name): JSONPointer.append(name: name.text, to: &text)
    case .index(let index): JSONPointer.append(index: Int(index), to: &text)
    case .open(let node): tree.withText(of: tree.resolved(node)) { JSONPointer.append(token: $0, to: &text) }
    }
  }

  /// A text that stands for a domain name, read; whatever its field is.
  public func domainName(at id: MemberID) -> Result<DomainName, DomainNameFault> {
    readings[id.index] ?? DomainName.parse(SecretReference.unescaped(tree.text(of: members[id.index].node)))
  }

  /// Calls with the bytes of the domain name that a member spells, as A-labels; nil where it spells none. A canonical name is not copied.
  @inlinable
  public func withDomainName<Result>(at index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    let member = members[index]
    guard member.state == .value else { return nil }
    if member.isCanonicalName { return tree.withText(of: member.node, body) }
    guard case .success(let name) = domainName(at: MemberID(index)) else { return nil }
    var ascii = name.asciiText
    return ascii.withUTF8(body)
  }

  /// The contact that an order's document declares under a name.
  public func contact(named name: String) -> SpecObject? {
    guard let order = objects.first, order.type == .order else { return nil }
    return SpecObject(self, 0).written(.contacts)?.elements?.first { $0.key == name }?.object
  }
}

/// A bound member as the rules and back ends see it: what it is and where it stands.
public struct Origin: Sendable {
  public let document: BoundDocument
  public let id: MemberID

  @inlinable
  init(_ document: BoundDocument, _ id: MemberID) {
    self.document = document
    self.id = id
  }

  @inlinable public var member: Member { document.members[id.index] }
  @inlinable public var node: NodeID { document.members[id.index].node }
  @inlinable public var state: Member.State { document.members[id.index].state }
  public var isHole: Bool { member.state == .hole }

  /// The scalar as text, after YAML unescaping; `$${` is still as written.
  public var text: String { document.tree.text(of: member.node) }

  /// Calls with the bytes of the scalar's text.
  @inlinable
  public func withText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result { document.tree.withText(of: node, body) }

  /// The RFC 6901 pointer inside the document, aliases and merge keys followed.
  public var pointer: String {
    var text: [UInt8] = []
    appendPointer(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the UTF-8 of `pointer`.
  public func appendPointer(to text: inout [UInt8]) { document.appendPointer(of: id.index, to: &text) }

  /// Appends the UTF-8 of the last part of `pointer`, with its slash.
  public func appendKey(to text: inout [UInt8]) { document.appendKey(of: id.index, to: &text) }

  /// What a finding about the value points at: the alias it came through, else its content; of a block collection the first key or dash, of nothing the key.
  public var range: SourceRange { document.range(ofMemberAt: id.index) }

  public var place: Place { Place(file: document.file, range: range, pointer: pointer, document: document.number) }

  /// The key of the member; the value where it has none.
  public var keyPlace: Place {
    guard let key = member.keyNode else { return place }
    return Place(file: document.file, range: document.tree.range(of: key), pointer: pointer, document: document.number)
  }

  /// Where something that is missing below this value is located: the first key of a mapping, else its own token.
  public var headRange: SourceRange {
    let member = member
    if let alias = member.alias, !member.isMerged { return document.tree.range(of: alias) }
    return document.tree.headRange(of: member.node)
  }

  /// The place of a member that is not there.
  public func missingPlace(_ name: FieldName) -> Place {
    Place(file: document.file, range: headRange, pointer: "\(pointer)/\(name.text)", document: document.number)
  }

  /// The other places of a value that came through an alias or a merge key.
  public var aliasPlaces: [RelatedPlace] {
    let member = member
    guard let alias = member.alias else { return [] }
    if member.isMerged {
      return [
        RelatedPlace("it comes in here", at: Place(file: document.file, range: document.tree.range(of: alias), pointer: pointer, document: document.number))
      ]
    }
    let target = document.tree.target(ofAlias: alias)
    var range = document.tree.fullRange(of: target)
    if let name = document.tree.anchor(of: target) { range.end = min(range.end, range.start + 1 + name.utf8.count) }
    return [RelatedPlace("the anchor is here", at: Place(file: document.file, range: range, pointer: pointer, document: document.number))]
  }

  /// Whether the value is written in `defaults`.
  public var isDefault: Bool {
    var current = member
    while let parent = current.parent {
      if case .field(.defaults) = current.key, document.members[parent.index].parent == nil { return true }
      current = document.members[parent.index]
    }
    return false
  }
}

/// A value of the spec with the place that it was written at.
public struct Located<Value: Sendable>: Sendable {
  public let value: Value
  public let origin: Origin

  public init(_ value: Value, _ origin: Origin) {
    self.value = value
    self.origin = origin
  }

  public var place: Place { origin.place }
}
