public import Diagnostics
public import OrderLanguage

/// Something new in the place of something that is no longer declared.
public enum LooksLikeRename: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "looks_like_rename", group: .plan, severity: .error,
      summary: "a new item, while a placed one of the same type and product is no longer declared",
      why: """
        It is probably the same thing under another name. Ordered, it would be a second one, and the first would still be billed.
        """,
      whatToDo: """
        If it is the same: `ledger rename OLD NEW --reason TEXT`. If the old one is done with: `ledger retire OLD --reason TEXT`; then the new one \
        is bought.
        """,
      badExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00", accept: [unconfirmed_fields] }
        items:
          - type: vps
            hostname: web2.acme.com
            productSlug: vps-xs
            billingCycle: monthly
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00", accept: [unconfirmed_fields] }
        items:
          - type: vps
            hostname: web1.acme.com
            productSlug: vps-xs
            billingCycle: monthly
          - type: vps
            hostname: web2.acme.com
            productSlug: vps-xs
            billingCycle: monthly
        """,
      exampleTarget: "hostup-v2",
      planExample: RuleDocumentation.PlanExample(
        "the order has placed the server `web1.acme.com`",
        """
        example.order.yaml:6:15: error[looks_like_rename] /items/0/hostname: this is new, and `vps:web1.acme.com`, which was placed with the same \
        product, is no longer declared
        """),
      source: "order-spec placement contract, Looks like a rename", isBlocking: true, isInlineSuppressible: false, isGuard: true)
  }

  /// - Parameters:
  ///   - old: the placed item, as the ledger names it.
  ///   - new: what this one would be called there.
  public static func diagnose(_ item: Item, old: String, new: String) -> Diagnostic {
    finding(
      "this is new, and `\(old)`, which was placed with the same product, is no longer declared", at: item.namePlace,
      help: [
        "If it is the same under another name: `orderspec ledger rename \(old) \(new) --reason TEXT`.",
        "If the other one is done with: `orderspec ledger retire \(old) --reason TEXT`; then this one is bought.",
      ])
  }
}
