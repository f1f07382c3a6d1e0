import Diagnostics
public import JSON
import OrderLanguage

/// The file that `--source-map` writes.
public enum SourceMapDocument {
  /// Writes the source maps of requests, in their order, each entry on one line.
  public static func write(_ requests: [CompiledRequest], style: JSONWriter.Style, to sink: JSONSink) {
    var json = JSONWriter(style: style)
    var places = PlaceWriter()
    json.beginObject()
    json.key("formatVersion")
    json.integer(1)
    json.key("requests")
    json.beginArray()
    for request in requests {
      json.beginObject()
      json.key("order")
      json.string(request.order)
      json.key("entries")
      json.beginArray()
      let pointers = PointerTexts(of: request.sourceMap.entries)
      for index in request.sourceMap.entries.indices {
        json.beginObjectOnOneLine()
        pointers.withText(at: index) { json.member("pointer", utf8: $0) }
        json.key("origin" as StaticString)
        write(index, of: request.sourceMap, into: &json, &places)
        json.endObject()
      }
      json.endArray()
      json.endObject()
      json.drainIfLong(sink)
    }
    json.endArray()
    json.endObject()
    json.finish(sink)
  }

  private static func write(_ index: Int, of map: SourceMap, into json: inout JSONWriter, _ places: inout PlaceWriter) {
    json.beginObject()
    json.key("kind" as StaticString)
    if let reason = map.reason(at: index) {
      json.string("default" as StaticString)
      json.key("reason" as StaticString)
      json.string(reason)
      json.key("near" as StaticString)
      json.beginObject()
      places.write(index, of: map, into: &json)
      json.endObject()
    } else {
      json.string("source" as StaticString)
      places.write(index, of: map, into: &json)
    }
    json.endObject()
  }

  /// Writes places; the line starts of a file are looked for once.
  private struct PlaceWriter {
    private var tables: [ObjectIdentifier: LineTable] = [:]
    private var last: (file: SourceFile, table: LineTable)?
    private var pointer: [UInt8] = []

    mutating func write(_ index: Int, of map: SourceMap, into json: inout JSONWriter) {
      pointer.removeAll(keepingCapacity: true)
      let (document, range) = map.locate(map.entries[index].source, appendingPointerTo: &pointer)
      let file = document.file
      // Neighbouring members mostly stand in one file.
      if last?.file !== file {
        let table = tables[ObjectIdentifier(file)] ?? LineTable(file)
        tables[ObjectIdentifier(file)] = table
        last = (file, table)
      }
      guard let position = last?.table.position(at: range.start) else { return }
      pointer.withUnsafeBufferPointer { json.member("pointer", utf8: $0) }
      var name = file.name
      name.withUTF8 { json.member("file", utf8: $0) }
      json.member("line", count: position.line)
      json.member("column", count: position.column)
      json.member("offset", count: range.start)
      json.member("end", count: range.end)
    }
  }
}
