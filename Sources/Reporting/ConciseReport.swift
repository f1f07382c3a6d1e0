public import Diagnostics

/// `FILE:LINE:COLUMN: SEVERITY[CODE] POINTER: MESSAGE`, one line a finding.
public enum ConciseReport {
  public static func text(_ report: LintReport) -> String {
    var tables = LineTables()
    var text = ""
    for finding in report.findings {
      let start = tables.start(of: finding.place)
      let line =
        "\(finding.place.file.name):\(start.line):\(start.column): \(finding.severity.rawValue)[\(finding.code)] \(finding.place.pointer): \(finding.message)"
      // Names of files and keys are somebody else's text.
      text += Wording.visible(line)
      text += "\n"
    }
    return text
  }
}
