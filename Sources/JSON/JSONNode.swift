/// One value, or one key of an object, in the arena of a `JSONDocument`.
///
/// The arena is in document order, so the children of a container start right after it, and `subtreeEnd` leads from each child to the
/// next. The children of an object alternate between key and value.
struct JSONNode: Sendable {
  /// The offset of the first byte of the token.
  let start: UInt32
  /// The offset just past the last byte of the token.
  var end: UInt32
  /// The arena index just past this node and everything inside it.
  var subtreeEnd: UInt32
  let kind: JSONNodeKind
  /// Whether a string contains a backslash.
  let hasEscapes: Bool

  /// The bytes of the token, quotation marks and brackets included.
  var range: Range<Int> {
    Int(start)..<Int(end)
  }

  /// Gives the unescaped text of a string node.
  func text(in bytes: [UInt8]) -> String {
    let content = range.dropFirst().dropLast()
    return hasEscapes ? JSONEscape.decode(content, in: bytes) : String(decoding: bytes[content], as: UTF8.self)
  }

  /// Tells whether the unescaped text of a string node is `text`, code point by code point.
  func hasText(_ text: String, in bytes: [UInt8]) -> Bool {
    if hasEscapes {
      return self.text(in: bytes).utf8.elementsEqual(text.utf8)
    }
    return range.count - 2 == text.utf8.count && bytes[range.dropFirst().dropLast()].elementsEqual(text.utf8)
  }
}
