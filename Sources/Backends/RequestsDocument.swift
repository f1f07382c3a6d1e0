public import JSON
import OrderLanguage

/// Takes the text of a document, piece by piece.
public typealias JSONSink = (UnsafeBufferPointer<UInt8>) -> Void

extension [UInt8] {
  /// The whole of what is handed over piece by piece.
  public init(collecting write: (JSONSink) -> Void) {
    self.init()
    write { append(contentsOf: $0) }
  }
}

extension JSONWriter {
  /// Hands over what is written where that is enough for a call of the system.
  mutating func drainIfLong(_ sink: JSONSink) {
    if pendingCount >= 1 << 18 { drain(sink) }
  }
}

/// The file that `--emit requests` writes.
public enum RequestsDocument {
  /// Writes requests with their bodies, in their order. The bodies must have been written in this style.
  public static func write(_ requests: [CompiledRequest], style: JSONWriter.Style, to sink: JSONSink) {
    var json = JSONWriter(style: style)
    json.beginObject()
    json.key("formatVersion")
    json.integer(1)
    json.key("requests")
    json.beginArray()
    for request in requests {
      write(request, into: &json)
      json.drainIfLong(sink)
    }
    json.endArray()
    json.endObject()
    json.finish(sink)
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
