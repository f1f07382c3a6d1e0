import Diagnostics
import YAMLSyntax

/// A value of a data file, which is read strictly: every fault is a `Problem` with its line and column.
struct Fact {
  let tree: SyntaxTree
  let node: NodeID

  /// The topmost value of a data file.
  static func root(of path: String, in repository: Repository) throws -> Fact {
    guard let text = repository.files[path] else { throw Problem(place: path, message: "the file is missing") }
    let tree = SyntaxTree.parse(SourceFile(name: path, bytes: Array(text.utf8)))
    if let problem = tree.problems.first { throw Problem(place: place(of: problem.range.start, in: tree), message: problem.message) }
    guard tree.documents.count == 1 else { throw Problem(place: path, message: "expected one YAML document") }
    return Fact(tree: tree, node: tree.resolved(tree.documents[0].root))
  }

  /// A problem that stands at this value.
  func problem(_ message: String) -> Problem { Problem(place: Fact.place(of: tree.range(of: node).start, in: tree), message: message) }

  private static func place(of offset: Int, in tree: SyntaxTree) -> String {
    let position = LineTable(tree.file).position(at: offset)
    return "\(tree.file.name):\(position.line):\(position.column)"
  }

  /// The members of a mapping.
  func members() throws -> FactMembers {
    guard tree[node].kind == .mapping else { throw problem("expected a mapping") }
    return FactMembers(of: self)
  }

  /// The items of a sequence.
  func items() throws -> [Fact] {
    guard tree[node].kind == .sequence else { throw problem("expected a sequence") }
    return tree.items(of: node).map { Fact(tree: tree, node: tree.resolved($0)) }
  }

  /// The text of a scalar that is not empty.
  func text() throws -> String {
    guard tree[node].kind == .scalar, !tree.text(of: node).isEmpty else { throw problem("expected a text") }
    return tree.text(of: node)
  }

  /// Whether the value is the plain word; a quoted one is only a text.
  func isWord(_ word: StaticString) -> Bool { tree[node].style == .plain && tree.text(of: node, is: word) }

  func integer() throws -> Int {
    guard let value = Int(try text()) else { throw problem("expected an integer") }
    return value
  }

  func boolean() throws -> Bool {
    if isWord("true") { return true }
    if isWord("false") { return false }
    throw problem("expected true or false")
  }

  /// An ISO 3166-1 alpha-2 code, by its form; `alternative` is what else would have been right.
  func countryCode(or alternative: String? = nil) throws -> String {
    let text = try text()
    guard text.utf8.count == 2, text.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) else {
      throw problem("`\(text)` is no country code" + (alternative.map { " and no \($0)" } ?? ""))
    }
    return text
  }

  /// One of the words of an enumeration.
  func word<Word: RawRepresentable<String> & CaseIterable>(_: Word.Type) throws -> Word {
    if let word = Word(rawValue: try text()) { return word }
    throw problem("`\(try text())` is none of \(Word.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "))")
  }

  /// Reads each item of a sequence.
  func each<Value>(_ read: (Fact) throws -> Value) throws -> [Value] {
    var values: [Value] = []
    for item in try items() { values.append(try read(item)) }
    return values
  }

  /// Reads the value unless it is the word `unknown`.
  func unlessUnknown<Value>(_ read: (Fact) throws -> Value) throws -> Value? {
    isWord("unknown") ? nil : try read(self)
  }
}

/// The members of a mapping; those that are not taken are unknown.
struct FactMembers {
  private let mapping: Fact
  private var entries: [(key: NodeID, value: NodeID)]

  init(of mapping: Fact) {
    self.mapping = mapping
    entries = Array(mapping.tree.entries(of: mapping.node))
  }

  /// A member that may be absent.
  mutating func takeIfPresent(_ name: String) -> Fact? {
    guard let index = entries.firstIndex(where: { mapping.tree.text(of: $0.key) == name }) else { return nil }
    return Fact(tree: mapping.tree, node: mapping.tree.resolved(entries.remove(at: index).value))
  }

  mutating func take(_ name: String) throws -> Fact {
    guard let value = takeIfPresent(name) else { throw mapping.problem("`\(name)` is missing") }
    return value
  }

  /// All members that are left, by name.
  mutating func takeAll() -> [(name: String, value: Fact)] {
    defer { entries = [] }
    return entries.map { (mapping.tree.text(of: $0.key), Fact(tree: mapping.tree, node: mapping.tree.resolved($0.value))) }
  }

  /// Refuses what has not been taken.
  func end() throws {
    guard let entry = entries.first else { return }
    throw Fact(tree: mapping.tree, node: entry.key).problem("`\(mapping.tree.text(of: entry.key))` is not known here")
  }
}
