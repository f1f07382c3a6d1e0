public import Diagnostics
public import OrderLanguage

/// A generation that cannot be bought now.
public enum GenerationNotNext: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "generation_not_next", group: .plan, severity: .error,
      summary: "`generation` leaves one out, goes back, or comes before the one before is settled",
      why: """
        A generation is how something is bought again on purpose: each at most once, in order, and never beside one whose outcome is open.
        """,
      whatToDo: "Write the generation that the ledger expects, and wait until the one before is active, failed, cancelled or expired.",
      badExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - domainName: acme-shop.com
            generation: 2
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - domainName: acme-shop.com
            generation: 1
        """,
      exampleTarget: "hostup-v2",
      planExample: RuleDocumentation.PlanExample(
        "nothing of the order was placed before",
        """
        example.order.yaml:6:17: error[generation_not_next] /items/0/generation: `generation: 2` does not follow: the ledger expects 1
        """),
      source: "order-spec language 1, `generation`", isBlocking: true, isInlineSuppressible: false, isGuard: true)
  }

  /// A generation that does not follow.
  /// - Parameter expected: the next one.
  public static func diagnose(_ item: Item, expected: Int) -> Diagnostic {
    finding(
      "`generation: \(item.generation)` does not follow: the ledger expects \(expected == 1 ? "1" : "\(expected - 1) or \(expected)")",
      at: item.place(of: .generation), help: ["A generation is bought once, and each follows the one before."])
  }

  /// A generation that comes too early.
  /// - Parameters:
  ///   - title: as the ledger names the one before.
  ///   - state: of that one.
  public static func diagnose(_ item: Item, after title: String, still state: String) -> Diagnostic {
    finding(
      "generation \(item.generation - 1) of `\(title)` is still \(state)", at: item.place(of: .generation),
      help: ["The next generation can be bought once the one before is settled: active, failed, cancelled or expired."])
  }
}
