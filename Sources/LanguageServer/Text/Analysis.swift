import Compiler
import Diagnostics
import OrderLanguage
import YAMLSyntax

/// What a file is to the server.
enum FileRole: Sendable {
  case spec, contacts, configuration
  /// Anything else: the server keeps its text and says nothing about it.
  case other

  static let configurationName = ".orderspec.yaml"

  static func isSpecName(_ name: String) -> Bool { name.hasSuffix(".order.yaml") || name.hasSuffix(".order.yml") }

  static func isContactsName(_ name: String) -> Bool { name.hasSuffix(".contacts.yaml") || name.hasSuffix(".contacts.yml") }
}

/// What the features know of a text: its tree, read on behind faults, and what is bound from it.
final class Analysis: Sendable {
  let path: String
  let role: FileRole
  let lines: TextLines
  let tree: SyntaxTree
  /// The orders of a spec, in the order of its documents.
  let orders: [Order]
  /// The contacts of a contacts file.
  let contacts: ContactsFile?

  init(path: String, role: FileRole, lines: TextLines) {
    self.path = path
    self.role = role
    self.lines = lines
    let tree = SyntaxTree.parse(SourceFile(name: path, bytes: lines.bytes))
    self.tree = SyntaxRecovery.tree(of: tree) ?? tree
    let readable = self.tree
    orders = role == .spec ? readable.documents.map { Order(readable, $0) } : []
    contacts = role == .contacts ? ContactsFile(readable) : nil
  }

  /// The bound documents of the file.
  var documents: [BoundDocument] { orders.map(\.document) + (contacts.map { [$0.document] } ?? []) }

  // MARK: Looking up

  /// The scalar or alias at an offset; its end counts, since a cursor stands there behind the last letter.
  func node(at offset: Int) -> NodeID? {
    var low = 0
    var high = tree.nodes.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tree.nodes[middle].start) <= offset { low = middle + 1 } else { high = middle }
    }
    // Of two that touch, the later one begins here.
    var index = low - 1
    while index >= 0, index >= low - 3 {
      let node = tree.nodes[index]
      if node.kind == .scalar || node.kind == .alias, offset <= Int(node.end), node.start < node.end { return NodeID(index) }
      index -= 1
    }
    return nil
  }

  /// The bound document that a node belongs to.
  func document(of node: NodeID) -> BoundDocument? {
    documents.first { $0.root.index <= node.index && node.index < Int(tree[$0.root].subtreeEnd) }
  }

  /// The order of a node.
  func order(of node: NodeID) -> Order? { document(of: node).flatMap { document in orders.first { $0.document === document } } }

  /// The member that a node is the value of, an alias among them.
  func member(ofValue node: NodeID) -> Origin? {
    guard let document = document(of: node) else { return nil }
    return document.members.indices.first { index in
      let member = document.members[index]
      return member.alias.map { $0 == node && !member.isMerged } ?? (member.node == node)
    }.map { document.origin(ofMemberAt: $0) }
  }

  /// The member that a node is the key of.
  func member(ofKey node: NodeID) -> Origin? {
    guard let document = document(of: node) else { return nil }
    return document.members.indices.first { document.members[$0].keyNode == node }.map { document.origin(ofMemberAt: $0) }
  }

  /// The item that a member stands in.
  func item(around origin: Origin?) -> Item? {
    guard let origin, let order = orders.first(where: { $0.document === origin.document }) else { return nil }
    var current: Origin? = origin
    while let member = current {
      if let item = order.items.first(where: { $0.origin.id == member.id }) { return item }
      current = member.parent
    }
    return nil
  }

  func range(_ range: SourceRange) -> JSONValue { lines.range(range) }
}
