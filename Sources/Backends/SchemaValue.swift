import JSON

/// A part of a JSON Schema, as a JSON value whose members keep their order.
enum SchemaValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByDictionaryLiteral {
  case text(String)
  case integer(Int)
  case boolean(Bool)
  case list([SchemaValue])
  case object([(String, SchemaValue)])

  init(stringLiteral text: String) { self = .text(text) }
  init(booleanLiteral value: Bool) { self = .boolean(value) }
  init(dictionaryLiteral members: (String, SchemaValue)...) { self = .object(members) }

  static func texts(_ texts: [String]) -> SchemaValue { .list(texts.map { .text($0) }) }

  func write(to json: inout JSONWriter) {
    switch self {
    case .text(let text): json.string(text)
    case .integer(let value): json.integer(value)
    case .boolean(let value): json.bool(value)
    case .list(let values):
      json.beginArray()
      for value in values { value.write(to: &json) }
      json.endArray()
    case .object(let members):
      json.beginObject()
      for (key, value) in members {
        json.key(key)
        value.write(to: &json)
      }
      json.endObject()
    }
  }
}
