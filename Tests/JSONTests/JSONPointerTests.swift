import JSON
import Testing

@Suite struct JSONPointerTests {
  /// The example document of RFC 6901 section 5.
  private static let example = #"""
    {
      "foo": ["bar", "baz"],
      "": 0,
      "a/b": 1,
      "c%d": 2,
      "e^f": 3,
      "g|h": 4,
      "i\\j": 5,
      "k\"l": 6,
      " ": 7,
      "m~n": 8
    }
    """#

  @Test(arguments: [
    ("/foo", #"["bar", "baz"]"#), ("/foo/0", #""bar""#), ("/foo/1", #""baz""#), ("/", "0"), ("/a~1b", "1"), ("/c%d", "2"), ("/e^f", "3"),
    ("/g|h", "4"), (#"/i\j"#, "5"), (#"/k"l"#, "6"), ("/ ", "7"), ("/m~0n", "8"), ("", example),
  ])
  func resolvesTheExamplesOfTheRFC(text: String, source: String) throws {
    let document = try JSONDocument.parse(Array(Self.example.utf8))
    let pointer = try #require(JSONPointer(text))
    let node = try #require(document.value(at: pointer))
    #expect(String(decoding: document.bytes[document.range(of: node)], as: UTF8.self) == source)
    #expect(pointer.description == text)
  }

  @Test(arguments: ["/foo/2", "/foo/-", "/foo/00", "/foo/01", "/foo/+1", "/foo/-1", "/foo/", "/foo/0/x", "/x", "//", "/foo/99999999999999999999"])
  func findsNothing(text: String) throws {
    let document = try JSONDocument.parse(Array(Self.example.utf8))
    let pointer = try #require(JSONPointer(text))
    #expect(document.value(at: pointer) == nil)
  }

  @Test func usesDigitsAsAKeyOfAnObject() throws {
    let document = try JSONDocument.parse(Array(#"{"0":[{"01":true}]}"#.utf8))
    let node = try #require(document.value(at: JSONPointer(tokens: ["0", "0", "01"])))
    #expect(document.kind(of: node) == .true)
  }

  @Test(arguments: ["a", " ", "a/b", "#/a", "~0", "/~", "/~2", "/a~", "/~/0", "/~~0"])
  func rejects(text: String) {
    #expect(JSONPointer(text) == nil)
  }

  @Test(arguments: [
    ([], ""), ([""], "/"), (["", ""], "//"), (["~1"], "/~01"), (["/~", "~~"], "/~1~0/~0~0"), (["\u{301}"], "/\u{301}"), (["é", "😀"], "/é/😀"),
  ])
  func parsesAndDescribes(tokens: [String], text: String) throws {
    let pointer = try #require(JSONPointer(text))
    #expect(pointer.tokens == tokens)
    #expect(pointer == JSONPointer(tokens: tokens))
    #expect(JSONPointer(tokens: tokens).description == text)
  }

  @Test func appends() {
    let pointer = JSONPointer().appending("paths").appending("/orders/{id}").appending(index: 12)
    #expect(pointer.tokens == ["paths", "/orders/{id}", "12"])
    #expect(pointer.description == "/paths/~1orders~1{id}/12")
  }

  @Test func escapesOnlyTildeAndSlash() {
    #expect(JSONPointer.escape("plain %\"\\é") == "plain %\"\\é")
    #expect(JSONPointer.escape("~1/") == "~01~1")
    #expect(Array(JSONPointer.escape("/\u{301}").utf8) == Array("~1\u{301}".utf8))
  }

  @Test func comparesCodePoints() {
    #expect(JSONPointer(tokens: ["\u{E9}"]) != JSONPointer(tokens: ["e\u{301}"]))
    #expect(Set([JSONPointer(tokens: ["\u{E9}"]), JSONPointer(tokens: ["e\u{301}"]), JSONPointer(tokens: ["\u{E9}"])]).count == 2)
    #expect(JSONPointer(tokens: ["a", "b"]) != JSONPointer(tokens: ["ab"]))
    #expect(JSONPointer(tokens: ["a"]).hashValue == JSONPointer("/a")?.hashValue)
  }

  @Test func roundTripsRandomTokens() {
    var generator = SplitMix64(seed: 6901)
    for _ in 0..<2000 {
      let count = Int.random(in: 0..<4, using: &generator)
      let tokens = (0..<count).map { _ in
        String(decoding: JSONValue.randomText(using: &generator) + (Bool.random(using: &generator) ? [0x7E] : []), as: UTF8.self)
      }
      #expect(JSONPointer(JSONPointer(tokens: tokens).description) == JSONPointer(tokens: tokens))
    }
  }
}
