import Compiler
import Diagnostics
import Simulator
import Testing

@testable import Placement

/// Accounts at two origins of the network, which no simulator has.
@Suite struct OtherOriginTests {
  private func run(_ world: SimulatedWorld, _ provider: String, order: String = "launch", file: String = "launch.order.yaml", _ names: [String]) throws
    -> PlacementRun.ApplyResult
  {
    let account = "target: hostup-v2, account: client_simulated, token: \"${file:token}\""
    let files = MemoryFiles([
      "token": "simulated-token",
      ".orderspec.yaml": "providers: { shop: { \(account) }, mirror: { \(account), baseURL: \"\(SimulatedWorld.mirror)\" } }\n",
      file: "orderSpec: 1\nname: \(order)\nprovider: \(provider)\npayment: { method: bankgiro, currency: SEK, maxTotal: \"5000.00\" }\nitems:\n"
        + names.map { "  - domainName: \($0)\n" }.joined(),
    ])
    var options = PlacementOptions(lint: LintOptions(today: CalendarDate("2026-11-21")!))
    options.allowedHosts = [String(SimulatedWorld.mirror.dropFirst("https://".count))]
    let environment = PlacementEnvironment(
      files: files, transport: SimulatedTransport(world: world), clock: SkewedClock(world: world), random: world, storage: world.storage,
      digester: KeyedDigest(key: [1]), identity: world.storage, author: EventAuthor(actor: "test"))
    return try PlacementRun(options, environment).apply([MemoryFiles.path(file)]) { _ in true }
  }

  private func stopped(_ result: PlacementRun.ApplyResult) -> [String] {
    guard case .stopped(let plan) = result else { return ["it was not stopped"] }
    return plan.findings.map { "\($0.code) \($0.place.pointer): \($0.message)" }
  }

  /// Another base URL is another account of the ledger, though it leads to the same customer.
  @Test func anotherBaseURL() throws {
    let world = SimulatedWorld(seed: 1, target: .hostupV2, keepsTrace: false) { _ in }
    world.weather = SimulatedWorld.Weather(orderFault: 0, readFault: 0, crash: 0, interloper: 0)
    guard case .applied = try run(world, "shop", ["acme-one.com"]) else { throw Scenario.Violation(description: "nothing was placed") }
    #expect(world.provider.placements.map(\.naturalKey) == ["domain:acme-one.com"])
    let held = "at account client_simulated at https://cloud.hostup.se"
    #expect(
      try stopped(run(world, "mirror", ["acme-one.com"])) == [
        "placed_at_other_account /items/0/domainName: `domain:acme-one.com` has been placed already, \(held)"
      ])
    #expect(
      try stopped(run(world, "mirror", ["acme-two.com"])) == [
        "placed_at_other_account /provider: order `launch` has placed `domain:acme-one.com` \(held), and nothing at this one"
      ])
    #expect(
      try stopped(run(world, "mirror", order: "start", ["acme-two.com"])) == [
        "placed_at_other_account /provider: the ledger knows this file as order `launch`, which has placed `domain:acme-one.com` \(held)"
      ])
    #expect(world.provider.placements.count == 1)
    // Another order in another file is nobody's copy.
    guard case .applied = try run(world, "mirror", order: "start", file: "start.order.yaml", ["acme-two.com"]) else {
      throw Scenario.Violation(description: "nothing was placed")
    }
    #expect(world.provider.placements.count == 2)
  }
}
