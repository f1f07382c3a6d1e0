public import Diagnostics
public import OrderLanguage

/// Something new of which nobody knows whether the account has it already.
public enum OwnershipUnknown: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "ownership_unknown", group: .plan, severity: .warning,
      summary: "whether the account has it already could not be read",
      why: """
        What was bought before without this ledger is told by the account alone. Where its list cannot be read, nothing stops a second purchase: most often the token \
        lacks a scope such as `read:domains` or `read:hosting`.
        """,
      whatToDo: """
        Give the token the scope and plan again. Where the account is known to hold nothing of the kind: `rules: { ownership_unknown: off }` in the \
        configuration; `error` makes it a stop.
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
        "the token may not read the domains of the account",
        """
        example.order.yaml:5:17: warning[ownership_unknown] /items/0/domainName: whether the account has this already is not known: the domains of the \
        account cannot be read
        """,
        goodSituation: "the token may read them"),
      source: """
        HostUp v2 `GET /api/v2/domains` and `GET /api/v2/shared-hosting` with their scopes (developer.hostup.se), SuperSpace `GET /api/sites` \
        (docs.superspace.nl), as of November 2026
        """, isInlineSuppressible: false)
  }

  /// - Parameter reason: one line, lower case.
  public static func diagnose(_ item: Item, reason: String) -> Diagnostic {
    finding(
      "whether the account has this already is not known\(ProviderWords.because(reason))", at: item.namePlace,
      help: ["What was bought without this ledger would be bought a second time. Look at the provider's site first, or give the token the scope to read."])
  }
}
