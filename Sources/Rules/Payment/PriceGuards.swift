import OrderLanguage

/// A limit as the language and the configuration write it: an amount of money.
public struct GuardAmount: Comparable {
  /// In hundredths of the currency's unit; more than 0.
  let hundredths: Int
  /// As many digits before the decimal point can be compared with a price.
  private static let mostDigits = 13

  /// `(0|[1-9][0-9]{0,12})(\.[0-9]{1,2})?` above 0; nil for anything else.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard let first = text.first else { return nil }
    let whole = text.prefix { $0 != UInt8(ascii: ".") }
    let fraction = text.dropFirst(whole.count + 1)
    guard !whole.isEmpty, whole.count <= Self.mostDigits, whole.count == 1 || first != UInt8(ascii: "0") else { return nil }
    guard fraction.count <= 2, whole.count == text.count || !fraction.isEmpty else { return nil }
    var value = 0
    for byte in [whole, fraction].joined() {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    if fraction.count == 0 { value *= 100 }
    if fraction.count == 1 { value *= 10 }
    guard value > 0 else { return nil }
    hundredths = value
  }

  init?(_ guardValue: Origin) {
    guard let amount = guardValue.withText({ GuardAmount($0) }) else { return nil }
    self = amount
  }

  /// Why a text is no limit: lower case, no full stop; nil where it is one.
  /// - Parameter excerpt: the text as it may be shown.
  public static func complaint(about text: String, shown excerpt: String) -> String? {
    var text = text
    guard text.withUTF8({ GuardAmount($0) }) == nil else { return nil }
    if text.utf8.allSatisfy({ $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }) || text.hasPrefix("-") {
      return "`\(excerpt)` is no limit: an amount above 0 is wanted"
    }
    let whole = text.prefix { $0 != "." }
    if whole.utf8.count > mostDigits, whole.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
      return "`\(excerpt)` is more than can be compared with a price: \(mostDigits) digits at most stand before the decimal point"
    }
    return "`\(excerpt)` is not an amount: digits are wanted, and at most two more behind a decimal point"
  }

  public static func < (left: GuardAmount, right: GuardAmount) -> Bool { left.hundredths < right.hundredths }
}

/// A guard of an order, with the item that it was found at.
struct PriceGuard {
  let origin: Origin
  let item: Item?
}

extension Order {
  /// Calls with the guards of the order: those of `payment`, of the items, and of `defaults`, whether they reach an item or not.
  func forEachGuard(_ body: (PriceGuard) -> Void) {
    if let payment {
      for field in [FieldName.maxTotal, .maxSubtotal] {
        if let origin = payment.object.member(field) { body(PriceGuard(origin: origin, item: nil)) }
      }
    }
    guard document.mentions(.maxSubtotal) else { return }
    for item in items {
      if let origin = item.object?.member(.maxSubtotal) { body(PriceGuard(origin: origin, item: item)) }
    }
    guard let defaults else { return }
    for type in [FieldName.domain, .vps, .sharedHosting, .addon, .site] {
      guard let origin = defaults.object(type)?.member(.maxSubtotal) else { continue }
      let reachesItem = items.contains { $0.object?.member(.maxSubtotal)?.id == origin.id }
      if !reachesItem { body(PriceGuard(origin: origin, item: nil)) }
    }
  }
}
