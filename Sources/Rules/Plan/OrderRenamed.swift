public import Diagnostics
public import OrderLanguage

/// A file whose order has another name than the ledger knows.
public enum OrderRenamed: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "order_renamed", group: .plan, severity: .error,
      summary: "the ledger knows the file as another order, which has gone from it",
      why: "Under another name everything in it would look new, and be bought again.",
      whatToDo: "If it is the same order: `ledger rename OLD NEW --reason TEXT`. Else write the new order into a file of its own.",
      badExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - domainName: acme-shop.org
        """,
      goodExample: """
        orderSpec: 1
        name: launch
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - domainName: acme-shop.com
        """,
      exampleTarget: "hostup-v2",
      planExample: RuleDocumentation.PlanExample(
        "the order `launch` was placed from `example.order.yaml`",
        """
        example.order.yaml:2:7: error[order_renamed] /name: the ledger knows this file as order `launch`, and no document of it has that name any \
        more
        """),
      source: "order-spec placement contract, Declarative meaning", isBlocking: true, isInlineSuppressible: false, isGuard: true)
  }

  /// - Parameter old: the order that the ledger knows.
  public static func diagnose(_ order: Order, old: String) -> Diagnostic {
    finding(
      "the ledger knows this file as order `\(old)`, and no document of it has that name any more", at: order.namePlace,
      help: ["If it is the same order: `orderspec ledger rename \(old) \(order.name?.value ?? "") --reason TEXT`."])
  }
}
