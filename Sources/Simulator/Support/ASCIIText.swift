/// Comparisons and foldings of ASCII text.
enum ASCIIText {
  /// Equal but for the case of ASCII letters.
  static func equalsFolded(_ left: String, _ right: String) -> Bool {
    guard left.utf8.count == right.utf8.count else { return false }
    var other = right.utf8.makeIterator()
    for byte in left.utf8 {
      guard let second = other.next(), folded(byte) == folded(second) else { return false }
    }
    return true
  }

  /// In lower case, without a trailing dot: how names are kept.
  static func name(_ text: String) -> String {
    let lowered = text.lowercased()
    return lowered.utf8.last == UInt8(ascii: ".") ? String(lowered.dropLast()) : lowered
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
