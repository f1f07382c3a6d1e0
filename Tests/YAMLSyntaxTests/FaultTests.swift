import Diagnostics
import Testing
import YAMLSyntax

/// What cannot be read is a problem of the right kind at the right place, and the documents before it stay.
@Suite struct FaultTests {
  func parse(_ bytes: [UInt8]) -> SyntaxTree { SyntaxTree.parse(SourceFile(name: "test", bytes: bytes)) }

  func parse(_ text: String) -> SyntaxTree { parse(Array(text.utf8)) }

  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xE2, 0x82], [0xE2, 0x28, 0xA1],
      [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5], [0xFE], [0xFF], [0x00], [0x01],
      [0x0B], [0x0C], [0x1B], [0x7F], [0xC2, 0x80], [0xC2, 0x85], [0xC2, 0x9F], [0xE2, 0x80, 0xA8], [0xE2, 0x80, 0xA9], [0xEF, 0xBF, 0xBE], [0xEF, 0xBF, 0xBF],
    ] as [[UInt8]]) func badBytes(bad: [UInt8])
  {
    // Wherever it stands: alone, in a key, in values of each style, in an anchor, a tag, a comment, a directive, between documents.
    for before in ["", "\u{FEFF}", "é", "a: ", "a: 'b", "a: \"b", "a: |\n  b", "a: &x", "a: !x", "# c", "a: [b, ", "- a\n- ", "%YAML 1.1"] {
      for first in ["", "a: 1\n...\n---\n", "a: &x é\n---\n"] {
        let prefix = Array((first + before).utf8)
        let bytes = prefix + bad + Array(" rest\n---\nb: 2\n".utf8)
        let tree = parse(bytes)
        #expect(tree.problems.map(\.kind) == [.yamlSyntaxError])
        #expect(tree.problems.first?.range.start == prefix.count)
        #expect(tree.problems.first?.document == (first.isEmpty ? 0 : 1))
        #expect(tree.documents.map(\.number) == (first.isEmpty ? [] : [0]))
        #expect(Laws.violations(in: bytes) == [])
      }
    }
  }

  /// Bytes are looked at eight at once: a bad one is found at every place among them, whatever stands beside it.
  @Test func badBytesAmongLineFeeds() {
    for bad in Array(UInt8(0)...0x1F) + [0x7F] where ![0x09, 0x0A, 0x0D].contains(bad) {
      for place in 0..<24 {
        for neighbours: [UInt8] in [[0x0A], [0x61], [0x0A, 0x61], [0x0A, 0x7E, 0x20]] {
          var bytes = (0..<32).map { neighbours[$0 % neighbours.count] }
          bytes[place] = bad
          let problem = parse(bytes).problems.first { $0.message.hasPrefix("the control character") }
          #expect(problem?.range == SourceRange(place, place + 1), "\(bytes)")
        }
      }
    }
  }

  @Test func badBytesBehindAnEarlierFault() {
    let tree = parse("a: 1\n---\nb: [1\nc: 2\n---\nd: \u{1}\n")
    #expect(tree.problems.map(\.message) == ["did not find expected ',' or ']'"])
    #expect(tree.documents.map(\.number) == [0])
    // On the line of the bad byte nothing else is judged.
    #expect(parse("a: b: c \u{1}\n").problems.map(\.message) == ["the control character U+0001 is not allowed in YAML"])
  }

  /// What libyaml alone takes for a line break would let a comment hold what is ordered.
  @Test func hiddenLineBreaks() {
    for (character, name) in [("\u{85}", "0085"), ("\u{2028}", "2028"), ("\u{2029}", "2029")] {
      for (before, behind) in [("a: 1\n# never", "b: true\n"), ("a: x", "  y\n"), ("a: \"x", "y\"\n"), ("a: |\n  x", "b: 2\n"), ("", "a: 1\n")] {
        let tree = parse(before + character + behind)
        #expect(tree.documents.isEmpty && tree.problems.map(\.kind) == [.yamlSyntaxError])
        #expect(tree.problems.first?.range == SourceRange(before.utf8.count, before.utf8.count + character.utf8.count))
        #expect(tree.problems.first?.message.hasPrefix("the character U+\(name) ") == true)
        #expect(tree.problems.first?.message.contains("write `\\u\(name)` in double quotes") == true)
      }
      #expect(parse("a: \"x\\u\(name)y\"\n").problems.isEmpty)
    }
  }

  @Test func otherEncodings() {
    for bytes: [UInt8] in [[0xFF, 0xFE, 0x61, 0x00, 0x3A, 0x00], [0xFE, 0xFF, 0x00, 0x61, 0x00, 0x3A], [0xFF, 0xFE, 0x00, 0x00]] {
      let tree = parse(bytes)
      #expect(tree.problems.map(\.message) == ["the file is UTF-16; order specs are UTF-8"])
      #expect(tree.problems.first?.range == SourceRange(0, 2))
    }
    #expect(parse([0x61, 0x00, 0x3A, 0x00]).problems.first?.range == SourceRange(1, 2))
  }

  @Test(arguments: ["", "\n\n", "# only\n# comments", "\u{FEFF}", "\u{FEFF}\n", "---", "---\n", "---\n# c\n...\n", "---\n---\n", "   \n"])
  func nothing(text: String) {
    let tree = parse(text)
    #expect(tree.documents.isEmpty)
    #expect(tree.problems.isEmpty)
    #expect(tree.documentCount == text.split(separator: "---", omittingEmptySubsequences: false).count - 1)
  }

  @Test(arguments: [
    ("\ta: b\n", 0, 1), ("a:\n\tb: c\n", 3, 4), ("a:\n  b: c\n\t\td: e\n", 10, 12), ("-\ta\n", 1, 2), ("a:\n  - b\n \t- c\n", 10, 11), ("a: |\n\ttext\n", 5, 6),
    ("é:\n  - é\n\t- c\n", 11, 12), ("a:\r\n\tb: c\r\n", 4, 5), ("?\ta\n", 1, 2), ("a: b\n---\nc: [d]\n\te: f\n", 16, 17),
  ]) func tabs(text: String, start: Int, end: Int) {
    let tree = parse(text)
    #expect(tree.problems.map(\.kind) == [.yamlTabIndentation])
    #expect(tree.problems.first?.range == SourceRange(start, end))
  }

  @Test(arguments: ["&\ta\n", "*\ta\n", "a: \"\\\u{9}b\\q\"", "%YAML\t1.x\n", "a: |\t3\n"]) func tabsThatIndentNothing(text: String) {
    #expect(!parse(text).problems.contains { $0.kind == .yamlTabIndentation })
  }

  @Test(
    arguments: [
      ("a: 'b\n", "found unexpected end of stream", 4, 3), ("a: b: c\n", "mapping values are not allowed in this context", 4, nil),
      ("a: [b\n", "did not find expected ',' or ']'", 4, 3), ("é: é: é\n", "mapping values are not allowed in this context", 6, nil),
      ("\u{FEFF}a: @\n", "found character that cannot start any token", 6, nil), ("é: \"é\\z\"\n", "found unknown escape character", 7, 4),
      (" a: 1\nb: 2\n", "did not find expected <document start>", 6, nil),
    ] as [(String, String, Int, Int?)]) func places(text: String, message: String, start: Int, context: Int?)
  {
    let problem = parse(text).problems.first
    #expect(problem?.message == message)
    #expect(problem?.range.start == start)
    #expect(problem?.related?.range.start == context)
    #expect(parse(text).documents.isEmpty)
  }

  @Test func documentsBeforeAFaultStay() {
    for (text, kept) in [
      ("a: 1\n---\nb: [\n", [0]), ("a: 1\n...\n%BAD\n", [0]), ("a: 1\n...\n%YAML 1.1\n", [0]), ("a: 1\n---\n---\n\"b", [0]),
      ("a: 1\n---\nb: 1\n...\n# c\n\u{1}", [0, 1]),
      ("a: 1\n--- \u{1}", [0]), ("a: 1\n---\n\"b \u{1}\"", [0]), ("a: 1\n# c\n\u{1}", []), (" a: 1\nb: 2\n", []), ("---\n---\na: 1\n...\n}\n", [1]),
    ] {
      let tree = parse(text)
      #expect(tree.documents.map(\.number) == kept, "\(text)")
      #expect(tree.isTruncated && tree.problems.count == 1 && tree.problems[0].document == tree.documentCount - 1, "\(text)")
    }
  }

  @Test func problemsOfADroppedDocumentGoWithIt() {
    let tree = parse("a: 1\na: 2\n---\nb: 1\nb: *x\n[\n")
    #expect(tree.problems.map(\.kind) == [.yamlDuplicateKey, .yamlSyntaxError])
    #expect(tree.problems.map(\.document) == [0, 1])
  }

  @Test func aliases() {
    let tree = parse("- &first a\n- *frist\n- &r [*r]\n- *nothing_like_it\n")
    #expect(tree.problems.map(\.kind) == [.yamlUndefinedAlias, .yamlRecursiveAlias, .yamlUndefinedAlias])
    #expect(tree.problems.map { tree.file.text($0.range) } == ["*frist", "*r", "*nothing_like_it"])
    #expect(tree.problems[0].message == "there is no anchor `&frist` before this alias; did you mean `*first`?")
    #expect(tree.problems[1].related.map { tree.file.text($0.range) } == "&r")
    #expect(tree.problems[2].message == "there is no anchor `&nothing_like_it` before this alias")
    #expect(parse("&a b\n---\n*a\n").problems.map(\.kind) == [.yamlUndefinedAlias])
    let tagged = parse("!a&r &r [*r]")
    #expect(tagged.problems.first?.related?.range == SourceRange(5, 7))
  }

  @Test func duplicateKeys() {
    let tree = parse("&a a: 1\n'a': 2\n*a : 3\n? |-\n  a\n: 4\n\"\\x61\": 5\nb: 6\n")
    #expect(tree.problems.map { tree.file.text($0.range) } == ["'a'", "*a", "|-\n  a", "\"\\x61\""])
    #expect(tree.problems.allSatisfy { $0.kind == .yamlDuplicateKey && $0.related?.range == SourceRange(3, 4) })
    #expect(parse("? \n? \n").problems.map(\.range) == [SourceRange(3, 4)])
  }

  /// Few and many keys are compared in two ways, with one outcome: bytes count, not how Unicode composes them.
  @Test(arguments: [3, 40]) func composedKeys(count: Int) {
    let others = (0..<count).map { "k\($0): 1\n" }.joined()
    #expect(parse("\u{E9}: 1\ne\u{301}: 2\n" + others).problems.isEmpty)
    #expect(parse("\u{E9}: 1\n" + others + "\u{E9}: 2\n").problems.count == 1)
    #expect(parse("&k \(String(repeating: "x", count: 900)): 1\n" + others + "*k : 2\n").problems.count == 1)
    #expect(parse("? &k \(String(repeating: "x", count: 9000))\n: 1\n" + others + "*k : 2\n*k : 3\n").problems.count == 2)
  }
}
