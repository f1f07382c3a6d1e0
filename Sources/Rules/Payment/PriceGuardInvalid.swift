public import Diagnostics
public import OrderLanguage

/// A guard that is no amount above 0.
public enum PriceGuardInvalid: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "price_guard_invalid", group: .payment, severity: .error,
      summary: "a price guard is not a decimal amount above 0",
      why: "A guard that can be read in two ways guards nothing: `1,500` is one and a half to some and fifteen hundred to others.",
      whatToDo: "Write digits, and at most two more behind a decimal point: `\"1500.00\"`. The currency stands in `payment.currency`.",
      badExample: """
        orderSpec: 1
        name: acme
        payment:
          currency: SEK
          maxTotal: "1500,00"
        items:
          - domainName: acme-shop.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment:
          currency: SEK
          maxTotal: "1500.00"
        items:
          - domainName: acme-shop.com
        """,
      fix: .sometimes, source: "order-spec language 1, Guards", isInlineSuppressible: false)
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    order.forEachGuard { guardValue in
      if let finding = diagnose(guardValue) { context.report(finding) }
    }
  }

  /// All guards of an order that are no limits, whatever the configuration makes of the rule.
  public static func findings(_ order: Order) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    order.forEachGuard { guardValue in
      if let finding = diagnose(guardValue) { findings.append(finding) }
    }
    return findings
  }

  private static func diagnose(_ guardValue: PriceGuard) -> Diagnostic? {
    let origin = guardValue.origin
    guard origin.state == .value, GuardAmount(origin) == nil else { return nil }
    let text = origin.text
    guard let message = GuardAmount.complaint(about: text, shown: origin.excerpt) else { return nil }
    var fixes: [FixIt] = []
    if let amount = decimalComma(text), let edit = origin.wholeEdit(to: amount) { fixes.append(FixIt("write a decimal point", edits: [edit])) }
    return finding(
      message, at: origin.place, related: guardValue.item.map { origin.relatedPlaces(of: $0) } ?? origin.aliasPlaces, help: help(for: text), fixes: fixes)
  }

  private static func help(for text: String) -> [String] {
    if text.unicodeScalars.contains(where: \.properties.isAlphabetic) {
      return ["The currency stands in `payment.currency`; a guard is the bare amount, such as `\"1500.00\"`."]
    }
    return ["Write it like `\"1500.00\"`: no separators of thousands, no leading zeros."]
  }

  /// `1500,00` with a point; nil where the comma may part thousands.
  private static func decimalComma(_ text: String) -> String? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count == 2 else { return nil }
    var amount = "\(parts[0]).\(parts[1])"
    return amount.withUTF8 { GuardAmount($0) } == nil ? nil : amount
  }
}
