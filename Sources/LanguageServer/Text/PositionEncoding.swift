/// What the `character` of a position counts.
enum PositionEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"

  /// The first one of a client's list that is known; UTF-16 where it gives none.
  static func negotiated(_ offered: JSONValue?) -> PositionEncoding {
    (offered?.array ?? []).lazy.compactMap { $0.string.flatMap(PositionEncoding.init(rawValue:)) }.first ?? .utf16
  }

  /// How many units a byte of UTF-8 begins.
  @inline(__always)
  func units(_ byte: UInt8) -> Int {
    switch self {
    case .utf8: 1
    case .utf16: byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
    case .utf32: byte & 0xC0 == 0x80 ? 0 : 1
    }
  }
}

/// A place as the protocol has it: line and character from 0.
struct TextPosition: Hashable, Comparable, Sendable {
  var line: Int
  var character: Int

  init(_ line: Int, _ character: Int) {
    self.line = line
    self.character = character
  }

  /// nil where the value is no position; numbers beyond any text are kept, they clamp.
  init?(_ value: JSONValue?) {
    guard let line = value?["line"]?.int, let character = value?["character"]?.int, line >= 0, character >= 0 else { return nil }
    self.init(line, character)
  }

  var json: JSONValue { ["line": .integer(line), "character": .integer(character)] }

  static func < (left: TextPosition, right: TextPosition) -> Bool { (left.line, left.character) < (right.line, right.character) }
}
