import JSON

/// A JSON value as the tests see it; strings are UTF-8 bytes so that equality does not normalise.
indirect enum JSONValue: Equatable {
  case null
  case bool(Bool)
  case number(String)
  case string([UInt8])
  case array([JSONValue])
  case object([JSONMember])

  /// Reads a value back from a document.
  init(_ node: JSONNodeID, of document: JSONDocument) {
    switch document.kind(of: node) {
    case .null: self = .null
    case .true: self = .bool(true)
    case .false: self = .bool(false)
    case .number: self = .number(document.numberText(of: node) ?? "")
    case .string: self = .string(Array((document.string(of: node) ?? "").utf8))
    case .array: self = .array(document.elements(of: node).map { JSONValue($0, of: document) })
    case .object:
      self = .object(document.members(of: node).map { JSONMember(key: Array($0.key.utf8), value: JSONValue($0.value, of: document)) })
    }
  }

  /// Makes a random value with containers at most `depth` deep.
  static func random(depth: Int, using generator: inout SplitMix64) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &generator) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &generator))
    case 2: return .number(String(Int64.random(in: .min ... .max, using: &generator) >> Int64.random(in: 0..<64, using: &generator)))
    case 3: return .number(["0", "-0", "0.5", "-1.25e2", "3E+1", "7e-3", "10.00"].randomElement(using: &generator) ?? "0")
    case 4: return .string(randomText(using: &generator))
    case 5:
      let count = Int.random(in: 0..<5, using: &generator)
      return .array((0..<count).map { _ in random(depth: depth - 1, using: &generator) })
    default:
      var keys: Set<[UInt8]> = []
      for _ in 0..<Int.random(in: 0..<12, using: &generator) {
        keys.insert(randomText(using: &generator))
      }
      let sortedKeys = keys.sorted { $0.lexicographicallyPrecedes($1) }
      return .object(sortedKeys.map { JSONMember(key: $0, value: random(depth: depth - 1, using: &generator)) })
    }
  }

  /// Makes a random short text from letters, escapes, control characters and longer UTF-8.
  static func randomText(using generator: inout SplitMix64) -> [UInt8] {
    let pieces = ["a", "b", "Z", "0", "\"", "\\", "/", "\n", "\t", "\u{0}", "\u{1F}", "\u{7F}", "é", "€", "😀", "\u{2028}", "\u{FFFF}", "𐀀"]
    let count = Int.random(in: 0..<8, using: &generator)
    return (0..<count).flatMap { _ in Array((pieces.randomElement(using: &generator) ?? "").utf8) }
  }

  /// Writes the value.
  func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .bool(let value): writer.bool(value)
    case .number(let text):
      if let integer = Int(text), String(integer) == text {
        writer.integer(integer)
      } else {
        writer.number(literal: text)
      }
    case .string(let text): text.withUnsafeBufferPointer { writer.string(utf8: $0) }
    case .array(let elements):
      writer.beginArray()
      for element in elements {
        element.write(to: &writer)
      }
      writer.endArray()
    case .object(let members):
      writer.beginObject()
      for member in members {
        _ = member.key.withUnsafeBufferPointer { writer.key(utf8: $0) }
        member.value.write(to: &writer)
      }
      writer.endObject()
    }
  }

  /// Gives the bytes of a document with this value.
  func written(_ style: JSONWriter.Style) -> [UInt8] {
    var writer = JSONWriter(style: style)
    write(to: &writer)
    return writer.finish()
  }
}
