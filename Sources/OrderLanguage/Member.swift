public import YAMLSyntax

/// The place of a bound member in its document's table.
public struct MemberID: Hashable, Sendable {
  public let index: Int

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

  public var parent: MemberID?
  public var key: Key
  public var state: State
  public var form: Form
  /// It came through `<<`.
  public var isMerged: Bool
  /// The content, aliases resolved.
  public var node: NodeID
  /// The alias that it came through, or the alias behind `<<`.
  public var alias: NodeID?
  /// The key, in a mapping.
  public var keyNode: NodeID?
  /// A number, 0 or 1, the index of a word, of an object or of a list; by the type of the field.
  var payload: Int32
}

/// A mapping of the language, bound: the members of each field of its type.
struct BoundObject: Sendable {
  let type: ObjectType
  let member: MemberID
  /// Where its fields begin in the slots of the document.
  let slots: Int
}
