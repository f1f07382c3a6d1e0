extension DomainName {
  /// What `parse` had to change to reach the canonical form, and what older software would change otherwise.
  public struct Mapping: OptionSet, Hashable, Sendable {
    /// One bit for each note.
    public let rawValue: UInt8

    /// A set with these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Capital letters, ASCII or not, were made small.
    public static let uppercase = Mapping(rawValue: 1 << 0)

    /// A final dot (the absolute form) was left off.
    public static let trailingDot = Mapping(rawValue: 1 << 1)

    /// UTS 46 changed more than case: a ligature, full-width letters, text not in NFC, ignored characters, or `。．｡` for dots.
    public static let uts46Mapped = Mapping(rawValue: 1 << 2)

    /// A label written in Unicode has ß, ς, ZWJ or ZWNJ, which IDNA 2003 and UTS 46 transitional processing map to another name.
    ///
    /// The name keeps the character. Never set for what was written as an A-label, which all software reads alike.
    public static let hasTransitionalDifference = Mapping(rawValue: 1 << 3)
  }
}
