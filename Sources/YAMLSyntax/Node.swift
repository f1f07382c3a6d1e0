/// The place of a node in the arena of its tree.
public struct NodeID: Hashable, Sendable {
  public var index: Int

  @inlinable
  public init(_ index: Int) { self.index = index }
}

/// A fixed-size record of the arena; all offsets are UTF-8 bytes of the file.
public struct Node: Sendable {
  public enum Kind: UInt8, Sendable {
    case scalar, mapping, sequence, alias
  }

  public enum Style: UInt8, Sendable {
    case plain, single, double, literal, folded, block, flow
  }

  /// Small facts that the parser sees in passing.
  public struct Flags: OptionSet, Sendable {
    public let rawValue: UInt8

    @inlinable
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var hasAnchor: Flags { Flags(rawValue: 1) }
    @inlinable public static var hasTag: Flags { Flags(rawValue: 2) }
    /// The text differs from the source bytes and stands in the side buffer.
    @inlinable public static var isInSideBuffer: Flags { Flags(rawValue: 4) }
    /// The node is the key of a mapping entry.
    @inlinable public static var isKey: Flags { Flags(rawValue: 8) }
    /// A plain scalar whose first byte could make another YAML loader read something else than text.
    @inlinable public static var mayResolve: Flags { Flags(rawValue: 16) }
    /// The key repeats an earlier one of its mapping; the earlier one counts.
    @inlinable public static var isDuplicateKey: Flags { Flags(rawValue: 32) }
    /// An alias without a target, kept as a scalar of its own source text.
    @inlinable public static var isBrokenAlias: Flags { Flags(rawValue: 64) }
  }

  public internal(set) var kind: Kind
  public internal(set) var style: Style
  public internal(set) var flags: Flags
  /// Where the node begins, its anchor and tag included.
  public internal(set) var start: UInt32
  /// Where the content begins, behind anchor and tag.
  public internal(set) var content: UInt32
  /// Where the node ends (exclusive). A block collection ends with its last child.
  public internal(set) var end: UInt32
  /// Of a scalar: the bounds of its text, in the file or in the side buffer. Of an alias: the index of its target, and its nothing.
  @usableFromInline var textStart: UInt32
  @usableFromInline var textEnd: UInt32
  /// The index behind the last node below this one.
  public internal(set) var subtreeEnd: Int32
  /// The index of the node above, -1 for the root of a document.
  public internal(set) var parent: Int32
  /// What stands before it in its parent: for an item the number of items, for a value of a mapping the index of its key, for a key its own.
  var position: Int32
}
