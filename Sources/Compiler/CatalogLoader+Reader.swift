import Catalog
import Diagnostics
import JSON
import OrderLanguage
import Rules
import YAMLSyntax

/// Reads one catalog file; what is wrong is a fault at its place, and the rest still counts.
struct CatalogReader {
  static let keys = ["catalog", "provider", "asOf", "source", "products", "locations", "tlds", "offeredTlds"]

  let file: SourceFile
  let tree: SyntaxTree
  private(set) var faults: [Diagnostic] = []
  /// When the provider was asked, with its place.
  private(set) var asOf: (day: CalendarDate, place: Place)?

  init(_ file: SourceFile) {
    self.file = file
    tree = SyntaxTree.parse(file)
  }

  /// The catalog; nil where the file does not say whose it is.
  mutating func read() -> CatalogFile? {
    for problem in tree.problems {
      var diagnostic = RuleRegistry.diagnose(problem, in: tree)
      diagnostic.severity = .error
      diagnostic.fixes = []
      faults.append(diagnostic)
    }
    guard let document = tree.documents.first else {
      if tree.problems.isEmpty { fault("catalog_missing_key", at: SourceRange(0, min(1, file.bytes.count)), "", "the catalog file is empty") }
      return nil
    }
    if tree.documents.count > 1 { fault("catalog_wrong_type", tree.documents[1].root, "", "a catalog file is one document") }
    let root = Pointed(document.root, "")
    let members = members(of: root, "a catalog file", Self.keys)
    guard tree[tree.resolved(document.root)].kind == .mapping else { return nil }
    for key in ["catalog", "provider", "asOf"] where members[key] == nil { missing(key, of: root, "a catalog file") }
    if let version = members["catalog"], let text = text(version), text != "1" {
      fault("catalog_invalid_value", version, "`\(excerpt(text))` is not a known version of catalog files: write `1`")
    }
    readDay(members["asOf"])
    guard let provider = members["provider"].flatMap({ word($0, of: CatalogProvider.allCases.map(\.rawValue)) }).flatMap({ CatalogProvider(rawValue: $0) })
    else { return nil }
    var catalog = CatalogFile(
      name: file.name, provider: provider, asOf: asOf.map { "\($0.day)" } ?? "", source: members["source"].flatMap { text($0) })
    let provenance = CatalogProvenance(file: file.name, source: catalog.source, date: catalog.asOf)
    if let products = members["products"] { catalog.products = readProducts(products, provider, provenance) }
    if let locations = members["locations"] { catalog.locations = readLocations(locations, provenance) }
    if let tlds = members["tlds"] { catalog.tlds = readTLDs(tlds, provenance) }
    if let offered = members["offeredTlds"] {
      catalog.offeredTLDs = Set(list(offered, "`offeredTlds`").compactMap { name in text(name).flatMap { tldName($0, at: name) } })
    }
    return catalog
  }

  private mutating func readDay(_ node: Pointed?) {
    guard let node, let text = text(node) else { return }
    guard let day = CalendarDate(text) else {
      fault("catalog_invalid_value", node, "`\(excerpt(text))` is no day: write YYYY-MM-DD, the day that the provider was asked")
      return
    }
    asOf = (day, place(of: node))
  }

  /// `source`, `date` and `tier` of an entry; what it does not say is the file's.
  mutating func provenance(_ members: [String: Pointed], _ file: CatalogProvenance) -> CatalogProvenance {
    var result = file
    if let source = members["source"].flatMap({ text($0) }) { result.source = source }
    if let node = members["date"], let date = text(node) {
      if CalendarDate(date) == nil, CalendarDate(date + "-01") == nil {
        fault("catalog_invalid_value", node, "`\(excerpt(date))` is neither a day (YYYY-MM-DD) nor a month (YYYY-MM)")
      } else {
        result.date = date
      }
    }
    if let tier = members["tier"].flatMap({ word($0, of: ProductTier.allCases.map(\.word)) }) {
      result.tier = ProductTier.allCases.first { $0.word == tier } ?? result.tier
    }
    return result
  }

  // MARK: Values

  /// A node with its RFC 6901 pointer.
  struct Pointed {
    let node: NodeID
    let pointer: String

    init(_ node: NodeID, _ pointer: String) {
      self.node = node
      self.pointer = pointer
    }
  }

  /// The members of a mapping that are among the keys; null counts as absent.
  mutating func members(of value: Pointed, _ title: String, _ keys: [String]) -> [String: Pointed] {
    var members: [String: Pointed] = [:]
    for (key, member, name) in entries(of: value, title) {
      if keys.contains(name) {
        if !tree.isNull(tree.resolved(member.node)) { members[name] = member }
      } else {
        unknown(key, name, member.pointer, "a key of \(title)", keys)
      }
    }
    return members
  }

  /// The entries of a mapping, aliases and merge keys followed.
  mutating func entries(of value: Pointed, _ title: String) -> [(key: NodeID, value: Pointed, name: String)] {
    let target = tree.resolved(value.node)
    guard tree[target].kind == .mapping else {
      fault("catalog_wrong_type", value, "\(title) must be a mapping")
      return []
    }
    return OpenEntry.entries(of: target, in: tree).map { entry in
      let name = tree.text(of: tree.resolved(entry.key))
      return (entry.key, Pointed(entry.value, "\(value.pointer)/\(JSONPointer.escape(name))"), name)
    }
  }

  mutating func list(_ value: Pointed, _ title: String) -> [Pointed] {
    let target = tree.resolved(value.node)
    guard tree[target].kind == .sequence else {
      fault("catalog_wrong_type", value, "\(title) must be a list")
      return []
    }
    return tree.items(of: target).enumerated().map { Pointed($1, "\(value.pointer)/\($0)") }
  }

  mutating func text(_ value: Pointed) -> String? {
    let target = tree.resolved(value.node)
    if tree[target].kind == .scalar, !tree.isNull(target), tree.withText(of: target, { !$0.isEmpty }) { return tree.text(of: target) }
    fault("catalog_wrong_type", value, "a text is expected here")
    return nil
  }

  mutating func texts(_ value: Pointed, _ title: String) -> [String] { list(value, title).compactMap { text($0) } }

  mutating func word(_ value: Pointed, of words: [String]) -> String? {
    guard let word = text(value) else { return nil }
    if words.contains(word) { return word }
    let suggestion = Suggestion.nearest(to: word, in: words)
    fault(
      "catalog_invalid_value", value,
      "`\(excerpt(word))` is not one of \(words.map { "`\($0)`" }.joined(separator: ", "))" + (suggestion.map { "; did you mean `\($0)`?" } ?? ""))
    return nil
  }

  mutating func boolean(_ value: Pointed) -> Bool? { word(value, of: ["true", "false"]).map { $0 == "true" } }

  /// A whole number as the language writes them.
  mutating func number(_ value: Pointed, in range: ClosedRange<Int>) -> Int? {
    let target = tree.resolved(value.node)
    if tree[target].kind == .scalar, tree[target].style == .plain, let number = Int(tree.text(of: target)), "\(number)" == tree.text(of: target),
      range.contains(number)
    {
      return number
    }
    fault("catalog_invalid_value", value, "a number from \(range.lowerBound) to \(range.upperBound) is expected here")
    return nil
  }

  func isScalar(_ value: Pointed) -> Bool { tree[tree.resolved(value.node)].kind == .scalar }

  /// Whether a fact is written as the word `unknown`.
  func isUnknown(_ value: Pointed) -> Bool { isScalar(value) && tree.text(of: tree.resolved(value.node), is: "unknown") }

  // MARK: Faults

  mutating func missing(_ key: String, of value: Pointed, _ title: String) {
    fault("catalog_missing_key", at: tree.headRange(of: value.node), "\(value.pointer)/\(key)", "`\(key)` is missing in \(title)")
  }

  mutating func unknown(_ key: NodeID, _ name: String, _ pointer: String, _ what: String, _ known: [String]) {
    let suggestion = Suggestion.nearest(to: name, in: known)
    let help = suggestion == nil ? ["Known: \(known.joined(separator: ", "))."] : []
    fault(
      "catalog_unknown_key", at: tree.range(of: key), pointer, "`\(excerpt(name))` is not \(what)" + (suggestion.map { "; did you mean `\($0)`?" } ?? ""),
      help: help)
  }

  mutating func fault(_ code: String, _ value: Pointed, _ message: String) { fault(code, value.node, value.pointer, message) }

  private mutating func fault(_ code: String, _ node: NodeID, _ pointer: String, _ message: String) {
    fault(code, at: place(of: Pointed(node, pointer)).range, pointer, message)
  }

  private mutating func fault(_ code: String, at range: SourceRange, _ pointer: String, _ message: String, help: [String] = []) {
    faults.append(
      Diagnostic(code: code, severity: .error, message: message, place: Place(file: file, range: range, pointer: pointer, document: 0), help: help))
  }

  private func place(of value: Pointed) -> Place {
    let isCollection = tree[value.node].kind == .mapping || tree[value.node].kind == .sequence
    var range = isCollection ? tree.headRange(of: value.node) : tree.range(of: value.node)
    if range.length == 0 { range = SourceRange(max(0, range.start - 1), max(1, range.start)) }
    return Place(file: file, range: range, pointer: value.pointer, document: 0)
  }

  /// The beginning of a text for a message.
  func excerpt(_ text: String) -> String {
    let clean = String(String.UnicodeScalarView(text.unicodeScalars.prefix(60).map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    return text.unicodeScalars.count > 60 ? clean + "…" : clean
  }
}
