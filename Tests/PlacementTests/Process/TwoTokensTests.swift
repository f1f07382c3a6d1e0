import Foundation
import Placement
import Simulator
import Testing

/// A token that orders and one that reads, of which one can be somebody else's.
@Suite struct TwoTokensTests {
  private func shop(_ kind: Kind = .v2) throws -> Shop {
    let shop = try Shop(kind) { settings in
      settings.accounts.append(SimulatedAccount(id: "client_other", number: 4712, tokens: [.init("foreign-token")]))
      settings.accounts[0].tokens.append(.init("reading-token", scopes: ["read:all"]))
    }
    try shop.configure(provider: "    readToken: \"${env:READ}\"")
    try shop.declare(["acme-one.com"])
    return shop
  }

  /// Who pays is who orders, whatever the token for reading sees.
  @Test(arguments: [Kind.v2, .v1]) func foreignTokenForOrders(kind: Kind) throws {
    let shop = try shop(kind)
    let other = kind == .v2 ? "client_other" : "4712"
    let outcome = try shop.apply(environment: ["TOKEN": "foreign-token", "READ": "reading-token"])
    #expect(
      outcome.code == 23
        && outcome.error
          == "orderspec: the token of provider `shop` belongs to account \(other), and the configuration names \(kind.account): nothing is sent\n",
      "\(outcome)")
    #expect(try shop.seller.placed.isEmpty && shop.events.isEmpty)
    #expect(try shop.apply(environment: ["READ": "reading-token"]).code == 0)
    let order = try #require(try shop.state.items.values.first?.providerID)
    let events = try shop.events.count
    let cancel = try shop.start("cancel", order, "--yes", order, environment: ["TOKEN": "foreign-token", "READ": "reading-token"]).wait()
    #expect(cancel.code == 23 && cancel.error.contains("the token of provider `shop` belongs to account \(other)"), "\(cancel)")
    #expect(try shop.events.count == events)
    // A saved plan orders with it, too.
    try shop.declare(["acme-one.com", "acme-two.com"])
    let saved = try shop.start("plan", "-o", "launch.plan", environment: ["READ": "reading-token"]).wait()
    #expect(saved.code == 0, "\(saved)")
    let plan = try shop.start("apply", "launch.plan", environment: ["TOKEN": "foreign-token", "READ": "reading-token"]).wait()
    #expect(plan.code == 23 && plan.error.contains("the token of provider `shop` belongs to account \(other)"), "\(plan)")
    #expect(try shop.seller.placed == ["domain:acme-one.com"])
  }

  /// What the account has is judged by the token for reading: it has to be of the same one.
  @Test(arguments: [Kind.v2, .v1]) func foreignTokenForReads(kind: Kind) throws {
    let shop = try shop(kind)
    let other = kind == .v2 ? "client_other" : "4712"
    let message = "orderspec: the `readToken` of provider `shop` belongs to account \(other), and the configuration names \(kind.account): nothing is sent\n"
    for (command, code) in [(["apply", "--yes"], Int32(23)), (["plan"], 2)] {
      let outcome = try shop.start(command, environment: ["READ": "foreign-token"]).wait()
      #expect(outcome.code == code && outcome.error == message, "\(outcome)")
    }
    #expect(try shop.seller.placed.isEmpty && shop.events.isEmpty)
  }

  @Test(arguments: Kind.allCases) func tokensThatAreTurnedAway(kind: Kind) throws {
    let shop = try shop(kind)
    for (environment, message) in [
      (["TOKEN": "wrong", "READ": "reading-token"], "provider `shop` turned the token away (401 "),
      (["READ": "wrong"], "provider `shop` turned the `readToken` away (401 "),
    ] {
      let outcome = try shop.apply(environment: environment)
      #expect(outcome.code == 2 && outcome.error.contains(message), "\(outcome)")
    }
    #expect(try shop.seller.placed.isEmpty && shop.events.isEmpty)
    // To look, the token that orders is not needed.
    let plan = try shop.start("plan", environment: ["TOKEN": "wrong", "READ": "reading-token"]).wait()
    #expect(plan.code == 0, "\(plan)")
  }

  /// Who only looks does not have to be able to buy.
  @Test(arguments: Kind.allCases) func readsWithoutTheTokenThatOrders(kind: Kind) throws {
    let shop = try shop(kind)
    #expect(try shop.apply(environment: ["READ": "reading-token"]).code == 0)
    try shop.declare(["acme-one.com", "acme-two.com"])
    let reading = ["TOKEN": "", "READ": "reading-token"]
    for command in [
      ["plan"], ["plan", "-o", "launch.plan"], ["preview", "other.order.yaml"], ["status"], ["import", "--from-account", "shop", "--out-dir", "made"],
    ] {
      if command[0] == "preview" { try shop.declare(["acme-three.com"], order: "other") }
      let outcome = try shop.start(command, environment: reading).wait()
      #expect([0, 1, 10, 22].contains(outcome.code) && !outcome.text.contains("TOKEN"), "\(command): \(outcome)")
    }
    let apply = try shop.apply(environment: reading)
    #expect(apply.code == 2 && apply.error.contains("`token` of provider `shop`: the environment variable `TOKEN` is empty"), "\(apply)")
    let events = try shop.events.count
    let cancel = try shop.start("cancel", "acme-one.com", "--yes", "x", environment: reading).wait()
    #expect(cancel.code == 2 && cancel.error.contains("`token` of provider `shop`"), "\(cancel)")
    #expect(try shop.events.count == events && shop.seller.placed == ["domain:acme-one.com"])
  }

  /// An account whose token is not there does not hide the others.
  @Test func statusWithoutAToken() throws {
    let shop = try Shop { $0.accounts.append(SimulatedAccount(id: "client_other", number: 4712, tokens: [.init("foreign-token")])) }
    try shop.configure(
      provider: "  second: { target: hostup-v2, account: client_other, baseURL: \"\(shop.base)\", token: \"${env:SECOND}\" }")
    try shop.declare(["acme-one.com"])
    try shop.declare(["acme-two.com"], order: "other", top: "provider: second")
    #expect(try shop.apply(environment: ["SECOND": "foreign-token"]).code == 0)
    try shop.seller.settle(.completed)
    let status = try shop.start("status").wait()
    #expect(status.output.contains("domain:acme-one.com  launch  active") && status.output.contains("domain:acme-two.com  other "), "\(status)")
    #expect(
      status.code == 22
        && status.error.contains(
          "`token` of provider `second`: the environment variable `SECOND` is not set: what is shown of its orders is what the ledger knows\n"),
      "\(status)")
    let both = try shop.start("status", environment: ["SECOND": "foreign-token"]).wait()
    #expect(both.code == 0 && both.error.isEmpty, "\(both)")
  }

  // MARK: How the commands end

  /// What only reads ends as lint does; that a brake was pulled is said by what would have spent.
  @Test func exitCodes() throws {
    let shop = try Shop { $0.accounts.append(SimulatedAccount(id: "client_other", number: 4712, tokens: [.init("foreign-token")])) }
    try shop.declare(["acme-one.com"])
    let cases: [([String], Int32)] = [
      (["plan"], 2), (["plan", "--detailed-exit-code"], 2), (["preview"], 2), (["import", "--from-account", "shop"], 2), (["apply", "--yes"], 23),
    ]
    for (command, code) in cases {
      let outcome = try shop.start(command, environment: ["TOKEN": "foreign-token"]).wait()
      #expect(
        outcome.code == code && outcome.error.contains("belongs to account client_other, and the configuration names client_simulated"),
        "\(command): \(outcome)")
    }
  }
}
