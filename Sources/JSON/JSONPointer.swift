/// A path to one value inside a JSON document, as defined by RFC 6901.
///
/// Two pointers are equal when their tokens have the same code points; RFC 6901 section 4 rules out Unicode normalisation.
public struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
  /// The unescaped reference tokens from the root of the document down; empty for the whole document.
  public let tokens: [String]

  /// Makes a pointer from unescaped reference tokens.
  public init(tokens: [String] = []) {
    self.tokens = tokens
  }

  /// Parses the string form of RFC 6901 section 3, or gives nil when the text does not follow it.
  ///
  /// The empty text is the whole document. Any other text starts with `/`, and each `~` in it is part of `~0` or `~1`.
  public init?(_ text: String) {
    guard !text.isEmpty else {
      self.init()
      return
    }
    // The UTF-8 view, because a combining mark after "/" would hide the slash from a split by characters.
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts[0].isEmpty else { return nil }
    var tokens: [String] = []
    tokens.reserveCapacity(parts.count - 1)
    for part in parts.dropFirst() {
      guard let token = Self.unescape(part) else { return nil }
      tokens.append(token)
    }
    self.init(tokens: tokens)
  }

  /// The escaped text of the pointer, which `init(_:)` parses back to an equal pointer.
  public var description: String {
    tokens.reduce(into: "") { text, token in text += "/" + Self.escape(token) }
  }

  /// Gives the pointer to the member named `token` of the value that this pointer refers to.
  public func appending(_ token: String) -> JSONPointer {
    JSONPointer(tokens: tokens + [token])
  }

  /// Gives the pointer to the element at `index`, counted from zero, of the array that this pointer refers to.
  public func appending(index: Int) -> JSONPointer {
    appending(String(index))
  }

  /// Escapes one reference token: `~` becomes `~0` and `/` becomes `~1` (RFC 6901 section 3).
  public static func escape(_ token: String) -> String {
    guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return token }
    var escaped = String.UnicodeScalarView()
    for scalar in token.unicodeScalars {
      switch scalar {
      case "~": escaped.append(contentsOf: "~0".unicodeScalars)
      case "/": escaped.append(contentsOf: "~1".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// Appends a slash and one reference token, escaped, to the text of a pointer.
  public static func append(token: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
    text.append(UInt8(ascii: "/"))
    guard token.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return text.append(contentsOf: token) }
    for byte in token {
      switch byte {
      case UInt8(ascii: "~"): text += "~0".utf8
      case UInt8(ascii: "/"): text += "~1".utf8
      default: text.append(byte)
      }
    }
  }

  /// Appends a slash and a reference token that needs no escapes to the text of a pointer.
  public static func append(name: StaticString, to text: inout [UInt8]) {
    text.append(UInt8(ascii: "/"))
    text.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
  }

  /// Appends a slash and the index of an element to the text of a pointer.
  public static func append(index: Int, to text: inout [UInt8]) {
    text.append(UInt8(ascii: "/"))
    if index < 10, index >= 0 { text.append(UInt8(ascii: "0") + UInt8(index)) } else { text += String(index).utf8 }
  }

  /// Tells whether two pointers have the same tokens, code point by code point.
  public static func == (left: JSONPointer, right: JSONPointer) -> Bool {
    left.tokens.elementsEqual(right.tokens) { ExactString(text: $0) == ExactString(text: $1) }
  }

  /// Feeds the code points of the tokens to `hasher`.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(tokens.count)
    for token in tokens {
      hasher.combine(ExactString(text: token))
    }
  }

  /// Undoes `escape(_:)`, or gives nil at a `~` that is followed by neither `0` nor `1`.
  private static func unescape(_ part: Substring.UTF8View) -> String? {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(part.count)
    var rest = part[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "~") else {
        utf8.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "0"): utf8.append(UInt8(ascii: "~"))
      case UInt8(ascii: "1"): utf8.append(UInt8(ascii: "/"))
      default: return nil
      }
    }
    return String(decoding: utf8, as: UTF8.self)
  }
}
