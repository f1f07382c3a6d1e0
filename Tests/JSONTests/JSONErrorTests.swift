import JSON
import Testing

@Suite struct JSONErrorTests {
  /// Bad inputs, each with the error that it must give.
  private static let cases: [(text: String, range: Range<Int>, message: String, related: Int?)] = [
    ("", 0..<0, "expected a value, found the end of the document", nil),
    (" \n", 2..<2, "expected a value, found the end of the document", nil),
    ("[", 1..<1, "expected a value or ']', found the end of the document", 0),
    ("[[],", 4..<4, "expected a value after ',', found the end of the document", 0),
    ("[1", 2..<2, "expected ',' or ']', found the end of the document", 0),
    (" {", 2..<2, "expected a key in double quotes or '}', found the end of the document", 1),
    (#"{"a""#, 4..<4, "expected ':' after the key, found the end of the document", 0),
    (#"{"a":"#, 5..<5, "expected a value after ':', found the end of the document", 0),
    (#"{"a":1"#, 6..<6, "expected ',' or '}', found the end of the document", 0),
    ("[1,]", 3..<4, "expected a value after ',', found ']'", nil),
    (#"{"a":1,}"#, 7..<8, "expected a key in double quotes after ',', found '}'", nil),
    ("[,1]", 1..<2, "expected a value or ']', found ','", nil),
    ("[1 2]", 3..<4, "expected ',' or ']', found '2'", nil),
    ("[1}", 2..<3, "expected ',' or ']', found '}'", nil),
    (#"{"a":1]"#, 6..<7, "expected ',' or '}', found ']'", nil),
    (#"{"a" 1}"#, 5..<6, "expected ':' after the key, found '1'", nil),
    (#"{"a":}"#, 5..<6, "expected a value after ':', found '}'", nil),
    ("{key:1}", 1..<4, "expected a key in double quotes or '}', found 'key'", nil),
    ("{'a':1}", 1..<2, "expected a key in double quotes or '}', found '''", nil),
    ("[1 // one\n]", 3..<4, "expected ',' or ']', found '/'", nil),
    ("/* x */ 1", 0..<1, "expected a value, found '/'", nil),
    ("NaN", 0..<3, "expected a value, found 'NaN'", nil),
    ("[Infinity]", 1..<9, "expected a value or ']', found 'Infinity'", nil),
    ("-Infinity", 1..<2, "expected a digit after '-', found 'I'", nil),
    ("True", 0..<4, "expected a value, found 'True'", nil),
    ("nul", 0..<3, "expected a value, found 'nul'", nil),
    ("nullable", 0..<8, "expected a value, found 'nullable'", nil),
    ("abcdefghijklmnopqrstuvwxyz", 0..<26, "expected a value, found 'abcdefghijklmnopqrst…'", nil),
    ("+1", 0..<1, "expected a value, found '+'", nil),
    (".5", 0..<1, "expected a value, found '.'", nil),
    ("é", 0..<2, "expected a value, found 'é'", nil),
    ("[\u{A0}1]", 1..<3, "expected a value or ']', found U+00A0", nil),
    ("\u{B}1", 0..<1, "expected a value, found U+000B", nil),
    ("[01]", 2..<3, "expected '.', an exponent or the end of the number after a leading 0, found '1'", nil),
    ("-00", 2..<3, "expected '.', an exponent or the end of the number after a leading 0, found '0'", nil),
    ("-", 1..<1, "expected a digit after '-', found the end of the document", nil),
    ("[1.]", 3..<4, "expected a digit after '.', found ']'", nil),
    ("1.e5", 2..<3, "expected a digit after '.', found 'e'", nil),
    ("[1e]", 3..<4, "expected a digit in the exponent, found ']'", nil),
    ("1E+", 3..<3, "expected a digit in the exponent, found the end of the document", nil),
    ("1x", 1..<2, "expected the end of the document, found 'x'", nil),
    ("0x10", 1..<4, "expected the end of the document, found 'x10'", nil),
    ("{} []", 3..<4, "expected the end of the document, found '['", nil),
    ("1,", 1..<2, "expected the end of the document, found ','", nil),
    (#"["abc"#, 5..<5, "expected '\"' at the end of the string, found the end of the document", 1),
    (#"["abc\"#, 6..<6, "expected one of \" \\ / b f n r t u after '\\', found the end of the document", 1),
    (#"["\u00"#, 6..<6, "expected four hexadecimal digits after '\\u', found the end of the document", 1),
    ("\"a\nb\"", 2..<3, "expected an escape in place of a control character, found U+000A", nil),
    ("\"\u{0}\"", 1..<2, "expected an escape in place of a control character, found U+0000", nil),
    (#""a\x""#, 2..<4, "expected one of \" \\ / b f n r t u after '\\', found 'x'", nil),
    (#""\é""#, 1..<4, "expected one of \" \\ / b f n r t u after '\\', found 'é'", nil),
    (#""\U0041""#, 1..<3, "expected one of \" \\ / b f n r t u after '\\', found 'U'", nil),
    (#""\u12g4""#, 1..<6, "expected four hexadecimal digits after '\\u', found 'g'", nil),
    (#""\u123""#, 1..<7, "expected four hexadecimal digits after '\\u', found '\"'", nil),
    (#""x\ud83d""#, 2..<8, "expected a low surrogate escape after this high surrogate escape", nil),
    (#""\ud83dx""#, 1..<7, "expected a low surrogate escape after this high surrogate escape", nil),
    (#""\ud83d\n""#, 1..<7, "expected a low surrogate escape after this high surrogate escape", nil),
    (#""\ud83d\ud83d\ude00""#, 1..<7, "expected a low surrogate escape after this high surrogate escape", nil),
    (#""\ud83d\u0041""#, 1..<7, "expected a low surrogate escape after this high surrogate escape", nil),
    (#""\ude00\ud83d""#, 1..<7, "expected a high surrogate escape before this low surrogate escape", nil),
    (#"{"a":1,"b":2,"a":3}"#, 13..<16, "expected unique keys, found this key a second time", 1),
    (#"{"a":1, "\u0061" :3}"#, 8..<16, "expected unique keys, found this key a second time", 1),
    (#"[{"x":{"":[1,{}],"":0}}]"#, 17..<19, "expected unique keys, found this key a second time", 7),
  ]

  private func parseError(in bytes: [UInt8]) -> JSONError? {
    do {
      _ = try JSONDocument.parse(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test func reportsTheExactPlace() throws {
    for (text, range, message, related) in Self.cases {
      let error = try #require(parseError(in: Array(text.utf8)), "\(text)")
      #expect(error.offset..<error.endOffset == range, "\(text)")
      #expect(error.message == message, "\(text)")
      #expect(error.relatedOffset == related, "\(text)")
    }
  }

  @Test(
    arguments: [
      ([0x80], 1, "0x80"), ([0xFF], 1, "0xff"), ([0xC0, 0xAF], 1, "0xc0"), ([0xC1, 0x81], 1, "0xc1"), ([0xC3], 1, "0xc3"), ([0xC3, 0x28], 1, "0xc3"),
      ([0xE0, 0x9F, 0xBF], 1, "0xe0"), ([0xE2, 0x82], 2, "0xe2 0x82"), ([0xED, 0xA0, 0x80], 1, "0xed"), ([0xF0, 0x8F, 0xBF, 0xBF], 1, "0xf0"),
      ([0xF0, 0x9F, 0x98], 3, "0xf0 0x9f 0x98"), ([0xF0, 0x9F, 0x22, 0x80], 2, "0xf0 0x9f"), ([0xF4, 0x90, 0x80, 0x80], 1, "0xf4"), ([0xF5, 0x80], 1, "0xf5"),
    ] as [([UInt8], Int, String)])
  func reportsInvalidUTF8(sequence: [UInt8], length: Int, found: String) {
    let prefix = Array("[\"é".utf8)
    let expected = "expected valid UTF-8, found \(found), which is not UTF-8"
    for bytes in [prefix + sequence, prefix + sequence + Array("\"]".utf8)] {
      let error = parseError(in: bytes)
      #expect(error?.offset == 4)
      #expect(error?.endOffset == 4 + length)
      #expect(error?.message == expected)
    }
  }

  @Test func reportsInvalidUTF8OutsideStrings() {
    let error = parseError(in: [0x5B, 0xFF, 0x5D])
    #expect(error?.offset == 1)
    #expect(error?.endOffset == 2)
    #expect(error?.message == "expected a value or ']', found 0xff, which is not UTF-8")
  }

  @Test func countsTheByteOrderMark() {
    #expect(parseError(in: [0xEF, 0xBB, 0xBF] + Array("[1,]".utf8))?.offset == 6)
  }

  @Test func allowsTheSameKeyInDifferentObjects() {
    #expect(parseError(in: Array(#"[{"a":{"a":{"b":0}},"b":{"a":1}},{"a":2}]"#.utf8)) == nil)
  }

  @Test func rejectsEveryTruncation() throws {
    let text = #"{"key":[null,true,false,-1.5e+3,"a\"\\\u00e9\ud83d\ude00é€😀",{},[],{"x":{"y":[0]}}],"z":""}"#
    let bytes = Array(text.utf8)
    _ = try JSONDocument.parse(bytes)
    for count in bytes.indices {
      let error = try #require(parseError(in: Array(bytes[..<count])), "\(count)")
      #expect(error.offset <= error.endOffset)
      #expect(error.endOffset == count || error.message.contains("low surrogate"), "\(count): \(error)")
    }
  }

  @Test func doesNotCrashOnRandomBytes() {
    var generator = SplitMix64(seed: 20_260_101)
    let alphabet = Array("[]{}\",:\\u019d8-+.eEtrufalsn \n/é\u{0}".utf8) + [0xFF, 0xC3, 0xE2, 0xF0, 0x9F]
    for _ in 0..<20_000 {
      let count = Int.random(in: 0..<24, using: &generator)
      let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      if let error = parseError(in: bytes) {
        #expect(error.offset <= error.endOffset && error.endOffset <= count && !error.message.isEmpty)
      }
    }
  }
}
