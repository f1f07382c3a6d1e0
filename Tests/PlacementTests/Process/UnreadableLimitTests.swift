import Testing

/// A limit that cannot be read is no limit: its line is named, and nothing is ordered.
@Suite struct UnreadableLimitTests {
  private func expectNothing(_ shop: Shop, _ code: Int32, _ message: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    for arguments in [["plan"], ["apply", "--yes"]] {
      let outcome = try shop.start(arguments).wait()
      #expect(outcome.code == code && outcome.error.contains(message), "\(outcome)", sourceLocation: sourceLocation)
    }
    #expect(try shop.seller.placed.isEmpty && shop.events.isEmpty, sourceLocation: sourceLocation)
  }

  @Test(arguments: ["1,00", "1 00", "1.005", "abc", "-5.00", "0", "0.00", "1e3", "", "SEK 5", "99999999999999", "999999999999999999"])
  func amountOfABudget(amount: String) throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    shop.configuration = "budget: [{ amount: \"\(amount)\", currency: SEK, per: run }]"
    try expectNothing(shop, 2, "error[config_invalid_value] /budget/0/amount: `\(amount)` is ")
  }
}
