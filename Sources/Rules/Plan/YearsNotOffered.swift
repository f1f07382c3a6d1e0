public import Diagnostics
public import OrderLanguage

/// A period that the provider does not sell for a name.
public enum YearsNotOffered: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "years_not_offered", group: .plan, severity: .error,
      summary: "the provider does not offer the name for that many years",
      why: """
        What is sold has gaps that no registry rule explains, and a period that is not offered is refused or billed as another one.
        """,
      whatToDo: "Write one of the periods that the finding names.",
      badExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "900.00" }
        items:
          - domainName: acme-shop.com
            years: 4
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "900.00" }
        items:
          - domainName: acme-shop.com
            years: 3
        """,
      exampleTarget: "hostup-v2",
      planExample: RuleDocumentation.PlanExample(
        "a `.com` is sold for 1, 2, 3 or 5 years",
        """
        example.order.yaml:6:12: error[years_not_offered] /items/0/years: 4 years of `acme-shop.com` are not offered; offered: 1, 2, 3, 5
        """),
      source: """
        HostUp v2 `POST /api/v2/domains/availability` (developer.hostup.se), as of November 2026: `supportedRegisterYears`, `supportedTransferYears`
        """, isBlocking: true, isInlineSuppressible: false)
  }

  /// - Parameter offered: the periods that are sold.
  public static func diagnose(_ item: Item, offered: [Int]) -> Diagnostic {
    let years = item.years?.value ?? 1
    return finding(
      "\(years) year\(years == 1 ? " of" : "s of") `\(item.domainName?.value ?? "")` \(years == 1 ? "is" : "are") not offered; "
        + "offered: \(offered.map(String.init).joined(separator: ", "))",
      at: item.place(of: .years), related: item.years?.origin.relatedPlaces(of: item) ?? [], help: ["Write one of the periods that are offered."])
  }
}
