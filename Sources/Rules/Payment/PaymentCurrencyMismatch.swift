public import Diagnostics
public import OrderLanguage

/// A way to pay that does not go with the currency.
public enum PaymentCurrencyMismatch: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "payment_currency_mismatch", group: .payment, severity: .error,
      summary: "the way to pay and the currency do not go together",
      why: """
        A bankgiro invoice is in SEK and a SEPA transfer in EUR: guards in another currency would be compared with the wrong numbers. Swish is a Swedish \
        scheme, so another currency beside it is doubtful.
        """,
      whatToDo: "Write the currency that belongs to the method, or another method.",
      badExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: EUR, maxTotal: "150.00" }
        items:
          - domainName: acme-shop.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "1500.00" }
        items:
          - domainName: acme-shop.com
        """,
      source: "HostUp API v2, POST /api/v2/orders (bankgiro and sepa documented, swish assumed); checked 2026-11-21", isInlineSuppressible: false)
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    guard let payment = order.payment, let method = payment.method, let currency = payment.currency else { return }
    let wanted: Currency
    switch method.value {
    case .bankgiro, .swish: wanted = .sek
    case .sepa: wanted = .eur
    case .card, .invoice: return
    }
    guard currency.value != wanted else { return }
    context.report(
      finding(
        "`\(method.value.rawValue)` is paid in `\(wanted.rawValue)`, not in `\(currency.value.rawValue)`", at: currency.place,
        severity: method.value == .swish ? .warning : nil,
        related: [RelatedPlace("the method is here", at: method.place)] + currency.origin.aliasPlaces,
        help: ["Every guard of the order is in this currency: change it together with the amounts, or choose another method."]))
  }
}
