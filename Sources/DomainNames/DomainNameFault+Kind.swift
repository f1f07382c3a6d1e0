extension DomainNameFault {
  /// The ways in which a text fails to be a domain name.
  public enum Kind: Hashable, Sendable {
    /// A URL or e-mail address: the text has `//`, `/`, `?`, `#`, `@` or a port. The range is what stands before the host or,
    /// when nothing does, what follows it.
    ///
    /// - Parameter host: The host as it was written, when that is a valid name.
    case schemeOrPath(host: String?)

    /// Two dots in a row, a leading dot, or a label that UTS 46 maps to nothing (its range is then the label).
    case emptyLabel

    /// No text at all.
    case emptyName

    /// Unicode white space; the range is the whole run.
    case whitespace

    /// An underscore: allowed in DNS owner names, never in names that can be registered.
    case underscore

    /// An ASCII character other than a letter, digit, hyphen or dot, control characters and NUL included.
    case disallowedASCII(Unicode.Scalar)

    /// A label that begins or ends with a hyphen.
    case hyphenAtEdge

    /// Hyphens in positions 3 and 4 of a label that does not begin with `xn--` (RFC 5891, 4.2.3.1).
    case doubleHyphen34

    /// A label of more than 63 octets in its ASCII form.
    case labelTooLong

    /// A name of more than 253 octets in its ASCII form, without the final dot.
    case nameTooLong

    /// One label only, such as `localhost`.
    case singleLabel

    /// A label that begins with `xn--` and does not decode, or decodes to what does not encode to the same label (RFC 5891, 5.3–5.4).
    case invalidALabel

    /// A character that UTS 46 or IDNA 2008 disallows, such as a symbol or an emoji.
    case disallowedCharacter(Unicode.Scalar)

    /// A last label of digits only, as in an IPv4 address (RFC 3696, 2).
    case numericTLD

    /// Another rule of IDNA 2008, of direction, context or a leading combining mark, in the words of libidn2.
    case otherIDNA(String)
  }
}
