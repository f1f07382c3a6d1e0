public import JSON
import OrderLanguage

/// The file that `--emit requests` writes: the requests with their bodies.
public final class RequestsDocument: RequestElements {
  public let style: JSONWriter.Style
  public let texts = ElementTexts()

  public init(style: JSONWriter.Style) { self.style = style }

  public func write(_ request: CompiledRequest, to json: inout JSONWriter) {
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
