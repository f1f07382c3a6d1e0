/// The reason why a text is not a domain name, and where.
public struct DomainNameFault: Error, Hashable, Sendable {
  /// What is wrong.
  public let kind: Kind

  /// The offending characters or label, as UTF-8 byte offsets into the text that was given.
  ///
  /// An empty label has no characters of its own: the range is the dot that ends it (of `example..se` the second dot, of `.se`
  /// the first). Empty only for `emptyName`.
  public let range: Range<Int>

  /// What is wrong in words that follow the quoted name: lower case, no full stop, such as "has an empty label".
  public var message: String {
    switch kind {
    case .schemeOrPath: "is a URL or an address, not a bare domain name"
    case .emptyLabel: "has an empty label"
    case .emptyName: "is empty"
    case .whitespace: "has a blank"
    case .underscore: "has an underscore"
    case .disallowedASCII(let scalar), .disallowedCharacter(let scalar): "has \(scalar.quotedForMessage), which no domain name can have"
    case .hyphenAtEdge: "has a label that begins or ends with a hyphen"
    case .doubleHyphen34: "has a label with hyphens in positions 3 and 4 that is not an A-label"
    case .labelTooLong: "has a label longer than \(Limits.label) octets in its ASCII form"
    case .nameTooLong: "is longer than \(Limits.name) octets in its ASCII form"
    case .singleLabel: "has only one label"
    case .invalidALabel: "has a label that begins with xn-- but does not stand for a Unicode label"
    case .numericTLD: "has a top-level domain that is all digits"
    case .otherIDNA(let reason): "has a label that IDNA 2008 does not allow: \(reason)"
    }
  }
}

extension Unicode.Scalar {
  /// The character in single quotes and its code point, `'☃' (U+2603)`; the code point alone where nothing would be seen.
  fileprivate var quotedForMessage: String {
    let hexadecimal = String(value, radix: 16, uppercase: true)
    let codePoint = "U+" + String(repeating: "0", count: max(0, 4 - hexadecimal.count)) + hexadecimal
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse, .unassigned, .surrogate,
      .nonspacingMark, .spacingMark, .enclosingMark:
      return codePoint
    default:
      return "'\(self)' (\(codePoint))"
    }
  }
}
