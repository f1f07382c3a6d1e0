public import Diagnostics
public import OrderLanguage

/// A premium name whose price nobody accepted.
public enum PremiumNotAccepted: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "premium_not_accepted", group: .plan, severity: .error,
      summary: "a premium name, and the item does not accept a price of its own",
      why: "The registry sells some names at a price of their own, often many times the usual one, and often every year.",
      whatToDo: "If that price is meant, write `premium: true` on the item, and a guard that it fits in.",
      badExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "3000.00" }
        items:
          - domainName: acme-shop.io
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "3000.00" }
        items:
          - domainName: acme-shop.io
            premium: true
            requiresRegistrarFeeAcceptance: false
        """,
      exampleTarget: "hostup-v2",
      planExample: RuleDocumentation.PlanExample(
        "`acme-shop.io` is a premium name at 2000.00 SEK",
        """
        example.order.yaml:5:5: error[premium_not_accepted] /items/0/premium: `acme-shop.io` is a premium name with a price of its own
        """),
      fix: .sometimes,
      source: """
        HostUp v2 `POST /api/v2/orders`: `premium` (developer.hostup.se), as of November 2026; `premium` of an availability answer is read by public \
        clients and not documented
        """, evidence: .observed, isBlocking: true, isInlineSuppressible: false)
  }

  public static func diagnose(_ item: Item) -> Diagnostic {
    finding(
      "`\(item.domainName?.value ?? "")` is a premium name with a price of its own", at: item.place(of: .premium),
      help: ["Write `premium: true` on the item if that price is meant, and check the guard."], fixes: item.writing(.premium, "true"))
  }
}
