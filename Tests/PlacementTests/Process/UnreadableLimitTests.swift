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

  /// A variable that a job has set to nothing is no limit, and not the lack of one.
  @Test(arguments: ["", " ", "abc", "0"]) func limitOfTheEnvironment(amount: String) throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    let given = amount.isEmpty ? "an empty text: unset it, or give an amount" : "`\(amount)`"
    let message = "orderspec: ORDERSPEC_MAX_TOTAL takes an amount such as 1500.00, not \(given)"
    for arguments in [["plan"], ["preview"], ["apply", "--yes"]] {
      let outcome = try shop.start(arguments, environment: ["ORDERSPEC_MAX_TOTAL": amount]).wait()
      #expect(outcome.code == 2 && outcome.error == message + "\n" && outcome.output.isEmpty, "\(outcome)")
    }
    #expect(try shop.seller.placed.isEmpty && shop.events.isEmpty)
    #expect(try shop.apply().code == 0)
  }

  /// The limit of an item that nothing is ordered for, too: who wrote it meant something.
  @Test(arguments: ["maxTotal", "maxSubtotal", "item", "defaults"], ["off", "info", "warning"]) func guardOfAnOrder(place: String, setting: String) throws {
    let shop = try Shop()
    shop.configuration = "rules: { price_guard_invalid: \(setting) }"
    for amount in ["1,00", "1.005", "abc", "99999999999999"] {
      func limit(_ name: String, _ enough: String) -> String { "\(name): \"\(name == place ? amount : enough)\"" }
      try shop.declare(
        ["acme-one.com"], payment: "{ method: bankgiro, currency: SEK, \(limit("maxTotal", "500.00")), \(limit("maxSubtotal", "500.00")) }",
        more: ["acme-one.com": place == "item" ? "maxSubtotal: \"\(amount)\"" : ""],
        top: place == "defaults" ? "defaults: { vps: { maxSubtotal: \"\(amount)\" } }" : "")
      let pointer = ["item": "/items/0/maxSubtotal", "defaults": "/defaults/vps/maxSubtotal"][place] ?? "/payment/\(place)"
      try expectNothing(shop, 1, "error[price_guard_invalid] \(pointer): `\(amount)` is ")
    }
  }

  /// Where no price is known before, the limit is compared with what was charged: it has to be one.
  @Test func guardWithoutAPrice() throws {
    let shop = try Shop(.v1)
    shop.configuration = "rules: { price_guard_invalid: off }"
    try shop.declare(["acme-one.com"], payment: "{ currency: SEK, maxTotal: \"500,00\", accept: [unknown_price] }")
    try expectNothing(shop, 1, "error[price_guard_invalid] /payment/maxTotal: `500,00` is ")
  }
}
