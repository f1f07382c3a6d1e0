public import Diagnostics
import JSON
public import YAMLSyntax

/// `parse --format json`: the tree of a file with all its positions. Aliases stay aliases.
public enum TreeDump {
  public static func json(_ tree: SyntaxTree) -> [UInt8] {
    var dump = Dump(tree)
    dump.documents()
    return dump.json.finish()
  }

  /// What the reader finds wrong, worded by its rules.
  public static func findings(of tree: SyntaxTree) -> LintReport {
    let findings = FindingList.sorted(tree.problems.map { Redaction.discreet(RuleTable.diagnose($0, tree)) })
    return LintReport(
      documents: FindingList.byDocument(findings).map { .init(file: tree.file.name, number: $0.number, title: tree.file.name, findings: $0.findings) },
      fileCount: 1, documentCount: tree.documentCount)
  }
}

private struct Dump {
  let tree: SyntaxTree
  let lines: LineTable
  let anchors: [NodeID: String]
  let tags: [NodeID: String]
  var json = JSONWriter(style: .pretty)

  init(_ tree: SyntaxTree) {
    self.tree = tree
    lines = LineTable(tree.file)
    anchors = Dictionary(tree.anchors.map { ($0.node, $0.text) }, uniquingKeysWith: { first, _ in first })
    tags = Dictionary(tree.tags.map { ($0.node, $0.text) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func documents() {
    json.beginObject()
    json.key("formatVersion")
    json.integer(1)
    json.key("documents")
    json.beginArray()
    for document in tree.documents {
      json.beginObject()
      json.key("document")
      json.integer(document.number)
      json.key("root")
      node(document.root, pointer: "")
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  /// A node; `pointer` is nil where a key above is no scalar. The depth of a tree is bounded, so the recursion is.
  private mutating func node(_ id: NodeID, pointer: String?) {
    let node = tree[id]
    json.beginObject()
    json.key("kind")
    switch node.kind {
    case .mapping: json.string("mapping")
    case .sequence: json.string("sequence")
    case .scalar: json.string(node.flags.contains(.isBrokenAlias) ? "alias" : "scalar")
    case .alias: json.string("alias")
    }
    if let pointer {
      json.key("pointer")
      json.string(pointer)
    }
    if let tag = tags[id] {
      json.key("tag")
      json.string(tag)
    }
    if let anchor = anchors[id] {
      json.key("anchor")
      json.string(anchor)
    }
    let isAlias = node.kind == .alias || node.flags.contains(.isBrokenAlias)
    if !isAlias {
      json.key("style")
      json.string("\(node.style)")
    }
    position("start", Int(node.start))
    position("end", Int(node.end))
    if node.content != node.start {
      json.key("content")
      json.beginObject()
      position("start", Int(node.content))
      position("end", Int(node.end))
      json.endObject()
    }
    if isAlias {
      json.key("alias")
      json.string(String(tree.file.text(tree.range(of: id)).dropFirst()))
    } else {
      content(id, node, pointer)
    }
    json.endObject()
  }

  private mutating func content(_ id: NodeID, _ node: Node, _ pointer: String?) {
    switch node.kind {
    case .scalar, .alias:
      json.key("value")
      json.string(tree.text(of: id))
    case .sequence:
      json.key("items")
      json.beginArray()
      for (index, item) in tree.items(of: id).enumerated() { self.node(item, pointer: pointer.map { "\($0)/\(index)" }) }
      json.endArray()
    case .mapping:
      json.key("entries")
      json.beginArray()
      for (key, value) in tree.entries(of: id) {
        let keyNode = tree.resolved(key)
        let below: String? = tree[keyNode].kind == .scalar ? pointer.map { "\($0)/\(JSONPointer.escape(tree.text(of: keyNode)))" } : nil
        json.beginObject()
        json.key("key")
        self.node(key, pointer: below)
        json.key("value")
        self.node(value, pointer: below)
        json.endObject()
      }
      json.endArray()
    }
  }

  private mutating func position(_ key: String, _ offset: Int) {
    let position = lines.position(at: offset)
    json.key(key)
    json.beginObject()
    json.key("line")
    json.integer(position.line)
    json.key("column")
    json.integer(position.column)
    json.key("offset")
    json.integer(position.offset)
    json.endObject()
  }
}
