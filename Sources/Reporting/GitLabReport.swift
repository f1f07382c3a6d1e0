public import Diagnostics
import JSON

/// The code quality report of GitLab: a list of issues with the fields that GitLab reads (docs.gitlab.com, "Code Quality report format", checked 2026-11).
public enum GitLabReport {
  /// - Parameter redactions: the ranges of a file that are never shown, and so are no part of a fingerprint.
  public static func bytes(_ report: LintReport, redactions: @escaping (SourceFile) -> [SourceRange]) -> [UInt8] {
    var json = JSONWriter(style: .pretty)
    var tables = LineTables()
    var fingerprints = Fingerprints(redactions: redactions)
    json.beginArray()
    for document in report.documents {
      for finding in document.findings {
        json.beginObject()
        json.member("description", finding.message)
        json.member("check_name", finding.code)
        json.member("fingerprint", fingerprints.next(finding, in: document))
        json.member("severity", severity(finding.severity))
        json.beginObject("location")
        json.member("path", ReportPath.plain(finding.place.file.name))
        json.beginObject("positions")
        for (key, position) in [("begin", tables.start(of: finding.place)), ("end", tables.end(of: finding.place))] {
          json.beginObject(key)
          json.member("line", position.line)
          json.member("column", position.column)
          json.endObject()
        }
        json.endObject()
        json.endObject()
        json.endObject()
      }
    }
    json.endArray()
    return json.finish()
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .info: "info"
    }
  }
}
