import CCatalogData

/// The periods that a registry registers for, in whole years.
public struct RegistrationYears: Sendable, Equatable, CustomStringConvertible {
  private let bits: UInt32

  /// nil where no period is known.
  init?(bits: UInt32) {
    guard bits != 0 else { return nil }
    self.bits = bits
  }

  /// The periods of a list; nil for an empty one, and where a period is not from 1 to 30 years.
  public init?(_ years: some Sequence<Int>) {
    var bits: UInt32 = 0
    for year in years {
      guard (1...30).contains(year) else { return nil }
      bits |= 1 << UInt32(year)
    }
    self.init(bits: bits)
  }

  /// The shortest period.
  public var min: Int { bits.trailingZeroBitCount }

  /// The longest period.
  public var max: Int { 31 - bits.leadingZeroBitCount }

  /// Whether a period of so many years can be registered.
  public func contains(_ years: Int) -> Bool { (0...31).contains(years) && bits & 1 << UInt32(years) != 0 }

  /// All periods, the shortest first.
  public var values: [Int] { (min...max).filter(contains) }

  /// `1`, `1 to 10` or `1, 3, 5`.
  public var description: String {
    if min == max { return "\(min)" }
    return bits.nonzeroBitCount == max - min + 1 ? "\(min) to \(max)" : values.map(String.init).joined(separator: ", ")
  }
}

/// Bounds that belong to the range; an end that is not known is nil, and nothing is beyond it.
public struct FactBounds: Sendable, Equatable {
  public let min: Int?
  public let max: Int?

  /// Nothing is beyond.
  static let open = FactBounds(min: nil, max: nil)

  public init(min: Int?, max: Int?) {
    self.min = min
    self.max = max
  }

  init(_ bounds: catalog_bounds) {
    min = known(bounds.min)
    max = known(bounds.max)
  }

  /// Whether a number is not known to be out of bounds.
  public func contains(_ number: Int) -> Bool { (min.map { number >= $0 } ?? true) && (max.map { number <= $0 } ?? true) }
}
