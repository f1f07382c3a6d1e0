/// What is said about colours on the command line.
public enum ColourChoice: String, CaseIterable, Sendable {
  /// As the terminal and the environment are.
  case auto
  case always
  case never
}

/// How the human formats are shown: colours, links and the width of lines. Without them every function returns its text.
public struct TextStyle: Sendable {
  public let usesColour: Bool
  /// Codes of rules lead to their pages; only for terminals.
  public let usesLinks: Bool
  /// The columns of the terminal; nil: lines are not broken.
  public let width: Int?

  public init(usesColour: Bool, usesLinks: Bool = false, width: Int? = nil) {
    self.usesColour = usesColour
    self.usesLinks = usesLinks
    // Narrower than that, broken lines are no help.
    self.width = width.map { max($0, 40) }
  }

  /// How it is shown on a stream: on a terminal in lines of its width, where there is colour with links, too; elsewhere in colour only where that is asked for.
  ///
  /// - Parameters:
  ///   - width: the columns of the terminal; nil where it does not say.
  ///   - environment: a variable's value; `CLICOLOR_FORCE`, `NO_COLOR` and `TERM` decide where `colour` does not.
  public init(_ colour: ColourChoice = .auto, isTerminal: Bool, width: Int? = nil, environment: (String) -> String?) {
    let terminal = environment("TERM") ?? "dumb"
    let usesColour =
      switch colour {
      case .always: true
      case .never: false
      case .auto:
        if let force = environment("CLICOLOR_FORCE"), force != "0", !force.isEmpty {
          true
        } else if let none = environment("NO_COLOR"), !none.isEmpty {
          false
        } else {
          isTerminal && environment("TERM") != "dumb"
        }
      }
    self.init(
      usesColour: usesColour, usesLinks: isTerminal && usesColour && !["dumb", "linux"].contains(terminal), width: isTerminal ? width : nil)
  }

  func bold(_ text: String) -> String { wrap(text, "1") }
  func faint(_ text: String) -> String { wrap(text, "2") }
  func red(_ text: String) -> String { wrap(text, "1;31") }
  func yellow(_ text: String) -> String { wrap(text, "1;33") }
  func blue(_ text: String) -> String { wrap(text, "1;34") }
  func green(_ text: String) -> String { wrap(text, "32") }

  /// The code of a rule, as a link to its page (OSC 8).
  func code(_ code: String) -> String {
    usesLinks ? "\u{1B}]8;;\(RuleHelp.uri(code))\u{1B}\\\(code)\u{1B}]8;;\u{1B}\\" : code
  }

  /// A text in lines that end within the width, broken at blanks.
  ///
  /// - Parameter used: the columns before the first line, and before each other one.
  func lines(_ text: String, after used: Int, limit: Int = .max) -> [String] {
    guard let width else { return [text] }
    let room = max(20, min(width, limit) - used)
    var lines: [String] = []
    var line: String?
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if let begun = line, DisplayWidth.of(begun) + 1 + DisplayWidth.of(word) <= room {
        line = "\(begun) \(word)"
      } else {
        if let line { lines.append(line) }
        line = String(word)
      }
    }
    return lines + [line ?? ""]
  }

  private func wrap(_ text: String, _ code: String) -> String {
    usesColour && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
