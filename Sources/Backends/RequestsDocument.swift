public import JSON
import OrderLanguage

/// The file that `--emit requests` writes.
public enum RequestsDocument {
  /// Writes requests with their bodies, in their order. The bodies must have been written in this style.
  public static func write(_ requests: [CompiledRequest], style: JSONWriter.Style) -> [UInt8] {
    var json = JSONWriter(style: style)
    json.beginObject()
    json.key("formatVersion")
    json.integer(1)
    json.key("requests")
    json.beginArray()
    for request in requests { write(request, into: &json) }
    json.endArray()
    json.endObject()
    return json.finish()
  }

  private static func write(_ request: CompiledRequest, into json: inout JSONWriter) {
    json.beginObject()
    json.key("order")
    json.string(request.order)
    json.key("target")
    json.string(request.target.rawValue)
    json.key("method")
    json.string(request.method)
    json.key("path")
    json.string(request.path)
    json.key("idempotent")
    json.bool(request.isIdempotent)
    json.key("unresolved")
    json.beginArray()
    for pointer in request.unresolved { json.string(pointer) }
    json.endArray()
    json.key("body")
    json.embed(finished: request.body)
    json.endObject()
  }
}
