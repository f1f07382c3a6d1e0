import Diagnostics
import OrderLanguage
import YAMLSyntax

/// Document symbols and folding.
extension LanguageServer {
  /// The kinds of symbols, as the protocol numbers them.
  private enum Kind: Int {
    case module = 2
    case namespace = 3
    case field = 8
    case object = 19
  }

  private struct Entry {
    var name: String
    var detail: String?
    var kind: Kind
    var range: SourceRange
    var selection: SourceRange
    var children: [Entry] = []
  }

  func documentSymbols(_ params: JSONValue) throws(RPCError) -> JSONValue {
    guard let analysis = try analysis(params) else { return .null }
    var entries = analysis.orders.map { Self.entry($0, analysis) }
    if let contacts = analysis.contacts { entries = contacts.contacts.compactMap { Self.entry($0, analysis) } }
    let uri = uri(ofPath: analysis.path)
    return .array(client.hasSymbolTrees ? entries.map { Self.tree($0, analysis) } : entries.flatMap { Self.flat($0, uri, analysis, container: nil) })
  }

  private static func entry(_ order: Order, _ analysis: Analysis) -> Entry {
    let tree = analysis.tree
    let range = tree.fullRange(of: order.document.root)
    let name = order.name
    var entry = Entry(
      name: named(name?.value, "order \(order.document.number + 1)"), detail: order.provider?.value, kind: .module, range: range,
      selection: name?.place.range ?? tree.headRange(of: order.document.root))
    if let contacts = order.object.written(.contacts), let key = contacts.member.keyNode, !order.contacts.isEmpty {
      entry.children.append(section("contacts", key, contacts, order.contacts.compactMap { Self.entry($0, analysis) }, analysis))
    }
    if let items = order.object.written(.items), let key = items.member.keyNode, !order.items.isEmpty {
      entry.children.append(section("items", key, items, order.items.map { Self.entry($0, analysis) }, analysis))
    }
    return entry
  }

  private static func section(_ name: String, _ key: NodeID, _ origin: Origin, _ children: [Entry], _ analysis: Analysis) -> Entry {
    Entry(name: name, kind: .namespace, range: whole(key, origin, analysis), selection: analysis.tree.range(of: key), children: children)
  }

  private static func entry(_ contact: NamedContact, _ analysis: Analysis) -> Entry? {
    guard let key = contact.origin.member.keyNode else { return nil }
    return Entry(
      name: named(contact.name, "contact"), detail: contact.contact?.type?.value.rawValue, kind: .object, range: whole(key, contact.origin, analysis),
      selection: analysis.tree.range(of: key))
  }

  private static func entry(_ item: Item, _ analysis: Analysis) -> Entry {
    let tree = analysis.tree
    let node = item.origin.member.alias ?? item.origin.node
    let label = item.naturalKeyField.flatMap { item.object?.text($0) } ?? item.id
    var range = tree.fullRange(of: node)
    let selection = label.map(\.place.range) ?? item.origin.headRange
    if selection.start < range.start || selection.end > range.end { range = SourceRange(min(range.start, selection.start), max(range.end, selection.end)) }
    let action = item.type == .domain ? item.action.map { " \($0.rawValue)" } ?? "" : ""
    return Entry(
      name: named(label?.value, "item \(item.index + 1)"), detail: item.type.map { $0.rawValue + action }, kind: .field, range: range, selection: selection)
  }

  /// From a key to the end of its value, where that stands behind it.
  private static func whole(_ key: NodeID, _ origin: Origin, _ analysis: Analysis) -> SourceRange {
    let (range, value) = (analysis.tree.range(of: key), analysis.tree.fullRange(of: origin.member.alias ?? origin.node))
    return SourceRange(range.start, value.start >= range.end ? max(range.end, value.end) : range.end)
  }

  /// Names of symbols must show something.
  private static func named(_ name: String?, _ otherwise: String) -> String {
    guard let name, name.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { return otherwise }
    return name
  }

  private static func tree(_ entry: Entry, _ analysis: Analysis) -> JSONValue {
    var selection = entry.selection
    if selection.start < entry.range.start || selection.end > entry.range.end { selection = SourceRange(entry.range.start, entry.range.start) }
    let value: JSONValue = [
      "name": .string(entry.name), "kind": .integer(entry.kind.rawValue), "range": analysis.range(entry.range), "selectionRange": analysis.range(selection),
      "children": .array(entry.children.map { tree($0, analysis) }),
    ]
    return value.adding("detail", entry.detail.map { .string($0) })
  }

  private static func flat(_ entry: Entry, _ uri: String, _ analysis: Analysis, container: String?) -> [JSONValue] {
    let value: JSONValue = [
      "name": .string(entry.name), "kind": .integer(entry.kind.rawValue), "location": ["uri": .string(uri), "range": analysis.range(entry.range)],
    ]
    return [value.adding("containerName", container.map { .string($0) })] + entry.children.flatMap { flat($0, uri, analysis, container: entry.name) }
  }

  // MARK: Folding

  func foldingRanges(_ params: JSONValue) throws(RPCError) -> JSONValue {
    guard let uri = params[path: "textDocument", "uri"]?.string else { throw .invalid("textDocument.uri") }
    guard let path = documents[uri]?.path ?? DocumentURI.path(uri), let analysis = analysis(ofPath: path) else { return .null }
    var folds: Set<[Int]> = []
    for index in analysis.tree.nodes.indices {
      let node = NodeID(index)
      let record = analysis.tree[node]
      let range = analysis.tree.range(of: node)
      guard record.kind != .alias, record.start < record.end, range.length > 0 else { continue }
      let first = analysis.tree.key(ofValue: node).map { analysis.tree.range(of: $0).start } ?? range.start
      // The end of a literal or folded scalar is where its last line ends.
      var end = range.end
      while end > range.start, [0x0A, 0x0D, 0x20].contains(analysis.lines.bytes[end - 1]) { end -= 1 }
      let (start, last) = (analysis.lines.line(at: first), analysis.lines.line(at: end))
      if last > start { folds.insert([start, last, 0]) }
    }
    for (start, last) in Self.comments(analysis) { folds.insert([start, last, 1]) }
    let sorted = folds.sorted { $0.lexicographicallyPrecedes($1) }
    // Two that begin on one line are one to people: the longest stays.
    let kept = sorted.enumerated().filter { index, fold in index + 1 == sorted.count || sorted[index + 1][0] != fold[0] }.map(\.element)
    return .array(
      kept.map { fold in
        let value: JSONValue = ["startLine": .integer(fold[0]), "endLine": .integer(fold[1])]
        return value.adding("kind", fold[2] == 1 ? "comment" : nil)
      })
  }

  /// Runs of two and more lines that are comments and nothing else.
  private static func comments(_ analysis: Analysis) -> [(start: Int, last: Int)] {
    var runs: [(start: Int, last: Int)] = []
    for line in 0..<analysis.lines.lineCount {
      let range = analysis.lines.range(ofLine: line)
      guard let mark = (range.start..<range.end).first(where: { ![0x20, 0x09].contains(analysis.lines.bytes[$0]) }), analysis.lines.bytes[mark] == 0x23,
        !analysis.isInsideScalar(mark)
      else { continue }
      if let run = runs.last, run.last == line - 1 { runs[runs.count - 1].last = line } else { runs.append((line, line)) }
    }
    return runs.filter { $0.last > $0.start }
  }
}
