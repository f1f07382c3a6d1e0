/// Lengths that a domain name keeps to, in octets.
enum Limits {
  /// The longest A-label (RFC 1035, 2.3.4).
  static let label = 63

  /// The longest name without its final dot (RFC 1035, 2.3.4: 255 octets with the length octets and the root).
  static let name = 253

  /// The longest label, in UTF-8 as it was written, that is worth a conversion.
  ///
  /// An A-label holds at most 59 code points of 4 octets, each perhaps written as a few that NFC composes. The bound keeps
  /// a megabyte of letters from the library; only labels padded with hundreds of ignored characters notice it.
  static let sourceLabel = 1024
}
