/// Fills the node arena of a `JSONDocument` in one pass over its bytes, with a stack of open containers in place of recursion.
struct JSONParser {
  private let bytes: [UInt8]
  private let limits: JSONLimits
  private var position = 0
  private var nodes: [JSONNode] = []
  private var open: [OpenContainer] = []

  /// Reads a whole document into an arena; the root is its first node.
  static func parse(_ bytes: [UInt8], limits: JSONLimits) throws(JSONError) -> [JSONNode] {
    let maximum = min(limits.maximumByteCount, Int(UInt32.max))
    guard bytes.count <= maximum else {
      let message = "expected at most \(maximum) bytes, found \(bytes.count)"
      throw JSONError(offset: maximum, endOffset: bytes.count, message: message, relatedOffset: nil)
    }
    var parser = JSONParser(bytes: bytes, limits: limits)
    try parser.parseDocument()
    return parser.nodes
  }

  private init(bytes: [UInt8], limits: JSONLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  // MARK: Structure

  private mutating func parseDocument() throws(JSONError) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      position = 3
    }
    skipBlanks()
    try parseValue(expected: "a value")
    while let container = open.last?.node {
      if nodes[container].kind == .array {
        try parseElement()
      } else {
        try parseMember()
      }
    }
    skipBlanks()
    guard position == bytes.count else { throw failure(expected: "the end of the document") }
  }

  /// Reads a scalar, or opens a container.
  private mutating func parseValue(expected: String) throws(JSONError) {
    switch next {
    case UInt8(ascii: "{"): try openContainer(.object)
    case UInt8(ascii: "["): try openContainer(.array)
    case UInt8(ascii: "\""): try parseString()
    case UInt8(ascii: "-"), (UInt8(ascii: "0")...UInt8(ascii: "9"))?: try parseNumber()
    default:
      guard skipWord("null", as: .null) || skipWord("true", as: .true) || skipWord("false", as: .false) else {
        throw failure(expected: expected)
      }
    }
  }

  /// Reads the comma and the start of one element, or the end of the array.
  private mutating func parseElement() throws(JSONError) {
    let isFirst = open[open.count - 1].isEmpty
    skipBlanks()
    if skip(UInt8(ascii: "]")) {
      return closeContainer()
    }
    if !isFirst {
      guard skip(UInt8(ascii: ",")) else { throw failure(expected: "',' or ']'") }
      skipBlanks()
    }
    open[open.count - 1].isEmpty = false
    try parseValue(expected: isFirst ? "a value or ']'" : "a value after ','")
  }

  /// Reads the comma, the key and the start of the value of one member, or the end of the object.
  private mutating func parseMember() throws(JSONError) {
    let isFirst = open[open.count - 1].isEmpty
    skipBlanks()
    if skip(UInt8(ascii: "}")) {
      return closeContainer()
    }
    if !isFirst {
      guard skip(UInt8(ascii: ",")) else { throw failure(expected: "',' or '}'") }
      skipBlanks()
    }
    guard next == UInt8(ascii: "\"") else {
      throw failure(expected: isFirst ? "a key in double quotes or '}'" : "a key in double quotes after ','")
    }
    try parseKey()
    skipBlanks()
    guard skip(UInt8(ascii: ":")) else { throw failure(expected: "':' after the key") }
    skipBlanks()
    try parseValue(expected: "a value after ':'")
  }

  private mutating func openContainer(_ kind: JSONNodeKind) throws(JSONError) {
    guard open.count < limits.maximumDepth else {
      throw error(in: position..<position + 1, "expected at most \(limits.maximumDepth) levels of nesting, found one more")
    }
    open.append(OpenContainer(node: nodes.count))
    append(kind, from: position)
    position += 1
  }

  private mutating func closeContainer() {
    let node = open.removeLast().node
    nodes[node].end = UInt32(position)
    nodes[node].subtreeEnd = UInt32(nodes.count)
  }

  // MARK: Tokens

  /// Reads the key of a member, which the innermost object must not have yet.
  private mutating func parseKey() throws(JSONError) {
    try parseString()
    let key = nodes[nodes.count - 1]
    let name = ExactString(text: key.text(in: bytes))
    let innermost = open.count - 1
    open[innermost].isEmpty = false
    if let first = open[innermost].keyOffsets.updateValue(key.range.lowerBound, forKey: name) {
      throw error(in: key.range, "expected unique keys, found this key a second time", related: first)
    }
  }

  private mutating func parseNumber() throws(JSONError) {
    let start = position
    let scan = bytes.withUnsafeBufferPointer { NumberScan($0, from: start) }
    position = scan.end
    if let expected = scan.expected {
      throw failure(expected: expected, wholeWord: false)
    }
    append(.number, from: start)
  }

  /// Reads the string whose opening quotation mark is next.
  private mutating func parseString() throws(JSONError) {
    let start = position
    var hasEscapes = false
    position += 1
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        append(.string, from: start, hasEscapes: hasEscapes)
        return
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try parseEscape(stringStart: start)
      case 0x00...0x1F:
        throw failure(expected: "an escape in place of a control character", wholeWord: false)
      case 0x20...0x7F:
        position += 1
      default:
        let sequence = UTF8Sequence(at: position, in: bytes)
        guard sequence.isValid else { throw failure(expected: "valid UTF-8", wholeWord: false) }
        position += sequence.length
      }
    }
    throw failure(expected: "'\"' at the end of the string", related: start)
  }

  /// Reads the escape whose backslash is next.
  private mutating func parseEscape(stringStart: Int) throws(JSONError) {
    let start = position
    position += 1
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"),
      UInt8(ascii: "t"):
      position += 1
    case UInt8(ascii: "u"):
      position += 1
      try parseUnicodeEscape(from: start, stringStart: stringStart)
    default:
      throw failure(expected: "one of \" \\ / b f n r t u after '\\'", from: start, wholeWord: false, related: stringStart)
    }
  }

  /// Reads the four digits of a `\u` escape, and a second escape when the first is the high half of a surrogate pair.
  private mutating func parseUnicodeEscape(from start: Int, stringStart: Int) throws(JSONError) {
    guard let unit = JSONEscape.codeUnit(at: position, in: bytes) else {
      while let byte = next, JSONEscape.hexadecimalValue(of: byte) != nil {
        position += 1
      }
      throw failure(expected: "four hexadecimal digits after '\\u'", from: start, wholeWord: false, related: stringStart)
    }
    position += 4
    if UTF16.isTrailSurrogate(unit) {
      throw error(in: start..<position, "expected a high surrogate escape before this low surrogate escape")
    }
    if UTF16.isLeadSurrogate(unit) {
      let isPaired = bytes[position...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")])
      guard isPaired, let low = JSONEscape.codeUnit(at: position + 2, in: bytes), UTF16.isTrailSurrogate(low) else {
        throw error(in: start..<position, "expected a low surrogate escape after this high surrogate escape")
      }
      position += 6
    }
  }

  // MARK: Bytes and nodes

  /// The byte at `position`, or nil at the end of the input.
  private var next: UInt8? {
    position < bytes.count ? bytes[position] : nil
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  /// Moves past `byte` if it is next.
  private mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  /// Moves past the letters of `word` and adds a node for them, if they are next and no longer word starts with them.
  private mutating func skipWord(_ word: StaticString, as kind: JSONNodeKind) -> Bool {
    let end = wordEnd(from: position)
    guard word.withUTF8Buffer({ bytes[position..<end].elementsEqual($0) }) else { return false }
    let start = position
    position = end
    append(kind, from: start)
    return true
  }

  /// Gives the offset just past the run of ASCII letters, digits and underscores at `start`.
  private func wordEnd(from start: Int) -> Int {
    let word = bytes[start...].prefix { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
      default: false
      }
    }
    return word.endIndex
  }

  /// Adds a node for the token from `start` to `position`.
  private mutating func append(_ kind: JSONNodeKind, from start: Int, hasEscapes: Bool = false) {
    nodes.append(
      JSONNode(start: UInt32(start), end: UInt32(position), subtreeEnd: UInt32(nodes.count + 1), kind: kind, hasEscapes: hasEscapes)
    )
  }

  // MARK: Errors

  private func error(in range: Range<Int>, _ message: String, related: Int? = nil) -> JSONError {
    JSONError(offset: range.lowerBound, endOffset: range.upperBound, message: message, relatedOffset: related)
  }

  /// Makes the error for what is at `position`.
  ///
  /// The error covers what was found, and before it everything from `start` on. At the end of the input it covers nothing, and `related`
  /// is the place of what is still open; by default that is the innermost container.
  private func failure(expected: String, from start: Int? = nil, wholeWord: Bool = true, related: Int? = nil) -> JSONError {
    guard position < bytes.count else {
      let openOffset = related ?? open.last.map { nodes[$0.node].range.lowerBound }
      return error(in: position..<position, "expected \(expected), found the end of the document", related: openOffset)
    }
    let (end, found) = token(wholeWord: wholeWord)
    return error(in: (start ?? position)..<end, "expected \(expected), found \(found)")
  }

  /// Gives the end and a description of what is at `position`: a code point, an ill-formed piece, or a whole word if asked for.
  private func token(wholeWord: Bool) -> (end: Int, description: String) {
    let sequence = UTF8Sequence(at: position, in: bytes)
    let end = max(position + sequence.length, wholeWord ? wordEnd(from: position) : 0)
    guard sequence.isValid else {
      let hexadecimal = bytes[position..<end].map { "0x" + String($0, radix: 16) }.joined(separator: " ")
      return (end, "\(hexadecimal), which is not UTF-8")
    }
    let text = String(decoding: bytes[position..<end], as: UTF8.self)
    let scalar = text.unicodeScalars[text.startIndex]
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .nonspacingMark, .enclosingMark:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return (end, "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
    default:
      return (end, text.count > 20 ? "'\(text.prefix(20))…'" : "'\(text)'")
    }
  }
}
