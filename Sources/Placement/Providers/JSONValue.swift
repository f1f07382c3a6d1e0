import JSON

/// A value of an answer, read by name; what is not there or of another kind is nil.
struct JSONValue {
  private let document: JSONDocument
  private let node: JSONNodeID

  /// nil where the bytes are no JSON.
  init?(_ bytes: [UInt8]) {
    guard let document = try? JSONDocument.parse(bytes) else { return nil }
    self.init(document, document.root)
  }

  private init(_ document: JSONDocument, _ node: JSONNodeID) {
    self.document = document
    self.node = node
  }

  subscript(key: String) -> JSONValue? { document.member(key, of: node).map { JSONValue(document, $0) } }

  var isObject: Bool { document.kind(of: node) == .object }
  var isNull: Bool { document.kind(of: node) == .null }
  var string: String? { document.string(of: node) }
  /// A text for people: in one line, without what steers a terminal or turns the direction of writing, and not a long one.
  var line: String? { string.map(TextLines.line) }
  /// A link for people. It is whole, or it is none.
  var link: String? { string.flatMap { TextLines.line($0, limit: 4000) == $0 ? $0 : nil } }
  var numberText: String? { document.numberText(of: node) }
  var integer: Int? { numberText.flatMap { Int($0) } }
  var boolean: Bool? {
    switch document.kind(of: node) {
    case .true: true
    case .false: false
    default: nil
    }
  }
  var elements: [JSONValue]? { document.kind(of: node) == .array ? document.elements(of: node).map { JSONValue(document, $0) } : nil }
  /// A text, or a number as it is spelled: providers write ids both ways.
  var identifier: String? { string ?? numberText }
  /// The first of two values that is there and is not null.
  static func first(_ value: JSONValue?, _ other: JSONValue?) -> JSONValue? { [value, other].compactMap(\.self).first { !$0.isNull } }
  /// A code of ISO 4217: three capital letters; anything else would make a price say something that it does not.
  var currency: String? { string.flatMap { $0.utf8.count == 3 && $0.utf8.allSatisfy { (0x41...0x5A).contains($0) } ? $0 : nil } }
  /// An identifier for people; one that would be shown otherwise than it is, is none.
  var plainIdentifier: String? { identifier.flatMap { $0.isEmpty || TextLines.line($0) != $0 ? nil : $0 } }
}
