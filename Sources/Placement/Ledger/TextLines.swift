/// Texts for people.
public enum TextLines {
  /// Of a line at a terminal. What goes into a file or to a program is not broken.
  public static let width = 80

  /// Somebody else's text for people: in one line, without what steers a terminal or turns the direction of writing, and not a long one.
  public static func line(_ text: String) -> String { line(text, limit: 500) }

  /// The same inside a sentence of ours: without its full stop.
  public static func clause(_ text: String) -> String {
    var clause = line(text)
    while clause.last == "." || clause.last == " " { clause.removeLast() }
    return clause
  }

  /// The same, however long it is.
  public static func visible(_ text: String) -> String { line(text, limit: .max) }

  /// - Parameter limit: the most characters (Unicode scalars) that are shown.
  static func line(_ text: String, limit: Int) -> String {
    let shown = text.unicodeScalars.prefix(limit).map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: " "
      // Direction marks, zero-width characters and the like.
      case .format, .surrogate: "\u{FFFD}"
      default: scalar
      }
    }
    return String(String.UnicodeScalarView(shown)) + (text.unicodeScalars.count > limit ? "…" : "")
  }

  /// A text after a head, broken at blanks; a word that is longer than a line stays whole. What follows the first line stands under the text.
  /// - Parameter width: `Int.max`: one line.
  public static func wrapped(_ text: String, _ head: String, to width: Int) -> String {
    let indent = String(repeating: " ", count: head.count)
    var lines: [String] = []
    var line = head
    var isFresh = true
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !isFresh, line.count + 1 + word.count > width {
        lines.append(line)
        line = indent
        isFresh = true
      }
      line += (isFresh ? "" : " ") + word
      isFresh = false
    }
    return (lines + [line]).map { $0 + "\n" }.joined()
  }
}
