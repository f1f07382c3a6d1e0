import Diagnostics
import Testing
import YAMLSyntax

/// The limits of the language, and inputs that grow: each must be read in about the time of its length.
@Suite struct LimitTests {
  func parse(_ bytes: [UInt8]) -> SyntaxTree { SyntaxTree.parse(SourceFile(name: "test", bytes: bytes)) }

  func parse(_ text: String) -> SyntaxTree { parse(Array(text.utf8)) }

  func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  @Test func size() {
    var bytes = [UInt8](repeating: 0x23, count: 16 << 20)
    #expect(parse(bytes).problems.isEmpty)
    bytes.append(0x23)
    let tree = parse(bytes)
    #expect(tree.problems.map(\.kind) == [.fileTooLarge])
    #expect(tree.documents.isEmpty && tree.isTruncated)
  }

  @Test(arguments: [199, 200, 201]) func depth(depth: Int) {
    let isDeep = depth > 200
    let flow = times("[", depth) + times("]", depth)
    let mappings = times("{a: ", depth) + "1" + times("}", depth)
    let dashes = times("- ", depth) + "a"
    let block = (0..<depth).map { times(" ", $0) + "é:\n" }.joined()
    for text in [flow, mappings, dashes, block, "a: 1\n---\n" + block] {
      let tree = parse(text)
      #expect(tree.problems.map(\.kind) == (isDeep ? [.fileTooLarge] : []))
      if let range = tree.problems.first?.range { #expect(["[", "{", "-", "é"].contains(tree.file.text(range))) }
    }
    // The alias stands in two collections.
    let alias = "- &x " + times("[", depth - 2) + times("]", depth - 2) + "\n- [*x]\n"
    let tree = parse(alias)
    #expect(tree.problems.map(\.kind) == (isDeep ? [.fileTooLarge] : []))
    if isDeep { #expect(tree.file.text(tree.problems[0].range) == "*x") }
  }

  @Test func deepStaysQuick() {
    for text in [times("[", 200_000), times("{", 200_000), times("- ", 100_000), times("? ", 100_000), times("[a, ", 100_000), times("{a: ", 100_000)] {
      #expect(parse(text).problems.map(\.kind) == [.fileTooLarge])
    }
  }

  @Test func nodes() {
    // A sequence and its items.
    #expect(parse("[" + times("a,", 999_999) + "]").problems.isEmpty)
    #expect(parse("[" + times("a,", 1_000_000) + "]").problems.map(\.kind) == [.fileTooLarge])
  }

  @Test func aliasBombs() {
    var laughs = "a: &l0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...20 { laughs += "b\(level): &l\(level) [" + times("*l\(level - 1),", 10) + "]\n" }
    let tree = parse("first: 1\n---\n" + laughs + "a: twice\n")
    #expect(tree.problems.map(\.kind) == [.fileTooLarge])
    #expect(tree.file.text(tree.problems[0].range) == "*l4")
    #expect(tree.documents.map(\.number) == [0])
    #expect(tree.problems.allSatisfy { $0.node == nil })
    // Many places of a value that is large, none of them too large alone, at any depth.
    let large = "- &l [" + times("x,", 200_000) + "]\n"
    #expect(parse(large + times("- *l\n", 3)).problems.isEmpty)
    for more in [times("- *l\n", 4), times("- [*l]\n", 4), times("- {a: [*l]}\n", 4), "- [[*l], [*l]]\n- [[*l], [*l]]\n"] {
      #expect(parse(large + more).problems.map(\.kind) == [.fileTooLarge])
    }
    // Aliases fill the limit, something else passes it.
    let full = parse("- &l [" + times("x,", 499_990) + "]\n- *l\n- [" + times("x,", 20) + "]\n")
    #expect(full.problems.map { full.file.text($0.range) } == ["*l"])
  }

  @Test(arguments: ["\n", "\r", "\r\n"]) func directives(lineBreak: String) {
    let directives = (0..<65).map { "%TAG !t\($0)! tag:x" }
    #expect(parse(directives.prefix(64).joined(separator: lineBreak) + lineBreak + "---\na: 1\n").problems.isEmpty)
    let tree = parse("a: 1\n...\n" + directives.joined(separator: lineBreak) + lineBreak + "---\nb: 1\n")
    #expect(tree.problems.map(\.kind) == [.fileTooLarge])
    #expect(tree.file.text(tree.problems[0].range) == "%")
    #expect(tree.documents.map(\.number) == [0])
    #expect(tree.problems.first?.document == 1)
    // A percent sign elsewhere is text.
    #expect(parse(times("- a%\n- '%'\n", 100)).problems.isEmpty)
  }

  @Test func manyDirectivesStayQuick() {
    let text = (0..<120_000).map { "%TAG !t\($0)! tag:example.org,2000:\n" }.joined()
    #expect(parse(text + "---\na: 1\n").problems.map(\.kind) == [.fileTooLarge])
  }

  @Test func wideMappings() {
    #expect(parse((0..<100_000).map { "key\($0): 1\n" }.joined()).problems.isEmpty)
    #expect(parse(times("key: 1\n", 100_000)).problems.count == 99_999)
    #expect(parse((0..<100_000).map { "é\($0): ü\n" }.joined()).problems.isEmpty)
  }

  @Test func manyAnchorsAndAliases() {
    let anchors = (0..<100_000).map { "- &a\($0) x\n" }.joined()
    let tree = parse(anchors + (0..<100_000).map { "- *a\($0)\n" }.joined())
    #expect(tree.problems.isEmpty && tree.anchors.count == 100_000)
    #expect(tree.anchors.allSatisfy { tree.anchor(of: $0.node) == $0.text })
    #expect(parse(anchors + (0..<100_000).map { "- *b\($0)\n" }.joined()).problems.count == 100_000)
    #expect(parse((0..<900).map { "- &a\($0) x\n" }.joined() + times("- *b1\n", 20_000)).problems.count == 20_000)
  }

  @Test func longAliasKeysStayQuick() {
    let long = times("x", 2_000_000)
    #expect(parse("- &a \(long)\n- &b \(long)\n" + times("- {*a : 1, *b : 2}\n", 20_000)).problems.isEmpty)
    #expect(parse("- &a \(long)\n-" + times(" *a : 1\n ", 20_000)).problems.count == 19_999)
  }

  @Test func recursiveAliasesBehindALongCommentStayQuick() {
    let comment = " # " + times("x", 1_000_000) + "\n"
    #expect(parse("!t" + comment + "&a" + comment + "[" + times("*a, ", 20_000) + "]").problems.count == 20_000)
  }

  @Test func longTexts() {
    let long = times("x", 10_000_000)
    for text in ["a: \(long)\n", "a: '\(long)'\n", "a: \"\(long)\\n\"\n", "a: |\n  \(long)\n", "# \(long)\n", "a: " + times("x ", 5_000_000) + "\n"] {
      #expect(parse(text).problems.isEmpty)
    }
    #expect(parse("a: " + times("é", 3_000_000) + "\nb: é\n").problems.isEmpty)
    #expect(parse("a: |\n" + times("  line é\n", 300_000)).problems.isEmpty)
    #expect(parse("[" + times("é, ", 300_000) + "]").problems.isEmpty)
  }

  @Test func manyDocuments() {
    let tree = parse((0..<100_000).map { "--- &a\na: \($0)\n" }.joined())
    #expect(tree.documents.count == 100_000 && tree.problems.isEmpty)
    #expect(parse(times("---\n", 100_000)).documentCount == 100_000)
    let anchors = (0..<100_000).map { "- &a\($0) x\n" }.joined()
    #expect(parse(anchors + times("---\n- &a x\n- *a\n", 50_000)).problems.isEmpty)
  }

  @Test func absentValuesStayQuick() {
    #expect(parse("{" + (0..<100_000).map { "a\($0)\n # c\n," }.joined() + "}").problems.isEmpty)
    #expect(parse((0..<100_000).map { "? a\($0)\n\n" }.joined()).problems.isEmpty)
    #expect(parse(times("- ", 50) + times("\n", 1_000_000) + times("-\n", 100_000)).problems.isEmpty)
  }
}
