public import Diagnostics

/// Markdown for comments and job summaries: totals first, then a table for each file. What is too long for a comment is cut, and counted.
public enum MarkdownReport {
  /// GitHub and GitLab take comments of less than 65,536 characters; counted in bytes, it holds however they count.
  private static let limit = 65_535
  /// For the line that counts what is cut.
  private static let reserve = 100
  /// The length of a message that a table shows.
  private static let messageLimit = 1000

  public static func text(_ report: LintReport) -> String {
    var text = "## orderspec lint\n\n**\(Wording.totals(report))** \(Wording.extent(report))\n"
    var size = text.utf8.count
    var tables = LineTables()
    let findings = report.findings
    var file: String?
    for (index, finding) in findings.enumerated() {
      let name = finding.place.file.name
      let row = (name == file ? "" : head(name)) + row(finding, tables.start(of: finding.place))
      size += row.utf8.count
      if size > limit - reserve { return text + "\nand \(findings.count - index) more\n" }
      text += row
      file = name
    }
    return text
  }

  private static func head(_ name: String) -> String {
    "\n### \(code(name))\n\n| line | severity | rule | pointer | finding |\n|---|---|---|---|---|\n"
  }

  private static func row(_ finding: Diagnostic, _ start: SourcePosition) -> String {
    let pointer = finding.place.pointer.isEmpty ? "" : cell(code(finding.place.pointer))
    let message = ([finding.message] + finding.help).map { cell(prose(shortened($0))) }.joined(separator: "<br>")
    return "| \(start.line):\(start.column) | \(finding.severity.rawValue) | \(cell(code(finding.code))) | \(pointer) | \(message) |\n"
  }

  private static func shortened(_ text: String) -> String {
    text.unicodeScalars.count <= messageLimit ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(messageLimit))) + "…"
  }

  /// A vertical bar ends a cell of a table, in code too.
  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

  /// A code span, whatever it holds.
  private static func code(_ text: String) -> String {
    let text = Wording.visible(text)
    // A backslash that stands before the escaped bar would take its escape away.
    if text.contains("\\|") { return "<code>\(text.unicodeScalars.map { "&#\($0.value);" }.joined())</code>" }
    let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    return longest == 0 ? "`\(text)`" : "\(fence) \(text) \(fence)"
  }

  /// Messages quote in backticks, which stay code; all else is taken as it reads.
  private static func prose(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return escaped(text) }
    return parts.enumerated().map { index, part in
      guard index % 2 == 1 else { return escaped(String(part)) }
      return part.allSatisfy { $0 == " " } ? escaped("`\(part)`") : code(String(part))
    }
    .joined()
  }

  private static func escaped(_ text: String) -> String {
    Wording.visible(text).unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "~", "#", "$": result += "\\\(scalar)"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      // Nobody is to be called.
      case "@": result += "@<!-- -->"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
