public import JSON
import OrderLanguage
import Synchronization

/// The file that `--emit requests` writes: the requests with their bodies.
public final class RequestsDocument: RequestElements {
  public let style: JSONWriter.Style
  /// One for each thread that writes an element.
  private let writers = Mutex<[JSONWriter]>([])

  public init(style: JSONWriter.Style) { self.style = style }

  public func element(of request: CompiledRequest) -> [UInt8] {
    var json = writers.withLock { $0.popLast() } ?? JSONWriter(style: style)
    defer { writers.withLock { $0.append(json) } }
    json.beginElement()
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
    return json.takeText()
  }
}
