/// Writes one JSON document (RFC 8259) into a byte buffer, token by token.
///
/// The text is UTF-8. Strings escape only what RFC 8259 section 7 requires: the quotation mark, the backslash and U+0000 to U+001F.
/// Tokens out of order, such as a value without a key inside an object, are programming errors and stop the program.
/// The writer does not look for duplicate keys.
public struct JSONWriter: Sendable {
  /// The text written since the last `forgetText`, and behind it room for more: each token goes there at once, and `count` moves behind it.
  private var buffer: [UInt8] = []
  private var count = 0

  /// How the text is laid out.
  public let style: Style
  private var scope = Scope.document
  /// The scopes around `scope`, outermost first.
  private var outerScopes: [Scope] = []

  /// Makes a writer with an empty buffer.
  public init(style: Style) {
    self.style = style
  }

  /// The UTF-8 text written so far; after `forgetText`, since then.
  public var bytes: [UInt8] { Array(buffer[..<count]) }

  /// Calls with `bytes`, which are not copied.
  public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    buffer.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<count])) }
  }

  /// The length of `bytes`.
  public var length: Int { count }

  /// `bytes` as a string.
  public var text: String {
    String(decoding: buffer[..<count], as: UTF8.self)
  }

  /// Ends the document with a newline and gives its bytes; its value must be complete.
  public mutating func finish() -> [UInt8] {
    precondition(scope == .complete, "finish() needs exactly one complete value")
    scope = .finished
    append(atMost: 1) { $0.put(UInt8(ascii: "\n")) }
    defer { count = 0 }
    // A short text is copied and leaves its room to the next, so that what is kept for long does not keep room.
    if count <= 1 << 16 { return Array(buffer[..<count]) }
    buffer.removeLast(buffer.count - count)
    defer { buffer = [] }
    return buffer
  }

  /// Forgets the text written so far, and goes on where the document stands: for a part of a document.
  public mutating func forgetText() { count = 0 }

  /// Forgets everything written, to write another document in the same style.
  public mutating func removeAll(keepingCapacity: Bool = false) {
    if !keepingCapacity { buffer = [] }
    count = 0
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

  /// Writes the members of an object that stands in `bytes` at the same depth into one that has none yet: all that stands between the brackets of the other.
  public mutating func copyMembers(_ part: Range<Int>) {
    precondition(scope == .emptyObject && !part.isEmpty, "copyMembers(_:) needs an empty object, and members")
    scope = .object
    append(atMost: part.count) { $0.append(again: part) }
  }

  // MARK: Keys

  /// Writes the key of the next member of the innermost object.
  public mutating func key(_ key: String) {
    var key = key
    key.withUTF8 { _ = self.key(utf8: $0) }
  }

  /// Writes the key of the next member of the innermost object. It must need no escapes.
  public mutating func key(_ key: StaticString) {
    let gap = startKey()
    append(atMost: gap.length + key.utf8CodeUnitCount + 4) { $0.put(gap, key: key) }
  }

  /// Writes the key of the next member of the innermost object from bytes that must be valid UTF-8. The result is where it stands in `bytes`, without its
  /// quotation marks.
  @discardableResult
  public mutating func key(utf8: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let gap = startKey()
    var place = 0..<0
    append(atMost: gap.length + JSONText.quotedLength(utf8.count) + 2) { text in
      text.put(gap)
      place = text.put(key: utf8, isSpaced: gap.isLineStart)
    }
    return place
  }

  /// Writes a member of the innermost object whose value is a string, from bytes that must be valid UTF-8. The result is where the key stands in `bytes`,
  /// without its quotation marks.
  @discardableResult
  public mutating func member(utf8 key: UnsafeBufferPointer<UInt8>, string utf8: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let gap = startKey()
    scope = .object
    var place = 0..<0
    append(atMost: gap.length + JSONText.quotedLength(key.count) + 2 + JSONText.quotedLength(utf8.count)) { text in
      text.put(gap)
      place = text.put(key: key, isSpaced: gap.isLineStart)
      text.put(quoted: utf8)
    }
    return place
  }

  @inline(__always)
  private mutating func startKey() -> Gap {
    precondition(scope == .emptyObject || scope == .object, "a key needs an open object without a pending key")
    defer { scope = .member }
    return gap(isFirst: scope == .emptyObject)
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
    let gap = startValue()
    append(atMost: gap.length + JSONText.quotedLength(utf8.count)) { text in
      text.put(gap)
      text.put(quoted: utf8)
    }
  }

  /// Writes a whole number.
  public mutating func integer(_ value: Int) {
    let gap = startValue()
    append(atMost: gap.length + 20) { text in
      text.put(gap)
      if value < 0 { text.put(UInt8(ascii: "-")) }
      text.put(digitsOf: value.magnitude)
    }
  }

  /// Writes a number in the given spelling, which must follow RFC 8259 section 6.
  public mutating func number(literal: String) {
    var literal = literal
    literal.withUTF8 { utf8 in
      let scan = NumberScan(utf8, from: 0)
      precondition(scan.expected == nil && scan.end == utf8.count, "number(literal:) needs a JSON number")
      word(utf8)
    }
  }

  /// Writes `true` or `false`.
  public mutating func bool(_ value: Bool) {
    let text: StaticString = value ? "true" : "false"
    text.withUTF8Buffer { word($0) }
  }

  /// Writes `null`.
  public mutating func null() {
    let text: StaticString = "null"
    text.withUTF8Buffer { word($0) }
  }

  /// Writes the value of a document that a writer of the same style has finished; its lines are moved to where they stand now.
  public mutating func embed(finished document: [UInt8]) {
    let gap = startValue()
    append(atMost: gap.length) { $0.put(gap) }
    let indent = style == .pretty ? 2 * outerScopes.count : 0
    document.withUnsafeBufferPointer { document in
      precondition(document.last == UInt8(ascii: "\n"), "embed(finished:) needs a finished document")
      let content = UnsafeBufferPointer(rebasing: document.dropLast())
      if indent == 0 { return append(atMost: content.count) { $0.put(content) } }
      // Each byte could be a line feed: where that would be much room, they are counted.
      let feeds = content.count < 1 << 12 ? content.count : JSONText.lineFeeds(in: content)
      append(atMost: content.count + feeds * indent + JSONText.blankCount) { $0.put(lines: content, indent: indent) }
    }
  }

  /// Writes a value whose text is put together by `write`: it must be one JSON value, and stands as it is put, on one line in every style.
  /// - Parameter size: the most bytes that it can take.
  public mutating func value(atMost size: Int, _ write: (inout JSONText) -> Void) {
    let gap = startValue()
    append(atMost: gap.length + size) { text in
      text.put(gap)
      // What the gap has left is not for the value.
      text.end = text.next + size
      write(&text)
    }
  }

  /// Writes a value that has no quotation marks.
  private mutating func word(_ utf8: UnsafeBufferPointer<UInt8>) {
    let gap = startValue()
    append(atMost: gap.length + utf8.count) { text in
      text.put(gap)
      text.put(utf8)
    }
  }

  // MARK: Layout

  private mutating func open(_ inner: Scope, bracket: UInt8) {
    let gap = startValue()
    append(atMost: gap.length + 1) { text in
      text.put(gap)
      text.put(bracket)
    }
    if outerScopes.isEmpty { outerScopes.reserveCapacity(8) }
    outerScopes.append(scope)
    scope = inner
  }

  private mutating func close(isEmpty: Bool, bracket: UInt8) {
    scope = outerScopes.removeLast()
    let gap = isEmpty || style == .compact ? Gap() : Gap(isLineStart: true, indent: 2 * outerScopes.count)
    append(atMost: gap.length + 1) { text in
      text.put(gap)
      text.put(bracket)
    }
  }

  /// Notes that a value is there, and gives what goes in front of it.
  private mutating func startValue() -> Gap {
    switch scope {
    case .document:
      scope = .complete
      return Gap()
    case .member:
      scope = .object
      return Gap()
    case .emptyArray, .array:
      defer { scope = .array }
      return gap(isFirst: scope == .emptyArray)
    case .emptyObject, .object:
      preconditionFailure("a value in an object needs a key")
    case .complete, .finished:
      preconditionFailure("a document has only one value")
    }
  }

  /// What goes in front of a member or an element.
  @inline(__always)
  private func gap(isFirst: Bool) -> Gap {
    if style == .compact { return Gap(hasComma: !isFirst) }
    return Gap(hasComma: !isFirst, isLineStart: true, indent: 2 * outerScopes.count)
  }

  // MARK: Text

  /// Makes room for so many bytes and calls for them to be written.
  @inline(__always)
  private mutating func append(atMost size: Int, _ write: (inout JSONText) -> Void) {
    if buffer.count - count < size { grow(by: size) }
    let start = count
    count = buffer.withUnsafeMutableBufferPointer { buffer in
      var text = JSONText(start: buffer.baseAddress!, next: buffer.baseAddress! + start, end: buffer.baseAddress! + (start + size))
      write(&text)
      return text.next - buffer.baseAddress!
    }
  }

  @inline(never)
  private mutating func grow(by size: Int) {
    let room = max(2 * buffer.count, count + size, 4096)
    buffer.reserveCapacity(room)
    buffer.append(contentsOf: repeatElement(0, count: room - buffer.count))
  }
}
