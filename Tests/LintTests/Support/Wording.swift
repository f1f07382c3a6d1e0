import Diagnostics

/// How texts of findings are written: messages begin in lower case and have no full stop, help is whole sentences.
enum Wording {
  static func problems(_ finding: Diagnostic) -> [String] {
    var problems: [String] = []
    for text in [finding.message] + finding.related.map(\.message) + finding.fixes.map(\.title) {
      if let problem = phrase(text) { problems.append("\(problem): \(text)") }
    }
    for text in finding.help {
      if let problem = sentence(text) { problems.append("\(problem): \(text)") }
    }
    return problems
  }

  /// Names begin with a capital letter wherever they stand.
  private static let names = ["HostUp", "SuperSpace", "YAML", "IDNA", "UTF"]

  private static let commands = ["orderspec ", "apply ", "compile ", "lint "]

  private static func phrase(_ text: String) -> String? {
    if text.isEmpty { return "is empty" }
    if hasControl(text) { return "holds a control character or a line break" }
    if text.last == "." { return "ends with a full stop" }
    if text.first?.isUppercase == true, !names.contains(where: text.hasPrefix) { return "begins with a capital letter" }
    return nil
  }

  private static func sentence(_ text: String) -> String? {
    if text.isEmpty { return "is empty" }
    if hasControl(text) { return "holds a control character or a line break" }
    if ![".", "?"].contains(text.last) { return "does not end like a sentence" }
    if let first = text.unicodeScalars.first, ("a"..."z").contains(first), !commands.contains(where: text.hasPrefix) { return "begins in lower case" }
    return nil
  }

  private static func hasControl(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.generalCategory == .control || $0 == "\u{2028}" || $0 == "\u{2029}" }
  }
}
