public import Diagnostics
public import OrderLanguage
public import YAMLSyntax

/// A payment method that is none.
public enum PaymentMethodUnknown: BindingProblemRule {
  public static var kind: BindingProblem.Kind { .paymentMethodUnknown }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "payment_method_unknown", group: .payment, severity: .error,
      summary: "`payment.method` is none of the payment methods",
      why: "The method says how you pay, not who takes the money: names of payment providers are none. HostUp refuses an order with another value.",
      whatToDo: "Write `card`, `swish`, `bankgiro`, `sepa` or `invoice`.",
      badExample: """
        orderSpec: 1
        name: acme
        payment: { method: stripe, currency: SEK, maxTotal: "500.00" }
        items:
          - domainName: acme.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - domainName: acme.com
        """,
      fix: .sometimes, source: "HostUp v2 `POST /api/v2/orders` (developer.hostup.se/endpoints/billing/post-v2-orders), as of November 2026", isBlocking: true,
      isInlineSuppressible: false)
  }

  public static func diagnose(_ problem: BindingProblem, in tree: SyntaxTree) -> Diagnostic {
    finding(
      "\(Wording.quoted(problem.found)) is not a payment method" + Wording.hint(problem.suggestion, expected: problem.candidates), at: problem.place,
      related: problem.related,
      help: [
        "The method says how you pay; names of payment providers are none."
          + (problem.suggestion == nil ? "" : " Payment methods: \(Wording.list(problem.candidates)).")
      ],
      fixes: problem.fixes(in: tree))
  }
}
