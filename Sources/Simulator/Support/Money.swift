/// Amounts in minor units, öre and cent: every currency of the accounts has two decimals.
enum Money {
  /// A JSON number in major units: `79`, `98.75`.
  static func literal(_ minor: Int) -> String {
    let sign = minor < 0 ? "-" : ""
    let (whole, rest) = minor.magnitude.quotientAndRemainder(dividingBy: 100)
    guard rest > 0 else { return "\(sign)\(whole)" }
    return rest % 10 == 0 ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// A share in hundredths of a per cent as a decimal: 25 00 is `0.25`.
  static func rate(_ basisPoints: Int) -> String {
    let digits = String(10_000 + max(0, basisPoints) % 10_000).dropFirst()
    let rest = digits.prefix(digits.utf8.count - digits.reversed().prefix { $0 == "0" }.count)
    return "\(max(0, basisPoints) / 10_000)" + (rest.isEmpty ? "" : ".\(rest)")
  }

  /// A part of an amount in hundredths of a per cent, a half rounded up (HALF_UP: HostUp, `GET /api/account/currency`, documented).
  static func share(_ basisPoints: Int, of minor: Int) -> Int {
    let product = minor * basisPoints
    return product >= 0 ? (product + 5_000) / 10_000 : -((-product + 5_000) / 10_000)
  }
}
