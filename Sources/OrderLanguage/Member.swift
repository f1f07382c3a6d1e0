public import YAMLSyntax

/// The place of a bound member in its document's table.
public struct MemberID: Hashable, Sendable {
  public let index: Int

  @inlinable
  init(_ index: Int) { self.index = index }
}

/// One value of a spec, bound to the language: where it stands in the tree and in the document, and what it means.
public struct Member: Sendable {
  /// What is known about the value.
  public enum State: UInt8, Sendable {
    /// A value of the right form.
    case value
    /// A secret reference: present and well formed, its content unknown.
    case secret
    /// Written as nothing, `~`, `null` or an empty text.
    case null
    /// Something is wrong with it; a finding says what. A hole of the order.
    case hole
  }

  /// How the member is addressed below its parent.
  public enum Key: Sendable {
    case root
    case field(FieldName)
    case index(Int32)
    /// A key of an open mapping: the node with its text.
    case open(NodeID)
  }

  /// How it is written where several forms are allowed.
  public enum Form: UInt8, Sendable {
    case plain
    /// A contact's name, or a registration identifier as a text.
    case short
    /// An inline contact or identifier.
    case object
    /// `{ fromRegistration: N }`
    case source
  }

  // Indices in 32 bits, -1 for none: rules look at members more often than at anything else.
  @usableFromInline let parentIndex: Int32
  @usableFromInline let nodeIndex: Int32
  @usableFromInline let aliasIndex: Int32
  @usableFromInline let keyNodeIndex: Int32
  /// How the member is addressed below its parent.
  public let key: Key
  public internal(set) var state: State
  public internal(set) var form: Form
  /// It came through `<<`.
  public let isMerged: Bool
  /// A domain name in canonical form, as `DomainName.classify` has it. False says nothing about fields that hold no names.
  public internal(set) var isCanonicalName = false
  /// A number, 0 or 1, the index of a word, of an object or of a list; by the type of the field. `noPayload` where a collection is bound to neither.
  @usableFromInline var payload: Int32

  /// The payload of a collection that stands where none belongs, or one of another kind.
  static let noPayload: Int32 = -1

  init(parent: MemberID?, key: Key, state: State, form: Form, isMerged: Bool, node: NodeID, alias: NodeID?, keyNode: NodeID?, payload: Int32) {
    parentIndex = Int32(truncatingIfNeeded: parent?.index ?? -1)
    nodeIndex = Int32(truncatingIfNeeded: node.index)
    aliasIndex = Int32(truncatingIfNeeded: alias?.index ?? -1)
    keyNodeIndex = Int32(truncatingIfNeeded: keyNode?.index ?? -1)
    self.key = key
    self.state = state
    self.form = form
    self.isMerged = isMerged
    self.payload = payload
  }

  @inlinable public var parent: MemberID? { parentIndex < 0 ? nil : MemberID(Int(parentIndex)) }
  /// The content, aliases resolved.
  @inlinable public var node: NodeID { NodeID(Int(nodeIndex)) }
  /// The alias that it came through, or the alias behind `<<`.
  @inlinable public var alias: NodeID? { aliasIndex < 0 ? nil : NodeID(Int(aliasIndex)) }
  /// The key, in a mapping.
  @inlinable public var keyNode: NodeID? { keyNodeIndex < 0 ? nil : NodeID(Int(keyNodeIndex)) }
}

/// A mapping of the language, bound: the members of each field of its type.
@usableFromInline
struct BoundObject: Sendable {
  @usableFromInline let type: ObjectType
  @usableFromInline let member: MemberID
  /// What stands in the slot of a field that only a misspelt key can mean: nobody knows its value, and it is not missing.
  static let misspelt: Int32 = -2

  /// Where its fields begin in the slots of the document.
  let slots: Int
}
