import Diagnostics
import Testing
import YAMLSyntax

/// Exact places. Each node in document order: `start-end text of the content`, or `start-content-end` where anchor or tag stand before it.
@Suite struct RangeTests {
  @Test(arguments: RangeTable.all) func ranges(row: RangeTable.Row) {
    let bytes = Array(row.yaml.utf8)
    let tree = SyntaxTree.parse(SourceFile(name: "test", bytes: bytes))
    let described = tree.documents.flatMap { document in
      (document.root.index..<Int(tree[document.root].subtreeEnd)).map { describe(NodeID($0), tree) }
    }
    #expect(described == row.nodes, "\(row.yaml.debugDescription)")
    #expect(Laws.violations(in: bytes) == [], "\(row.yaml.debugDescription)")
  }

  func describe(_ id: NodeID, _ tree: SyntaxTree) -> String {
    let node = tree[id]
    let offsets = node.start == node.content ? "\(node.start)-\(node.end)" : "\(node.start)-\(node.content)-\(node.end)"
    let text = tree.file.text(tree.range(of: id))
    return text.isEmpty ? offsets : "\(offsets) \(text)"
  }

  @Test func headRanges() {
    let tree = SyntaxTree.parse(SourceFile(name: "test", bytes: Array("? a\n: - {b: 1}\n  - {}\n  - [c: d]\n".utf8)))
    let heads = tree.nodes.indices.map { tree.file.text(tree.headRange(of: NodeID($0))) }
    #expect(heads == ["a", "a", "-", "b", "b", "1", "{", "[", "c", "c", "d"])
  }

  @Test func pointersAndNames() {
    let tree = SyntaxTree.parse(SourceFile(name: "test", bytes: Array("a/b:\n- &x 1\n- {c~: !t 2}\n? [k]\n: v\n".utf8)))
    let pointers = tree.nodes.indices.map { tree.pointer(of: NodeID($0)) }
    #expect(pointers == ["", "/a~1b", "/a~1b", "/a~1b/0", "/a~1b/1", "/a~1b/1/c~0", "/a~1b/1/c~0", nil, nil, nil])
    #expect(tree.nodes.indices.compactMap { tree.anchor(of: NodeID($0)) } == ["x"])
    #expect(tree.nodes.indices.compactMap { tree.tag(of: NodeID($0)) } == ["!t"])
  }

  @Test(arguments: [
    ("a: ! null", false), ("a: null", true), ("a: ~", true), ("a:", true), ("a: ''", false), ("a: !!str", false), ("a: &x", true), ("a: NULL", false),
  ])
  func nulls(yaml: String, isNull: Bool) {
    let tree = SyntaxTree.parse(SourceFile(name: "test", bytes: Array(yaml.utf8)))
    #expect(tree.isNull(NodeID(2)) == isNull)
  }
}
