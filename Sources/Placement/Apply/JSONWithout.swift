import JSON

/// A JSON document without some of its members.
enum JSONWithout {
  /// Leaves out the values at these pointers; an element of an array is left out, too.
  static func pointers(_ pointers: Set<String>, _ bytes: [UInt8]) -> [UInt8] {
    guard !pointers.isEmpty, let document = try? JSONDocument.parse(bytes) else { return bytes }
    var writer = JSONWriter(style: .pretty)
    write(document.root, "", document, pointers, &writer)
    return writer.finish()
  }

  private static func write(_ node: JSONNodeID, _ pointer: String, _ document: JSONDocument, _ left: Set<String>, _ writer: inout JSONWriter) {
    switch document.kind(of: node) {
    case .object:
      writer.beginObject()
      for member in document.members(of: node) {
        let inner = pointer + "/" + JSONPointer.escape(member.key)
        guard !left.contains(inner) else { continue }
        writer.key(member.key)
        write(member.value, inner, document, left, &writer)
      }
      writer.endObject()
    case .array:
      writer.beginArray()
      for (index, element) in document.elements(of: node).enumerated() where !left.contains("\(pointer)/\(index)") {
        write(element, "\(pointer)/\(index)", document, left, &writer)
      }
      writer.endArray()
    case .string: writer.string(document.string(of: node) ?? "")
    case .number: writer.number(literal: document.numberText(of: node) ?? "0")
    case .true: writer.bool(true)
    case .false: writer.bool(false)
    case .null: writer.null()
    }
  }
}
