public import Diagnostics
public import OrderLanguage

/// A fee of the registrar that nobody accepted.
public enum RegistrarFeeNotAccepted: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "registrar_fee_not_accepted", group: .plan, severity: .error,
      summary: "the registrar charges a fee of its own, and the item does not accept it",
      why: "HostUp refuses such a name until the fee is accepted, and the fee comes on top of the price.",
      whatToDo: "If the fee is meant, write `requiresRegistrarFeeAcceptance: true` on the item, and a guard that it fits in.",
      badExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "3000.00" }
        items:
          - domainName: acme-shop.io
            premium: true
            requiresRegistrarFeeAcceptance: false
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "3000.00" }
        items:
          - domainName: acme-shop.io
            premium: true
            requiresRegistrarFeeAcceptance: true
        """,
      exampleTarget: "hostup-v2",
      planExample: RuleDocumentation.PlanExample(
        "`acme-shop.io` is a premium name with a registrar's fee",
        """
        example.order.yaml:7:37: error[registrar_fee_not_accepted] /items/0/requiresRegistrarFeeAcceptance: the registrar charges a fee of its own \
        for `acme-shop.io`
        """),
      fix: .sometimes,
      source: """
        HostUp v2 `POST /api/v2/orders`: `requiresRegistrarFeeAcceptance` (developer.hostup.se), as of November 2026; the same member of an \
        availability answer is read by public clients and not documented
        """, evidence: .observed, isBlocking: true, isInlineSuppressible: false)
  }

  public static func diagnose(_ item: Item) -> Diagnostic {
    finding(
      "the registrar charges a fee of its own for `\(item.domainName?.value ?? "")`", at: item.place(of: .requiresRegistrarFeeAcceptance),
      help: ["Write `requiresRegistrarFeeAcceptance: true` on the item if that is meant, and check the guard."],
      fixes: item.writing(.requiresRegistrarFeeAcceptance, "true"))
  }
}
