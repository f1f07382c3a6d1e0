import CLibIDN2

/// Why libidn2, or the check of what it gave, refused a label.
enum IDNAFailure: Error, Equatable {
  /// Mapping left nothing.
  case empty

  /// The A-label has more than 63 octets.
  case tooLong

  /// After mapping, a hyphen is first or last.
  case hyphenAtEdge

  /// After mapping, hyphens stand in positions 3 and 4.
  case doubleHyphen34

  /// Some character is disallowed or unassigned; the text is the library's.
  case disallowed(String)

  /// Anything else, in the words of the library.
  case other(String)

  /// Sorts a return code of libidn2.
  init(_ code: Int32) {
    switch code {
    case IDN2_PUNYCODE_BIG_OUTPUT.rawValue, IDN2_TOO_BIG_LABEL.rawValue, IDN2_TOO_BIG_DOMAIN.rawValue: self = .tooLong
    case IDN2_HYPHEN_STARTEND.rawValue: self = .hyphenAtEdge
    case IDN2_2HYPHEN.rawValue: self = .doubleHyphen34
    case IDN2_DISALLOWED.rawValue, IDN2_UNASSIGNED.rawValue: self = .disallowed(Self.text(of: code))
    default: self = .other(Self.text(of: code))
    }
  }

  private static func text(of code: Int32) -> String { String(cString: idn2_strerror(code)) }
}
