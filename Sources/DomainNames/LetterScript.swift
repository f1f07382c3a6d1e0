/// The three scripts whose letters look like each other's.
public enum LetterScript: String, Hashable, Sendable {
  case latin = "Latin"
  case greek = "Greek"
  case cyrillic = "Cyrillic"

  /// The script of a letter that a U-label may hold; nil for all others, digits and marks of several scripts among them.
  ///
  /// Source: Scripts.txt of Unicode 15.0.0 (Debian's package unicode-data), gaps without letters closed.
  public init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2B8, 0x2E0...0x2E4, 0x1D00...0x1D25, 0x1D2C...0x1D5C, 0x1D62...0x1D65,
      0x1D6B...0x1D77, 0x1D79...0x1DBE, 0x1E00...0x1EFF, 0x2071, 0x207F, 0x2090...0x209C, 0x2132, 0x214E, 0x2184, 0x2C60...0x2C7F, 0xA722...0xA787,
      0xA78B...0xA7FF, 0xAB30...0xAB5A, 0xAB5C...0xAB64, 0xAB66...0xAB69, 0x10780...0x107BA, 0x1DF00...0x1DF2A:
      self = .latin
    case 0x370...0x373, 0x376...0x37D, 0x37F, 0x386, 0x388...0x3E1, 0x3F0...0x3FF, 0x1D26...0x1D2A, 0x1D5D...0x1D61, 0x1D66...0x1D6A, 0x1DBF, 0x1F00...0x1FFE,
      0xAB65:
      self = .greek
    case 0x400...0x484, 0x487...0x52F, 0x1C80...0x1C88, 0x1D2B, 0x1D78, 0x2DE0...0x2DFF, 0xA640...0xA69F, 0x1E030...0x1E08F:
      self = .cyrillic
    default: return nil
    }
  }

  /// The Latin text that a label looks like whose letters are all Greek, or all Cyrillic, and each one's look-alike; nil for every other label.
  public static func latinLookalike(of uLabel: some StringProtocol) -> String? {
    var latin = ""
    var script: LetterScript?
    for scalar in uLabel.unicodeScalars {
      if scalar.isASCII, !scalar.properties.isAlphabetic {
        latin.unicodeScalars.append(scalar)
        continue
      }
      guard let own = LetterScript(scalar), own != .latin, script == nil || script == own, let letters = latinLookalike(of: scalar) else { return nil }
      script = own
      latin += letters
    }
    return script == nil ? nil : latin
  }

  /// The Latin letters that a small Greek or Cyrillic letter looks like.
  ///
  /// Source: confusables.txt of UTS 39, version 17.0.0 (2025-07-22), https://www.unicode.org/Public/security/: the small letters of the two scripts whose
  /// prototype is of the letters a to z.
  public static func latinLookalike(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\u{430}", "\u{3B1}": "a"
    case "\u{441}": "c"
    case "\u{501}": "d"
    case "\u{435}", "\u{4BD}": "e"
    case "\u{4BB}": "h"
    case "\u{456}", "\u{A647}", "\u{3B9}": "i"
    case "\u{458}", "\u{3F3}": "j"
    case "\u{4CF}": "l"
    case "\u{43E}", "\u{3BF}", "\u{3C3}": "o"
    case "\u{440}", "\u{3C1}", "\u{3F8}": "p"
    case "\u{51B}": "q"
    case "\u{433}", "\u{1D26}": "r"
    case "\u{455}": "s"
    case "\u{475}", "\u{3BD}": "v"
    case "\u{448}", "\u{461}", "\u{51D}": "w"
    case "\u{445}": "x"
    case "\u{443}", "\u{4AF}", "\u{3B3}", "\u{3C5}": "y"
    case "\u{4D5}": "ae"
    case "\u{A699}": "oo"
    default: nil
    }
  }
}
