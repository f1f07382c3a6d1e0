public import Diagnostics
public import OrderLanguage
import YAMLSyntax

/// Something new that the account has already.
public enum AlreadyOwned: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "already_owned", group: .plan, severity: .error,
      summary: "the account has it already, and it is to be ordered",
      why: """
        It was bought before, here or elsewhere, and the ledger does not know it. Ordered again, it would be paid twice or refused.
        """,
      whatToDo: "Write `existing: ID` on the item: apply then records it as placed and orders nothing for it.",
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
            existing: dom_1
        """,
      exampleTarget: "hostup-v2",
      planExample: RuleDocumentation.PlanExample(
        "the account has `acme-shop.com` as `dom_1`",
        "example.order.yaml:5:17: error[already_owned] /items/0/domainName: the account has this already: dom_1"),
      fix: .sometimes,
      source: """
        HostUp v2 `GET /api/v2/domains`, `GET /api/v2/shared-hosting` and `existingDomainId` of availability (developer.hostup.se), SuperSpace `GET \
        /api/sites`, as of November 2026
        """, isBlocking: true, isInlineSuppressible: false, isGuard: true)
  }

  /// - Parameter id: what the provider calls it; empty where it does not say.
  public static func diagnose(_ item: Item, id: String) -> Diagnostic {
    let word = SourceEdits.isSafePlain(id) ? id : SourceEdits.quoted(id)
    return finding(
      "the account has this already" + (id.isEmpty ? "" : ": \(id)"), at: item.namePlace,
      help: ["It is not bought again. Write `existing: \(id.isEmpty ? "ID" : word)` on the item: apply then records it as placed, and orders nothing for it."],
      fixes: id.isEmpty ? [] : item.writing(.existing, word))
  }
}
