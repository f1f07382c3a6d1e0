/// Pieces of messages.
enum Wording {
  /// A text of the spec in back-ticks, on one line, shortened where it is very long.
  static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(60).map { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || $0.value | 1 == 0x2029 ? " " : $0 }
    return "`" + String(String.UnicodeScalarView(scalars)) + (text.unicodeScalars.count > 60 ? "…" : "") + "`"
  }

  /// `a`, `b`, `c`
  static func list(_ words: [String]) -> String { words.map { "`\($0)`" }.joined(separator: ", ") }

  /// `; did you mean `a`?`, or what was expected.
  static func hint(_ suggestion: String?, expected words: [String]) -> String {
    if let suggestion { return "; did you mean `\(suggestion)`?" }
    return words.isEmpty ? "" : "; expected \(words.count > 1 ? "one of " : "")\(list(words))"
  }
}
