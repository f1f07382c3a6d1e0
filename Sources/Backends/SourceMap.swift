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
    case name(String)
    case index(Int32)
  }

  struct Entry: Sendable {
    let parent: Int32
    let key: Key
    let source: Source
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
  private var openValues: [OpenValuePlace] = []
  private var constants: [Constant] = []
  private var unresolvedEntries: [Int32] = []
  private var secretEntries: [Int32] = []

  // MARK: Writing

  mutating func add(parent: Int32, _ key: Key, _ source: Source) -> Int32 {
    entries.append(Entry(parent: parent, key: key, source: source))
    return Int32(entries.count - 1)
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
    let texts = PointerTexts(of: entries)
    return entries.indices.map { texts.withText(at: $0) { String(decoding: $0, as: UTF8.self) } }
  }

  /// The provenance of a value by its place among `pointers`.
  public func provenance(at index: Int) -> Provenance { provenance(of: entries[index].source) }

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

  private func pointer(of index: Int) -> String {
    var text = ""
    var current = index
    while current >= 0 {
      switch entries[current].key {
      case .root: break
      case .name(let name): text = "/" + JSONPointer.escape(name) + text
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
      case .name(let name): return name.utf8.elementsEqual(token.utf8)
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

  /// The place of a source in parts: for the many places of a source map.
  func locate(_ source: Source, appendingPointerTo pointer: inout [UInt8]) -> (document: BoundDocument, range: SourceRange) {
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

/// The RFC 6901 pointers of the entries of a source map, one behind the other in one buffer.
struct PointerTexts {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  init(of entries: [SourceMap.Entry]) {
    bytes.reserveCapacity(32 * entries.count)
    ends.reserveCapacity(entries.count)
    for entry in entries {
      // Byte by byte: a slice of the buffer that grows would make a copy of all of it.
      if entry.parent >= 0 { for index in range(at: Int(entry.parent)) { bytes.append(bytes[index]) } }
      switch entry.key {
      case .root: break
      case .name(var name): name.withUTF8 { JSONPointer.append(token: $0, to: &bytes) }
      case .index(let index): JSONPointer.append(index: Int(index), to: &bytes)
      }
      ends.append(bytes.count)
    }
  }

  private func range(at index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

  /// Calls with the UTF-8 of the pointer of an entry.
  func withText<Result>(at index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range(at: index)])) }
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
