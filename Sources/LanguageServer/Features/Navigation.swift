import Compiler
import Diagnostics
import OrderLanguage
import YAMLSyntax

extension LanguageServer {
  func definition(_ params: JSONValue) throws(RPCError) -> JSONValue {
    guard let (analysis, offset) = try place(params), let (symbol, _) = symbol(analysis, at: offset) else { return .null }
    let places = try places(of: symbol, from: analysis).filter(\.isDefinition)
    return places.isEmpty ? .null : .array(places.map(location))
  }

  func references(_ params: JSONValue) throws(RPCError) -> JSONValue {
    guard let (analysis, offset) = try place(params), let (symbol, _) = symbol(analysis, at: offset) else { return .null }
    if case .contactsFile = symbol { return .null }
    run()
    let includesDefinition = params[path: "context", "includeDeclaration"]?.bool ?? true
    return .array(try places(of: symbol, from: analysis).filter { includesDefinition || !$0.isDefinition }.map(location))
  }

  func highlights(_ params: JSONValue) throws(RPCError) -> JSONValue {
    guard let (analysis, offset) = try place(params), let (symbol, _) = symbol(analysis, at: offset) else { return .null }
    if case .contactsFile = symbol { return .null }
    let places = try places(of: symbol, from: analysis).filter { $0.analysis.path == analysis.path }
    return .array(places.map { ["range": $0.analysis.range($0.range), "kind": $0.isDefinition ? 3 : 2] })
  }

  private func location(_ place: SymbolPlace) -> JSONValue {
    ["uri": .string(uri(ofPath: place.analysis.path)), "range": place.analysis.range(place.range)]
  }

  // MARK: Rename

  func prepareRename(_ params: JSONValue) throws(RPCError) -> JSONValue {
    guard let (analysis, offset) = try place(params), let (symbol, range) = symbol(analysis, at: offset) else { return .null }
    switch symbol {
    case .contact(let name, _, _), .anchor(let name, _): return ["range": analysis.range(Self.inner(range, analysis)), "placeholder": .string(name)]
    case .contactsFile: return .null
    }
  }

  /// A range without the quotes around it.
  private static func inner(_ range: SourceRange, _ analysis: Analysis) -> SourceRange {
    let bytes = analysis.lines.bytes
    guard range.length > 2, bytes[range.start] == 0x22 || bytes[range.start] == 0x27 else { return range }
    return SourceRange(range.start + 1, range.end - 1)
  }

  func rename(_ params: JSONValue) throws(RPCError) -> JSONValue {
    guard let name = params["newName"]?.string else { throw .invalid("newName") }
    guard let (analysis, offset) = try place(params), let (symbol, _) = symbol(analysis, at: offset) else {
      throw RPCError(.requestFailed, "only contacts and anchors can be renamed")
    }
    run()
    switch symbol {
    case .contactsFile: throw RPCError(.requestFailed, "only contacts and anchors can be renamed")
    case .anchor(let old, let node): try checkAnchor(name, old, node, analysis)
    case .contact(let old, let path, let document):
      if name == old { return workspaceEdit([:]) }
      try checkContact(name, old, path, document)
    }
    var edits: [String: [(range: SourceRange, text: String)]] = [:]
    for place in try places(of: symbol, from: analysis) {
      if place.analysis.isBroken {
        throw RPCError(.requestFailed, "`\(Self.fileName(place.analysis.path))` cannot be read to its end: mend it first, or a use might be missed")
      }
      guard let node = place.node else {
        edits[place.analysis.path, default: []].append((place.range, name))
        continue
      }
      guard let edit = SourceEdits(place.analysis.tree).replaceScalar(node, with: name) else {
        throw RPCError(.requestFailed, "`\(Self.fileName(place.analysis.path))` writes the name over several lines: change it by hand")
      }
      edits[place.analysis.path, default: []].append((edit.range, edit.text))
    }
    return workspaceEdit(edits)
  }

  static func fileName(_ path: String) -> String { String(path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]) }

  private func checkAnchor(_ name: String, _ old: String, _ node: NodeID, _ analysis: Analysis) throws(RPCError) {
    let isName =
      !name.isEmpty
      && name.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F || byte == 0x2D
      }
    if !isName { throw RPCError(.requestFailed, "an anchor's name has letters, digits, `_` and `-`") }
    let isTaken = analysis.tree.anchors.contains { $0.text == name && $0.node != node && analysis.document(of: $0.node) === analysis.document(of: node) }
    if isTaken { throw RPCError(.requestFailed, "there is an anchor `\(name)` already") }
    if analysis.isBroken {
      throw RPCError(.requestFailed, "`\(Self.fileName(analysis.path))` cannot be read to its end: mend it first, or a use might be missed")
    }
  }

  private func checkContact(_ name: String, _ old: String, _ path: String, _ document: Int?) throws(RPCError) {
    if name.isEmpty || name == "<<" || name.contains("${") || name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      throw RPCError(.requestFailed, "a contact's name is a text on one line without `${`")
    }
    if document == nil, contactsFile(path)?.contact(named: name) != nil { throw RPCError(.requestFailed, "there is a contact `\(name)` already") }
    for user in document == nil ? specs(mentioning: old) : [path] {
      guard let spec = analysis(ofPath: user) else { continue }
      if spec.isBroken {
        throw RPCError(.requestFailed, "`\(Self.fileName(user))` cannot be read to its end: mend it first, or a use might be missed")
      }
      for order in spec.orders where document == nil || order.document.number == document {
        guard let site = site(ofContact: old, order, user), site.path == path else { continue }
        // Another contact of that name would take the place of this one, or lose its own.
        if self.site(ofContact: name, order, user) != nil {
          throw RPCError(.requestFailed, "`\(Self.fileName(user))` has a contact `\(name)` already")
        }
      }
    }
  }

  // MARK: Edits

  /// Edits of files by absolute path, as the client takes them.
  func workspaceEdit(_ edits: [String: [(range: SourceRange, text: String)]]) -> JSONValue {
    let files = edits.sorted { $0.key < $1.key }.compactMap { path, edits -> (path: String, edits: JSONValue)? in
      guard let lines = lines(ofPath: path) else { return nil }
      let sorted = edits.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
      return (path, .array(sorted.map { ["range": lines.range($0.range), "newText": .string($0.text)] }))
    }
    if client.hasDocumentChanges {
      return [
        "documentChanges": .array(
          files.map { path, edits in
            let version = document(atPath: path)?.version.map { JSONValue.integer($0) } ?? .null
            return ["textDocument": ["uri": .string(uri(ofPath: path)), "version": version], "edits": edits]
          })
      ]
    }
    return ["changes": .object(files.map { JSONValue.Member(key: uri(ofPath: $0.path), value: $0.edits) })]
  }
}
