/// How many terminal columns a text takes: East Asian wide characters and emoji two, combining marks none.
///
/// A sequence that is one character to a reader (a family of emoji, a flag, a hand with a skin tone) takes the two columns that terminals give it.
enum DisplayWidth {
  static func of(_ text: some StringProtocol) -> Int {
    // What nearly every line is made of.
    if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  private static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    let width = scalars.reduce(0) { $0 + of($1) }
    let isJoined = scalars.contains { $0.value == 0x200D || $0.properties.isEmojiModifier }
    return isJoined && scalars.first?.properties.isEmoji == true ? min(width, 2) : width
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return scalar.value < 0x20 ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    // Vowels and final consonants of Hangul, which join the syllable before them.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    // Regional indicators: two of them are a flag.
    case 0x1F1E6...0x1F1FF: return 1
    // The wide and full-width blocks of UAX 11.
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default: return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }
}
