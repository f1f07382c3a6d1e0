import JSON
import Testing

@Suite struct JSONDocumentTests {
  private func source(_ node: JSONNodeID, _ document: JSONDocument) -> String {
    String(decoding: document.bytes[document.range(of: node)], as: UTF8.self)
  }

  @Test func readsEveryKindWithItsRange() throws {
    let text = #" {"a" : [null,true , false,-1.50e+3,"x\n€"],"b":{ } , "c":[ ]}"# + "\n"
    let document = try JSONDocument.parse(Array(text.utf8))
    #expect(document.kind(of: document.root) == .object)
    #expect(document.range(of: document.root) == 1..<(text.utf8.count - 1))
    let members = document.members(of: document.root)
    #expect(members.map(\.key) == ["a", "b", "c"])
    #expect(members.map { String(decoding: document.bytes[$0.keyRange], as: UTF8.self) } == [#""a""#, #""b""#, #""c""#])
    #expect(members.map { source($0.value, document) } == [#"[null,true , false,-1.50e+3,"x\n€"]"#, "{ }", "[ ]"])
    let elements = document.elements(of: members[0].value)
    #expect(elements.map { document.kind(of: $0) } == [.null, .true, .false, .number, .string])
    #expect(elements.map { source($0, document) } == ["null", "true", "false", "-1.50e+3", #""x\n€""#])
    #expect(document.numberText(of: elements[3]) == "-1.50e+3")
    #expect(document.string(of: elements[4]) == "x\n€")
  }

  @Test func givesNothingForOtherKinds() throws {
    let document = try JSONDocument.parse(Array(#"[{"a":"b"},1,"s"]"#.utf8))
    let elements = document.elements(of: document.root)
    #expect(document.members(of: document.root).isEmpty)
    #expect(document.elements(of: elements[0]).isEmpty)
    #expect(document.elements(of: elements[1]).isEmpty)
    #expect(document.member("a", of: document.root) == nil)
    #expect(document.string(of: elements[1]) == nil)
    #expect(document.string(of: elements[0]) == nil)
    #expect(document.numberText(of: elements[2]) == nil)
  }

  @Test func findsMembersByCodePoints() throws {
    let document = try JSONDocument.parse(Array("{\"\u{E9}\":1,\"e\u{301}\":2,\"\\u0061\":{\"x\":0},\"b\":4}".utf8))
    let numbers = ["\u{E9}", "e\u{301}", "b"].map { document.member($0, of: document.root).flatMap { document.numberText(of: $0) } }
    #expect(numbers == ["1", "2", "4"])
    #expect(document.member("a", of: document.root).map { document.kind(of: $0) } == .object)
    #expect(document.member("x", of: document.root) == nil)
    #expect(document.member("", of: document.root) == nil)
  }

  @Test(arguments: [
    (#""""#, ""), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0000\u001F\u00e9\u20AC\uFFFF""#, "\u{0}\u{1F}é€\u{FFFF}"),
    (#""\ud83d\uDE00!\uD800\uDC00""#, "😀!𐀀"), (#""a\\u0041""#, "a\\u0041"), ("\"\u{7F}\u{2028}é€😀\"", "\u{7F}\u{2028}é€😀"),
  ])
  func unescapes(source: String, expected: String) throws {
    let document = try JSONDocument.parse(Array(source.utf8))
    #expect(document.string(of: document.root).map { Array($0.utf8) } == Array(expected.utf8))
  }

  @Test(arguments: ["0", "-0", "10", "-12.034", "1e5", "1E+05", "0e-0", "123456789012345678901234567890"])
  func readsNumbers(text: String) throws {
    let document = try JSONDocument.parse(Array(text.utf8))
    #expect(document.numberText(of: document.root) == text)
  }

  @Test func countsAByteOrderMarkInOffsets() throws {
    let document = try JSONDocument.parse([0xEF, 0xBB, 0xBF] + Array(" true".utf8))
    #expect(document.range(of: document.root) == 4..<8)
    #expect(throws: JSONError.self) { try JSONDocument.parse([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, 0x30]) }
  }

  @Test(arguments: [("[", "]"), (#"{"a":"#, "}")])
  func limitsDepth(opening: String, closing: String) throws {
    for depth in [199, 200] {
      let text = String(repeating: opening, count: depth) + (opening == "[" ? "" : "0") + String(repeating: closing, count: depth)
      let document = try JSONDocument.parse(Array(text.utf8))
      #expect(document.range(of: document.root) == 0..<text.utf8.count)
    }
    let text = String(repeating: opening, count: 201) + (opening == "[" ? "" : "0") + String(repeating: closing, count: 201)
    let error = #expect(throws: JSONError.self) { try JSONDocument.parse(Array(text.utf8)) }
    #expect(error?.offset == 200 * opening.utf8.count)
    #expect(error?.message == "expected at most 200 levels of nesting, found one more")
  }

  @Test func limitsDepthNotCount() throws {
    let text = "[" + Array(repeating: "[{}]", count: 1000).joined(separator: ",") + "]"
    let document = try JSONDocument.parse(Array(text.utf8), limits: JSONLimits(maximumDepth: 3))
    #expect(document.elements(of: document.root).count == 1000)
  }

  @Test func readsVeryDeepWithoutRecursion() throws {
    let depth = 1_000_000
    let bytes = [UInt8](repeating: UInt8(ascii: "["), count: depth) + [UInt8](repeating: UInt8(ascii: "]"), count: depth)
    let document = try JSONDocument.parse(bytes, limits: JSONLimits(maximumDepth: depth))
    #expect(document.range(of: document.root) == 0..<2 * depth)
  }

  @Test func limitsSize() throws {
    #expect(JSONLimits.standard == JSONLimits(maximumByteCount: 16_777_216, maximumDepth: 200))
    let limits = JSONLimits(maximumByteCount: 4)
    _ = try JSONDocument.parse(Array("true".utf8), limits: limits)
    let error = #expect(throws: JSONError.self) { try JSONDocument.parse(Array("false".utf8), limits: limits) }
    #expect(error?.offset == 4)
    #expect(error?.endOffset == 5)
    #expect(error?.message == "expected at most 4 bytes, found 5")
  }

  /// Takes well under a second; a copy of the set of keys for each key would take minutes.
  @Test(.timeLimit(.minutes(1))) func readsManyMembersInLinearTime() throws {
    let count = 100_000
    let text = "{" + (0..<count).map { "\"key \($0)\":\($0)" }.joined(separator: ",") + "}"
    let document = try JSONDocument.parse(Array(text.utf8))
    #expect(document.members(of: document.root).count == count)
  }
}
