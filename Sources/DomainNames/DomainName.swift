/// A valid domain name of at least two labels.
///
/// Two values are equal when their A-labels are: `räksmörgås.se`, `RÄKSMÖRGÅS.SE.` and `xn--rksmrgs-5wao1o.se`
/// are one name, however each was written.
///
/// Syntax after RFC 1035 and RFC 1123 (letters, digits, hyphens; labels of 1–63 octets, at most 253 in all), internationalised
/// labels after IDNA 2008 (RFC 5891) behind the non-transitional mapping of UTS 46.
public struct DomainName: Sendable {
  /// The name in lower-case A-labels without a final dot: the identity, and the form that goes over the wire.
  public let asciiText: String

  /// The name in U-labels without a final dot, for people to read.
  public let unicodeText: String

  /// What had to be changed in the text as it was written; no part of the identity.
  public let mapping: Mapping

  /// The labels of `asciiText` from left to right, never fewer than two.
  public var labels: [String] { asciiText.unicodeScalars.split(separator: ".").map(String.init) }

  /// The labels of `unicodeText`, one for each of `labels`.
  public var unicodeLabels: [String] { unicodeText.unicodeScalars.split(separator: ".").map(String.init) }

  /// The top-level domain: the last A-label, without a dot.
  public var tld: String {
    let afterDot = asciiText.utf8.lastIndex(of: UInt8(ascii: ".")).map(asciiText.utf8.index(after:))
    return String(asciiText[(afterDot ?? asciiText.startIndex)...])
  }

  /// Reads a domain name as a person writes it: in U-labels or A-labels, in any case, with or without a final dot.
  ///
  /// The first fault from the left is given, except that a URL is recognised as a whole before anything else,
  /// and that the number of labels and the top-level domain are judged last.
  public static func parse(_ text: String) -> Result<DomainName, DomainNameFault> {
    Result { () throws(DomainNameFault) in
      var parser = DomainNameParser(text)
      return try parser.parse()
    }
  }
}

extension DomainName: Hashable {
  /// Compares the A-labels alone.
  public static func == (left: DomainName, right: DomainName) -> Bool { left.asciiText == right.asciiText }

  /// Hashes the A-labels alone.
  public func hash(into hasher: inout Hasher) { hasher.combine(asciiText) }
}
