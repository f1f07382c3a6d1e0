public import Diagnostics
public import OrderLanguage

/// A name that the provider says cannot be registered.
public enum DomainNotAvailable: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "domain_not_available", group: .plan, severity: .error,
      summary: "the provider says that the name cannot be registered",
      why: "The order would be refused, or hang at the registry after it was paid.",
      whatToDo: "Choose another name. If the name is yours at another provider, write `action: transfer`.",
      badExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - domainName: acme-shop.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - domainName: acme-shop.org
        """,
      exampleTarget: "hostup-v2",
      planExample: RuleDocumentation.PlanExample(
        "`acme-shop.com` is registered by somebody else",
        """
        example.order.yaml:5:17: error[domain_not_available] /items/0/domainName: `acme-shop.com` cannot be registered: The name is registered
        """),
      source: """
        HostUp v2 `POST /api/v2/domains/availability` (developer.hostup.se), as of November 2026: `actions.canRegister.allowed`, `reason`
        """, isBlocking: true, isInlineSuppressible: false)
  }

  /// - Parameter reason: the provider's words.
  public static func diagnose(_ item: Item, reason: String?) -> Diagnostic {
    finding(
      "`\(item.domainName?.value ?? "")` cannot be registered\(ProviderWords.because(reason))", at: item.namePlace,
      help: ["Take it off the order, or write `action: transfer` if the name is yours elsewhere."])
  }
}
