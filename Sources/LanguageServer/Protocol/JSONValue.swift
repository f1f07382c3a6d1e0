import JSON

/// A JSON value of a message; members keep their order.
indirect enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int)
  /// A number that is no integer, as it is written.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  struct Member: Sendable, Hashable {
    let key: String
    let value: JSONValue
  }

  /// Reads a document; lone surrogates, which JavaScript writes, become U+FFFD.
  static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    let limits = JSONLimits(maximumByteCount: MessageReader.largestContent, maximumDepth: 200)
    let document: JSONDocument
    do {
      document = try JSONDocument.parse(bytes, limits: limits)
    } catch {
      guard let mended = LoneSurrogates.replaced(in: bytes) else { throw error }
      document = try JSONDocument.parse(mended, limits: limits)
    }
    return read(document.root, document)
  }

  private static func read(_ node: JSONNodeID, _ document: JSONDocument) -> JSONValue {
    switch document.kind(of: node) {
    case .null: return .null
    case .true: return .bool(true)
    case .false: return .bool(false)
    case .number:
      let text = document.numberText(of: node) ?? "0"
      return Int(text).map { .integer($0) } ?? Double(text).flatMap { Int(exactly: $0) }.map { .integer($0) } ?? .number(text)
    case .string: return .string(document.string(of: node) ?? "")
    case .array: return .array(document.elements(of: node).map { read($0, document) })
    case .object: return .object(document.members(of: node).map { Member(key: $0.key, value: read($0.value, document)) })
    }
  }

  /// The bytes of the value, without blanks.
  var bytes: [UInt8] {
    var writer = JSONWriter(style: .compact)
    write(to: &writer)
    return writer.bytes
  }

  private func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .bool(let value): writer.bool(value)
    case .integer(let value): writer.integer(value)
    case .number(let text): writer.number(literal: text)
    case .string(let text): writer.string(text)
    case .array(let elements):
      writer.beginArray()
      for element in elements { element.write(to: &writer) }
      writer.endArray()
    case .object(let members):
      writer.beginObject()
      for member in members {
        writer.key(member.key)
        member.value.write(to: &writer)
      }
      writer.endObject()
    }
  }
}

extension JSONValue {
  /// The member of an object; nil where there is none.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The value at the end of a path of keys.
  subscript(path first: String, _ rest: String...) -> JSONValue? {
    rest.reduce(self[first]) { $0?[$1] }
  }

  var string: String? { if case .string(let text) = self { text } else { nil } }
  var int: Int? { if case .integer(let value) = self { value } else { nil } }
  var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
  var isObject: Bool { if case .object = self { true } else { false } }

  /// The same object with one more member; nothing is added for nil.
  func adding(_ key: String, _ value: JSONValue?) -> JSONValue {
    guard case .object(let members) = self, let value else { return self }
    return .object(members + [Member(key: key, value: value)])
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements.map { Member(key: $0, value: $1) }) }
}

/// Escapes of half a surrogate pair, as an editor may send them when a change ends inside of one.
enum LoneSurrogates {
  /// The bytes with `\ufffd` in place of every lone half; nil where there is none.
  static func replaced(in bytes: [UInt8]) -> [UInt8]? {
    var result = bytes
    var isChanged = false
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      guard let unit = unit(at: index, bytes) else {
        index += 2
        continue
      }
      if UTF16.isLeadSurrogate(unit), let low = self.unit(at: index + 6, bytes), UTF16.isTrailSurrogate(low) {
        index += 12
        continue
      }
      if UTF16.isLeadSurrogate(unit) || UTF16.isTrailSurrogate(unit) {
        result.replaceSubrange(index..<(index + 6), with: Array("\\ufffd".utf8))
        isChanged = true
      }
      index += 6
    }
    return isChanged ? result : nil
  }

  /// The code unit of an escape that begins there.
  private static func unit(at index: Int, _ bytes: [UInt8]) -> UInt16? {
    guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u") else { return nil }
    return UInt16(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
  }
}
