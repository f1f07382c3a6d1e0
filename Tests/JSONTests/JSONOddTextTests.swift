import JSON
import Testing

/// Texts are written in words of several bytes: what has to be escaped stands at each place of them.
struct JSONOddTextTests {
  /// Tokens of pointers, with `~` and `/` at each place, alone and beside what JSON escapes; written again they are the same.
  @Test func escapesTokensOfPointersAtEveryPlace() throws {
    for piece in ["~", "/", "~/", "\"", "~\n", "ö", ""] {
      for before in 0...17 {
        for after in [0, 1, 7, 8] {
          let token = String(repeating: "a", count: before) + piece + String(repeating: "b", count: after)
          var (writer, own) = (JSONWriter(style: .compact), JSONWriter(style: .compact))
          own.string(token)
          let escaped = Array(own.bytes.dropFirst().dropLast())
          writer.value(atMost: 2 + 4 * JSONText.quotedLength(2 * token.utf8.count) + 2 * JSONText.mostDigits) { text in
            text.append(Array("\"".utf8))
            let start = text.length
            Array(token.utf8).withUnsafeBufferPointer { text.append(token: $0) }
            escaped.withUnsafeBufferPointer { text.append(escapedToken: $0) }
            text.append(token: 12)
            text.append(again: start..<text.length)
            text.append(Array("\"".utf8))
          }
          let document = try JSONDocument.parse(writer.finish())
          let pointer = "/" + JSONPointer.escape(token)
          #expect(document.string(of: document.root) == "\(pointer)\(pointer)/12\(pointer)\(pointer)/12")
        }
      }
    }
  }

  /// Texts are looked at in words of eight bytes: each byte is put at each place of them, alone and among bytes beyond ASCII.
  @Test func escapesAtEveryPlace() throws {
    for byte in UInt8(0)...0x7F {
      for length in 1...17 {
        for place in 0..<length {
          var text = [UInt8](repeating: UInt8(ascii: "a"), count: length)
          text[place] = byte
          for text in [String(decoding: text, as: UTF8.self), "é" + String(decoding: text, as: UTF8.self) + "日"] {
            var writer = JSONWriter(style: .compact)
            writer.string(text)
            let bytes = writer.finish()
            #expect(bytes.dropLast().allSatisfy { $0 >= 0x20 })
            let document = try JSONDocument.parse(bytes)
            #expect(document.string(of: document.root) == text)
          }
        }
      }
    }
  }

  @Test(arguments: [
    0, 9, 10, 99, 100, 999, 1000, 9999, 10_000, 12_345, 99_999, 100_000, Int.max, Int.min, -1, -10, 1_000_000_000_000_000_000, 999_999_999_999_999_999,
  ])
  func writesIntegersAsTheyAre(number: Int) {
    var writer = JSONWriter(style: .compact)
    writer.integer(number)
    #expect(writer.text == "\(number)")
  }
}
