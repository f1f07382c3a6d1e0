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
    /// Where its text stands in `body`, as a JSON string without its quotation marks. A body may have more bytes than 32 bits count, a key not.
    case name(start: Int, count: Int32)
    case index(Int32)
  }

  /// A `Source` in numbers.
  enum PackedSource: Sendable {
    case member(PackedMember)
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
    let near: PackedMember
  }

  /// A member in numbers: a map has many of them, and counting references to documents costs more than all else.
  struct PackedMember: Sendable, Equatable {
    /// Its place in `documents`.
    let document: Int32
    /// Its place in the document.
    let index: Int32
  }

  /// Entries of a body that has some of its members twice.
  struct Copy: Sendable {
    /// Where the copies stand.
    let start: Int
    /// What they are copies of.
    let original: Range<Int>
  }

  /// How far a map is written.
  struct Mark: Sendable {
    fileprivate let entry, unresolved, secret: Int
  }

  private(set) var entries: [Entry] = []
  /// In the order of the entries.
  private(set) var copies: [Copy] = []
  /// The request body, as soon as it is written.
  private(set) var body: [UInt8] = []
  /// The documents that members stand in.
  private(set) var documents: [BoundDocument] = []
  /// The one that the last member stands in.
  private var lastDocument = 0
  private var openValues: [OpenValuePlace] = []
  private(set) var constants: [Constant] = []
  private var unresolvedEntries: [Int32] = []
  private var secretEntries: [Int32] = []

  // MARK: Writing

  /// Makes room for so many values.
  mutating func reserveCapacity(_ count: Int) {
    entries.reserveCapacity(count)
    constants.reserveCapacity(8)
  }

  /// Adds the value of a whole body.
  mutating func addRoot(_ source: PackedSource) -> Int32 { add(Entry(parent: -1, key: .root, source: source)) }

  /// Adds an element of an array.
  mutating func add(parent: Int32, index: Int32, _ source: PackedSource) -> Int32 { add(Entry(parent: parent, key: .index(index), source: source)) }

  /// Adds a member of an object by where its key stands in the body, without its quotation marks.
  mutating func add(parent: Int32, key: Range<Int>, _ source: PackedSource) -> Int32 {
    add(Entry(parent: parent, key: .name(start: key.lowerBound, count: Int32(key.count)), source: source))
  }

  /// Takes the body; before, nothing can be read that needs a key.
  mutating func close(_ body: [UInt8]) { self.body = body }

  private mutating func add(_ entry: Entry) -> Int32 {
    entries.append(entry)
    return Int32(entries.count - 1)
  }

  /// Where the next entry will stand.
  var mark: Mark { Mark(entry: entries.count, unresolved: unresolvedEntries.count, secret: secretEntries.count) }

  /// Adds the entries between two marks once more, which are all that stands below the entry in front of them; they come to stand below the last entry.
  /// Their keys are the same, wherever they stand in the body.
  mutating func add(copyOf start: Mark, to end: Mark) {
    let original = start.entry..<end.entry
    let first = entries.count
    let shift = Int32(first - original.lowerBound)
    copies.append(Copy(start: first, original: original))
    for index in original {
      let entry = entries[index]
      entries.append(Entry(parent: entry.parent + shift, key: entry.key, source: entry.source))
    }
    for index in start.unresolved..<end.unresolved { unresolvedEntries.append(unresolvedEntries[index] + shift) }
    for index in start.secret..<end.secret { secretEntries.append(secretEntries[index] + shift) }
  }

  mutating func packed(_ source: Source) -> PackedSource {
    switch source {
    case .member(let origin): packed(origin)
    case .open(let index): .open(index)
    case .constant(let index): .constant(index)
    }
  }

  mutating func packed(_ origin: Origin) -> PackedSource { .member(packed(origin.id, in: origin.document)) }

  @inline(__always)
  mutating func packed(_ id: MemberID, in document: BoundDocument) -> PackedMember {
    if documents.isEmpty || documents[lastDocument] !== document { find(document) }
    return PackedMember(document: Int32(truncatingIfNeeded: lastDocument), index: Int32(truncatingIfNeeded: id.index))
  }

  @inline(never)
  private mutating func find(_ document: BoundDocument) {
    if let known = documents.firstIndex(where: { $0 === document }) {
      lastDocument = known
    } else {
      lastDocument = documents.count
      documents.append(document)
    }
  }

  private func origin(_ member: PackedMember) -> Origin { documents[Int(member.document)].origin(at: Int(member.index)) }

  private func source(at index: Int) -> Source { source(entries[index].source) }

  private func source(_ packed: PackedSource) -> Source {
    switch packed {
    case .member(let member): .member(origin(member))
    case .open(let index): .open(index)
    case .constant(let index): .constant(index)
    }
  }

  mutating func constant(_ reason: StaticString, near: Origin) -> PackedSource {
    constants.append(Constant(reason: reason, near: packed(near.id, in: near.document)))
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
  public var pointers: [String] { entries.indices.map(pointer) }

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
      case .name(let start, let count): text = "/" + JSONPointer.escape(key(start, count)) + text
      case .index(let index): text = "/" + String(index) + text
      }
      current = Int(entries[current].parent)
    }
    return text
  }

  /// The text of a key by where it stands in the body.
  private func key(_ start: Int, _ count: Int32) -> String {
    let written = body[start..<(start + Int(count))]
    guard written.contains(UInt8(ascii: "\\")) else { return String(decoding: written, as: UTF8.self) }
    let quotationMark = [UInt8(ascii: "\"")]
    guard let string = try? JSONDocument.parse(quotationMark + written + quotationMark) else { preconditionFailure("a key is a JSON string") }
    return string.string(of: string.root) ?? ""
  }

  /// Children stand behind their parent.
  private func child(_ token: String, of parent: Int) -> Int? {
    entries[(parent + 1)...].firstIndex { entry in
      guard Int(entry.parent) == parent else { return false }
      switch entry.key {
      case .root: return false
      case .name(let start, let count): return key(start, count).utf8.elementsEqual(token.utf8)
      case .index(let index): return String(index) == token
      }
    }
  }

  private func provenance(of source: Source) -> Provenance {
    if case .constant(let index) = source {
      let constant = constants[Int(index)]
      return .default(reason: "\(constant.reason)", near: origin(constant.near).place)
    }
    return .source(place(of: source))
  }

  func place(of source: PackedSource) -> Place { place(of: self.source(source)) }

  private func place(of source: Source) -> Place {
    if case .member(let origin) = source { return origin.place }
    var pointer: [UInt8] = []
    let (document, range) = locate(source, appendingPointerTo: &pointer)
    return Place(file: document.file, range: range, pointer: String(decoding: pointer, as: UTF8.self), document: document.number)
  }

  /// The place of a value below `options` or `extra`, in parts.
  func locate(openValue index: Int32, appendingPointerTo pointer: inout [UInt8]) -> (document: BoundDocument, range: SourceRange) {
    locate(.open(index), appendingPointerTo: &pointer)
  }

  private func locate(_ source: Source, appendingPointerTo pointer: inout [UInt8]) -> (document: BoundDocument, range: SourceRange) {
    switch source {
    case .member(let origin):
      origin.appendPointer(to: &pointer)
      return (origin.document, origin.range)
    case .constant(let index): return locate(.member(origin(constants[Int(index)].near)), appendingPointerTo: &pointer)
    case .open(let index):
      let value = openValues[Int(index)]
      appendPointer(inSpecOf: source, to: &pointer)
      return (value.document, alias(above: source).map { value.document.tree.range(of: $0) } ?? value.range)
    }
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
    case .constant(let index): origin(constants[Int(index)].near).appendPointer(to: &text)
    case .open(let index):
      let value = openValues[Int(index)]
      appendPointer(inSpecOf: value.parent, to: &text)
      guard let key = value.key else { return JSONPointer.append(index: Int(value.index), to: &text) }
      let tree = value.document.tree
      tree.withText(of: tree.resolved(key)) { JSONPointer.append(token: $0, to: &text) }
    }
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
