public import Diagnostics
public import OrderLanguage

/// Something that was placed already, at another account.
public enum PlacedAtOtherAccount: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "placed_at_other_account", group: .plan, severity: .error,
      summary: "the item or the order was placed already, at another account",
      why: """
        One customer has a name of its own in each API of a provider, so one customer can be two accounts of the ledger. With another `provider` \
        everything in an order would look new, and be bought again.
        """,
      whatToDo: """
        Let `provider` name the account again that has it. If this is another order, give it a name of its own. If it is to be bought here, too: \
        `ledger retire ITEM --reason TEXT`; what is at the other account stays there, and is billed.
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
        name: acme-two
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - domainName: acme-shop.org
        """,
      exampleTarget: "hostup-v2",
      planExample: RuleDocumentation.PlanExample(
        "the order `acme` was placed with another `provider`, at account 4711",
        """
        example.order.yaml:5:17: error[placed_at_other_account] /items/0/domainName: `domain:acme-shop.com` has been placed already, at account 4711
        """),
      source: "order-spec placement contract, Who buys, where", isBlocking: true, isInlineSuppressible: false, isGuard: true)
  }

  /// An item of the ledger.
  public struct Placed {
    /// As the ledger names it.
    let title: String
    /// As the ledger numbers it.
    let number: String
    let order: String
    /// With its origin where that is another one, too.
    let account: String
    /// Whether it was placed is not known.
    let isUncertain: Bool

    public init(title: String, number: String, order: String, account: String, isUncertain: Bool) {
      self.title = title
      self.number = number
      self.order = order
      self.account = account
      self.isUncertain = isUncertain
    }
  }

  /// An item that another account holds.
  public static func diagnose(_ item: Item, of order: Order, placed: Placed) -> Diagnostic {
    let other = placed.order == order.name?.value ? "" : ", in order `\(placed.order)`"
    return finding(
      (placed.isUncertain ? "`\(placed.title)` may have been placed already" : "`\(placed.title)` has been placed already")
        + ", at account \(placed.account)\(other)",
      at: item.namePlace, help: help(placed))
  }

  /// An order that another account holds, under this name or under one that has gone from the file.
  public static func diagnose(_ order: Order, placed: Placed) -> Diagnostic {
    let has = placed.isUncertain ? "may have placed" : "has placed"
    let message =
      placed.order == order.name?.value
      ? "order `\(placed.order)` \(has) `\(placed.title)` at account \(placed.account), and nothing at this one"
      : "the ledger knows this file as order `\(placed.order)`, which \(has) `\(placed.title)` at account \(placed.account)"
    return finding(
      message, at: order.provider?.origin.place ?? order.namePlace,
      help: help(placed) + ["If this is another order, give it a name and a file of its own."])
  }

  private static func help(_ placed: Placed) -> [String] {
    [
      "One customer can be two accounts, and nothing is bought twice, so nothing of this order is sent. Let `provider` name the account again that has it.",
      placed.isUncertain
        ? "It can only be bought here once it is known that it is not there: `orderspec ledger resolve \(placed.number)`."
        : "If it is to be bought here, too: `orderspec ledger retire \(placed.number) --reason TEXT`; what is there stays, and is billed.",
    ]
  }
}
