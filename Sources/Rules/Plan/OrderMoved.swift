public import Diagnostics
public import OrderLanguage

/// An order in another file than the ledger knows.
public enum OrderMoved: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "order_moved", group: .plan, severity: .error,
      summary: "the ledger knows the order of that name in another file",
      why: "Two files with one order name are a copy or a moved file. A copy would be taken for the order that was placed.",
      whatToDo: "If the file was moved, tell the ledger with `ledger rename`. If it is a copy, give it a name of its own.",
      badExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - domainName: acme-shop.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme-two
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - domainName: acme-shop.org
        """,
      exampleTarget: "hostup-v2",
      planExample: RuleDocumentation.PlanExample(
        "the order `acme` was placed from `orders/acme.order.yaml`",
        "example.order.yaml:2:7: error[order_moved] /name: the ledger knows this order at `orders/acme.order.yaml`"),
      source: "order-spec placement contract, Declarative meaning", isBlocking: true, isInlineSuppressible: false, isGuard: true)
  }

  /// - Parameter path: where the ledger knows it.
  public static func diagnose(_ order: Order, path: String) -> Diagnostic {
    let name = order.name?.value ?? ""
    return finding(
      "the ledger knows this order at `\(path)`", at: order.namePlace,
      help: ["If the file was moved: `orderspec ledger rename \(name) \(name) --path NEW --reason TEXT`. If it is a copy, give it a name of its own."])
  }
}
