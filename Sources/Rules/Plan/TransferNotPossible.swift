public import Diagnostics
public import OrderLanguage

/// A name that the provider says cannot be transferred.
public enum TransferNotPossible: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "transfer_not_possible", group: .plan, severity: .error,
      summary: "the provider says that the name cannot be transferred",
      why: """
        The transfer would be refused, or fail at the registry after it was paid: the name is locked, too new, or not registered at all.
        """,
      whatToDo: "Unlock it at its present registrar, wait until the registry allows it, or register it if nobody has it.",
      badExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - action: transfer
            domainName: acme-shop.com
            eppCode: ${env:ACME_SHOP_EPP}
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - domainName: acme-shop.com
        """,
      exampleTarget: "hostup-v2",
      planExample: RuleDocumentation.PlanExample(
        "nobody has registered `acme-shop.com`",
        """
        example.order.yaml:6:17: error[transfer_not_possible] /items/0/domainName: `acme-shop.com` cannot be transferred: Not possible now
        """),
      source: """
        HostUp v2 `POST /api/v2/domains/availability` (developer.hostup.se), as of November 2026: `actions.canTransfer.allowed`, `reason`
        """, isBlocking: true, isInlineSuppressible: false)
  }

  /// - Parameter reason: the provider's words.
  public static func diagnose(_ item: Item, reason: String?) -> Diagnostic {
    finding(
      "`\(item.domainName?.value ?? "")` cannot be transferred\(ProviderWords.because(reason))", at: item.namePlace,
      help: ["Unlock it at its present registrar, or wait until the registry allows it. A name that nobody has is registered, not transferred."])
  }
}
