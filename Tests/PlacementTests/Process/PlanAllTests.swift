import Foundation
import Placement
import Simulator
import Testing

/// `plan --all`: the orders of the ledger that no file of the run declares.
@Suite struct PlanAllTests {
  private func plan(_ shop: Shop, _ arguments: [String]) throws -> Child.Outcome { try shop.start(["plan"] + arguments).wait() }

  private func undeclared(_ outcome: Child.Outcome) throws -> [[String: Any]]? {
    let document = try #require(try? JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any], "\(outcome)")
    return document["undeclaredOrders"] as? [[String: Any]]
  }

  private func shop() throws -> Shop {
    let shop = try Shop()
    try shop.declare(["acme-one.com"], order: "a")
    try shop.declare(["acme-two.com", "acme-three.com"], order: "b", file: "orders/b.order.yaml")
    #expect(try shop.apply().code == 0)
    return shop
  }

  @Test func ordersThatNoFileDeclares() throws {
    let shop = try shop()
    let whole = try plan(shop, ["--all"])
    #expect(whole.code == 0 && whole.output.contains("\nevery order of the ledger is declared\n"), "\(whole)")
    #expect(try undeclared(plan(shop, ["--all", "--format", "json"]))?.isEmpty == true)

    try shop.folder.remove("orders/b.order.yaml")
    // Within the order names of the run alone, nothing has gone.
    let without = try plan(shop, [])
    #expect(without.code == 0 && !without.output.contains("acme-two.com") && !without.output.contains("declared"), "\(without)")
    #expect(try undeclared(plan(shop, ["--format", "json"])) == nil)

    let all = try plan(shop, ["--all"])
    let row = "  - b  domain:acme-two.com  still billed  (account client_simulated, last at orders/b.order.yaml)\n"
    #expect(all.code == 0 && all.output.contains("\ndeclared by no file of this run\n\(row)"), "\(all)")
    #expect(all.output.contains("domain:acme-three.com") && !all.output.contains("every order"), "\(all)")
    let orders = try #require(try undeclared(plan(shop, ["--all", "--format", "json"])))
    #expect(orders.count == 1)
    #expect(orders.first?["order"] as? String == "b" && orders.first?["path"] as? String == "orders/b.order.yaml")
    #expect(orders.first?["account"] as? String == "client_simulated" && orders.first?["origin"] as? String == shop.base)
    let items = try #require(orders.first?["items"] as? [[String: String]])
    #expect(items.map { $0["name"] } == ["domain:acme-two.com", "domain:acme-three.com"] && items.allSatisfy { $0["state"] == "awaiting_payment" }, "\(items)")
    let markdown = try plan(shop, ["--all", "--format", "markdown"])
    let page = "\n## declared by no file of this run\n\n- b  domain:acme-two.com  still billed  ("
    #expect(markdown.output.contains(page), "\(markdown)")

    // Nothing is cancelled, and nothing is sent.
    #expect(try shop.seller.placed.count == 3)
  }

  /// The last file has gone: there is nothing to order, and everything to list.
  @Test func noFileAtAll() throws {
    let shop = try shop()
    try shop.folder.remove("orders/b.order.yaml")
    try shop.folder.remove("a.order.yaml")
    let without = try plan(shop, [])
    #expect(without.code == 2, "\(without)")
    let all = try plan(shop, ["--all", "--detailed-exit-code"])
    #expect(all.code == 0 && all.output.contains("a  domain:acme-one.com  still billed") && all.output.contains("nothing is declared\n"), "\(all)")
    #expect(try undeclared(plan(shop, ["--all", "--format", "json"]))?.count == 2)
    // A file that is not there is still a mistake.
    #expect(try plan(shop, ["--all", "nowhere.order.yaml"]).code == 2)
  }

  @Test func oneFileOfSeveral() throws {
    let shop = try shop()
    #expect(try undeclared(plan(shop, ["--all", "--format", "json", "a.order.yaml"]))?.compactMap { $0["order"] as? String } == ["b"])
  }

  /// What is over is not billed, and what was retired is not listed.
  @Test func whatHasEnded() throws {
    let shop = try shop()
    try shop.declare(["acme-two.com"], order: "b", file: "orders/b.order.yaml")
    let within = try plan(shop, [])
    #expect(within.output.contains("domain:acme-three.com") && within.output.contains("no longer declared; still billed"), "\(within)")
    try shop.seller.settle(.cancelled)
    #expect(try shop.start("status").wait().text.contains("cancelled"))
    let cancelled = try plan(shop, [])
    #expect(cancelled.output.contains("no longer declared; cancelled") && !cancelled.output.contains("still billed"), "\(cancelled)")
    try shop.folder.remove("orders/b.order.yaml")
    let all = try plan(shop, ["--all"])
    #expect(all.output.contains("b  domain:acme-two.com  cancelled  (") && !all.output.contains("still billed"), "\(all)")
    for name in ["domain:acme-two.com", "domain:acme-three.com"] {
      #expect(try shop.start("ledger", "retire", name, "--reason", "it is over").wait().code == 0)
    }
    #expect(try undeclared(plan(shop, ["--all", "--format", "json"]))?.isEmpty == true)
  }

  /// The same order name at another account is another order.
  @Test func otherAccount() throws {
    let shop = try shop()
    try shop.configure(provider: "")
    let text = try shop.folder.read(".orderspec.yaml").replacing("client_simulated", with: "client_other")
    let seller = try SimulatorServer.start(
      { () -> SimulatorSettings in
        var settings = Shop.settings
        settings.accounts = [SimulatedAccount(id: "client_other", number: 4712, tokens: [.init(Shop.token)])]
        return settings
      }())
    defer { seller.stop() }
    try shop.folder.write(text.replacing(shop.base, with: "http://127.0.0.1:\(seller.port)"), to: ".orderspec.yaml")
    let orders = try #require(try undeclared(plan(shop, ["--all", "--format", "json"])))
    #expect(orders.map { "\($0["order"] ?? "") \($0["account"] ?? "")" } == ["a client_simulated", "b client_simulated"])
  }
}
