import Diagnostics
import Testing

/// Lines and columns, which are counted in words of eight bytes, against a count byte by byte.
struct LineTableTests {
  /// What `LineTable` has to say of each offset of a text, and of two behind it.
  private func positions(_ bytes: [UInt8]) -> [SourcePosition] {
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var (line, column) = (1, 1)
    return (0...(bytes.count + 2)).map { offset in
      defer {
        if offset < bytes.count, offset >= mark {
          let isCR = bytes[offset] == 0x0D && (offset + 1 == bytes.count || bytes[offset + 1] != 0x0A)
          if bytes[offset] == 0x0A || isCR { (line, column) = (line + 1, 1) } else if bytes[offset] & 0xC0 != 0x80 { column += 1 }
        }
      }
      return SourcePosition(line: line, column: column, offset: offset)
    }
  }

  private func check(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let table = LineTable(SourceFile(name: "a.order.yaml", bytes: Array(text.utf8)))
    let expected = positions(Array(text.utf8))
    #expect(expected.map { table.position(at: $0.offset) } == expected, "\(text.debugDescription)", sourceLocation: sourceLocation)
    // From wherever one looks for it, the line is the same.
    for line in [-3, 0, 1, 2, table.lineCount - 3, table.lineCount, table.lineCount + 1] {
      #expect(expected.map { table.position(at: $0.offset, near: line) } == expected, "\(line): \(text.debugDescription)", sourceLocation: sourceLocation)
    }
    #expect(table.lineCount == expected.last?.line, "\(text.debugDescription)", sourceLocation: sourceLocation)
  }

  @Test(arguments: ["\n", "\r", "\r\n", "\t", "\u{0}", "\u{E}", "\u{B}", "\n\u{B}", "é", "日", "😀", "\u{85}", "\u{2028}"])
  func countsAtEveryPlace(piece: String) {
    for before in 0...17 {
      for after in [0, 1, 7, 8, 9, 20] {
        check(String(repeating: "a", count: before) + piece + String(repeating: "b", count: after))
        check("\u{FEFF}" + String(repeating: "ä", count: before) + piece + piece + String(repeating: "\n", count: after))
      }
    }
  }

  @Test func countsInMixedTexts() {
    let long = [String(repeating: "x", count: 600), String(repeating: "ö", count: 300)]
    let pieces = ["a", "bcdefghij", "\n", "\n\n", "\r", "\r\n", "é", "日本", "😀", "\u{B}"] + long
    var state: UInt64 = 7
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 40)
    }
    for _ in 0..<60 { check((0..<(next() % 12)).map { _ in pieces[next() % pieces.count] }.joined()) }
  }
}
