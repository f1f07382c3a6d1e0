public import Diagnostics

/// Workflow commands of GitHub Actions, which become annotations: the gravest first, and no more of a kind than GitHub shows.
public enum GitHubReport {
  /// The number of annotations of a kind that GitHub takes from a step.
  private static let limit = 10

  public static func text(_ report: LintReport) -> String {
    var tables = LineTables()
    let findings = report.findings
    var text = ""
    var left: [String] = []
    for severity in Severity.allCases.reversed() {
      let ofKind = findings.filter { $0.severity == severity }
      for finding in ofKind.prefix(limit) { text += command(finding, &tables) }
      if ofKind.count > limit { left.append(Wording.counted(ofKind.count - limit, "more \(severity.rawValue)")) }
    }
    if !left.isEmpty { text += "\(left.joined(separator: ", ")): GitHub shows \(limit) annotations of a kind\n" }
    return text
  }

  private static func command(_ finding: Diagnostic, _ tables: inout LineTables) -> String {
    let (start, end) = (tables.start(of: finding.place), tables.end(of: finding.place))
    var properties = ["file=\(property(ReportPath.plain(finding.place.file.name)))", "line=\(start.line)"]
    // Columns are for places on one line only.
    properties += start.line == end.line ? ["col=\(start.column)", "endColumn=\(end.column)"] : ["endLine=\(end.line)"]
    properties.append("title=\(property(finding.code))")
    return "::\(kind(finding.severity)) \(properties.joined(separator: ","))::\(data(Wording.paragraphs(finding)))\n"
  }

  private static func kind(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "notice"
    }
  }

  /// The message, which may have several lines.
  private static func data(_ text: String) -> String {
    Wording.visible(text, keeping: ["\n", "\r"]).unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  private static func property(_ text: String) -> String { data(text).replacing(":", with: "%3A").replacing(",", with: "%2C") }
}
