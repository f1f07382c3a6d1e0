import Foundation
import Placement
import Simulator
import Testing

/// One customer under two names: what one account of the ledger holds is not bought again at another.
@Suite struct TwoAccountsTests {
  /// A shop with a second provider, `other`: by default the same customer by HostUp v1.
  private func shop(
    _ other: String = "target: hostup-v1, account: \"4711\"", change: (inout SimulatorSettings) -> Void = { _ in }
  ) throws -> Shop {
    let shop = try Shop(.v2, change: change)
    shop.configuration = "  other: { \(other), baseURL: \"\(shop.base)\", token: \"${env:TOKEN}\" }"
    return shop
  }

  private static let server = """
      - type: vps
        id: web
        productSlug: vps-med
        productId: "3060"
        billingCycle: monthly

    """

  private func declare(
    _ shop: Shop, by provider: String, order: String = "launch", file: String? = nil, _ items: String = "  - domainName: acme-one.com\n    productId: \"205\"\n"
  ) throws {
    try shop.folder.write(
      """
      orderSpec: 1
      name: \(order)
      provider: \(provider)
      payment: { method: bankgiro, currency: SEK, maxTotal: "50000.00", accept: [unknown_price, unconfirmed_fields] }
      items:
      \(items)
      """, to: file ?? "\(order).order.yaml")
  }

  private func count(_ shop: Shop) throws -> Int { try shop.seller.placed.count }

  @Test(arguments: [("shop", "other"), ("other", "shop")]) func switchedProvider(first: String, second: String) throws {
    let shop = try shop()
    let items = Self.server + "  - domainName: acme-one.com\n    productId: \"205\"\n"
    try declare(shop, by: first, items)
    let placed = try shop.apply()
    #expect(placed.code == 0 && placed.output.hasSuffix("2 placed\n"), "\(placed)")
    try declare(shop, by: second, items)
    let account = first == "shop" ? "client_simulated" : "4711"
    for (command, code) in [(["plan"], Int32(1)), (["apply", "--yes"], 23)] {
      let outcome = try shop.start(command).wait()
      #expect(outcome.code == code, "\(outcome)")
      #expect(
        outcome.error.contains(
          "launch.order.yaml:6:5: error[placed_at_other_account] /items/0: `launch/web` has been placed already, at account \(account)"), "\(outcome)")
      #expect(
        outcome.error.contains(
          "launch.order.yaml:11:17: error[placed_at_other_account] /items/1/domainName: `domain:acme-one.com` has been placed already, at account \(account)"),
        "\(outcome)")
    }
    #expect(try count(shop) == 2)
    try declare(shop, by: first, items)
    let back = try shop.apply()
    #expect(back.code == 0 && back.output.hasSuffix("2 already placed\n"), "\(back)")
    #expect(try count(shop) == 2)
  }

  /// What may have been placed counts like what was.
  @Test func switchedWhileUnknown() throws {
    let shop = try shop()
    try shop.restart([Fault(.lostResponse, count: 1)])
    try declare(shop, by: "other")
    #expect(try shop.apply().code == 21)
    try declare(shop, by: "shop")
    let outcome = try shop.apply()
    #expect(outcome.code == 23 && outcome.error.contains("error[placed_at_other_account]"), "\(outcome)")
    #expect(try count(shop) == 1)
  }

  /// The ways that the message names.
  @Test func whatAPersonDecides() throws {
    let shop = try shop()
    try declare(shop, by: "shop", Self.server)
    #expect(try shop.apply().code == 0)
    try declare(shop, by: "other", Self.server)
    let stopped = try shop.apply()
    #expect(stopped.code == 23, "\(stopped)")
    let retired = try shop.start("ledger", "retire", "1.0", "--reason", "given up there").wait()
    #expect(retired.code == 0, "\(retired)")
    let placed = try shop.apply()
    #expect(placed.code == 0 && placed.output.hasSuffix("1 placed\n"), "\(placed)")
    let again = try shop.apply()
    #expect(again.code == 0 && again.output.hasSuffix("1 already placed\n"), "\(again)")
    #expect(try count(shop) == 2)
    // And back: now it is the other one that has it.
    try declare(shop, by: "shop", Self.server.replacing("id: web", with: "id: web2"))
    let back = try shop.apply()
    #expect(
      back.code == 23
        && back.error.contains(
          "launch.order.yaml:3:11: error[placed_at_other_account] /provider: order `launch` has placed `launch/web` at account 4711, and nothing at this one"),
      "\(back)")
    #expect(try count(shop) == 2)
  }

  /// Another name for the order, and another provider, in one edit.
  @Test func renamedAndSwitched() throws {
    let shop = try shop()
    try declare(shop, by: "shop", Self.server)
    #expect(try shop.apply().code == 0)
    try declare(shop, by: "other", order: "start", file: "launch.order.yaml", Self.server)
    let outcome = try shop.apply()
    #expect(
      outcome.code == 23
        && outcome.error.contains(
          "launch.order.yaml:3:11: error[placed_at_other_account] /provider: the ledger knows this file as order `launch`, which has placed `launch/web` at account 4711"
            .replacing("4711", with: "client_simulated")),
      "\(outcome)")
    #expect(try count(shop) == 1)
  }

  /// There is one domain of a name, whoever has ordered it.
  @Test func oneDomainInTwoOrders() throws {
    let shop = try shop()
    try declare(shop, by: "shop")
    #expect(try shop.apply().code == 0)
    try declare(shop, by: "other", order: "second")
    let outcome = try shop.apply("second.order.yaml")
    #expect(
      outcome.code == 23
        && outcome.error.contains(
          "second.order.yaml:6:17: error[placed_at_other_account] /items/0/domainName: `domain:acme-one.com` has been placed already, at account client_simulated, in order `launch`"
        ), "\(outcome)")
    #expect(try count(shop) == 1)
  }

  /// Orders of different names at two accounts are two orders, though a server is called alike in both.
  @Test func twoOrdersAtTwoAccounts() throws {
    let shop = try shop("target: hostup-v2, account: client_other") {
      $0.accounts.append(SimulatedAccount(id: "client_other", number: 4712, tokens: [.init("other-token")]))
      $0.fieldNames = ["hostname": "hostname"]
    }
    shop.configuration =
      shop.configuration.replacing("${env:TOKEN}", with: "${env:OTHER}") + "\nfieldNames: { hostup-v2: { hostname: hostname } }"
    let host = "  - { type: vps, productSlug: vps-med, billingCycle: monthly, hostname: web1.example.org }\n"
    try declare(shop, by: "shop", order: "ours", host)
    try declare(shop, by: "other", order: "theirs", host)
    for (count, old) in [(2, 0), (0, 2)] {
      let outcome = try shop.apply(environment: ["OTHER": "other-token"])
      #expect(outcome.code == 0 && outcome.output.hasSuffix(old > 0 ? "\(count) placed, \(old) already placed\n" : "\(count) placed\n"), "\(outcome)")
    }
    #expect(try count(shop) == 2)
  }

  /// What one simulator has is not placed at the next one.
  @Test func otherSimulator() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    #expect(try shop.apply().code == 0)
    let next = try SimulatorServer.start(Shop.settings)
    defer { next.stop() }
    let text = try shop.folder.read(".orderspec.yaml").replacing(shop.base, with: "http://127.0.0.1:\(next.port)")
    try shop.folder.write(text, to: ".orderspec.yaml")
    let outcome = try shop.apply()
    #expect(outcome.code == 0 && outcome.output.hasSuffix("1 placed\n"), "\(outcome)")
    #expect(next.placed == ["domain:acme-one.com"])
  }
}
