import Foundation
import Placement
import Simulator
import Testing

/// Brakes beside those of `GuardTests`: each stops what it should, and lets the rest through.
@Suite struct BrakeTests {
  private func apply(_ shop: Shop, _ arguments: [String] = [], _ environment: [String: String] = [:]) throws -> Child.Outcome {
    try shop.start(["apply", "--yes"] + arguments, environment: environment).wait()
  }

  private func expectStop(_ outcome: Child.Outcome, _ message: String, _ shop: Shop, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(outcome.code == 23 && outcome.text.contains(message), "\(outcome)", sourceLocation: sourceLocation)
    #expect(outcome.text.contains("nothing was sent"), "\(outcome)", sourceLocation: sourceLocation)
    #expect(try shop.seller.placed.isEmpty, sourceLocation: sourceLocation)
  }

  // MARK: Limits

  /// Whichever of several limits is the lowest holds, and the others do not raise it.
  @Test(arguments: ["maxTotal", "maxSubtotal", "item", "flag", "variable", "budget"]) func theLowestOfSeveralLimits(_ lowest: String) throws {
    let shop = try Shop()
    func limit(_ name: String, _ enough: String, _ low: String) -> String { name == lowest ? low : enough }
    let payment = "maxTotal: \"\(limit("maxTotal", "161.25", "161.24"))\", maxSubtotal: \"\(limit("maxSubtotal", "129.00", "128.99"))\""
    shop.configuration = "budget: [{ amount: \"\(limit("budget", "161.25", "161.24"))\", currency: SEK, per: run }]"
    try shop.declare(
      ["acme-one.com"], payment: "{ method: bankgiro, currency: SEK, \(payment) }",
      more: ["acme-one.com": "maxSubtotal: \"\(limit("item", "129.00", "128.99"))\""])
    let arguments = ["--max-total", limit("flag", "161.25", "161.24")]
    let environment = ["ORDERSPEC_MAX_TOTAL": limit("variable", "161.25", "161.24")]
    let messages = [
      "maxTotal": "error[budget_exceeded] /payment/maxTotal:", "maxSubtotal": "error[budget_exceeded] /payment/maxSubtotal:",
      "item": "error[budget_exceeded] /items/0/maxSubtotal:", "budget": "the budget is 161.24 SEK per run",
    ]
    let outcome = try apply(shop, arguments, environment)
    try expectStop(outcome, messages[lowest] ?? "the run costs 161.25 SEK, and its limit is 161.24 SEK", shop)
    // It alone stands in the way.
    #expect(outcome.error.components(separatedBy: "error[").count + outcome.output.components(separatedBy: "stop: ").count == 3, "\(outcome)")
  }

  @Test func allLimitsAreEnough() throws {
    let shop = try Shop()
    shop.configuration = "budget: [{ amount: \"161.25\", currency: SEK, per: run }, { amount: \"161.25\", currency: SEK, per: month }]"
    try shop.declare(
      ["acme-one.com"], payment: "{ method: bankgiro, currency: SEK, maxTotal: \"161.25\", maxSubtotal: \"129.00\" }",
      more: ["acme-one.com": "maxSubtotal: \"129.00\""])
    let outcome = try apply(shop, ["--max-total", "161.25"], ["ORDERSPEC_MAX_TOTAL": "161.25"])
    #expect(outcome.code == 0, "\(outcome)")
    #expect(try shop.seller.placed == ["domain:acme-one.com"])
  }

  /// All guards of all orders are looked at before the first request is sent.
  @Test func aGuardOfOneOrderStopsTheRun() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"], order: "a")
    try shop.declare(["acme-two.com"], order: "b", payment: "{ method: bankgiro, currency: SEK, maxTotal: \"161.24\" }")
    try expectStop(apply(shop), "b.order.yaml:3:55: error[budget_exceeded] /payment/maxTotal", shop)
    #expect(try shop.events.isEmpty)
    // By itself nothing stands against the first one.
    let alone = try apply(shop, ["a.order.yaml"])
    #expect(alone.code == 0, "\(alone)")
    #expect(try shop.counts == ["domain:acme-one.com": 1])
  }

  /// A budget in one currency is none in another.
  @Test func budgetInAnotherCurrency() throws {
    let shop = try Shop { $0.accounts[0].currencyCode = "EUR" }
    try shop.declare(["acme-one.com"], payment: "{ method: sepa, currency: EUR, maxTotal: \"200.00\" }")
    shop.configuration = "budget: [{ amount: \"9000.00\", currency: SEK, per: month }]"
    try expectStop(apply(shop), "stop: the run costs 161.25 EUR, and no budget is in EUR", shop)
    shop.configuration = "budget: [{ amount: \"9000.00\", currency: SEK, per: month }, { amount: \"161.25\", currency: EUR, per: month }]"
    #expect(try apply(shop).code == 0)
  }

  /// A budget further in holds for the orders below it, beside that of the whole.
  @Test func budgetFurtherIn() throws {
    let shop = try Shop()
    shop.configuration = "budget: [{ amount: \"1000.00\", currency: SEK, per: month }]"
    try shop.folder.write("provider: shop\nbudget: [{ amount: \"200.00\", currency: SEK, per: month }]\n", to: "team/.orderspec.yaml")
    try shop.declare(["acme-one.com", "acme-two.com"], order: "team", file: "team/team.order.yaml")
    try shop.declare(["acme-three.com", "acme-four.com"], order: "others")
    try expectStop(apply(shop), "stop: the run costs 322.50 SEK below team and the budget is 200.00 SEK per month", shop)
    try shop.declare(["acme-one.com"], order: "team", file: "team/team.order.yaml")
    let outcome = try apply(shop)
    #expect(outcome.code == 0, "\(outcome)")
    #expect(try shop.seller.placed.count == 3)
    // What it has spent itself counts, and nothing else does.
    try shop.declare(["acme-one.com", "acme-two.com"], order: "team", file: "team/team.order.yaml")
    let stopped = try apply(shop)
    let message = "stop: the run costs 161.25 SEK below team, 161.25 SEK went before it, and the budget is 200.00 SEK per month"
    #expect(stopped.code == 23 && stopped.output.contains(message), "\(stopped)")
    // It does not raise the outer one.
    try shop.folder.write("provider: shop\nbudget: [{ amount: \"9000.00\", currency: SEK, per: month }]\n", to: "team/.orderspec.yaml")
    shop.configuration = "budget: [{ amount: \"500.00\", currency: SEK, per: month }]"
    let outer = try apply(shop)
    #expect(outer.code == 23 && outer.output.contains("483.75 SEK went before it, and the budget is 500.00 SEK per month"), "\(outer)")
    #expect(try shop.seller.placed.count == 3)
  }

  /// One between two others, too: a configuration further in that says nothing of money lifts no limit.
  @Test func budgetInBetween() throws {
    let shop = try Shop()
    let budget = "budget: [{ amount: \"1.00\", currency: SEK, per: run }]\n"
    try shop.folder.write(budget, to: "team/.orderspec.yaml")
    try shop.declare(["acme-one.com"], file: "team/a/b/launch.order.yaml", top: "provider: shop")
    let stop = "stop: the run costs 161.25 SEK below team and the budget is 1.00 SEK per run"
    try expectStop(apply(shop), stop, shop)
    try shop.folder.write("target: hostup-v2\n", to: "team/a/b/.orderspec.yaml")
    try expectStop(apply(shop), stop, shop)
    try shop.folder.write("exclude: [x]\n", to: "team/a/.orderspec.yaml")
    try expectStop(apply(shop), stop, shop)
    // The one further in is counted beside it, and says so itself.
    try shop.folder.write(budget.replacing("1.00", with: "2.00"), to: "team/a/.orderspec.yaml")
    let both = try apply(shop)
    try expectStop(both, stop, shop)
    #expect(both.output.contains("stop: the run costs 161.25 SEK below team/a and the budget is 2.00 SEK per run"), "\(both)")
    // Orders beside it are free of it.
    try shop.declare(["acme-one.com"], file: "launch.order.yaml")
    try shop.folder.remove("team/a/b/launch.order.yaml")
    #expect(try apply(shop).code == 0)
  }

  /// Each day and month (UTC) begins anew.
  @Test(arguments: [("day", 2.0), ("month", 32.0)]) func budgetOfTheDayBefore(period: String, days: Double) throws {
    struct Earlier: PlacementClock {
      let days: Double
      func now() -> Int64 { SystemClock().now() - Int64(days * 86_400_000) }
      func monotonic() -> Int64 { SystemClock().monotonic() }
      func sleep(milliseconds: Int64) {}
    }
    let shop = try Shop()
    shop.configuration = "budget: [{ amount: \"200.00\", currency: SEK, per: \(period) }]"
    func spend(_ name: String, _ clock: any PlacementClock) throws {
      var ledger = try Ledger(SQLiteLedger(path: shop.ledgerPath, expecting: nil), clock: clock, author: EventAuthor(actor: "somebody"))
      let item = Reservation.Item(type: "domain", action: "register", names: ["domain:\(name)"], generation: 1, fields: [:])
      let request = try ledger.record(
        .reserved(
          Reservation(
            account: ProviderAccount(origin: shop.base, account: shop.kind.account), target: "hostup-v2", order: name, path: "\(name).order.yaml",
            key: "order_attempt_\(name)", requestDigest: "0", planned: Money(minorUnits: 161_25, currency: "SEK"), labels: [:], items: [item])))
      try ledger.record(.sending(request: request, providerTime: nil))
      try ledger.record(
        .accepted(
          request: request, orders: [ProviderOrder(id: "ord_\(name)", status: "completed", state: .active)], isReplay: false))
    }
    try spend("before.com", Earlier(days: days))
    try shop.declare(["acme-one.com"])
    let plan = try shop.start("plan").wait()
    #expect(plan.code == 0, "\(plan)")
    try spend("now.com", SystemClock())
    try expectStop(apply(shop), "161.25 SEK went before it, and the budget is 200.00 SEK per \(period)", shop)
  }

  /// Where no price was known, the limit is compared with what was charged, of all runs of the order.
  @Test func chargedAboveTheLimit() throws {
    let shop = try Shop(
      .v2,
      ScriptedServer { request, handle in request.path.hasPrefix("/api/v2/orders/preview") ? .json(404, "{}") : handle() })
    func declare(_ names: [String], _ payment: String) throws { try shop.declare(names, payment: "{ method: invoice, \(payment), accept: [unknown_price] }") }
    try declare(["acme-one.com"], "currency: SEK, maxTotal: \"161.25\"")
    let enough = try apply(shop)
    #expect(enough.code == 0, "\(enough)")
    try declare(["acme-one.com", "acme-two.com"], "currency: SEK, maxTotal: \"322.49\"")
    let above = try apply(shop)
    let message = "the provider charged 161.25 SEK, 322.50 SEK with what came before, above the limit of 322.49 SEK: look at order ord_"
    #expect(above.code == 22 && above.output.contains(message), "\(above)")
    try declare(["acme-one.com", "acme-two.com", "acme-three.com"], "currency: EUR, maxTotal: \"9000.00\"")
    let incomparable = try apply(shop)
    let other = "the provider charged 161.25 SEK, which cannot be compared with the limit of 9000.00 EUR: look at order ord_"
    #expect(incomparable.code == 22 && incomparable.output.contains(other), "\(incomparable)")
    #expect(try shop.events.count { if case .overcharged = $0.change { true } else { false } } == 2)
    #expect(try shop.counts.count == 3)
  }

  /// What is charged holds tax, and how much is not told.
  @Test func chargedAboveALimitBeforeTax() throws {
    let shop = try Shop(
      .v2,
      ScriptedServer { request, handle in request.path.hasPrefix("/api/v2/orders/preview") ? .json(404, "{}") : handle() })
    func apply(_ name: String, _ limit: String) throws -> Child.Outcome {
      let order = String(name.prefix { $0 != "." })
      try shop.declare([name], order: order, payment: "{ method: invoice, currency: SEK, maxSubtotal: \"\(limit)\", accept: [unknown_price] }")
      return try self.apply(shop, ["\(order).order.yaml"])
    }
    let enough = try apply("acme-one.com", "161.25")
    #expect(enough.code == 0 && !enough.output.contains("limit"), "\(enough)")
    let open = try apply("acme-two.com", "161.24")
    let message = "the provider charged 161.25 SEK, and whether that is above the limit of 161.24 SEK before tax is not known: look at order ord_"
    #expect(open.code == 22 && open.output.contains(message), "\(open)")
    #expect(try shop.counts == ["domain:acme-one.com": 1, "domain:acme-two.com": 1])
  }

  /// What an earlier run was charged counts where no price was known, or another one.
  @Test(arguments: ["unknown", "higher"]) func whatWasChargedCounts(price: String) throws {
    let isFirst = Box<Bool>()
    isFirst.value = true
    let shop = try Shop(
      .v2,
      ScriptedServer { request, handle in
        let isHidden = price == "unknown" && isFirst.value == true && request.path.hasPrefix("/api/v2/orders/preview")
        let answer = isHidden ? .json(404, "{}") : handle()
        let isHigher =
          price == "higher" && (request.placesOrder && isFirst.value == true || request.method == "GET" && request.path.hasPrefix("/api/v2/orders/"))
        return isHigher ? .json(answer.status, String(decoding: answer.body, as: UTF8.self).replacing("161.25", with: "999.25")) : answer
      })
    func declare(_ names: [String], _ limit: String) throws {
      try shop.declare(names, payment: "{ method: bankgiro, currency: SEK, maxTotal: \"\(limit)\", accept: [unknown_price] }")
    }
    try declare(["acme-one.com"], "1000.00")
    #expect(try apply(shop).code == (price == "unknown" ? 0 : 22))
    isFirst.value = false
    // What costs more than was approved is told until it is paid, and comes before what stops a run.
    let isTold = price == "higher"
    let (charged, both, less) = price == "unknown" ? ("161.25", "322.50", "322.49") : ("999.25", "1160.50", "1160.49")
    try declare(["acme-one.com", "acme-two.com"], less)
    let limited = try apply(shop)
    let message = "the total of 161.25 SEK, after \(charged) SEK in earlier runs, is above the limit of \(less) SEK"
    #expect(limited.code == (isTold ? 22 : 23) && limited.error.contains(message), "\(limited)")
    try declare(["acme-one.com", "acme-two.com"], both)
    shop.configuration = "budget: [{ amount: \"\(less)\", currency: SEK, per: month }]"
    let budgeted = try apply(shop)
    let counted = "161.25 SEK, \(charged) SEK went before it, and the budget is \(less) SEK"
    #expect(budgeted.code == (isTold ? 22 : 23) && budgeted.output.contains(counted), "\(budgeted)")
    #expect(try shop.counts == ["domain:acme-one.com": 1])
    shop.configuration = "budget: [{ amount: \"\(both)\", currency: SEK, per: month }]"
    let enough = try apply(shop)
    #expect(enough.code == (isTold ? 22 : 0), "\(enough)")
    #expect(try shop.counts == ["domain:acme-one.com": 1, "domain:acme-two.com": 1])
  }

  // MARK: Names

  private static func server(_ host: String) -> String {
    """
    orderSpec: 1
    name: servers
    payment: { method: bankgiro, currency: SEK, maxTotal: "5000.00", accept: [unconfirmed_fields] }
    items:
      - type: vps
        productSlug: vps-xs
        billingCycle: monthly
        hostname: \(host)

    """
  }

  /// After a person's word on what looked like a rename.
  @Test(arguments: ["rename", "retire"]) func aWordOnARename(word: String) throws {
    let shop = try Shop { $0.fieldNames = ["hostname": "hostname"] }
    shop.configuration = "fieldNames: { hostup-v2: { hostname: hostname } }"
    try shop.folder.write(Self.server("web1.acme.com"), to: "servers.order.yaml")
    #expect(try apply(shop).code == 0)
    try shop.folder.write(Self.server("web2.acme.com"), to: "servers.order.yaml")
    let stopped = try apply(shop)
    #expect(stopped.code == 23 && stopped.error.contains("error[looks_like_rename]"), "\(stopped)")
    let more = word == "rename" ? ["vps:web2.acme.com"] : []
    let said = try shop.start(["ledger", word, "vps:web1.acme.com"] + more + ["--reason", "a person said so"]).wait()
    #expect(said.code == 0, "\(said)")
    let outcome = try apply(shop)
    #expect(outcome.code == 0, "\(outcome)")
    #expect(try shop.seller.placed == (word == "rename" ? ["vps:web1.acme.com"] : ["vps:web1.acme.com", "vps:web2.acme.com"]))
  }

  // MARK: Hosts

  /// A host that is allowed is gone to, and no other is.
  @Test func anAllowedHost() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    let text = try shop.folder.read(".orderspec.yaml")
    try shop.folder.write(text.replacingOccurrences(of: shop.base, with: "https://shop.invalid"), to: ".orderspec.yaml")
    for (allowed, isAllowed) in [("", false), ("other.invalid", false), ("other.invalid,shop.invalid", true)] {
      let outcome = try apply(shop, [], ["ORDERSPEC_ALLOW_HOST": allowed])
      #expect(outcome.code == 2, "\(outcome)")
      #expect(outcome.error.contains("set ORDERSPEC_ALLOW_HOST=shop.invalid") == !isAllowed, "\(outcome)")
      #expect(outcome.error.contains("https://shop.invalid does not answer") == isAllowed, "\(outcome)")
    }
    #expect(try shop.events.isEmpty)
  }

  // MARK: Suppression

  /// Neither a comment nor the configuration takes a brake away.
  @Test func nothingHidesAGuard() throws {
    let shop = try Shop()
    let payment = """
      # orderspec: ignore[budget_exceeded] it is all right
      payment: { method: bankgiro, currency: SEK, maxTotal: "100.00" } # orderspec: ignore[budget_exceeded, price_guard_missing] it is all right
      """
    try shop.folder.write("orderSpec: 1\nname: launch\n\(payment)\nitems:\n  - domainName: acme-one.com\n", to: "launch.order.yaml")
    try expectStop(apply(shop), "error[budget_exceeded] /payment/maxTotal", shop)
    for word in ["off", "info", "warning"] {
      shop.configuration = "rules: { budget_exceeded: \(word) }"
      let outcome = try apply(shop)
      #expect(outcome.code == 2 && outcome.error.contains("error[config_invalid_value] /rules/budget_exceeded"), "\(outcome)")
    }
    shop.configuration = "rules: { budget_exceeded: error }"
    try expectStop(apply(shop), "error[budget_exceeded] /payment/maxTotal", shop)
    #expect(try shop.seller.placed.isEmpty)
  }

  /// What the preview complains of is no finding of ours: it ends with 1 whatever it calls it, and no setting silences it.
  @Test(arguments: ["availability_unknown", "budget_exceeded", "already_owned", "preview_does_not_match"])
  func whatTheProviderComplainsOf(code: String) throws {
    let shop = try Shop(
      .v2,
      ScriptedServer { request, handle in
        guard request.path.hasPrefix("/api/v2/orders/preview") else { return handle() }
        return .json(
          400,
          #"{"status":400,"code":"invalid_request","detail":"No.","errors":[{"pointer":"/items/0/years","code":"CODE","detail":"No such period."}]}"#.replacing(
            "CODE", with: code)
        )
      })
    try shop.declare(["acme-one.com"])
    if code == "availability_unknown" { shop.configuration = "rules: { availability_unknown: off }" }
    let outcome = try apply(shop)
    #expect(outcome.code == 1 && outcome.error.contains("error[\(code)] /items/0: No such period."), "\(outcome)")
    #expect(try shop.seller.placed.isEmpty)
  }
}
