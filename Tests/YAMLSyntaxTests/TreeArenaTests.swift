import Diagnostics
import Testing

@testable import YAMLSyntax

/// One tree after the other in the same memory, long ones before short ones: none of them shows.
@Suite struct TreeArenaTests {
  private static let texts =
    LineReaderTests.simple + [
      "", "a: \"\\u00e5\\n\"\nb: |\n  text\n  more\n", "a: &x { b: \"\\t\" }\nc: *x\n", "a: [\n", "\tb\n",
      (0..<6_000).map { "k\($0): \"v\\t\($0)\"\n" }.joined(), String(repeating: "[", count: 300), "a: 'it''s'\n",
    ]

  /// All that a tree holds.
  private func parts(_ tree: SyntaxTree) -> [String] {
    tree.nodes.map { "\($0)" } + [
      "\(tree.sideBytes)", "\(tree.documents)", "\(tree.documentCount)", "\(tree.anchors)", "\(tree.tags)", "\(tree.problems)", "\(tree.resolvableScalars)",
    ]
  }

  @Test func leavesNothingOfOneTreeInTheNext() {
    let arena = TreeArena()
    var kept: [SyntaxTree] = []
    for text in Self.texts + Self.texts.reversed() {
      let file = SourceFile(name: "test", bytes: Array(text.utf8))
      kept.append(SyntaxTree.parse(file, in: arena))
    }
    // The trees that were built before keep what they had.
    for (tree, text) in zip(kept, Self.texts + Self.texts.reversed()) {
      #expect(parts(tree) == parts(SyntaxTree.parse(SourceFile(name: "test", bytes: Array(text.utf8)))), "\(text.prefix(40))")
    }
  }

  @Test func keepsNoMemoryOfALongFile() {
    let arena = TreeArena()
    let long = SourceFile(name: "test", bytes: Array((0..<20_000).map { "- \"\\t\($0)\"\n" }.joined().utf8))
    #expect(SyntaxTree.parse(long, in: arena).nodes.count > 20_000)
    #expect(arena.capacity > 20_000 && arena.sideCapacity > 20_000)
    _ = SyntaxTree.parse(SourceFile(name: "test", bytes: Array("a: b\n".utf8)), in: arena)
    #expect(arena.capacity <= 1 << 12 && arena.sideCapacity <= 1 << 14)
  }
}
