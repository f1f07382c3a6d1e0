public import Diagnostics
import JSON

/// A YAML file as an arena of nodes in document order, with exact byte ranges; aliases stay aliases.
public final class SyntaxTree: Sendable {
  /// A document of the stream.
  public struct Document: Sendable {
    /// Its number in the file, from 0, counted over all documents, those without content included.
    public let number: Int
    /// The topmost node.
    public let root: NodeID
  }

  /// An anchor or a tag: the words of a node that stand before its content.
  public struct Property: Sendable {
    public let node: NodeID
    /// The anchor's name without `&`, or the tag as libyaml resolved it (`tag:yaml.org,2002:str`).
    public let text: String
  }

  public let file: SourceFile
  /// All nodes of all documents.
  public let nodes: [Node]
  /// The documents that have content.
  public let documents: [Document]
  /// The number of documents, those without content and one that could not be read to its end included.
  public let documentCount: Int
  /// In document order.
  public let anchors: [Property]
  /// In document order; only tags that were written.
  public let tags: [Property]
  /// What is wrong with the text as YAML.
  public let problems: [SyntaxProblem]
  /// Plain scalars that another YAML loader may not read as text.
  public let resolvableScalars: [NodeID]
  /// Whether the bytes hold white space beyond ASCII, or characters that cannot be seen.
  public let mayHaveInvisibleSpaces: Bool
  /// Texts that escapes or line folding made different from their source bytes.
  public let sideBytes: [UInt8]

  init(
    file: SourceFile, nodes: [Node], side: [UInt8], documents: [Document], documentCount: Int, anchors: [Property], tags: [Property],
    problems: [SyntaxProblem], resolvableScalars: [NodeID], mayHaveInvisibleSpaces: Bool
  ) {
    self.file = file
    self.nodes = nodes
    sideBytes = side
    self.documents = documents
    self.documentCount = documentCount
    self.anchors = anchors
    self.tags = tags
    self.problems = problems
    self.resolvableScalars = resolvableScalars
    self.mayHaveInvisibleSpaces = mayHaveInvisibleSpaces
  }

  /// Reads a file; never fails: what cannot be read is in `problems`.
  ///
  /// - Parameter arena: what the tree is built in; one that is used again saves the memory for the next file.
  public static func parse(_ file: SourceFile, in arena: TreeArena = TreeArena()) -> SyntaxTree { TreeBuilder.parse(file, in: arena) }

  @inlinable
  public subscript(_ id: NodeID) -> Node { nodes[id.index] }

  /// Whether the text ended early because YAML could not be read any further.
  public var isTruncated: Bool { problems.contains { $0.kind.endsTheStream } }

  /// The range of the content, without anchor and tag: what findings point at.
  @inlinable
  public func range(of id: NodeID) -> SourceRange { SourceRange(Int(nodes[id.index].content), Int(nodes[id.index].end)) }

  /// The range with anchor and tag.
  @inlinable
  public func fullRange(of id: NodeID) -> SourceRange { SourceRange(Int(nodes[id.index].start), Int(nodes[id.index].end)) }

  /// What a finding about a whole collection points at: the first key of a block mapping, the dash of a block sequence, the bracket of a flow collection.
  public func headRange(of id: NodeID) -> SourceRange {
    let node = nodes[id.index]
    switch (node.kind, node.style) {
    case (.mapping, _):
      // The first key where there is one, or its anchor where it is empty; else the bracket, or the colon of a key that is nothing at all.
      let key = NodeID(id.index + 1)
      if Int(node.subtreeEnd) > key.index, let range = [range(of: key), fullRange(of: key)].first(where: { $0.length > 0 }) { return range }
      return SourceRange(Int(node.content), Int(node.content) + 1)
    case (.sequence, _): return SourceRange(Int(node.content), Int(node.content) + 1)
    default: return range(of: id)
    }
  }

  /// The text of a scalar after YAML unescaping; of anything else nothing.
  public func text(of id: NodeID) -> String {
    withText(of: id) { String(decoding: $0, as: UTF8.self) }
  }

  /// Calls with the bytes of a scalar's text.
  @inlinable
  public func withText<Result>(of id: NodeID, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let bounds = textBounds(of: id)
    if bounds.isInSideBuffer {
      return sideBytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[bounds.start..<bounds.end])) }
    }
    // The file keeps its bytes: said so, the array is not counted at every call.
    let file = file
    return withExtendedLifetime(file) { file.bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[bounds.start..<bounds.end])) } }
  }

  /// Where the text of a scalar is kept.
  @inlinable
  public func textBounds(of id: NodeID) -> (start: Int, end: Int, isInSideBuffer: Bool) {
    let node = nodes[id.index]
    guard node.kind == .scalar else { return (0, 0, false) }
    return (Int(node.textStart), Int(node.textEnd), node.flags.contains(.isInSideBuffer))
  }

  /// Whether the text of a scalar is `word`.
  @inlinable
  public func text(of id: NodeID, is word: StaticString) -> Bool {
    withText(of: id) { bytes in
      guard bytes.count == word.utf8CodeUnitCount else { return false }
      var index = 0
      while index < bytes.count, bytes[index] == word.utf8Start[index] { index += 1 }
      return index == bytes.count
    }
  }

  /// The node that an alias stands for, followed to something that is no alias; any other node itself.
  @inlinable
  public func resolved(_ id: NodeID) -> NodeID {
    var id = id
    while nodes[id.index].kind == .alias { id = NodeID(Int(nodes[id.index].textStart)) }
    return id
  }

  /// The anchored node of an alias.
  @inlinable
  public func target(ofAlias id: NodeID) -> NodeID { NodeID(Int(nodes[id.index].textStart)) }

  @inlinable
  public func parent(of id: NodeID) -> NodeID? {
    let parent = nodes[id.index].parent
    return parent < 0 ? nil : NodeID(Int(parent))
  }

  /// The items of a sequence.
  @inlinable
  public func items(of id: NodeID) -> Children { Children(nodes: nodes, parent: id.index) }

  /// The entries of a mapping as they are written, merge keys included.
  @inlinable
  public func entries(of id: NodeID) -> Entries { Entries(children: Children(nodes: nodes, parent: id.index)) }

  /// Whether the node is written as nothing, `~` or `null` without quotes and without a tag.
  @inlinable
  public func isNull(_ id: NodeID) -> Bool {
    let node = nodes[id.index]
    guard node.kind == .scalar, node.style == .plain, !node.flags.contains(.hasTag) else { return false }
    switch node.textEnd - node.textStart {
    case 0: return true
    case 1: return text(of: id, is: "~")
    case 4: return text(of: id, is: "null")
    default: return false
    }
  }

  /// Whether the node is the plain key `<<`.
  @inlinable
  public func isMergeKey(_ id: NodeID) -> Bool {
    let node = nodes[id.index]
    return node.kind == .scalar && node.style == .plain && node.flags.contains(.isKey) && node.textEnd - node.textStart == 2 && text(of: id, is: "<<")
  }

  /// The name of a node's anchor.
  public func anchor(of id: NodeID) -> String? {
    nodes[id.index].flags.contains(.hasAnchor) ? Self.text(of: id, in: anchors) : nil
  }

  /// The written tag of a node.
  public func tag(of id: NodeID) -> String? {
    nodes[id.index].flags.contains(.hasTag) ? Self.text(of: id, in: tags) : nil
  }

  /// Looks a node up in properties, which are in document order.
  private static func text(of id: NodeID, in properties: [Property]) -> String? {
    var low = 0
    var high = properties.count
    while low < high {
      let middle = (low + high) / 2
      if properties[middle].node.index < id.index { low = middle + 1 } else { high = middle }
    }
    return low < properties.count && properties[low].node == id ? properties[low].text : nil
  }

  /// The RFC 6901 pointer of a node as it is written, without following aliases; nil where a key above is no scalar.
  ///
  /// Its cost is that of the nodes above it.
  public func pointer(of id: NodeID) -> String? {
    var tokens: [String] = []
    var current = id
    while let parent = parent(of: current) {
      let position = Int(nodes[current.index].position)
      if nodes[parent.index].kind == .sequence {
        tokens.append(String(position))
      } else {
        guard nodes[position].kind == .scalar else { return nil }
        tokens.append(JSONPointer.escape(text(of: NodeID(position))))
      }
      current = parent
    }
    return tokens.reversed().map { "/" + $0 }.joined()
  }

  /// The direct children of a collection, keys and values of a mapping in turn.
  public struct Children: Sequence, IteratorProtocol, Sendable {
    @usableFromInline let nodes: [Node]
    @usableFromInline var nextIndex: Int
    @usableFromInline let end: Int

    @inlinable
    init(nodes: [Node], parent: Int) {
      self.nodes = nodes
      nextIndex = parent + 1
      end = Int(nodes[parent].subtreeEnd)
    }

    @inlinable
    public mutating func next() -> NodeID? {
      guard nextIndex < end else { return nil }
      defer { nextIndex = Int(nodes[nextIndex].subtreeEnd) }
      return NodeID(nextIndex)
    }
  }

  /// The entries of a mapping.
  public struct Entries: Sequence, IteratorProtocol, Sendable {
    @usableFromInline var children: Children

    @inlinable
    init(children: Children) { self.children = children }

    @inlinable
    public mutating func next() -> (key: NodeID, value: NodeID)? {
      guard let key = children.next(), let value = children.next() else { return nil }
      return (key, value)
    }
  }
}
