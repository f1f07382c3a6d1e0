import Foundation
import Testing

@testable import Simulator

/// What apply says that it did, to programs and in a comment.
@Suite struct ApplyFormatTests {
  private func report(_ outcome: Child.Outcome) throws -> (code: Int?, orders: [[String: Any]]) {
    let document = try #require(try? JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any], "\(outcome)")
    #expect(document["formatVersion"] as? Int == 1)
    return (document["exitCode"] as? Int, try #require(document["orders"] as? [[String: Any]]))
  }

  private func rows(_ order: [String: Any], _ key: String) throws -> [[String: Any]] { try #require(order[key] as? [[String: Any]]) }

  @Test func json() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"], payment: "{ method: card, currency: SEK, maxTotal: \"500.00\" }")
    let first = try shop.apply("--format", "json")
    #expect(first.code == 22 && first.error.isEmpty, "\(first)")
    let (code, orders) = try report(first)
    let order = try #require(orders.first)
    #expect(code == 22 && orders.count == 1)
    #expect(order["order"] as? String == "launch" && order["provider"] as? String == "shop" && order["account"] as? String == "client_simulated")
    let placed = try #require(rows(order, "providerOrders").first)
    let id = try #require(placed["id"] as? String)
    #expect(id.hasPrefix("ord_") && placed["amount"] as? String == "161.25" && placed["currency"] as? String == "SEK" && placed["dueAt"] != nil, "\(placed)")
    #expect((placed["paymentURL"] as? String)?.hasPrefix("\(shop.base)/") == true, "\(placed)")
    let item = try #require(rows(order, "items").first)
    #expect(item["name"] as? String == "domain:acme-one.com" && item["type"] as? String == "domain" && item["state"] as? String == "awaiting_payment")
    #expect(item["id"] as? String == id && item["new"] as? Bool == true)

    let again = try report(shop.apply("--format", "json"))
    let left = try #require(again.orders.first)
    let held = try #require(rows(left, "items").first)
    #expect(again.code == 0 && held["new"] as? Bool == false && held["id"] as? String == id)
    #expect(try rows(left, "providerOrders").isEmpty)
    #expect(try shop.counts == ["domain:acme-one.com": 1])
  }

  /// What the account had before is taken down, and is not new; what is ordered beside it is.
  @Test func adoptedItems() throws {
    let shop = try Shop { $0.owned = [OwnedService(account: "client_simulated", kind: .domain, name: "acme-two.com", id: "dom_2")] }
    try shop.declare(["acme-one.com", "acme-two.com"], more: ["acme-two.com": "existing: dom_2"])
    let first = try shop.apply("--format", "json")
    let items = try rows(#require(report(first).orders.first), "items")
    #expect(items.map { $0["new"] as? Bool } == [true, false] && items.map { $0["state"] as? String } == ["awaiting_payment", "adopted"], "\(first)")
    #expect(try shop.counts == ["domain:acme-one.com": 1])
    try shop.check()
  }

  @Test func adoptedItemsInAComment() throws {
    let shop = try Shop { $0.owned = [OwnedService(account: "client_simulated", kind: .domain, name: "acme-two.com", id: "dom_2")] }
    try shop.declare(["acme-one.com", "acme-two.com"], more: ["acme-two.com": "existing: dom_2"])
    let first = try shop.apply("--format", "markdown")
    #expect(first.output.contains("\n- `a` domain:acme-two.com  adopted  dom_2\n") && first.output.contains("\n- `+` domain:acme-one.com  "), "\(first)")
    #expect(first.output.hasSuffix("\n\n1 placed, 1 adopted\n"), "\(first)")
  }

  /// Where nothing was sent it is the plan that is written, and what stands against it.
  @Test func jsonOfWhatWasStopped() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"], payment: "{ method: bankgiro, currency: SEK, maxTotal: \"100.00\" }")
    let stopped = try shop.apply("--format", "json")
    #expect(stopped.code == 23, "\(stopped)")
    let (code, orders) = try report(stopped)
    let order = try #require(orders.first)
    #expect(code == 23)
    #expect(try rows(order, "findings").map { $0["code"] as? String } == ["budget_exceeded"])
    #expect(order["total"] as? String == "161.25" && order["providerOrders"] == nil)
  }

  /// Also where the specs are so wrong that nobody is asked.
  @Test(arguments: [["plan"], ["preview"], ["apply", "--yes"]]) func jsonOfWhatLintStops(command: [String]) throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    try shop.folder.write(shop.folder.read("launch.order.yaml") + "itmes: []\n", to: "launch.order.yaml")
    let outcome = try shop.start(command + ["--format", "json"]).wait()
    let (code, orders) = try report(outcome)
    #expect(outcome.code == 1 && code == 1 && orders.isEmpty, "\(outcome)")
    let document = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let finding = try #require((document["findings"] as? [[String: Any]])?.first)
    #expect(finding["code"] as? String == "unknown_field" && (finding["location"] as? [String: Any])?["file"] as? String == "./launch.order.yaml", "\(finding)")
    // Of the configuration, too.
    try shop.folder.write("nonsense: 1\n", to: ".orderspec.yaml")
    let faulty = try shop.start(command + ["--format", "json"]).wait()
    #expect(faulty.code == 2, "\(faulty)")
  }

  /// Findings come as in every report, whatever found them: by file, place and code, also those that the configuration hides from lint.
  @Test(arguments: [["plan"], ["preview"], ["apply", "--yes"]]) func findingsInOrder(command: [String]) throws {
    let shop = try Shop()
    shop.configuration = "rules: { missing_required: off, duplicate_item_identity: off, name_invalid: off }"
    for (file, order) in [("b.order.yaml", "Big"), ("a.order.yaml", "ALL")] {
      try shop.folder.write(
        """
        orderSpec: 1
        name: \(order)
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - { domainName: acme-two.com, action: transfer }
          - { domainName: acme-one.com, itmes: 1 }
          - { domainName: acme-one.com }
        """, to: file)
    }
    let outcome = try shop.start(command).wait()
    let shown = outcome.error.split(separator: "\n").compactMap { $0.wholeMatch(of: #/\./([ab])\.order\.yaml:(\d+):(\d+): error\[(.*?)\].*/#) }
      .map { "\($0.1) \($0.2) \($0.3.count < 2 ? "0" : "")\($0.3) \($0.4)" }
    #expect(outcome.code == 1 && shown.count >= 8 && shown == shown.sorted(), "\(outcome)")
    #expect(
      ["missing_required", "duplicate_item_identity", "name_invalid", "unknown_field"].allSatisfy { code in shown.contains { $0.hasSuffix(code) } }, "\(shown)")
  }

  /// What the provider says comes among what orderspec says.
  @Test func findingsOfAPlanInOrder() throws {
    let shop = try Shop { settings in
      settings.takenNames = ["acme-one.com"]
      settings.owned = [OwnedService(account: "client_simulated", kind: .domain, name: "acme-two.com", id: "dom_2")]
    }
    try shop.declare(["acme-one.com", "acme-two.com", "acme-four.com"], more: ["acme-four.com": "existing: dom_4"])
    for command in [["plan"], ["apply", "--yes"]] {
      let outcome = try shop.start(command).wait()
      let lines = outcome.error.split(separator: "\n").compactMap { $0.firstMatch(of: #/order\.yaml:(\d+):/#).flatMap { Int($0.1) } }
      #expect(lines.count >= 3 && lines == lines.sorted(), "\(outcome)")
    }
    #expect(try shop.seller.placed.isEmpty)
  }

  /// How a run ends is in its document, whatever else becomes of it.
  @Test func exitCodesOfPlans() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    for (arguments, expected) in [
      (["--format", "json"], 0), (["--format", "json", "--detailed-exit-code"], 10), (["--format", "json", "--html", "no/such.html"], 2),
    ] {
      let outcome = try shop.start(["plan"] + arguments).wait()
      #expect(outcome.code == expected, "\(outcome)")
      if expected != 2 { #expect(try report(outcome).code == expected, "\(outcome)") }
    }
    try shop.declare(["acme-one.com"], payment: "{ method: bankgiro, currency: SEK, maxTotal: \"100.00\" }")
    #expect(try report(shop.start("plan", "--format", "json").wait()).code == 1)
    #expect(try report(shop.start("preview", "--format", "json").wait()).code == 1)
  }

  /// Nobody said yes: the plan is what a program gets.
  @Test func jsonOfWhatNobodyConfirmed() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    let outcome = try shop.start("apply", "--format", "json").wait()
    let (code, orders) = try report(outcome)
    #expect(outcome.code == 2 && code == 2 && orders.first?["total"] as? String == "161.25", "\(outcome)")
    #expect(try shop.seller.placed.isEmpty)
  }

  @Test func jsonOfWhatWasRefused() throws {
    let shop = try Shop(
      .v2,
      ScriptedServer { request, handle in
        request.placesOrder ? .json(400, #"{"status":400,"code":"invalid_request","detail":"No.","requestId":"req_7"}"#) : handle()
      })
    try shop.declare(["acme-one.com"])
    let refused = try shop.apply("--format", "json")
    #expect(refused.code == 20, "\(refused)")
    let (code, orders) = try report(refused)
    let order = try #require(orders.first)
    #expect(code == 20 && order["notes"] as? [String] == ["the provider refused it (400 invalid_request); nothing was ordered"])
    let finding = try #require(rows(order, "findings").first)
    #expect(finding["code"] as? String == "invalid_request" && finding["detail"] as? String == "No.", "\(finding)")
  }

  @Test func markdown() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    let first = try shop.apply("--format", "markdown")
    #expect(first.code == 0 && first.output.hasPrefix("## launch at shop, account client_simulated\n\n- order ord_"), "\(first)")
    #expect(
      first.output.contains("\n- `+` domain:acme-one.com  awaiting_payment  ord_") && first.output.contains("\n- not registered until paid\n"), "\(first)")
    #expect(first.output.hasSuffix("\n\n1 placed\n"), "\(first)")
    let again = try shop.apply("--format", "markdown")
    #expect(again.output.contains("\n- `=` domain:acme-one.com  ") && again.output.hasSuffix("\n\n0 placed, 1 already placed\n"), "\(again)")
  }
}
