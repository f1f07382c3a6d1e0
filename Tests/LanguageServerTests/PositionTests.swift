import Diagnostics
import Testing

@testable import LanguageServer

/// Positions of the protocol against byte offsets.
@Suite struct PositionTests {
  /// A position by counting from the start of the text, character by character.
  private func naive(_ text: String, _ encoding: PositionEncoding) -> [(offset: Int, position: TextPosition)] {
    var places: [(Int, TextPosition)] = []
    var (offset, line, character) = (0, 0, 0)
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isSecondOfPair = scalar == "\n" && index > 0 && scalars[index - 1] == "\r"
      if !isSecondOfPair { places.append((offset, TextPosition(line, character))) }
      offset += UTF8.width(scalar)
      switch encoding {
      case .utf8: character += UTF8.width(scalar)
      case .utf16: character += UTF16.width(scalar)
      case .utf32: character += 1
      }
      if scalar == "\n" || scalar == "\r" && (index + 1 == scalars.count || scalars[index + 1] != "\n") { (line, character) = (line + 1, 0) }
    }
    return places + [(offset, TextPosition(line, character))]
  }

  @Test(arguments: PositionEncoding.allCases)
  func placesGoBothWays(encoding: PositionEncoding) {
    let long = String(repeating: "aå😀日", count: 900)
    let texts = ["", "a", "\n", "\r\n", "\r", "a\nb", "a\r\nb\rc\n", "å😀\r\n日本\n", "\u{FEFF}a: 1\n", "a\u{2028}b\u{85}c\n", long + "\n" + long + "\r\nx"]
    for text in texts {
      let lines = TextLines(Array(text.utf8), encoding)
      for (offset, position) in naive(text, encoding) {
        #expect(lines.position(at: offset) == position)
        #expect(lines.offset(of: position) == offset)
      }
    }
  }

  @Test func whatIsBeyondClamps() {
    let lines = TextLines(Array("ab\r\nc😀d\n".utf8), .utf16)
    #expect(lines.offset(of: TextPosition(0, 99)) == 2, "before the line break")
    #expect(lines.offset(of: TextPosition(1, 99)) == 10)
    #expect(lines.offset(of: TextPosition(2, 5)) == 11)
    #expect(lines.offset(of: TextPosition(9, 0)) == 11)
    #expect(lines.offset(of: TextPosition(1, 2)) == 5, "inside of a surrogate pair is its beginning")
    #expect(lines.offset(of: TextPosition(.max, .max)) == 11)
    #expect(lines.position(at: 3) == TextPosition(0, 2), "between CR and LF")
    #expect(lines.position(at: 99) == TextPosition(2, 0))
    let bytes = TextLines(Array("å\n".utf8), .utf8)
    #expect(bytes.offset(of: TextPosition(0, 1)) == 0, "inside of a character is its beginning")
    #expect(bytes.range(["start": ["line": 0, "character": 2], "end": ["line": 0, "character": 0]]) == SourceRange(2, 2), "an end before its start")
  }

  @Test func aMarkOnTheDiskIsNotCounted() {
    let bytes = Array("\u{FEFF}a: 1\nb".utf8)
    let disk = TextLines(bytes, .utf16, skipsMark: true)
    #expect(disk.position(at: 3) == TextPosition(0, 0))
    #expect(disk.position(at: 0) == TextPosition(0, 0))
    #expect(disk.position(at: 4) == TextPosition(0, 1))
    #expect(disk.offset(of: TextPosition(0, 0)) == 3)
    #expect(TextLines(bytes, .utf16).position(at: 4) == TextPosition(0, 2), "an editor that keeps it counts it")
  }

  @Test func badBytesDoNoHarm() {
    let bytes: [UInt8] = [0x61, 0xFF, 0xC3, 0x0A, 0xF0, 0x9F, 0x0A, 0x80, 0x80]
    for encoding in PositionEncoding.allCases {
      let lines = TextLines(bytes, encoding)
      for offset in 0...bytes.count { #expect((0...bytes.count).contains(lines.offset(of: lines.position(at: offset)))) }
    }
  }

  @Test(arguments: [
    ("file:///work/a.order.yaml", "/work/a.order.yaml"), ("file:///c%3A/a%20b/%C3%A5.yaml", "/c:/a b/å.yaml"), ("FILE://localhost/a/../b", "/b"),
    ("file:/a/b", "/a/b"), ("untitled:Untitled-1", nil), ("file://host", nil), ("file:///a%zz", nil), ("", nil), ("git:/a/b?x", nil),
  ])
  func pathsOfURIs(uri: String, path: String?) {
    #expect(DocumentURI.path(uri) == path)
  }

  @Test func everyPathHasAURI() {
    for path in ["/a", "/å/日本 x/#?%.yaml", "/a+b&c=d;e,f/@:"] { #expect(DocumentURI.path(DocumentURI.uri(ofPath: path)) == path) }
  }

  @Test func editsOfLinesTouchNothingElse() {
    var random = SplitMix(state: 7)
    for _ in 0..<2_000 {
      func text() -> String {
        (0..<Int.random(in: 0...8, using: &random)).map { _ in ["a\n", "b\r\n", "å", "äb\n", "😀\n", "\n"].randomElement(using: &random)! }.joined()
      }
      let (old, new) = (text(), text())
      var result = Array(old.utf8)
      let edits = LineDifference.edits(from: result, to: Array(new.utf8))
      for edit in edits.reversed() { result.replaceSubrange(edit.range.start..<edit.range.end, with: edit.text.utf8) }
      #expect(String(decoding: result, as: UTF8.self) == new, "\(old.debugDescription) to \(new.debugDescription)")
      for edit in edits { #expect(edit.range.length > 0 || !edit.text.isEmpty) }
    }
  }
}

/// SplitMix64: the same inputs on every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
