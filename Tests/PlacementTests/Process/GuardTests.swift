import Placement
import Simulator
import Testing

/// Each brake holds by itself: exit 23 and nothing sent; and lets the rest through where it is satisfied.
///
/// A .com costs 129.00 SEK, 161.25 with tax.
@Suite struct GuardTests {
  private func stopped(
    _ shop: Shop, _ message: String, _ arguments: [String] = [], _ environment: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try (shop.seller.placed.count, shop.events.count)
    let outcome = try shop.start(["apply", "--yes"] + arguments, environment: environment).wait()
    #expect(outcome.code == 23 && outcome.text.contains(message), "\(outcome)", sourceLocation: sourceLocation)
    #expect(outcome.error.contains("nothing was sent") || outcome.output.contains("nothing was sent"), "\(outcome)", sourceLocation: sourceLocation)
    #expect(try (shop.seller.placed.count, shop.events.count) == before, sourceLocation: sourceLocation)
  }

  private func placed(
    _ shop: Shop, _ names: [String], _ arguments: [String] = [], _ environment: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let outcome = try shop.start(["apply", "--yes"] + arguments, environment: environment).wait()
    #expect(outcome.code == 0, "\(outcome)", sourceLocation: sourceLocation)
    #expect(try shop.seller.placed.sorted() == names.sorted(), sourceLocation: sourceLocation)
    try shop.check(sourceLocation: sourceLocation)
  }

  private static func payment(_ more: String) -> String { "{ method: bankgiro, currency: SEK, \(more) }" }

  // MARK: Limits

  @Test func maxTotal() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"], payment: Self.payment("maxTotal: \"161.24\""))
    try stopped(shop, "launch.order.yaml:3:55: error[budget_exceeded] /payment/maxTotal: the total of 161.25 SEK is above the limit of 161.24 SEK")
    try shop.declare(["acme-one.com"], payment: Self.payment("maxTotal: \"161.25\""))
    try placed(shop, ["domain:acme-one.com"])
    // It counts for all runs of the order.
    try shop.declare(["acme-one.com", "acme-two.com"], payment: Self.payment("maxTotal: \"322.49\""))
    try stopped(shop, "the total of 161.25 SEK, after 161.25 SEK in earlier runs, is above the limit of 322.49 SEK")
    try shop.declare(["acme-one.com", "acme-two.com"], payment: Self.payment("maxTotal: \"322.50\""))
    try placed(shop, ["domain:acme-one.com", "domain:acme-two.com"])
  }

  @Test func maxSubtotal() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"], payment: Self.payment("maxSubtotal: \"128.99\""))
    try stopped(shop, "error[budget_exceeded] /payment/maxSubtotal: ")
    try shop.declare(["acme-one.com"], payment: Self.payment("maxSubtotal: \"129.00\""))
    try placed(shop, ["domain:acme-one.com"])
  }

  @Test func noLimit() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"], payment: "{ method: bankgiro, currency: SEK }")
    try stopped(shop, "error[price_guard_missing] /payment: an order that costs 161.25 SEK needs a limit")
    // A flag is no limit of the order.
    try stopped(shop, "error[price_guard_missing]", ["--max-total", "200"])
    try shop.declare(["acme-one.com"])
    try placed(shop, ["domain:acme-one.com"])
  }

  @Test func unknownPrice() throws {
    let shop = try Shop(.v1)
    try shop.declare(["acme-one.com"], payment: "{ currency: SEK, maxTotal: \"500.00\" }")
    let outcome = try shop.apply()
    #expect(outcome.code == 23 && outcome.error.contains("error[price_unknown]"), "\(outcome)")
    #expect(try shop.seller.placed.isEmpty)
    try shop.declare(["acme-one.com"])
    try stopped(shop, "its price is not known, and a limit or a budget holds for this run", ["--max-total", "5000"])
    try placed(shop, ["domain:acme-one.com"])
  }

  @Test(arguments: ["flag", "variable", "both", "flags", "flags, the lowest first"]) func limitOfTheRun(from source: String) throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"], order: "a")
    try shop.declare(["acme-two.com"], order: "b")
    func given(_ limit: String) -> ([String], [String: String]) {
      switch source {
      case "flag": (["--max-total", limit], [:])
      case "variable": ([], ["ORDERSPEC_MAX_TOTAL": limit])
      // None takes the place of another, whichever comes last.
      case "flags": (["--max-total", "99999", "--max-total", limit], [:])
      case "flags, the lowest first": (["--max-total", limit, "--max-total=99999"], [:])
      default: (["--max-total", "99999"], ["ORDERSPEC_MAX_TOTAL": limit])
      }
    }
    let (low, enough) = (given("322.49"), given("322.50"))
    try stopped(shop, "stop: the run costs 322.50 SEK, and its limit is 322.49 SEK", low.0, low.1)
    try placed(shop, ["domain:acme-one.com", "domain:acme-two.com"], enough.0, enough.1)
    // Nothing is bought, so nothing costs too much.
    try placed(shop, ["domain:acme-one.com", "domain:acme-two.com"], low.0, low.1)
  }

  @Test func noLimitRaisesAnother() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"], payment: Self.payment("maxTotal: \"100.00\""))
    try stopped(shop, "error[budget_exceeded]", ["--max-total", "5000"], ["ORDERSPEC_MAX_TOTAL": "5000"])
  }

  @Test func limitOfAnItem() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com", "acme-two.com"], more: ["acme-two.com": "maxSubtotal: \"128.99\""])
    try stopped(shop, "launch.order.yaml:7:18: error[budget_exceeded] /items/1/maxSubtotal: this costs 129.00 SEK before tax, and its limit is 128.99 SEK")
    try shop.declare(["acme-one.com", "acme-two.com"], more: ["acme-two.com": "maxSubtotal: \"129.00\""])
    try placed(shop, ["domain:acme-one.com", "domain:acme-two.com"])
  }

  @Test(arguments: ["run", "day", "month"]) func budget(per period: String) throws {
    let shop = try Shop()
    shop.configuration = "budget: [{ amount: \"200.00\", currency: SEK, per: \(period) }]"
    try shop.declare(["acme-one.com", "acme-two.com"], order: "a")
    try stopped(shop, "stop: the run costs 322.50 SEK and the budget is 200.00 SEK per \(period)")
    try shop.declare(["acme-one.com"], order: "a")
    try placed(shop, ["domain:acme-one.com"])
    try shop.declare(["acme-two.com"], order: "b")
    if period == "run" {
      try placed(shop, ["domain:acme-one.com", "domain:acme-two.com"])
    } else {
      try stopped(shop, "stop: the run costs 161.25 SEK, 161.25 SEK went before it, and the budget is 200.00 SEK per \(period)")
      shop.configuration = "budget: [{ amount: \"322.50\", currency: SEK, per: \(period) }]"
      try placed(shop, ["domain:acme-one.com", "domain:acme-two.com"])
    }
  }

  /// What may have been bought counts.
  @Test func budgetCountsWhatIsUnknown() throws {
    let shop = try Shop(.v2, [Fault(.error500, count: 1)])
    shop.configuration = "budget: [{ amount: \"200.00\", currency: SEK, per: day }]"
    try shop.declare(["acme-one.com"], order: "a")
    #expect(try shop.apply().code == 21)
    try shop.seller.advanceClock(bySeconds: 7_200)
    try shop.declare(["acme-two.com"], order: "b")
    let outcome = try shop.apply()
    // What is unknown outranks what a guard says.
    #expect(outcome.code == 21 && outcome.output.contains("161.25 SEK went before it"), "\(outcome)")
    #expect(try shop.seller.placed.isEmpty)
  }

  @Test func otherCurrency() throws {
    let shop = try Shop { $0.accounts[0].currencyCode = "EUR" }
    try shop.declare(["acme-one.com"])
    try stopped(shop, "error[price_currency_differs] /payment/maxTotal: the price is in EUR, and the limit in SEK")
    try shop.declare(["acme-one.com"], payment: "{ method: sepa, currency: EUR, maxTotal: \"200.00\" }")
    try placed(shop, ["domain:acme-one.com"])
  }

  @Test func priceThatChangesBeforeTheOrder() throws {
    // Each preview and each order finds prices a tenth higher.
    let shop = try Shop(.v2, [Fault(.priceChange, count: 2)])
    try shop.declare(["acme-one.com"])
    try stopped(shop, "the price was 177.38 SEK and is 195.11 SEK now; nothing was sent")
    try placed(shop, ["domain:acme-one.com"])
  }

  /// The preview is right, and the order costs more all the same.
  @Test func priceThatChangesWithTheOrder() throws {
    let shop = try Shop(
      .v2,
      ScriptedServer { request, handle in
        let answer = handle()
        guard request.placesOrder else { return answer }
        return .json(answer.status, String(decoding: answer.body, as: UTF8.self).replacing("161.25", with: "999.25"))
      })
    try shop.declare(["acme-one.com"])
    let outcome = try shop.apply()
    #expect(outcome.code == 22 && outcome.output.contains("the provider wants 999.25 SEK, and 161.25 SEK was planned"), "\(outcome)")
    #expect(try shop.events.contains { if case .overcharged = $0.change { true } else { false } })
    try shop.check()
  }

  @Test func paymentPage() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"], payment: "{ method: card, currency: SEK, maxTotal: \"200.00\" }")
    let outcome = try shop.apply()
    #expect(outcome.code == 22 && outcome.output.contains("pay at \(shop.base)/") && outcome.output.contains("not registered until paid"), "\(outcome)")
    #expect(try shop.counts == ["domain:acme-one.com": 1])
  }

  // MARK: Ownership and availability

  @Test func ownedAlready() throws {
    let shop = try Shop { $0.owned = [OwnedService(account: "client_simulated", kind: .domain, name: "acme-one.com", id: "dom_1")] }
    try shop.declare(["acme-one.com", "acme-two.com"])
    try stopped(shop, "launch.order.yaml:5:17: error[already_owned] /items/0/domainName: the account has this already: dom_1")
    try shop.declare(["acme-one.com", "acme-two.com"], more: ["acme-one.com": "existing: dom_2"])
    try stopped(shop, "launch.order.yaml:6:15: error[existing_not_found] /items/0/existing: the account has this as `dom_1`, not as `dom_2`")
    try shop.declare(["acme-one.com", "acme-two.com"], more: ["acme-one.com": "existing: dom_1"])
    try placed(shop, ["domain:acme-two.com"])
    #expect(try shop.state(of: "domain:acme-one.com") == .adopted)
  }

  /// Findings about the items themselves are errors of the spec: exit 1.
  @Test func takenElsewhere() throws {
    let shop = try Shop { $0.takenNames = ["acme-one.com"] }
    try shop.declare(["acme-one.com", "acme-two.com"])
    let outcome = try shop.apply()
    #expect(outcome.code == 1 && outcome.error.contains("launch.order.yaml:5:17: error[domain_not_available] /items/0/domainName"), "\(outcome)")
    #expect(try shop.seller.placed.isEmpty)
    try shop.declare(["acme-two.com"])
    try placed(shop, ["domain:acme-two.com"])
  }

  @Test func premiumName() throws {
    let shop = try Shop { $0.premiumNames = ["acme-one.com": (price: 2_000_00, hasRegistrarFee: false)] }
    try shop.declare(["acme-one.com"])
    let outcome = try shop.apply()
    #expect(outcome.code == 1 && outcome.error.contains("error[premium_not_accepted] /items/0/premium"), "\(outcome)")
    try shop.declare(["acme-one.com"], more: ["acme-one.com": "premium: true"])
    try placed(shop, ["domain:acme-one.com"])
  }

  // MARK: Names

  private func servers(_ shop: Shop, _ items: String, order: String = "servers", file: String = "servers.order.yaml", accepts: String = "unconfirmed_fields")
    throws
  {
    try shop.folder.write(
      """
      orderSpec: 1
      name: \(order)
      payment: { method: bankgiro, currency: SEK, maxTotal: "5000.00"\(accepts.isEmpty ? "" : ", accept: [\(accepts)]") }
      items:
      \(items)
      """, to: file)
  }

  private static func server(_ host: String, id: String = "") -> String {
    "  - type: vps\n    productSlug: vps-xs\n    billingCycle: monthly\n    hostname: \(host)\n" + (id.isEmpty ? "" : "    id: \(id)\n")
  }

  private func shopOfServers() throws -> Shop {
    let shop = try Shop()
    shop.configuration = "fieldNames: { hostup-v2: { hostname: hostname, options: configurableOptions } }"
    return shop
  }

  @Test func renamedServer() throws {
    let shop = try Shop { $0.fieldNames = ["hostname": "hostname", "options": "configurableOptions"] }
    shop.configuration = "fieldNames: { hostup-v2: { hostname: hostname, options: configurableOptions } }"
    try servers(shop, Self.server("web1.acme.com"))
    try placed(shop, ["vps:web1.acme.com"])
    try servers(shop, Self.server("web2.acme.com"))
    try stopped(shop, "servers.order.yaml:8:15: error[looks_like_rename] /items/0/hostname: ")
    // Both are declared: the second is one more.
    try servers(shop, Self.server("web1.acme.com") + Self.server("web2.acme.com"))
    try placed(shop, ["vps:web1.acme.com", "vps:web2.acme.com"])
  }

  /// An id makes it one server under any host name.
  @Test func renamedServerWithAnID() throws {
    let shop = try Shop { $0.fieldNames = ["hostname": "hostname"] }
    shop.configuration = "fieldNames: { hostup-v2: { hostname: hostname } }"
    try servers(shop, Self.server("web1.acme.com", id: "web"))
    try placed(shop, ["vps:web1.acme.com"])
    try servers(shop, Self.server("web2.acme.com", id: "web"))
    try placed(shop, ["vps:web1.acme.com"])
  }

  @Test func unconfirmedFields() throws {
    let shop = try Shop { $0.fieldNames = ["hostname": "hostname"] }
    shop.configuration = "fieldNames: { hostup-v2: { hostname: hostname } }"
    try servers(shop, Self.server("web1.acme.com"), accepts: "")
    try stopped(shop, "error[preview_does_not_match] /items/0/hostname: the preview does not show `hostname`, so it cannot be confirmed")
    try servers(shop, Self.server("web1.acme.com"))
    // What was accepted is still told.
    for (format, text) in [("text", "web1.acme.com: the preview does not show hostname\n"), ("json", "\"unconfirmed\": [\n            \"hostname\"\n")] {
      let plan = try shop.start("plan", "--format", format).wait()
      #expect(plan.code == 0 && plan.output.contains(text), "\(plan)")
    }
    try placed(shop, ["vps:web1.acme.com"])
  }

  @Test(arguments: [
    ("\"domainName\":\"acme-one.com\"", "\"domainName\":\"acme-won.com\""), ("\"periodYears\":1", "\"periodYears\":2"),
    ("\"type\":\"domain\"", "\"type\":\"vps\""),
  ]) func previewOfSomethingElse(text: String, other: String) throws {
    let shop = try Shop(
      .v2,
      ScriptedServer { request, handle in
        let answer = handle()
        guard request.path.hasPrefix("/api/v2/orders/preview") else { return answer }
        let body = String(decoding: answer.body, as: UTF8.self)
        #expect(body.contains(text), "\(body)")
        return .json(answer.status, body.replacing(text, with: other))
      })
    try shop.declare(["acme-one.com"])
    try stopped(shop, "launch.order.yaml:5:17: error[preview_does_not_match] /items/0/domainName: the preview has no line for this item as it is declared")
  }

  @Test func movedFile() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    try placed(shop, ["domain:acme-one.com"])
    try shop.folder.move("launch.order.yaml", to: "orders/launch.order.yaml")
    try stopped(shop, "orders/launch.order.yaml:2:7: error[order_moved] /name: the ledger knows this order at `launch.order.yaml`")
    try shop.folder.move("orders/launch.order.yaml", to: "launch.order.yaml")
    try placed(shop, ["domain:acme-one.com"])
  }

  @Test func renamedOrder() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    try placed(shop, ["domain:acme-one.com"])
    try shop.declare(["acme-one.com", "acme-two.com"], order: "start", file: "launch.order.yaml")
    try stopped(shop, "launch.order.yaml:2:7: error[order_renamed] /name: the ledger knows this file as order `launch`")
    // The same name in another order is no new thing.
    try shop.declare(["acme-one.com"])
    try shop.declare(["acme-one.com"], order: "copy")
    let outcome = try shop.apply("copy.order.yaml")
    #expect(outcome.code == 23 && outcome.error.contains("error[placed_in_other_order] /items/0/domainName: "), "\(outcome)")
    try shop.folder.remove("copy.order.yaml")
    try placed(shop, ["domain:acme-one.com"])
  }

  /// Seen from another directory, an order is where it was.
  @Test func otherWorkingDirectory() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"], file: "orders/launch.order.yaml")
    try placed(shop, ["domain:acme-one.com"])
    let below = try Child(["apply", "--yes"], in: shop.folder.path + "/orders", environment: ["TOKEN": Shop.token]).wait()
    #expect(below.code == 0 && below.output.hasSuffix("1 already placed\n"), "\(below)")
    let outside = try Child(["apply", "--yes", shop.folder.path], in: "/", environment: ["TOKEN": Shop.token]).wait()
    #expect(outside.code == 0 && outside.output.hasSuffix("1 already placed\n"), "\(outside)")
    #expect(try shop.seller.placed.count == 1)
  }

  /// The ledger of one project knows nothing of what another one has placed.
  @Test func specsOfTwoProjects() throws {
    let shop = try Shop()
    let other = try Shop()
    try shop.declare(["acme-one.com"])
    try other.declare(["acme-two.com"], order: "other")
    let outcome = try Child(["apply", "--yes", shop.folder.path, other.folder.path], in: "/", environment: ["TOKEN": Shop.token]).wait()
    #expect(outcome.code == 2 && outcome.error.contains("the specs belong to 2 projects"), "\(outcome)")
    #expect(try shop.seller.placed.isEmpty && other.seller.placed.isEmpty)
    try placed(shop, ["domain:acme-one.com"])
  }
}
