import Diagnostics
public import JSON

/// The file that `--source-map` writes.
public enum SourceMapDocument {
  /// Writes the source maps of requests, in their order.
  public static func write(_ requests: [CompiledRequest], style: JSONWriter.Style) -> [UInt8] {
    var json = JSONWriter(style: style)
    var lines = PlaceWriter()
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
      for (index, pointer) in request.sourceMap.pointers.enumerated() {
        json.beginObject()
        json.key("pointer")
        json.string(pointer)
        json.key("origin")
        write(request.sourceMap.provenance(at: index), into: &json, &lines)
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return json.finish()
  }

  private static func write(_ provenance: SourceMap.Provenance, into json: inout JSONWriter, _ lines: inout PlaceWriter) {
    json.beginObject()
    json.key("kind")
    switch provenance {
    case .source(let place):
      json.string("source")
      lines.write(place, into: &json)
    case .default(let reason, let near):
      json.string("default")
      json.key("reason")
      json.string(reason)
      json.key("near")
      json.beginObject()
      lines.write(near, into: &json)
      json.endObject()
    }
    json.endObject()
  }

  /// Writes places; the line starts of a file are looked for once.
  private struct PlaceWriter {
    private var tables: [ObjectIdentifier: LineTable] = [:]
    private var last: (file: SourceFile, table: LineTable)?

    mutating func write(_ place: Place, into json: inout JSONWriter) {
      // Neighbouring members mostly stand in one file.
      if last?.file !== place.file {
        let table = tables[ObjectIdentifier(place.file)] ?? LineTable(place.file)
        tables[ObjectIdentifier(place.file)] = table
        last = (place.file, table)
      }
      guard let position = last?.table.position(at: place.range.start) else { return }
      json.key("pointer")
      json.string(place.pointer)
      json.key("file")
      json.string(place.file.name)
      json.key("line")
      json.integer(position.line)
      json.key("column")
      json.integer(position.column)
      json.key("offset")
      json.integer(place.range.start)
      json.key("end")
      json.integer(place.range.end)
    }
  }
}
