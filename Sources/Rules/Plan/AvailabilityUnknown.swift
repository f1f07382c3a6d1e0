public import Diagnostics
public import OrderLanguage

/// A name of which nobody knows whether it can be had.
public enum AvailabilityUnknown: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "availability_unknown", group: .plan, severity: .warning,
      summary: "the provider does not say whether the name can be had",
      why: """
        The registry was not asked, did not answer, or the provider has no call that tells. The order may be refused, or wait at the registry.
        """,
      whatToDo: """
        Try again later. With SuperSpace, which documents no such call, or where it does not matter: `rules: { availability_unknown: off }` in the \
        configuration.
        """,
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
          - domainName: acme-shop.com
        """,
      exampleTarget: "hostup-v2",
      planExample: RuleDocumentation.PlanExample(
        "the provider does not answer questions about names",
        """
        example.order.yaml:5:17: warning[availability_unknown] /items/0/domainName: whether `acme-shop.com` can be had is not known
        """,
        goodSituation: "the provider answers"),
      source: """
        HostUp v2 `POST /api/v2/domains/availability` (developer.hostup.se), as of November 2026; its `state` `unknown` and `checking`, read by \
        public clients and not documented
        """, evidence: .observed, isInlineSuppressible: false)
  }

  public static func diagnose(_ item: Item) -> Diagnostic {
    finding(
      "whether `\(item.domainName?.value ?? "")` can be had is not known", at: item.namePlace,
      help: ["The provider gave no answer. The order itself may be refused."])
  }
}
