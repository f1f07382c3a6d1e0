public import Diagnostics
import JSON
import OrderLanguage
import YAMLSyntax

/// Where each value of a request body comes from.
///
/// Every emitted pointer has an entry, the empty one, objects and arrays included. An entry knows its parent and its key; pointers are put together
/// when they are asked for.
public struct SourceMap: Sendable {
  /// Where a value comes from.
  public enum Provenance: Sendable {
    /// The place where a diagnostic about the value would stand.
    case source(Place)
    /// The compiler wrote it; the reason is a clause in lower case, and the place the nearest thing in the spec.
    case `default`(reason: String, near: Place)

    /// The place to show.
    public var place: Place {
      switch self {
      case .source(let place), .default(_, let place): place
      }
    }
  }

  /// What a value is taken from.
  enum Source: Sendable {
    /// A member of the language.
    case member(Origin)
    /// A value below `options` or `extra`: its place in `openValues`.
    case open(Int32)
    /// Something the compiler writes: its place in `constants`.
    case constant(Int32)
  }

  /// How a value is addressed below its parent.
  enum Key: Sendable {
    case root
    /// The bounds of its text in `names`.
    case name(start: Int32, end: Int32)
    case index(Int32)
  }

  /// A `Source` in numbers: a map has many of them, and counting references to documents costs more than all else.
  enum PackedSource: Sendable {
    /// The place of the document in `documents`, and of the member in the document.
    case member(document: Int32, Int32)
    case open(Int32)
    case constant(Int32)
  }

  struct Entry: Sendable {
    let parent: Int32
    let key: Key
    let source: PackedSource
  }

  /// A value that the language does not know more of than its node.
  struct OpenValuePlace: Sendable {
    let document: BoundDocument
    let parent: Source
    /// The key node, in a mapping.
    let key: NodeID?
    /// The place in a list.
    let index: Int32
    /// The value as it is written: an alias stays one.
    let node: NodeID
  }

  struct Constant: Sendable {
    let reason: StaticString
    let near: Origin
  }

  private(set) var entries: [Entry] = []
  /// The texts of the keys, one behind the other.
  private(set) var names: [UInt8] = []
  /// The documents that members stand in.
  private var documents: [BoundDocument] = []
  private var openValues: [OpenValuePlace] = []
  private var constants: [Constant] = []
  private var unresolvedEntries: [Int32] = []
  private var secretEntries: [Int32] = []

  // MARK: Writing

  /// Makes room for so many values.
  mutating func reserveCapacity(_ count: Int) {
    entries.reserveCapacity(count)
    names.reserveCapacity(16 * count)
  }

  /// Adds the value of a whole body.
  mutating func addRoot(_ source: Source) -> Int32 { add(Entry(parent: -1, key: .root, source: packed(source))) }

  /// Adds an element of an array.
  mutating func add(parent: Int32, index: Int32, _ source: Source) -> Int32 { add(Entry(parent: parent, key: .index(index), source: packed(source))) }

  /// Adds a member of an object.
  mutating func add(parent: Int32, name: UnsafeBufferPointer<UInt8>, _ source: Source) -> Int32 {
    let start = Int32(names.count)
    names.append(contentsOf: name)
    return add(Entry(parent: parent, key: .name(start: start, end: Int32(names.count)), source: packed(source)))
  }

  private mutating func add(_ entry: Entry) -> Int32 {
    entries.append(entry)
    return Int32(entries.count - 1)
  }

  private mutating func packed(_ source: Source) -> PackedSource {
    switch source {
    case .member(let origin):
      if let index = documents.firstIndex(where: { $0 === origin.document }) { return .member(document: Int32(index), Int32(origin.id.index)) }
      documents.append(origin.document)
      return .member(document: Int32(documents.count - 1), Int32(origin.id.index))
    case .open(let index): return .open(index)
    case .constant(let index): return .constant(index)
    }
  }

  private func source(at index: Int) -> Source {
    switch entries[index].source {
    case .member(let document, let member): .member(documents[Int(document)].origin(at: Int(member)))
    case .open(let index): .open(index)
    case .constant(let index): .constant(index)
    }
  }

  mutating func constant(_ reason: StaticString, near: Origin) -> Source {
    constants.append(Constant(reason: reason, near: near))
    return .constant(Int32(constants.count - 1))
  }

  mutating func openValue(_ node: NodeID, key: NodeID, below parent: Source, in document: BoundDocument) -> Source {
    openValues.append(OpenValuePlace(document: document, parent: parent, key: key, index: 0, node: node))
    return .open(Int32(openValues.count - 1))
  }

  mutating func openValue(_ node: NodeID, index: Int, below parent: Source, in document: BoundDocument) -> Source {
    openValues.append(OpenValuePlace(document: document, parent: parent, key: nil, index: Int32(index), node: node))
    return .open(Int32(openValues.count - 1))
  }

  mutating func markUnresolved(_ entry: Int32) { unresolvedEntries.append(entry) }
  mutating func markSecret(_ entry: Int32) { secretEntries.append(entry) }

  // MARK: Reading

  /// The number of values in the body.
  public var count: Int { entries.count }

  /// The RFC 6901 pointers of all values, in the order of the body.
  public var pointers: [String] {
    var pointer = PointerText(of: self)
    return entries.indices.map { _ in
      pointer.advance()
      return String(decoding: pointer.bytes, as: UTF8.self)
    }
  }

  /// The provenance of a value by its place among `pointers`.
  public func provenance(at index: Int) -> Provenance { provenance(of: source(at: index)) }

  /// Where a value comes from; of something that was not sent, or is no pointer at all, its nearest ancestor that was.
  public func origin(for pointer: String) -> (provenance: Provenance, isExact: Bool)? {
    guard !entries.isEmpty else { return nil }
    guard let tokens = JSONPointer(pointer)?.tokens else { return (provenance(at: 0), false) }
    var current = 0
    for token in tokens {
      guard let child = child(token, of: current) else { return (provenance(at: current), false) }
      current = child
    }
    return (provenance(at: current), true)
  }

  /// The pointers of the secret references that were written as they stand.
  public var unresolved: [String] { unresolvedEntries.map { pointer(of: Int($0)) } }

  /// The pointers of what secret references stand for, where they were resolved.
  public var secrets: [String] { secretEntries.map { pointer(of: Int($0)) } }

  /// Whether the body holds what a secret reference stands for.
  public var hasSecrets: Bool { !secretEntries.isEmpty }

  private func pointer(of index: Int) -> String {
    var text = ""
    var current = index
    while current >= 0 {
      switch entries[current].key {
      case .root: break
      case .name(let start, let end): text = "/" + JSONPointer.escape(String(decoding: names[Int(start)..<Int(end)], as: UTF8.self)) + text
      case .index(let index): text = "/" + String(index) + text
      }
      current = Int(entries[current].parent)
    }
    return text
  }

  /// Children stand behind their parent.
  private func child(_ token: String, of parent: Int) -> Int? {
    entries[(parent + 1)...].firstIndex { entry in
      guard Int(entry.parent) == parent else { return false }
      switch entry.key {
      case .root: return false
      case .name(let start, let end): return names[Int(start)..<Int(end)].elementsEqual(token.utf8)
      case .index(let index): return String(index) == token
      }
    }
  }

  private func provenance(of source: Source) -> Provenance {
    if case .constant(let index) = source {
      let constant = constants[Int(index)]
      return .default(reason: "\(constant.reason)", near: constant.near.place)
    }
    return .source(place(of: source))
  }

  func place(of source: Source) -> Place {
    if case .member(let origin) = source { return origin.place }
    var pointer: [UInt8] = []
    let (document, range) = locate(source, appendingPointerTo: &pointer)
    return Place(file: document.file, range: range, pointer: String(decoding: pointer, as: UTF8.self), document: document.number)
  }

  /// The member of the language that an entry comes from, or the nearest one to what the compiler wrote; nil for a value below `options` or `extra`.
  func member(at index: Int) -> Origin? {
    switch entries[index].source {
    case .member(let document, let member): documents[Int(document)].origin(at: Int(member))
    case .constant(let constant): constants[Int(constant)].near
    case .open: nil
    }
  }

  /// The place of an entry in parts: for the many places of a source map.
  func locate(_ index: Int, appendingPointerTo pointer: inout [UInt8]) -> (document: BoundDocument, range: SourceRange) {
    locate(source(at: index), appendingPointerTo: &pointer)
  }

  private func locate(_ source: Source, appendingPointerTo pointer: inout [UInt8]) -> (document: BoundDocument, range: SourceRange) {
    switch source {
    case .member(let origin):
      origin.appendPointer(to: &pointer)
      return (origin.document, origin.range)
    case .constant(let index): return locate(.member(constants[Int(index)].near), appendingPointerTo: &pointer)
    case .open(let index):
      let value = openValues[Int(index)]
      appendPointer(inSpecOf: source, to: &pointer)
      return (value.document, alias(above: source).map { value.document.tree.range(of: $0) } ?? value.range)
    }
  }

  /// Why the compiler wrote a value; nil for one of the spec.
  func reason(at index: Int) -> StaticString? {
    if case .constant(let constant) = entries[index].source { constants[Int(constant)].reason } else { nil }
  }

  /// The outermost alias that a value came through: what is below it is there because of it.
  private func alias(above source: Source) -> NodeID? {
    var alias: NodeID?
    var current = source
    while true {
      switch current {
      case .constant: return alias
      case .member(let origin): return origin.member.isMerged ? alias : origin.member.alias ?? alias
      case .open(let index):
        let value = openValues[Int(index)]
        if value.document.tree[value.node].kind == .alias { alias = value.node }
        current = value.parent
      }
    }
  }

  /// Appends the pointer inside the spec.
  private func appendPointer(inSpecOf source: Source, to text: inout [UInt8]) {
    switch source {
    case .member(let origin): origin.appendPointer(to: &text)
    case .constant(let index): constants[Int(index)].near.appendPointer(to: &text)
    case .open(let index):
      let value = openValues[Int(index)]
      appendPointer(inSpecOf: value.parent, to: &text)
      guard let key = value.key else { return JSONPointer.append(index: Int(value.index), to: &text) }
      let tree = value.document.tree
      tree.withText(of: tree.resolved(key)) { JSONPointer.append(token: $0, to: &text) }
    }
  }
}

/// The RFC 6901 pointers of the entries of a source map, one after the other.
struct PointerText {
  /// The UTF-8 of the pointer of the entry that `advance` came to.
  private(set) var bytes: [UInt8] = []
  private let map: SourceMap
  /// The lengths of the pointers so far.
  private var lengths: [Int] = []

  init(of map: SourceMap) {
    self.map = map
    lengths.reserveCapacity(map.entries.count)
  }

  /// Goes on to the next entry. All that stands between an entry and its parent is below the parent, and so begins with its pointer.
  mutating func advance() {
    let entry = map.entries[lengths.count]
    bytes.removeLast(bytes.count - (entry.parent >= 0 ? lengths[Int(entry.parent)] : 0))
    switch entry.key {
    case .root: break
    case .name(let start, let end):
      map.names.withUnsafeBufferPointer { JSONPointer.append(token: UnsafeBufferPointer(rebasing: $0[Int(start)..<Int(end)]), to: &bytes) }
    case .index(let index): JSONPointer.append(index: Int(index), to: &bytes)
    }
    lengths.append(bytes.count)
  }
}

extension SourceMap.OpenValuePlace {
  /// As `Origin.range` has it: the content; of a block collection the first key or dash, of nothing the key.
  var range: SourceRange {
    let tree = document.tree
    if tree[node].kind != .scalar, tree[node].kind != .alias, tree[node].style == .block { return tree.headRange(of: node) }
    let range = tree.range(of: node)
    guard range.length == 0 else { return range }
    if let key { return tree.range(of: key) }
    return range.start > 0 ? SourceRange(range.start - 1, range.start) : range
  }
}
