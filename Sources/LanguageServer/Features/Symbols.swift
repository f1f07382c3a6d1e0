import Compiler
import Diagnostics
import OrderLanguage
import YAMLSyntax

/// What stands under a cursor and has a definition elsewhere.
enum Symbol {
  /// A contact, by the file and, in a spec, the document that it is defined in.
  case contact(name: String, path: String, document: Int?)
  /// A YAML anchor, by the node that bears it.
  case anchor(name: String, node: NodeID)
  /// A contacts file that a spec names.
  case contactsFile(path: String)
}

/// A place of a symbol: the node to show or to change.
struct SymbolPlace {
  let analysis: Analysis
  let range: SourceRange
  /// nil for an anchor or alias, whose range is changed as it stands.
  let node: NodeID?
  let isDefinition: Bool
}

extension LanguageServer {
  /// The symbol at a place, with the range of the words that name it.
  func symbol(_ analysis: Analysis, at offset: Int) -> (symbol: Symbol, range: SourceRange)? {
    let tree = analysis.tree
    for property in tree.anchors {
      if let range = tree.anchorRange(of: property.node), range.start <= offset, offset <= range.end {
        return (.anchor(name: property.text, node: property.node), SourceRange(range.start + 1, range.end))
      }
    }
    guard let node = analysis.node(at: offset) else { return nil }
    let range = tree.range(of: node)
    guard range.start <= offset else { return nil }
    if tree[node].kind == .alias {
      let target = tree.target(ofAlias: node)
      return tree.anchor(of: target).map { (.anchor(name: $0, node: target), SourceRange(range.start + 1, range.end)) }
    }
    let name = tree.text(of: node)
    if let member = analysis.member(ofKey: node) {
      return Self.isContact(member)
        ? (.contact(name: name, path: analysis.path, document: analysis.contacts == nil ? member.document.number : nil), range) : nil
    }
    guard let member = analysis.member(ofValue: node), member.state == .value, let order = analysis.order(of: node) else { return nil }
    switch member.field?.type {
    case .contactReference where member.member.form == .short:
      return site(ofContact: name, order, analysis.path).map { (.contact(name: name, path: $0.path, document: $0.document), range) }
    case .textOrTexts: return (.contactsFile(path: contactsPath(name, analysis.path)), range)
    default: return nil
    }
  }

  /// Whether a member is a named contact: an entry of `contacts`, or of a contacts file.
  private static func isContact(_ member: Origin) -> Bool {
    guard case .open = member.member.key, let parent = member.parent else { return false }
    if parent.parent == nil { return true }
    if case .contacts = parent.field?.type { return true }
    return false
  }

  /// The absolute path of a contacts file as a spec names it.
  func contactsPath(_ text: String, _ spec: String) -> String { Path.absolute(Path.join(Path.directory(of: spec), SecretReference.unescaped(text))) }

  func contactsPaths(_ order: Order, _ path: String) -> [String] { order.contactsFilePaths.map { contactsPath($0.text, path) } }

  /// Where the contact of a name is defined, for an order: the spec itself comes first, then the contacts files in their order.
  func site(ofContact name: String, _ order: Order, _ path: String) -> (path: String, document: Int?)? {
    if order.contact(named: name) != nil { return (path, order.document.number) }
    for file in contactsPaths(order, path) {
      if let contacts = contactsFile(file), contacts.contact(named: name) != nil { return (file, nil) }
    }
    return nil
  }

  /// The contacts of a file, whatever it is called.
  func contactsFile(_ path: String) -> ContactsFile? {
    if let known = analysis(ofPath: path), known.role == .contacts { return known.contacts }
    return lines(ofPath: path).flatMap { Analysis(path: path, role: .contacts, lines: $0).contacts }
  }

  /// The contacts that an order may name: its own, then those of its contacts files that are not hidden by an earlier one.
  func contacts(for order: Order, _ path: String) -> [(contact: NamedContact, path: String)] {
    var taken: Set<String> = []
    var result = order.contacts.filter { taken.insert($0.name).inserted }.map { (contact: $0, path: path) }
    for file in contactsPaths(order, path) {
      for contact in contactsFile(file)?.contacts ?? [] where taken.insert(contact.name).inserted { result.append((contact, file)) }
    }
    return result
  }

  // MARK: All places

  /// Every place of a symbol; those of a contact in all files of the session.
  func places(of symbol: Symbol, from analysis: Analysis) throws(RPCError) -> [SymbolPlace] {
    switch symbol {
    case .anchor(let name, let node): return Self.anchorPlaces(name, node, analysis)
    case .contactsFile(let path):
      return self.analysis(ofPath: path).map { [SymbolPlace(analysis: $0, range: SourceRange(0, 0), node: nil, isDefinition: true)] } ?? []
    case .contact(let name, let path, let document):
      var places: [SymbolPlace] = []
      let definition = path == analysis.path ? analysis : contactsAnalysis(path)
      if let definition { places += Self.definitions(name, document, definition) }
      let users = document == nil ? specs(mentioning: name) : [path]
      for user in users {
        try checkCancellation()
        guard let spec = self.analysis(ofPath: user) else { continue }
        for order in spec.orders where document == nil || order.document.number == document {
          guard let site = site(ofContact: name, order, user), site.path == path, site.document == document else { continue }
          places += Self.references(name, order, spec)
        }
      }
      return places
    }
  }

  private func contactsAnalysis(_ path: String) -> Analysis? {
    if let known = analysis(ofPath: path), known.role != .other { return known }
    return lines(ofPath: path).map { Analysis(path: path, role: .contacts, lines: $0) }
  }

  private static func anchorPlaces(_ name: String, _ node: NodeID, _ analysis: Analysis) -> [SymbolPlace] {
    let tree = analysis.tree
    var places: [SymbolPlace] = []
    if let range = tree.anchorRange(of: node) {
      places.append(SymbolPlace(analysis: analysis, range: SourceRange(range.start + 1, range.end), node: nil, isDefinition: true))
    }
    for index in tree.nodes.indices where tree.nodes[index].kind == .alias && tree.target(ofAlias: NodeID(index)) == node {
      let range = tree.range(of: NodeID(index))
      places.append(SymbolPlace(analysis: analysis, range: SourceRange(range.start + 1, range.end), node: nil, isDefinition: false))
    }
    return places
  }

  private static func definitions(_ name: String, _ document: Int?, _ analysis: Analysis) -> [SymbolPlace] {
    let contacts = analysis.contacts?.contacts ?? analysis.orders.first { $0.document.number == document }?.contacts ?? []
    guard let contact = contacts.first(where: { $0.name == name }), let key = contact.origin.member.keyNode else { return [] }
    return [SymbolPlace(analysis: analysis, range: analysis.tree.range(of: key), node: key, isDefinition: true)]
  }

  private static func references(_ name: String, _ order: Order, _ analysis: Analysis) -> [SymbolPlace] {
    var seen: Set<NodeID> = []
    return order.contactReferences.compactMap { reference in
      guard case .named(let used) = reference.target, used == name, seen.insert(reference.origin.node).inserted else { return nil }
      return SymbolPlace(analysis: analysis, range: analysis.tree.range(of: reference.origin.node), node: reference.origin.node, isDefinition: false)
    }
  }

  /// The specs of the session, and the open ones, whose bytes hold a text.
  func specs(mentioning text: String) -> [String] {
    let wanted = Array(text.utf8)
    let paths = Set(session.paths).union(urisByPath.keys).sorted()
    return paths.filter { path in
      guard let bytes = document(atPath: path)?.bytes ?? (try? files.read(path)) else { return false }
      return role(ofPath: path, bytes: bytes) == .spec && Self.holds(bytes, wanted)
    }
  }

  private static func holds(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
    guard let first = wanted.first else { return false }
    var index = 0
    while let start = bytes[index...].firstIndex(of: first) {
      if bytes[start...].starts(with: wanted) { return true }
      index = start + 1
    }
    // A name that is written with escapes cannot be found so.
    return bytes.contains(UInt8(ascii: "\\"))
  }
}
