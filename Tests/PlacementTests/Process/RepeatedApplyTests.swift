import Foundation
import Placement
import Simulator
import Testing

/// One spec over its life: applied, applied again, added to, edited, taken from, bought again.
@Suite struct RepeatedApplyTests {
  @Test(arguments: Kind.allCases) func placesWhatIsNewAndNothingElse(kind: Kind) throws {
    let shop = try Shop(kind)
    try shop.declare(["acme-one.com", "acme-two.com"])
    let first = try shop.apply()
    #expect(first.code == 0 && first.output.hasSuffix("2 placed\n"), "\(first)")
    #expect(try shop.counts == ["domain:acme-one.com": 1, "domain:acme-two.com": 1])

    let second = try shop.apply()
    #expect(second.code == 0 && second.output.hasSuffix("0 placed, 2 already placed\n"), "\(second)")
    #expect(try shop.counts == ["domain:acme-one.com": 1, "domain:acme-two.com": 1])

    // Another spelling of a name is no other name.
    try shop.declare(["ACME-Two.com.", "acme-one.com", "acme-three.com"])
    let third = try shop.apply()
    #expect(third.code == 0 && third.output.hasSuffix("1 placed, 2 already placed\n"), "\(third)")
    #expect(try shop.counts == ["domain:acme-one.com": 1, "domain:acme-two.com": 1, "domain:acme-three.com": 1])

    try shop.declare(["acme-one.com", "acme-three.com"])
    let fourth = try shop.apply()
    #expect(fourth.code == 0 && fourth.output.contains("domain:acme-two.com is no longer declared; still billed"), "\(fourth)")
    #expect(try shop.seller.placed.count == 3)
    try shop.check()
  }

  @Test func warnsOfAPlacedItemThatIsEdited() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    #expect(try shop.apply().code == 0)
    try shop.declare(["acme-one.com"], more: ["acme-one.com": "years: 2"])
    let edited = try shop.apply()
    #expect(edited.code == 0, "\(edited)")
    #expect(
      edited.error.contains("launch.order.yaml:5:17: warning[placed_item_changed] /items/0/domainName:") && edited.error.contains("`period`"), "\(edited)")
    #expect(try shop.seller.placed.count == 1)
    // Beside something new, too.
    try shop.declare(["acme-one.com", "acme-two.com"], more: ["acme-one.com": "years: 2"])
    let beside = try shop.apply()
    #expect(beside.code == 0 && beside.error.components(separatedBy: "placed_item_changed").count == 2, "\(beside)")
    #expect(try shop.counts == ["domain:acme-one.com": 1, "domain:acme-two.com": 1])
    try shop.check()
  }

  @Test func buysAgainByGenerationAlone() throws {
    let shop = try Shop { $0.owned = [] }
    func declare(_ generation: Int) throws {
      try shop.folder.write(
        """
        orderSpec: 1
        name: servers
        payment: { method: bankgiro, currency: SEK, maxTotal: "5000.00" }
        items:
          - type: vps
            id: web
            productSlug: vps-xs
            billingCycle: monthly
            generation: \(generation)
        """, to: "servers.order.yaml")
    }
    try declare(1)
    #expect(try shop.apply().code == 0)
    let before = try shop.seller.placed.count
    // What asks without the ledger does not know the one before, and does not ask for it.
    try declare(3)
    for arguments in [["preview"], ["apply", "--simulate", "--yes", "--max-total", "999999"]] {
      let run = try shop.start(arguments).wait()
      #expect(run.code == 0 && run.error.isEmpty && run.output.contains("web"), "\(run)")
    }
    #expect(try shop.apply().code == 23 && shop.seller.placed.count == before)
    // The first one is not settled yet.
    try declare(2)
    let early = try shop.apply()
    #expect(early.code == 23 && early.error.contains("error[generation_not_next] /items/0/generation"), "\(early)")
    #expect(try shop.seller.placed.count == 1)
    try shop.seller.settle(.failed)
    let again = try shop.apply()
    #expect(again.code == 0, "\(again)")
    #expect(try shop.seller.placed.count == 2)
    for _ in 0..<2 { #expect(try shop.apply().code == 0) }
    try declare(1)
    #expect(try shop.apply().code == 23)
    try declare(4)
    #expect(try shop.apply().code == 23)
    #expect(try shop.seller.placed.count == 2)
    #expect(try SQLiteLedger(path: shop.ledgerPath, expecting: shop.ledgerID).verify() == [])
  }

  @Test func ordersOfOneRunAreIndependent() throws {
    let shop = try Shop(.v2, [Fault(.error500, count: 1)])
    try shop.declare(["acme-one.com"], order: "a")
    try shop.declare(["acme-two.com"], order: "b")
    let first = try shop.apply()
    #expect(first.code == 21 && first.output.hasSuffix("1 placed, 1 unknown\n"), "\(first)")
    #expect(try shop.counts == ["domain:acme-two.com": 1])
    #expect(try shop.apply().code == 0)
    #expect(try shop.counts == ["domain:acme-one.com": 1, "domain:acme-two.com": 1])
    try shop.check()
  }

  /// Two providers of the configuration can be one account, over two of its APIs.
  @Test func twoTargetsOfOneAccountInOneRun() throws {
    let shop = try Shop { $0.accounts = [SimulatedAccount(id: "4711", number: 4711, tokens: [.init(Shop.token)])] }
    try shop.folder.write(
      """
      ledgerId: \(shop.ledgerID)
      providers:
        new: { target: hostup-v2, account: "4711", baseURL: "\(shop.base)", token: "${env:TOKEN}" }
        old: { target: hostup-v1, account: "4711", baseURL: "\(shop.base)", token: "${env:TOKEN}" }
      """, to: ".orderspec.yaml")
    try shop.declare(["acme-one.com"], order: "a", top: "provider: new")
    try shop.declare(
      ["acme-two.com"], order: "b", payment: "{ currency: SEK, maxTotal: \"5000.00\", accept: [unknown_price] }",
      more: ["acme-two.com": "productId: \"205\""], top: "provider: old")
    let outcome = try shop.apply()
    #expect(outcome.code == 0, "\(outcome)")
    #expect(try shop.counts == ["domain:acme-one.com": 1, "domain:acme-two.com": 1])
    try shop.check()
  }
}
