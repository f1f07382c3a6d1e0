/// Writes one JSON document (RFC 8259) into a byte buffer, token by token.
///
/// The text is UTF-8. Strings escape only what RFC 8259 section 7 requires: the quotation mark, the backslash and U+0000 to U+001F.
/// Tokens out of order, such as a value without a key inside an object, are programming errors and stop the program.
/// The writer does not look for duplicate keys.
public struct JSONWriter: Sendable {
  /// The UTF-8 text written so far.
  public private(set) var bytes: [UInt8] = []

  private let style: Style
  private var scope = Scope.document
  /// The scopes around `scope`, outermost first.
  private var outerScopes: [Scope] = []

  /// Makes a writer with an empty buffer.
  public init(style: Style) {
    self.style = style
  }

  /// The text written so far, as a string.
  public var text: String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// Ends the document with a newline and gives its bytes; its value must be complete.
  public mutating func finish() -> [UInt8] {
    precondition(scope == .complete, "finish() needs exactly one complete value")
    scope = .finished
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// Forgets everything written, to write another document in the same style.
  public mutating func removeAll(keepingCapacity: Bool = false) {
    bytes.removeAll(keepingCapacity: keepingCapacity)
    outerScopes.removeAll(keepingCapacity: keepingCapacity)
    scope = .document
  }

  // MARK: Containers

  /// Opens an object.
  public mutating func beginObject() {
    open(.emptyObject, bracket: UInt8(ascii: "{"))
  }

  /// Closes the innermost container, which must be an object.
  public mutating func endObject() {
    precondition(scope == .emptyObject || scope == .object, "endObject() needs an open object without a pending key")
    close(isEmpty: scope == .emptyObject, bracket: UInt8(ascii: "}"))
  }

  /// Opens an array.
  public mutating func beginArray() {
    open(.emptyArray, bracket: UInt8(ascii: "["))
  }

  /// Closes the innermost container, which must be an array.
  public mutating func endArray() {
    precondition(scope == .emptyArray || scope == .array, "endArray() needs an open array")
    close(isEmpty: scope == .emptyArray, bracket: UInt8(ascii: "]"))
  }

  // MARK: Keys

  /// Writes the key of the next member of the innermost object.
  public mutating func key(_ key: String) {
    var key = key
    key.withUTF8 { self.key(utf8: $0) }
  }

  /// Writes the key of the next member of the innermost object.
  public mutating func key(_ key: StaticString) {
    key.withUTF8Buffer { self.key(utf8: $0) }
  }

  /// Writes the key of the next member of the innermost object from bytes that must be valid UTF-8.
  public mutating func key(utf8: UnsafeBufferPointer<UInt8>) {
    precondition(scope == .emptyObject || scope == .object, "a key needs an open object without a pending key")
    startItem(isFirst: scope == .emptyObject)
    appendQuoted(utf8)
    bytes.append(UInt8(ascii: ":"))
    if style == .pretty {
      bytes.append(UInt8(ascii: " "))
    }
    scope = .member
  }

  // MARK: Scalars

  /// Writes a string.
  public mutating func string(_ value: String) {
    var value = value
    value.withUTF8 { string(utf8: $0) }
  }

  /// Writes a string.
  public mutating func string(_ value: StaticString) {
    value.withUTF8Buffer { string(utf8: $0) }
  }

  /// Writes a string from bytes that must be valid UTF-8.
  public mutating func string(utf8: UnsafeBufferPointer<UInt8>) {
    startValue()
    appendQuoted(utf8)
  }

  /// Writes a whole number.
  public mutating func integer(_ value: Int) {
    startValue()
    if value < 0 {
      bytes.append(UInt8(ascii: "-"))
    }
    let magnitude = value.magnitude
    var divisor: UInt = 1
    while magnitude / divisor >= 10 {
      divisor *= 10
    }
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(magnitude / divisor % 10))
      divisor /= 10
    }
  }

  /// Writes a number in the given spelling, which must follow RFC 8259 section 6.
  public mutating func number(literal: String) {
    var literal = literal
    literal.withUTF8 { utf8 in
      let scan = NumberScan(utf8, from: 0)
      precondition(scan.expected == nil && scan.end == utf8.count, "number(literal:) needs a JSON number")
      startValue()
      bytes.append(contentsOf: utf8)
    }
  }

  /// Writes `true` or `false`.
  public mutating func bool(_ value: Bool) {
    startValue()
    append(value ? "true" : "false")
  }

  /// Writes `null`.
  public mutating func null() {
    startValue()
    append("null")
  }

  // MARK: Layout

  private mutating func open(_ inner: Scope, bracket: UInt8) {
    startValue()
    bytes.append(bracket)
    outerScopes.append(scope)
    scope = inner
  }

  private mutating func close(isEmpty: Bool, bracket: UInt8) {
    scope = outerScopes.removeLast()
    if !isEmpty {
      startLine()
    }
    bytes.append(bracket)
  }

  /// Writes what goes in front of a value, and notes that the value is there.
  private mutating func startValue() {
    switch scope {
    case .document:
      scope = .complete
    case .member:
      scope = .object
    case .emptyArray, .array:
      startItem(isFirst: scope == .emptyArray)
      scope = .array
    case .emptyObject, .object:
      preconditionFailure("a value in an object needs a key")
    case .complete, .finished:
      preconditionFailure("a document has only one value")
    }
  }

  private mutating func startItem(isFirst: Bool) {
    if !isFirst {
      bytes.append(UInt8(ascii: ","))
    }
    startLine()
  }

  private mutating func startLine() {
    guard style == .pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    var count = 2 * outerScopes.count
    while count > 0 {
      let part = min(count, Self.blanks.utf8CodeUnitCount)
      bytes.append(contentsOf: UnsafeBufferPointer(start: Self.blanks.utf8Start, count: part))
      count -= part
    }
  }

  private static var blanks: StaticString { "                                " }

  // MARK: Text

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends a quoted string, copying each run of bytes that needs no escape at once.
  private mutating func appendQuoted(_ utf8: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var runStart = 0
    for index in utf8.indices {
      let byte = utf8[index]
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[runStart..<index]))
      appendEscape(of: byte)
      runStart = index + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[runStart...]))
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func appendEscape(of byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x08: append("\\b")
    case 0x09: append("\\t")
    case 0x0A: append("\\n")
    case 0x0C: append("\\f")
    case 0x0D: append("\\r")
    default:
      append(byte < 0x10 ? "\\u000" : "\\u001")
      let digit = byte & 0x0F
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
