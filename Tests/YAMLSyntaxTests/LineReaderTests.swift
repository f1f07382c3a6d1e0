import Diagnostics
import Testing

@testable import YAMLSyntax

/// What is read without libyaml is read as libyaml reads it.
@Suite struct LineReaderTests {
  /// The trees of a text by both readers; the first is nil where libyaml has to read.
  private func trees(_ bytes: [UInt8]) -> (lines: SyntaxTree?, events: SyntaxTree) {
    let file = SourceFile(name: "test", bytes: bytes)
    return bytes.withUnsafeBufferPointer {
      let check = ByteCheck($0)
      return (TreeBuilder.parseLines(file, $0, check), TreeBuilder.parseEvents(file, $0, check))
    }
  }

  private func isReadByLines(_ text: String) -> Bool { trees(Array(text.utf8)).lines != nil }

  /// How the two trees differ; nil where they do not, or where there is one only.
  private func difference(_ bytes: [UInt8]) -> String? {
    let (lines, events) = trees(bytes)
    guard let lines else { return nil }
    if lines.nodes.count != events.nodes.count { return "\(lines.nodes.count) nodes, libyaml has \(events.nodes.count): \(events.problems)" }
    for (left, right) in zip(lines.nodes, events.nodes) where numbers(left) != numbers(right) { return "\(left), libyaml has \(right)" }
    let rest = { (tree: SyntaxTree) in
      [
        "\(tree.sideBytes)", "\(tree.documents)", "\(tree.documentCount)", "\(tree.anchors)", "\(tree.tags)", "\(tree.problems)", "\(tree.resolvableScalars)",
        "\(tree.mayHaveInvisibleSpaces)",
      ]
    }
    return zip(rest(lines), rest(events)).first { $0 != $1 }.map { "\($0), libyaml has \($1)" }
  }

  /// All that a node holds.
  private func numbers(_ node: Node) -> [Int] {
    [
      Int(node.kind.rawValue), Int(node.style.rawValue), Int(node.flags.rawValue), Int(node.start), Int(node.content), Int(node.end), Int(node.textStart),
      Int(node.textEnd), Int(node.subtreeEnd), Int(node.parent), Int(node.position),
    ]
  }

  private func expectAgreement(_ bytes: [UInt8]) {
    if let difference = difference(bytes) { Issue.record("\(difference)\nin \(String(reflecting: String(decoding: bytes, as: UTF8.self)))") }
  }

  /// Forms of specs that are read so, each with everything about it that could be read otherwise.
  static let simple = [
    "a: b\n", "a: b", "# c\na: b # d\n\n# e\n", "a:\n  b: c\n  d:\n    e: f\ng: h\n", "a:\nb:\n", "a: # c\n  b: 1\n", "a:\n- b\n- c: 1\n  d: 2\n-\ne:\n  - f\n",
    "- a\n- b: c\n  d:\n    - e\n-   f: 1\n    g: 2\n", "-\n  a: 1\n- \n  - b\n", "---\na: 1\n---\nb: 2\n", "# c\n---\n# d\na: 1\n",
    "a: 'b c'\nd: \"e # f\"\n'g': h\n\"i\": j\nk: ''\n", "a: [b, c d, 'e', \"f, g\", [], {}, [h], { i: j, 'k': [l] }]  # m\n", "a: { b: c, d: \"e: f\" }\n",
    "a: &x [b]\nc: *x\nd: &y\n  e: 1\nf:\n  <<: *y\n  g: [*x , *y]\nh: &z text # c\ni: &q 'r'\n", "a: *nowhere\n", "a: b:c",
    "a: x#y\nb: -1\nc: .5\nd: ~\ne: 0o17\nf: a - b ? c\ng: https://example.org/?a=b&c=d\n", "é: ü 日本\nz: [å, ä]\n", "a: 1\na: 2\n",
    "items:\n  - domainName: a.se\n    nameservers: [ns1.b.org]\n  - domainName: c.se   \n    eppCode: ${env:X}\n",
  ]

  @Test(arguments: simple)
  func `simple forms are read by lines`(_ text: String) {
    #expect(isReadByLines(text))
    expectAgreement(Array(text.utf8))
    let deeper = "top:\n" + text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }.joined(separator: "\n")
    expectAgreement(Array(deeper.utf8))
  }

  /// What could be hard, or is wrong, is left to libyaml.
  @Test(arguments: [
    "", "# c\n", "---\n", "---\n---\na: 1\n", "--- a\n", "--- # c\na: 1\n", "a: 1\n...\n", "%YAML 1.1\n---\na: 1\n", "\u{FEFF}a: b", "a: b\r\n", "a: b\r",
    "a:\tb\n",
    "a: b\u{85}", "a: b\u{2028}c: d\n", "a: b\u{A0}c\n", "a: |\n  b\n", "a: >-\n  b\n", "a: b\n  c\n", "a:\n  b\n", "a: 'b\n  c'\n", "a: \"b\n  c\"\n",
    "a: 'it''s'\n",
    "a: \"\\n\"\n", "a: !t b\n", "!t\na: b\n", "&a\nb: c\n", "&a b: c\n", "- &a b\n", "- &a b: c\n", "a: &x\nb: 1\n", "a: &x\n- b\n", "a: &x *y\n", "*a : b\n",
    "? a\n: b\n",
    "a : b\n", "'a' : b\n", "\"a\":b\n", "a: b: c\n", "a: b:\n", "a: - b\n", "- - a\n", "a: b\n c: d\n", "a:\n    b: 1\n  c: 2\n", "  a: b\n", "a: 1\n- b\n",
    "- a\nb: 1\n",
    "a\n", "'a'\n", "[a]\n", "{a: b}\n", "a: [b\n", "a: [b,\n  c]\n", "a: [b, ]\n", "a: [b,, c]\n", "a: [b: c]\n", "a: {b}\n", "a: {b: }\n", "a: {b:c}\n",
    "a: {\"b\":c}\n",
    "a: [b] c\n", "a: [b]# c\n", "a: 'b'# c\n", "a: 'b' c\n", "a: [b}\n", "a: [b #c]\n", "a: [a?b]\n", "[a]: b\n", "a: @b\n", "a: `b\n", "a: %b\n", "a: *\n",
    "a: & b\n",
    "a: --x\n", "--x: a\n", ": a\n", "a: b\n--- c\n", "\(String(repeating: "k", count: 1100)): v\n",
  ])
  func `everything else is left to libyaml`(_ text: String) {
    #expect(!isReadByLines(text))
  }

  @Test func `both agree on all inputs of this suite and on the examples`() {
    #expect(Fuzz.examples.filter { trees($0).lines != nil }.count > 20)
    for input in TrickyInputs.all.map({ Array($0.utf8) }) + Fuzz.examples { expectAgreement(input) }
    for input in Self.simple {
      let bytes = Array(input.utf8)
      for length in bytes.indices { expectAgreement(Array(bytes[..<length])) }
    }
  }

  /// Small changes of what is read by lines: nearly all of them are read so again, or are faults.
  @Test func `both agree on what is nearly simple`() {
    var random = SeededGenerator(state: 2026)
    let seeds = (Self.simple.map { Array($0.utf8) } + Fuzz.examples).filter { trees($0).lines != nil }
    var taken = 0
    for _ in 0..<6_000 {
      var bytes = Fuzz.fragment(seeds, 200, &random)
      for _ in 0..<Int.random(in: 1...3, using: &random) { change(&bytes, &random) }
      if trees(bytes).lines != nil { taken += 1 }
      expectAgreement(bytes)
    }
    #expect(taken > 600)
  }

  private func change(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 0...8, using: &random))
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(contentsOf: bytes[place..<end], at: end)
    case 2: if place < bytes.count { bytes[place] = Array("\n  -:#,[]{}'\"a&*?".utf8).randomElement(using: &random)! }
    case 3: bytes.insert(contentsOf: Array(["  ", "\n", "- ", ": ", " #", "\n- ", "a: ", ",", "---\n"].randomElement(using: &random)!.utf8), at: place)
    default:
      guard let line = bytes[..<place].lastIndex(of: 0x0A) else { return }
      if line + 1 < bytes.count, bytes[line + 1] == 0x20, Bool.random(using: &random) { bytes.remove(at: line + 1) } else { bytes.insert(0x20, at: line + 1) }
    }
  }
}
