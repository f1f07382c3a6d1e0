public import Diagnostics
public import OrderLanguage

/// A way to pay that ends at a payment page.
public enum PaymentNeedsPerson: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "payment_needs_person", group: .payment, severity: .info,
      summary: "a person must finish the payment",
      why: "`card` and `swish` end at the provider's payment page: apply places the order, prints the address and exits 22.",
      whatToDo: "Nothing where somebody is there to pay. For runs without people choose `bankgiro`, `sepa` or `invoice`.",
      badExample: """
        orderSpec: 1
        name: acme
        payment: { method: swish, currency: SEK, maxTotal: "150.00" }
        items:
          - domainName: acme-shop.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment: { method: invoice, currency: SEK, maxTotal: "150.00" }
        items:
          - domainName: acme-shop.com
        """,
      source: "order-spec placement contract; HostUp API v2, POST /api/v2/orders; checked 2026-11-21", isInlineSuppressible: false)
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    guard let method = order.payment?.method, method.value == .card || method.value == .swish else { return }
    context.report(
      finding(
        "`\(method.value.rawValue)` ends at a payment page: a person must pay", at: method.place, related: method.origin.aliasPlaces,
        help: ["apply places the order, prints the address of the page and exits 22. `bankgiro`, `sepa` and `invoice` need nobody."]))
  }
}
