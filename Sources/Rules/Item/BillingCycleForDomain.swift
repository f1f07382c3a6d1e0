public import Diagnostics
public import OrderLanguage
public import YAMLSyntax

/// A billing cycle on a domain.
public enum BillingCycleForDomain: BindingProblemRule {
  public static var kind: BindingProblem.Kind { .billingCycleForDomain }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "billing_cycle_for_domain", group: .item, severity: .error,
      summary: "a domain takes `years`, not `billingCycle`",
      why: "A name is registered for a number of years. A cycle on it would be left out of the request, and one year would be ordered.",
      whatToDo: "Write `years` with the number of years.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            billingCycle: biennially
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            years: 2
        """,
      fix: .sometimes, source: "HostUp v2 `POST /api/v2/orders` (developer.hostup.se/endpoints/billing/post-v2-orders), as of November 2026", isBlocking: true)
  }

  public static func diagnose(_ problem: BindingProblem, in tree: SyntaxTree) -> Diagnostic {
    finding(
      "a domain takes `years`, not `billingCycle`", at: problem.place, related: problem.related,
      help: ["Write the period as a number of years: `years: 1`."], fixes: fixes(problem, tree))
  }

  private static func fixes(_ problem: BindingProblem, _ tree: SyntaxTree) -> [FixIt] {
    guard let key = problem.node else { return [] }
    let value = tree.value(ofKey: key)
    let editor = SourceEdits(tree)
    let years = ["annually": "1", "biennially": "2", "triennially": "3"]
    guard let number = years[tree.text(of: value)], let rename = editor.renameKey(key, to: "years"), let edit = editor.replaceScalar(value, withPlain: number)
    else { return [] }
    return [FixIt("write `years: \(number)`", .unsafe, edits: [rename, edit])]
  }
}
