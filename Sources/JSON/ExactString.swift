/// A string compared code point by code point.
///
/// `String` compares by canonical equivalence, which would merge `"é"` and `"e\u{301}"`. RFC 8259 section 8.3 and RFC 6901 section 4
/// compare names without any normalisation.
struct ExactString: Hashable {
  let text: String

  static func == (left: ExactString, right: ExactString) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }
}
