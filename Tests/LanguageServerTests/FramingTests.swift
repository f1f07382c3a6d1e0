import Testing

@testable import LanguageServer

/// The stream of a client, cut into messages.
@Suite struct FramingTests {
  private func events(_ stream: [UInt8], pieces size: Int) -> [MessageReader.Event] {
    var reader = MessageReader()
    var events: [MessageReader.Event] = []
    var index = 0
    while index < stream.count {
      reader.append(stream[index..<min(stream.count, index + size)])
      while let event = reader.next() { events.append(event) }
      index += size
    }
    return events
  }

  private func events(_ stream: String, pieces size: Int = .max) -> [MessageReader.Event] { events(Array(stream.utf8), pieces: min(size, stream.utf8.count)) }

  private func message(_ text: String) -> MessageReader.Event { .message(Array(text.utf8)) }

  @Test func messagesComeInPiecesOfAnySize() {
    let stream =
      "Content-Length: 2\r\n\r\n{}content-length:  7 \r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{\"å\":1}Content-Length: 0\r\n\r\n"
    for size in 1...stream.utf8.count {
      #expect(events(stream, pieces: size) == [message("{}"), message("{\"å\":1"), .fault("a header line that names no field"), message("")], "\(size)")
    }
  }

  @Test func whatIsFramedIsReadBack() {
    let texts = ["", "{}", "åäö 😀", String(repeating: "x", count: 100_000)]
    let stream = texts.flatMap { MessageReader.framed(Array($0.utf8)) }
    for size in [1, 7, 4096, stream.count] { #expect(events(stream, pieces: size) == texts.map(message)) }
  }

  @Test(arguments: [
    "Content-Length: -1", "Content-Length: two", "Content-Length:", "Content-Length: 99999999999999999999", "Content-Length: 67108865",
    "Content-Length: 1\r\nContent-Length: 2", "Content-Type: x", "no colon", ": 5", "Content-Length: 2\r\nContent-Type: text/plain; charset=latin1",
  ])
  func aWrongHeaderCostsNoLaterMessage(header: String) {
    let stream = "\(header)\r\n\r\n{}Content-Length: 4\r\n\r\ntrue"
    for size in [1, 3, 1000] {
      let events = events(stream, pieces: size)
      #expect(events.count { if case .fault = $0 { true } else { false } } >= 1, "\(events)")
      #expect(events.last == message("true"), "\(events)")
    }
  }

  @Test func aLengthThatIsTooSmallCostsOneMessage() {
    #expect(events("Content-Length: 3\r\n\r\n{\"a\":1}Content-Length: 2\r\n\r\n{}").last == message("{}"))
  }

  @Test func aHeaderWithoutEndIsGivenUp() {
    let stream = String(repeating: "x", count: 20_000) + "Content-Length: 2\r\n\r\n{}"
    let events = events(stream, pieces: 1000)
    #expect(events == [.fault("a header of more than 8192 bytes"), message("{}")])
  }

  @Test func halfASurrogatePairIsMended() throws {
    let text = #"{"a":"x\ud83dy","b":"\ude00","c":"\ud83d\ude00","d":"\\ud83d"}"#
    let value = try JSONValue.parse(Array(text.utf8))
    #expect(value == ["a": "x\u{FFFD}y", "b": "\u{FFFD}", "c": "😀", "d": "\\ud83d"])
    #expect(throws: (any Error).self) { try JSONValue.parse(Array("{\"a\":}".utf8)) }
  }

  @Test func numbersKeepTheirValue() throws {
    let value = try JSONValue.parse(Array("[1, -2, 1.0, 1e3, 1.5, 12345678901234567890]".utf8))
    #expect(value == [1, -2, 1, 1000, .number("1.5"), .number("12345678901234567890")])
    #expect(String(decoding: value.bytes, as: UTF8.self) == "[1,-2,1,1000,1.5,12345678901234567890]")
  }
}
