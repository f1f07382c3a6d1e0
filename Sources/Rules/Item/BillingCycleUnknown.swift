public import Diagnostics
public import OrderLanguage
public import YAMLSyntax

/// A billing cycle that is none.
public enum BillingCycleUnknown: BindingProblemRule {
  public static var kind: BindingProblem.Kind { .billingCycleUnknown }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "billing_cycle_unknown", group: .item, severity: .error,
      summary: "there is no such billing cycle",
      why: "The cycle decides what is paid and how often. Each provider has its own words for it; the spec has one set, which the back end translates.",
      whatToDo: "Write `monthly`, `quarterly`, `semiannually`, `annually`, `biennially` (every two years) or `triennially`. `free` cannot be ordered.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - type: vps
            id: web
            productSlug: vps-med
            billingCycle: yearly
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - type: vps
            id: web
            productSlug: vps-med
            billingCycle: annually
        """,
      fix: .sometimes, source: "HostUp v2 `POST /api/v2/orders` (developer.hostup.se/endpoints/billing/post-v2-orders), as of November 2026", isBlocking: true)
  }

  public static func diagnose(_ problem: BindingProblem, in tree: SyntaxTree) -> Diagnostic {
    var message = "\(Wording.quoted(problem.found)) is not a billing cycle"
    message += problem.advice.map { "; \($0)" } ?? Wording.hint(problem.suggestion, expected: problem.candidates)
    // Twice a year and every two years are mixed up by people, too.
    let isDoubtful = problem.found.lowercased().hasPrefix("bi")
    var help: [String] = []
    if isDoubtful { help.append("`semiannually` is twice a year, `biennially` every two years.") }
    if problem.suggestion != nil || problem.advice != nil { help.append("Billing cycles: \(Wording.list(problem.candidates)).") }
    return finding(message, at: problem.place, related: problem.related, help: help, fixes: problem.fixes(isDoubtful ? .unsafe : .safe, in: tree))
  }
}
