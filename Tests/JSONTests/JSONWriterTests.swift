import JSON
import Testing

@Suite struct JSONWriterTests {
  private func sample(_ style: JSONWriter.Style) -> String {
    var writer = JSONWriter(style: style)
    writer.beginObject()
    writer.key("name")
    writer.string("Zoë / \u{2028}")
    writer.key("fixed" as StaticString)
    writer.string("text" as StaticString)
    writer.key("list")
    writer.beginArray()
    writer.integer(1)
    writer.beginArray()
    writer.endArray()
    writer.beginObject()
    writer.endObject()
    writer.beginObject()
    writer.key("a\"b")
    writer.null()
    writer.endObject()
    writer.beginArray()
    writer.bool(true)
    writer.bool(false)
    writer.endArray()
    writer.endArray()
    writer.key("")
    writer.number(literal: "-0.10e+5")
    writer.endObject()
    return String(decoding: writer.finish(), as: UTF8.self)
  }

  @Test func writesPretty() {
    let expected = """
      {
        "name": "Zoë / \u{2028}",
        "fixed": "text",
        "list": [
          1,
          [],
          {},
          {
            "a\\"b": null
          },
          [
            true,
            false
          ]
        ],
        "": -0.10e+5
      }

      """
    #expect(sample(.pretty) == expected)
  }

  @Test func writesCompact() {
    let expected = #"{"name":"Zoë / "# + "\u{2028}" + #"","fixed":"text","list":[1,[],{},{"a\"b":null},[true,false]],"":-0.10e+5}"# + "\n"
    #expect(sample(.compact) == expected)
  }

  @Test(arguments: [JSONWriter.Style.pretty, .compact])
  func writesLoneValues(style: JSONWriter.Style) {
    var writer = JSONWriter(style: style)
    writer.beginArray()
    writer.endArray()
    #expect(writer.text == "[]")
    writer.removeAll(keepingCapacity: true)
    writer.beginObject()
    writer.endObject()
    #expect(writer.finish() == Array("{}\n".utf8))
    writer.removeAll()
    #expect(writer.bytes.isEmpty)
    writer.null()
    #expect(writer.finish() == Array("null\n".utf8))
  }

  @Test func forgetsOpenContainers() {
    var writer = JSONWriter(style: .compact)
    writer.beginArray()
    writer.beginObject()
    writer.key("pending")
    writer.removeAll(keepingCapacity: true)
    writer.integer(7)
    #expect(writer.finish() == Array("7\n".utf8))
  }

  /// Parts of a document, each by a writer that stands where the part does, make the document.
  @Test(arguments: [JSONWriter.Style.pretty, .compact])
  func forgetsTextAndKeepsItsPlace(style: JSONWriter.Style) {
    var whole = JSONWriter(style: style)
    var part = JSONWriter(style: style)
    var texts: [UInt8] = []
    func write(_ step: (inout JSONWriter) -> Void) {
      step(&whole)
      part.forgetText()
      step(&part)
      texts += part.bytes
    }
    write { $0.beginArray() }
    write { $0.integer(1) }
    write { $0.beginObject() }
    write { $0.key("a") }
    write { $0.string("b") }
    write { $0.endObject() }
    write { $0.endArray() }
    #expect(texts == whole.bytes && !texts.isEmpty)
    part.forgetText()
    #expect(texts + part.finish() == whole.finish())
  }

  /// What needs an escape is found at each place of a text of each length, whatever is looked at together.
  @Test(arguments: 1...50)
  func escapesAtEachPlace(length: Int) {
    for special: UInt8 in [0x00, 0x1F, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x20, 0x21, 0x23, 0x5B, 0x5D, 0x7F, 0x80, 0xA2, 0xDC, 0xFF] {
      for place in 0..<length {
        var bytes = (0..<length).map { UInt8(ascii: "a") + UInt8($0 % 26) }
        bytes[place] = special
        var writer = JSONWriter(style: .compact)
        bytes.withUnsafeBufferPointer { writer.string(utf8: $0) }
        let escape: [UInt8: String] = [0x00: "\\u0000", 0x1F: "\\u001f", UInt8(ascii: "\""): "\\\"", UInt8(ascii: "\\"): "\\\\"]
        let expected = bytes[..<place] + (escape[special].map { Array($0.utf8) } ?? [special]) + bytes[(place + 1)...]
        #expect(writer.bytes == [UInt8(ascii: "\"")] + expected + [UInt8(ascii: "\"")])
      }
    }
  }

  @Test func escapesEveryControlCharacter() {
    let expected = [
      "\\u0000", "\\u0001", "\\u0002", "\\u0003", "\\u0004", "\\u0005", "\\u0006", "\\u0007", "\\b", "\\t", "\\n", "\\u000b", "\\f", "\\r", "\\u000e",
      "\\u000f", "\\u0010", "\\u0011", "\\u0012", "\\u0013", "\\u0014", "\\u0015", "\\u0016", "\\u0017", "\\u0018", "\\u0019", "\\u001a", "\\u001b",
      "\\u001c", "\\u001d", "\\u001e", "\\u001f",
    ]
    for (code, escape) in expected.enumerated() {
      var writer = JSONWriter(style: .compact)
      writer.string("x\(Unicode.Scalar(UInt8(code)))y")
      #expect(writer.text == "\"x\(escape)y\"")
    }
  }

  @Test(arguments: [
    ("", #""""#), ("\"", #""\"""#), ("\\", #""\\""#), ("a\\\\b\"", #""a\\\\b\"""#), ("\nab\n\ncd\n", #""\nab\n\ncd\n""#), ("</script>", #""</script>""#),
    ("\u{7F}\u{80}\u{2028}\u{2029}\u{FEFF}", "\"\u{7F}\u{80}\u{2028}\u{2029}\u{FEFF}\""), ("😀é", "\"😀é\""),
  ])
  func escapesOnlyWhatItMust(value: String, expected: String) {
    var writer = JSONWriter(style: .compact)
    writer.string(value)
    #expect(Array(writer.text.utf8) == Array(expected.utf8))
    writer.removeAll()
    writer.beginObject()
    writer.key(value)
    #expect(Array(writer.text.utf8) == Array("{\(expected):".utf8))
  }

  @Test(arguments: [0, 1, -1, 9, 10, 11, 99, 100, -100, 1_000_000_007, Int.max, Int.min])
  func writesIntegers(value: Int) {
    var writer = JSONWriter(style: .compact)
    writer.integer(value)
    #expect(writer.text == String(value))
  }

  @Test(arguments: ["0", "-0", "1", "12.50", "1e9", "1E-9", "-1.5e+10"])
  func writesNumbersAsSpelled(literal: String) {
    var writer = JSONWriter(style: .compact)
    writer.number(literal: literal)
    #expect(writer.text == literal)
  }

  @Test func stopsAtAKeyInAnArray() async {
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter(style: .compact)
      writer.beginArray()
      writer.key("a")
    }
  }

  @Test func stopsAtAValueWithoutAKey() async {
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter(style: .compact)
      writer.beginObject()
      writer.null()
    }
  }

  @Test func stopsAtTheWrongEnd() async {
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter(style: .compact)
      writer.beginObject()
      writer.key("a")
      writer.endObject()
    }
  }

  @Test func stopsAtAnEarlyFinish() async {
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter(style: .compact)
      writer.beginArray()
      _ = writer.finish()
    }
  }

  @Test func stopsAtASecondValue() async {
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter(style: .compact)
      writer.null()
      writer.null()
    }
  }

  @Test func stopsAtAMalformedNumber() async {
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter(style: .compact)
      writer.number(literal: "1 ")
    }
  }

  // MARK: Values that are put together

  private func together(_ style: JSONWriter.Style) -> String {
    var writer = JSONWriter(style: style)
    writer.beginObject()
    writer.key("list")
    writer.beginArray()
    for number in [0, 12_345, Int.max] {
      writer.value(atMost: 14 + JSONText.mostDigits + JSONText.quotedLength(3) + 2) { text in
        text.append(Array("{\"n\": ".utf8))
        text.append(count: number)
        text.append(Array(", \"s\": \"".utf8))
        "a\"b".utf8.withContiguousStorageIfAvailable { text.append(inString: $0) }
        text.append(Array("\"}".utf8))
      }
    }
    writer.endArray()
    writer.endObject()
    return String(decoding: writer.finish(), as: UTF8.self)
  }

  @Test func writesValuesAsTheyArePut() {
    let lines = [#"{"n": 0, "s": "a\"b"}"#, #"{"n": 12345, "s": "a\"b"}"#, #"{"n": 9223372036854775807, "s": "a\"b"}"#]
    #expect(together(.pretty) == "{\n  \"list\": [\n    \(lines.joined(separator: ",\n    "))\n  ]\n}\n")
    #expect(together(.compact) == "{\"list\":[\(lines.joined(separator: ","))]}\n")
  }

  @Test func stopsWhereATextIsLongerThanItsRoom() async {
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter(style: .compact)
      writer.value(atMost: 3) { $0.append(Array("12345678".utf8)) }
    }
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter(style: .compact)
      writer.value(atMost: 2) { $0.append(count: 1) }
    }
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter(style: .compact)
      writer.value(atMost: 7) { text in _ = "ab".utf8.withContiguousStorageIfAvailable { text.append(inString: $0) } }
    }
  }

  // MARK: Embedded documents

  @Test(arguments: [JSONWriter.Style.pretty, .compact])
  func embedsDocumentsAsIfTheyHadBeenWrittenThere(style: JSONWriter.Style) {
    func write(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
      var writer = JSONWriter(style: style)
      body(&writer)
      return writer.finish()
    }
    func value(_ writer: inout JSONWriter) {
      writer.beginObject()
      writer.key("a\n")
      writer.beginArray()
      writer.string("line\nfeed")
      writer.null()
      writer.endArray()
      writer.endObject()
    }
    func outer(_ inner: (inout JSONWriter) -> Void) -> [UInt8] {
      write { writer in
        writer.beginObject()
        writer.key("list")
        writer.beginArray()
        inner(&writer)
        inner(&writer)
        writer.endArray()
        writer.key("one")
        inner(&writer)
        writer.endObject()
      }
    }
    let document = write(value)
    #expect(outer { $0.embed(finished: document) } == outer(value))
    let number = write { $0.integer(7) }
    #expect(outer { $0.embed(finished: number) } == outer { $0.integer(7) })
  }

  /// Lines are copied in words of eight bytes: their ends stand at each place of them.
  @Test func embedsLinesOfAnyLength() {
    for depth in [1, 7, 8, 9, 20] {
      for length in 0...20 {
        var (inner, plain) = (JSONWriter(style: .pretty), JSONWriter(style: .pretty))
        var outer = JSONWriter(style: .pretty)
        for _ in 0..<depth {
          outer.beginArray()
          plain.beginArray()
        }
        func write(_ writer: inout JSONWriter) {
          writer.beginArray()
          for count in [length, 0, length + 1] { writer.string(String(repeating: "é", count: count)) }
          writer.endArray()
        }
        write(&inner)
        write(&plain)
        outer.embed(finished: inner.finish())
        for _ in 0..<depth {
          outer.endArray()
          plain.endArray()
        }
        #expect(outer.finish() == plain.finish(), "\(depth) \(length)")
      }
    }
  }

  /// A member is its key and its value; the key stands where the result says, as it is in JSON.
  @Test(arguments: [JSONWriter.Style.pretty, .compact])
  func tellsWhereKeysStand(style: JSONWriter.Style) throws {
    let keys = ["", "a", "type", "domainName", "a key of more than sixteen bytes", "q\"\\\n", "ö/~"]
    var (together, apart) = (JSONWriter(style: style), JSONWriter(style: style))
    var places: [(Range<Int>, Range<Int>)] = []
    together.beginObject()
    apart.beginObject()
    for key in keys {
      for value in ["", "x", "\"", String(repeating: "y", count: 70)] {
        let bytes = Array(key.utf8)
        let place = bytes.withUnsafeBufferPointer { key in Array(value.utf8).withUnsafeBufferPointer { together.member(utf8: key, string: $0) } }
        places.append((place, bytes.withUnsafeBufferPointer { apart.key(utf8: $0) }))
        apart.string(value)
      }
    }
    together.endObject()
    apart.endObject()
    let text = together.finish()
    #expect(text == apart.finish())
    for (index, (place, same)) in places.enumerated() {
      let string = try JSONDocument.parse([UInt8(ascii: "\"")] + text[place] + [UInt8(ascii: "\"")])
      #expect(place == same && string.string(of: string.root) == keys[index / 4])
    }
  }
}
