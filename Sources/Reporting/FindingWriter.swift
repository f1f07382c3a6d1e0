public import Diagnostics
public import JSON

/// Writes findings as an object each: alike in the reports of lint, plan and apply.
public struct FindingWriter {
  private var tables = LineTables()

  public init() {}

  /// Writes one finding; `related`, `help` and `fixes` only where there are any.
  public mutating func write(_ finding: Diagnostic, to json: inout JSONWriter) {
    json.beginObject()
    json.member("pointer", finding.place.pointer)
    // The provider writes its details as sentences with a full stop.
    json.member("detail", Wording.sentence(finding.message))
    json.member("code", finding.code)
    json.member("severity", finding.severity.rawValue)
    json.key("location")
    location(finding.place, to: &json)
    if !finding.related.isEmpty {
      json.key("related")
      json.beginArray()
      for related in finding.related {
        json.beginObject()
        json.member("pointer", related.place.pointer)
        json.member("message", related.message)
        json.key("location")
        location(related.place, to: &json)
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
      for fix in finding.fixes { Self.write(fix, to: &json) }
      json.endArray()
    }
    json.endObject()
  }

  private static func write(_ fix: FixIt, to json: inout JSONWriter) {
    json.beginObject()
    json.member("title", fix.title)
    json.member("applicability", fix.applicability.rawValue)
    json.key("edits")
    json.beginArray()
    for edit in fix.edits {
      json.beginObject()
      json.member("file", edit.file.name)
      json.key("start")
      json.integer(edit.range.start)
      json.key("end")
      json.integer(edit.range.end)
      json.member("text", edit.text)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private mutating func location(_ place: Place, to json: inout JSONWriter) {
    json.beginObject()
    json.member("file", place.file.name)
    json.key("document")
    json.integer(place.document)
    json.key("start")
    Self.write(tables.start(of: place), to: &json)
    json.key("end")
    Self.write(tables.end(of: place), to: &json)
    json.endObject()
  }

  private static func write(_ position: SourcePosition, to json: inout JSONWriter) {
    json.beginObject()
    json.key("line")
    json.integer(position.line)
    json.key("column")
    json.integer(position.column)
    json.key("offset")
    json.integer(position.offset)
    json.endObject()
  }

}
