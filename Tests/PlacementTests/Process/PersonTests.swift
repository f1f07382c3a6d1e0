import Foundation
import Placement
import Simulator
import Testing

/// What people do around apply: make the ledger, look into it, say what became of something.
@Suite struct PersonTests {
  private static let item = "domain:acme-one.com"

  @Test func fromNothing() throws {
    let folder = try Folder()
    let simulator = try SimulatorProcess(["--state", folder.path + "/provider.json"])
    let made = try Child(["ledger", "init"], in: folder.path).wait()
    #expect(made.code == 0 && folder.has(".orderspec/ledger.sqlite"), "\(made)")
    let id = try #require(try folder.read(".orderspec.yaml").split(separator: "\n").first { $0.hasPrefix("ledgerId: ") }).dropFirst(10)
    try folder.write(
      """
      ledgerId: \(id)
      providers:
        shop: { target: hostup-v2, account: client_simulated, baseURL: "http://127.0.0.1:\(simulator.port)", token: "${env:TOKEN}" }
      """, to: ".orderspec.yaml")
    try folder.write(
      """
      orderSpec: 1
      name: launch
      provider: shop
      payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
      items:
        - domainName: acme-one.com
      """, to: "launch.order.yaml")
    let plan = try Child(["plan", "--detailed-exit-code"], in: folder.path, environment: ["TOKEN": Shop.token]).wait()
    #expect(plan.code == 10 && plan.output.contains("161.25"), "\(plan)")
    #expect(try simulator.placed.isEmpty)
    for count in [1, 0] {
      let run = try Child(["apply", "--yes"], in: folder.path, environment: ["TOKEN": Shop.token]).wait()
      #expect(run.code == 0 && run.output.contains("\(count) placed"), "\(run)")
    }
    #expect(try simulator.placed == [Self.item])
    let again = try Child(["plan", "--detailed-exit-code"], in: folder.path, environment: ["TOKEN": Shop.token]).wait()
    #expect(again.code == 0, "\(again)")
    let verified = try Child(["ledger", "verify"], in: folder.path).wait()
    #expect(verified.code == 0, "\(verified)")
    let list = try Child(["ledger", "list"], in: folder.path).wait()
    #expect(list.code == 0 && list.output.contains("acme-one.com"), "\(list)")
  }

  @Test func saysThatItWasPlaced() throws {
    let shop = try Shop(.v1, [Fault(.lostResponse, count: 1)])
    try shop.declare(["acme-one.com"])
    #expect(try shop.apply().code == 21)
    let shown = try shop.start("ledger", "resolve", Self.item).wait()
    #expect(shown.code == 2 && shown.error.contains("acme-one.com"), "\(shown)")
    let said = try shop.start("ledger", "resolve", Self.item, "--placed", "50001", "--reason", "seen on the invoice").wait()
    #expect(said.code == 0, "\(said)")
    let next = try shop.apply()
    #expect(next.code == 0, "\(next)")
    #expect(try shop.counts == [Self.item: 1])
    try shop.check()
  }

  /// Only when nothing of it can arrive any more; then apply buys it under a new key.
  @Test func saysThatItWasNotPlaced() throws {
    let shop = try Shop(.v1, [Fault(.lostRequest, count: 1)])
    try shop.declare(["acme-one.com"])
    #expect(try shop.apply().code == 21)
    let early = try shop.start("ledger", "resolve", Self.item, "--not-placed", "--reason", "not on the site").wait()
    #expect(early.code == 2, "\(early)")
    #expect(try shop.apply().code == 21)
    #expect(try shop.seller.placed.isEmpty)
  }

  @Test func saysThatItWasNotPlacedAfterAnHour() throws {
    struct Earlier: PlacementClock {
      func now() -> Int64 { SystemClock().now() - 7_200_000 }
      func monotonic() -> Int64 { SystemClock().monotonic() }
      func sleep(milliseconds: Int64) {}
    }
    let shop = try Shop(.v1)
    try shop.declare(["acme-one.com"])
    let account = ProviderAccount(origin: shop.base, account: shop.kind.account)
    var ledger = try Ledger(SQLiteLedger(path: shop.ledgerPath, expecting: nil), clock: Earlier(), author: EventAuthor(actor: "somebody"))
    let reservation = Reservation(
      account: account, target: "hostup-v1", order: "launch", path: "launch.order.yaml", key: "order_attempt_1", requestDigest: "0", labels: [:],
      items: [Reservation.Item(type: "domain", action: "register", names: [Self.item], generation: 1, fields: [:])])
    let request = try ledger.record(.reserved(reservation))
    try ledger.record(.sending(request: request, providerTime: nil))
    #expect(try shop.apply().code == 21)
    #expect(try shop.seller.placed.isEmpty)
    let said = try shop.start("ledger", "resolve", Self.item, "--not-placed", "--reason", "not on the site").wait()
    #expect(said.code == 0, "\(said)")
    for _ in 0..<2 { #expect(try shop.apply().code == 0) }
    #expect(try shop.counts == [Self.item: 1])
    #expect(try shop.seller.placedKeys != ["order_attempt_1"])
    try shop.check()
  }
}
