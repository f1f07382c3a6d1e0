public import JSON
import OrderLanguage

/// The file that `--emit requests` writes.
public enum RequestsDocument {
  /// Writes requests with their bodies, in their order.
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

  /// Bodies are our own: only the format of the arena limits them.
  private static let limits = JSONLimits(maximumByteCount: Int(UInt32.max), maximumDepth: 1000)

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
    guard let body = try? JSONDocument.parse(request.body, limits: limits) else { preconditionFailure("a request body is a JSON document") }
    copy(body.root, of: body, into: &json)
    json.endObject()
  }

  /// Writes a value again in the layout of its new surroundings.
  private static func copy(_ node: JSONNodeID, of document: JSONDocument, into json: inout JSONWriter) {
    switch document.kind(of: node) {
    case .null: json.null()
    case .true: json.bool(true)
    case .false: json.bool(false)
    case .number: json.number(literal: document.numberText(of: node) ?? "0")
    case .string: json.string(document.string(of: node) ?? "")
    case .array:
      json.beginArray()
      for element in document.elements(of: node) { copy(element, of: document, into: &json) }
      json.endArray()
    case .object:
      json.beginObject()
      for member in document.members(of: node) {
        json.key(member.key)
        copy(member.value, of: document, into: &json)
      }
      json.endObject()
    }
  }
}
