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
  private var tables = LineTables()

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
    for finding in document.findings { error(finding) }
    json.endArray()
    json.endObject()
  }

  private mutating func error(_ finding: Diagnostic) {
    json.beginObject()
    pair("pointer", finding.place.pointer)
    // The provider writes its details as sentences with a full stop.
    pair("detail", Wording.sentence(finding.message))
    pair("code", finding.code)
    pair("severity", finding.severity.rawValue)
    json.key("location")
    location(finding.place)
    if !finding.related.isEmpty {
      json.key("related")
      json.beginArray()
      for related in finding.related {
        json.beginObject()
        pair("pointer", related.place.pointer)
        pair("message", related.message)
        json.key("location")
        location(related.place)
        json.endObject()
      }
      json.endArray()
    }
    if !finding.help.isEmpty {
      json.key("help")
      json.beginArray()
      for line in finding.help { json.string(line) }
      json.endArray()
    }
    if !finding.fixes.isEmpty {
      json.key("fixes")
      json.beginArray()
      for fix in finding.fixes { self.fix(fix) }
      json.endArray()
    }
    json.endObject()
  }

  private mutating func fix(_ fix: FixIt) {
    json.beginObject()
    pair("title", fix.title)
    pair("applicability", fix.applicability.rawValue)
    json.key("edits")
    json.beginArray()
    for edit in fix.edits {
      json.beginObject()
      pair("file", edit.file.name)
      json.key("start")
      json.integer(edit.range.start)
      json.key("end")
      json.integer(edit.range.end)
      pair("text", edit.text)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private mutating func location(_ place: Place) {
    json.beginObject()
    pair("file", place.file.name)
    json.key("document")
    json.integer(place.document)
    json.key("start")
    position(tables.start(of: place))
    json.key("end")
    position(tables.end(of: place))
    json.endObject()
  }

  private mutating func position(_ position: SourcePosition) {
    json.beginObject()
    json.key("line")
    json.integer(position.line)
    json.key("column")
    json.integer(position.column)
    json.key("offset")
    json.integer(position.offset)
    json.endObject()
  }

  private mutating func pair(_ key: String, _ value: String) {
    json.key(key)
    json.string(value)
  }
}
