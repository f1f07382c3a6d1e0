/// Texts for people in lines of 80 columns.
public enum TextLines {
  public static let width = 80

  /// A text after a head, broken at blanks; a word that is longer than a line stays whole. What follows the first line stands under the text.
  public static func wrapped(_ text: String, _ head: String) -> String {
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
