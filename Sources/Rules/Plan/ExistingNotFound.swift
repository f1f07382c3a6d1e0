public import Diagnostics
public import OrderLanguage
import YAMLSyntax

/// An `existing` that the account does not have.
public enum ExistingNotFound: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "existing_not_found", group: .plan, severity: .error,
      summary: "the account does not have what `existing` names, or has it under another id",
      why: "An item with `existing` is recorded as placed and never ordered. With a wrong id the ledger would claim what nobody has.",
      whatToDo: "Correct the id, or remove `existing` if the item is to be bought.",
      badExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - domainName: acme-shop.com
            existing: dom_2
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
        "example.order.yaml:6:15: error[existing_not_found] /items/0/existing: the account has this as `dom_1`, not as `dom_2`"),
      fix: .sometimes,
      source: """
        HostUp v2 `GET /api/v2/domains`, `GET /api/v2/shared-hosting`, `GET /api/v2/vps` (developer.hostup.se), SuperSpace `GET /api/sites`, as of \
        November 2026
        """, isBlocking: true, isInlineSuppressible: false, isGuard: true)
  }

  /// - Parameter found: what the account has instead, empty where its id cannot be read; nil: nothing.
  public static func diagnose(_ item: Item, found: String?) -> Diagnostic {
    let place = item.place(of: .existing)
    guard let found else {
      return finding(
        "the account does not have this", at: place, help: ["Correct the id, or remove `existing` if it is to be bought."])
    }
    guard !found.isEmpty else {
      return finding(
        "the account has this, and the provider's list gives no id to compare `\(item.existing?.value ?? "")` with", at: place,
        help: ["Look up its id at the provider's site, and try again later."])
    }
    let word = SourceEdits.isSafePlain(found) ? found : SourceEdits.quoted(found)
    return finding(
      "the account has this as `\(found)`, not as `\(item.existing?.value ?? "")`", at: place, help: ["Write `existing: \(word)` if that is the one."],
      fixes: item.writing(.existing, word))
  }
}
