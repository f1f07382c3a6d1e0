/// An amount of a currency with two decimals.
public struct Money: Hashable, Codable, Sendable, CustomStringConvertible {
  /// Hundredths: öre or cents.
  public let minorUnits: Int64
  /// ISO 4217, in upper case.
  public let currency: String

  public init(minorUnits: Int64, currency: String) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  /// Reads a decimal as a spec or a JSON answer writes it: digits, and at most two after the point that are not zeros.
  ///
  /// JSON numbers are read from their text, so nothing is rounded. nil: not such a decimal, or beyond 15 digits.
  public init?(decimal: String, currency: String) {
    var digits = Substring(decimal)
    let isNegative = digits.first == "-"
    if isNegative { digits = digits.dropFirst() }
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    var fraction = parts.count == 2 ? parts[1] : ""
    guard let whole = parts.first, !whole.isEmpty, whole.count <= 13, parts.count == 1 || !fraction.isEmpty else { return nil }
    while fraction.count > 2, fraction.last == "0" { fraction = fraction.dropLast() }
    guard fraction.count <= 2, (whole + fraction).utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    guard let units = Int64(whole + fraction + String(repeating: "0", count: 2 - fraction.count)) else { return nil }
    self.init(minorUnits: isNegative ? -units : units, currency: currency)
  }

  /// `1234.50`, without the currency.
  public var decimal: String {
    let magnitude = minorUnits.magnitude
    let cents = String(magnitude % 100)
    return (minorUnits < 0 ? "-" : "") + "\(magnitude / 100)." + (cents.count == 1 ? "0" : "") + cents
  }

  public var description: String { "\(decimal) \(currency)" }
}
