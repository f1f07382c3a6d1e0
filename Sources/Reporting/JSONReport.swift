public import Diagnostics
import JSON

/// The report that mirrors the provider's own problem documents (RFC 7807, as HostUp API v2 writes them), one per document that has findings.
public enum JSONReport {
  public static func bytes(_ report: LintReport) -> [UInt8] {
    var writer = ReportWriter()
    writer.json.beginObject()
    writer.json.key("formatVersion")
    writer.json.integer(1)
    writer.json.key("problems")
    writer.json.beginArray()
    for document in report.documents { writer.problem(document) }
    writer.json.endArray()
    writer.json.key("summary")
    writer.json.beginObject()
    for (key, value) in [
      ("files", report.fileCount), ("documents", report.documentCount), ("errors", report.count(.error)), ("warnings", report.count(.warning)),
      ("infos", report.count(.info)), ("suppressed", report.suppressedCount),
    ] {
      writer.json.key(key)
      writer.json.integer(value)
    }
    writer.json.endObject()
    writer.json.endObject()
    return writer.json.finish()
  }
}

private struct ReportWriter {
  var json = JSONWriter(style: .pretty)
  private var findings = FindingWriter()

  mutating func problem(_ document: LintReport.Document) {
    let count = document.findings.count
    json.beginObject()
    pair("type", "https://developer.hostup.se/errors/invalid_request")
    pair("title", "Validation failed")
    json.key("status")
    json.integer(400)
    pair("detail", "\(count) problem\(count == 1 ? "" : "s") in \(document.title).")
    pair("code", "invalid_request")
    pair("instance", document.file + (document.number > 0 ? "#\(document.number + 1)" : ""))
    json.key("errors")
    json.beginArray()
    for finding in document.findings { findings.write(finding, to: &json) }
    json.endArray()
    json.endObject()
  }

  private mutating func pair(_ key: String, _ value: String) {
    json.key(key)
    json.string(value)
  }
}
