public import Diagnostics
import JSON

/// The Reviewdog Diagnostic Format as one JSON document (reviewdog, `proto/rdf/reviewdog.proto`, checked 2026-11).
///
/// Lines count from 1, columns from 1 in UTF-8 bytes; the end is exclusive. Each suggestion stands for itself, so a fix of several edits is none.
public enum RDJSONReport {
  public static func bytes(_ report: LintReport) -> [UInt8] {
    var writer = RDJSONWriter()
    writer.json.beginObject()
    writer.json.beginObject("source")
    writer.json.member("name", "orderspec")
    writer.json.member("url", RuleHelp.home)
    writer.json.endObject()
    writer.json.beginArray("diagnostics")
    for finding in report.findings { writer.diagnostic(finding) }
    writer.json.endArray()
    writer.json.endObject()
    return writer.json.finish()
  }
}

private struct RDJSONWriter {
  var json = JSONWriter(style: .pretty)
  private var tables = LineTables()

  mutating func diagnostic(_ finding: Diagnostic) {
    json.beginObject()
    json.member("message", Wording.paragraphs(finding))
    json.beginObject("location")
    json.member("path", ReportPath.plain(finding.place.file.name))
    range(finding.place.file, finding.place.range)
    json.endObject()
    json.member("severity", finding.severity.rawValue.uppercased())
    json.beginObject("code")
    json.member("value", finding.code)
    json.member("url", RuleHelp.uri(finding.code))
    json.endObject()
    let edits = finding.fixes.compactMap { $0.edits.count == 1 ? $0.edits[0] : nil }.filter { $0.file === finding.place.file }
    if !edits.isEmpty {
      json.beginArray("suggestions")
      for edit in edits {
        json.beginObject()
        range(edit.file, edit.range)
        json.member("text", edit.text)
        json.endObject()
      }
      json.endArray()
    }
    json.endObject()
  }

  private mutating func range(_ file: SourceFile, _ range: SourceRange) {
    let table = tables.table(of: file)
    json.beginObject("range")
    for (key, offset) in [("start", range.start), ("end", range.end)] {
      let line = table.position(at: offset).line
      json.beginObject(key)
      json.member("line", line)
      json.member("column", offset - table.range(ofLine: line).start + 1)
      json.endObject()
    }
    json.endObject()
  }
}
