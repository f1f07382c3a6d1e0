import YAMLSyntax

/// A mapping of the language, bound: access to its members by field, defaults included.
public struct SpecObject: Sendable {
  public let document: BoundDocument
  @usableFromInline let index: Int

  @inlinable
  init(_ document: BoundDocument, _ index: Int) {
    self.document = document
    self.index = index
  }

  @inlinable public var type: ObjectType { document.objects[index].type }

  /// The mapping itself.
  @inlinable public var origin: Origin { Origin(document, document.objects[index].member) }

  /// Whether both are one mapping, bound at one place of one document.
  @inlinable
  public func isSame(_ other: SpecObject) -> Bool { document === other.document && index == other.index }

  /// The index of a member in the document, negative where it is not written. An `Origin` would count references.
  @usableFromInline
  func place(of field: FieldName) -> Int {
    let object = document.objects[index]
    let slot = Grammar.slot(of: field, in: object.type)
    return slot < 0 ? -1 : Int(document.slots[object.slots + slot])
  }

  /// The index of a member that is there and usable, else -1.
  @usableFromInline
  func usablePlace(of field: FieldName) -> Int { usablePlace(ofSlot: Grammar.slot(of: field, in: document.objects[index].type)) }

  private func usablePlace(ofSlot slot: Int) -> Int {
    guard slot >= 0 else { return -1 }
    let place = Int(document.slots[document.objects[index].slots + slot])
    guard place >= 0 else { return -1 }
    switch document.members[place].state {
    case .value, .secret: return place
    case .null, .hole: return -1
    }
  }

  /// A member as it is written, or as a default gives it; null and holes included.
  @inlinable
  public func written(_ field: FieldName) -> Origin? {
    let place = place(of: field)
    return place < 0 ? nil : Origin(document, MemberID(place))
  }

  /// A member that is there and usable: no null, no hole.
  @inlinable
  public func member(_ field: FieldName) -> Origin? {
    let place = usablePlace(of: field)
    return place < 0 ? nil : Origin(document, MemberID(place))
  }

  /// `member` of a field that the object's rows in a capability table say how to write.
  public func member(_ written: CapabilityTable.WrittenField) -> Origin? { memberID(written).map { Origin(document, $0) } }

  /// The place of such a member, for what would count references to the document otherwise.
  public func memberID(_ written: CapabilityTable.WrittenField) -> MemberID? {
    let place = usablePlace(ofSlot: written.slot)
    return place < 0 ? nil : MemberID(place)
  }

  /// `has` of such a field.
  public func has(_ written: CapabilityTable.WrittenField) -> Bool { usablePlace(ofSlot: written.slot) >= 0 }

  /// The contact position of a field, where something can be said of it; an inline contact with a fault in it is still a contact.
  func contactReference(_ field: FieldName) -> ContactReference? { ContactReference(written(field)) }

  /// Whether a member is there and usable: `member` would give it.
  public func has(_ field: FieldName) -> Bool { usablePlace(of: field) >= 0 }

  /// Whether a member is not written, or written as nothing. One whose name is misspelt is there.
  public func isAbsent(_ field: FieldName) -> Bool {
    let place = place(of: field)
    return place < 0 ? place != Int(BoundObject.misspelt) : document.members[place].state == .null
  }

  /// A text that is known here: no secret reference. `$${` is read as `${`.
  public func text(_ field: FieldName) -> Located<String>? {
    guard let origin = member(field), origin.state == .value, document.tree[origin.node].kind == .scalar else { return nil }
    return Located(origin.withText { SecretReference.mayStand(in: $0) ? SecretReference.unescaped(origin.text) : String(decoding: $0, as: UTF8.self) }, origin)
  }

  public func integer(_ field: FieldName) -> Located<Int>? {
    member(field).map { Located(Int($0.member.payload), $0) }
  }

  public func boolean(_ field: FieldName) -> Located<Bool>? {
    member(field).map { Located($0.member.payload != 0, $0) }
  }

  public func word<Words: SpecEnumeration>(_ field: FieldName, _: Words.Type = Words.self) -> Located<Words>? {
    guard let origin = member(field), origin.state == .value else { return nil }
    return Located(Words.allCases[Words.allCases.index(Words.allCases.startIndex, offsetBy: Int(origin.member.payload))], origin)
  }

  public func object(_ field: FieldName) -> SpecObject? {
    guard let origin = written(field), origin.state != .null, origin.member.form == .object || origin.member.form == .source else { return nil }
    return SpecObject(document, Int(origin.member.payload))
  }

  /// The usable elements of a list; nil where there is no list.
  public func elements(_ field: FieldName) -> ElementList? {
    guard let origin = written(field), origin.state == .value || origin.state == .hole else { return nil }
    return origin.elements
  }

  /// The words of a list that are understood.
  public func words<Words: SpecEnumeration>(_ field: FieldName, _: Words.Type = Words.self) -> [Located<Words>] {
    (elements(field)?.filter { $0.state == .value } ?? []).map {
      Located(Words.allCases[Words.allCases.index(Words.allCases.startIndex, offsetBy: Int($0.member.payload))], $0)
    }
  }
}

/// The elements of a list or the entries of an open mapping, each made when it is asked for.
public struct ElementList: RandomAccessCollection, Sendable {
  public let document: BoundDocument
  @usableFromInline let range: Range<Int>

  init(_ document: BoundDocument, _ range: Range<Int>) {
    self.document = document
    self.range = range
  }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { range.count }
  @inlinable public subscript(_ index: Int) -> Origin { Origin(document, id(at: index)) }

  /// The place of an element, for what would count references to the document otherwise.
  @inlinable public func id(at index: Int) -> MemberID { document.elements[range.lowerBound + index] }
}

extension Origin {
  /// The elements of a list or the entries of an open mapping; nil where the value is neither.
  public var elements: ElementList? {
    let (member, node) = (member, document.tree[node])
    guard node.kind == .sequence || node.kind == .mapping, member.form == .plain, member.payload >= 0 else { return nil }
    return ElementList(document, document.lists[Int(member.payload)])
  }

  /// The key of an entry of an open mapping.
  public var key: String? {
    guard case .open(let node) = member.key else { return nil }
    return document.tree.text(of: document.tree.resolved(node))
  }

  /// The object that an inline contact, an item or another mapping of the language is bound to.
  @inlinable @inline(__always) public var object: SpecObject? {
    let member = member
    return member.form == .object || member.form == .source ? SpecObject(document, Int(member.payload)) : nil
  }

  /// The parent value.
  @inlinable public var parent: Origin? { member.parent.map { Origin(document, $0) } }
}
