import Placement

/// Text for a page: whatever a spec or a provider says shows as text, and does nothing.
enum HTML {
  /// Escaped for elements and for attributes in double quotes. What cannot be seen, or turns the direction of what follows, shows as its number.
  static func text(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in visible(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func visible(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\t" {
        result += " "
      } else if isHidden(scalar) {
        result += "⟨U+\(String(scalar.value, radix: 16, uppercase: true))⟩"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Controls, format characters such as the marks of writing direction, lone surrogates, private use, what is not assigned.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// The same for the place of something in a file, which may wrap where its parts end.
  static func path(_ path: String) -> String { text(path).replacing("/", with: "/<wbr>").replacing(".order.", with: "<wbr>.order.") }

  /// Escaped, and kept apart from the writing direction around it.
  static func isolated(_ text: some StringProtocol) -> String { "<bdi>\(self.text(text))</bdi>" }

  /// A message: what stands between backticks is code.
  static func message(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    // An odd backtick is one.
    guard parts.count % 2 == 1 else { return isolated(text) }
    return parts.enumerated().map { $0.offset % 2 == 1 ? "<code>\(self.text($0.element))</code>" : self.text($0.element) }.joined()
  }

  /// For labels in drawings, which do not wrap: escaped, and of what is too long the beginning and the end.
  ///
  /// - Parameters:
  ///   - room: in pixels.
  ///   - size: of the letters, in pixels.
  static func label(_ text: String, room: Int, size: Int) -> String {
    let characters = Array(visible(text))
    // In hundredths of the size, as the widest of the fonts that a page may come in has them.
    let limit = room * 100 / size
    guard characters.map(width).reduce(0, +) > limit else { return self.text(text) }
    func kept(_ characters: some Sequence<Character>, _ limit: Int) -> [Character] {
      var left = limit
      return characters.prefix { character in
        left -= width(character)
        return left >= 0
      }
    }
    let tail = kept(characters.reversed(), limit * 3 / 10).reversed()
    return self.text(String(kept(characters, limit * 6 / 10)) + "…" + String(tail))
  }

  /// How wide a bold letter is at most, in hundredths of its size.
  private static func width(_ character: Character) -> Int {
    switch character {
    case "f", "i", "j", "l", "t", "I", ".", ",", ":", ";", "'", "!", "|", "(", ")", "[", "]", "-", "/", " ", "·", "\u{A0}", "\u{202F}": 50
    case "m", "w", "M", "W", "@", "%", "…": 115
    case "a"..."z", "0"..."9": 74
    default: character.isASCII ? 88 : 110
    }
  }

  /// `12 345.50 SEK`, which does not wrap.
  static func money(_ money: Money) -> String { "\(amount(money))\u{A0}\(text(money.currency))" }

  /// The same without the currency.
  static func amount(_ money: Money) -> String {
    let parts = money.decimal.split(separator: ".", maxSplits: 1)
    var whole = ""
    let digits = Array(parts[0])
    for (index, digit) in digits.enumerated() {
      if index > 0, digit != "-", digits[index - 1] != "-", (digits.count - index) % 3 == 0 { whole += "\u{202F}" }
      whole.append(digit)
    }
    return whole + (parts.count > 1 ? "." + parts[1] : "")
  }

  /// Tenths of a per cent, as CSS and SVG take them.
  static func percent(_ part: Int64, of whole: Int64) -> String {
    guard whole > 0 else { return "0%" }
    // Of what is too much for that, a thousandth of the whole is exact enough.
    let (thousandfold, isTooMuch) = part.multipliedReportingOverflow(by: 1000)
    let tenths = isTooMuch ? part / max(whole / 1000, 1) : thousandfold / whole
    return "\(tenths / 10).\(tenths % 10)%"
  }
}

/// `3 items`, `1 item`.
func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
