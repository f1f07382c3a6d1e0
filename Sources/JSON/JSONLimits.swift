/// The limits on what `JSONDocument` reads, which RFC 8259 section 9 leaves to each parser.
public struct JSONLimits: Hashable, Sendable {
  /// The greatest number of bytes of a document; the format of the arena caps it at 4 GiB.
  public var maximumByteCount: Int

  /// The greatest number of arrays and objects inside one another.
  public var maximumDepth: Int

  /// Makes limits, by default 16 MiB and 200 levels.
  public init(maximumByteCount: Int = 16 << 20, maximumDepth: Int = 200) {
    self.maximumByteCount = maximumByteCount
    self.maximumDepth = maximumDepth
  }

  /// The limits for ordinary input: 16 MiB and 200 levels.
  public static let standard = JSONLimits()
}
