import Placement
import Simulator
import Testing

/// Every fault of the simulator at every provider: the code that the contract names, then good weather, and never a second order.
@Suite struct FaultMatrixTests {
  private static let item = "domain:acme-one.com"

  /// Short, so that the tests are.
  private static func fault(_ name: FaultName, count: Int? = nil) -> Fault {
    let durations: [FaultName: Int64] = [.delay: 300, .lateEffect: 400, .tooMany429: 300, .slow: 0]
    return Fault(name, count: count, duration: durations[name])
  }

  /// Whether the answer is whole all the same.
  private static func isAnswered(_ name: FaultName) -> Bool { [.delay, .slow, .listLag, .priceChange].contains(name) }

  private static func code(_ name: FaultName, _ kind: Kind) -> Int32 { isAnswered(name) ? name == .priceChange && kind == .v2 ? 23 : 0 : 21 }

  @Test(arguments: FaultName.allCases, Kind.allCases) func oneOrderAtMost(name: FaultName, kind: Kind) throws {
    let shop = try Shop(kind, [Self.fault(name)])
    try shop.declare(["acme-one.com"])
    let first = try shop.apply()
    #expect(first.code == Self.code(name, kind), "\(first)")
    try shop.check()
    // Still the same weather: what is unknown is not sent as something new.
    let isThere = try kind != .v1 && shop.counts[Self.item] == 1
    let second = try shop.apply()
    #expect(second.code == (isThere ? 0 : Self.code(name, kind)) || name == .lateEffect, "\(second)")
    try shop.check()
    try shop.restart()
    let wasPlaced = try shop.counts[Self.item] == 1
    let third = try shop.apply()
    // HostUp v2 finds out by its key, SuperSpace by its list of orders; HostUp v1 lists nothing that is not delivered yet.
    let isFound = Self.isAnswered(name) || kind == .v2 || (kind == .superspace && wasPlaced)
    #expect(third.code == (isFound ? 0 : 21), "\(third)")
    try shop.check()
    // A day later nothing is sent under an old key, and what is unknown stays so until a person says.
    try shop.seller.advanceClock(bySeconds: 86_400)
    if wasPlaced { try shop.seller.settle(.completed) }
    let fourth = try shop.apply()
    #expect(fourth.code == (isFound || wasPlaced ? 0 : 21), "\(fourth)")
    #expect(try shop.counts[Self.item] == (isFound || wasPlaced ? 1 : nil))
    try shop.check()
  }

  /// The provider's window for the key is over before the next run.
  @Test(arguments: FaultName.allCases.filter { !isAnswered($0) }) func afterTheWindow(name: FaultName) throws {
    let shop = try Shop(.v2, [Self.fault(name, count: 1)])
    try shop.declare(["acme-one.com", "acme-two.com"])
    #expect(try shop.apply().code == 21)
    if name == .lateEffect { #expect(try eventually { try !shop.counts.isEmpty }) }
    try shop.seller.advanceClock(bySeconds: 7_200)
    let wasPlaced = try !shop.counts.isEmpty
    for _ in 0..<2 {
      let next = try shop.apply()
      #expect(next.code == (wasPlaced ? 0 : 21), "\(next)")
      #expect(try shop.seller.placed.count == (wasPlaced ? 2 : 0))
      try shop.check()
    }
    // Other orders go on meanwhile, and nothing else of this one is sent.
    try shop.declare(["acme-one.com", "acme-two.com", "acme-three.com"])
    try shop.declare(["elsewhere.com"], order: "other")
    let other = try shop.apply()
    #expect(other.code == (wasPlaced ? 0 : 21), "\(other)")
    #expect(try shop.counts["domain:elsewhere.com"] == 1 && shop.counts["domain:acme-three.com"] == (wasPlaced ? 1 : nil))
    try shop.check()
  }

  /// A domain whose order has come too late for the list is not found, and not bought again either.
  @Test(arguments: [Kind.v2, .superspace]) func listsThatLag(kind: Kind) throws {
    let shop = try Shop(kind, [Self.fault(.lostResponse, count: 1)]) { $0.listLag = 3_600_000 * 3 }
    try shop.declare(["acme-one.com"])
    #expect(try shop.apply().code == 21)
    try shop.seller.advanceClock(bySeconds: 7_200)
    #expect(try shop.apply().code == (kind == .v2 ? 21 : 21))
    try shop.seller.advanceClock(bySeconds: 7_200)
    let found = try shop.apply()
    #expect(found.code == 0 && found.output.contains(kind == .v2 ? "awaiting_payment" : "active"), "\(found)")
    #expect(try shop.counts == [Self.item: 1])
    try shop.check()
  }

  /// A process of its own, by the options that people give it.
  @Test(arguments: ["lost-response", "lost-request", "500-after"]) func simulateCommand(fault: String) throws {
    let folder = try Folder()
    let state = folder.path + "/provider.json"
    var simulator = try SimulatorProcess(["--state", state, "--fault", "\(fault):1", "--seed", "3"])
    let shop = try Shop(.v2, simulator, in: folder)
    try shop.declare(["acme-one.com"])
    #expect(try shop.apply().code == 21)
    // Killed, and started again with what it had on its disk.
    try simulator.child.end(with: 9)
    simulator = try SimulatorProcess(["--state", state], port: simulator.port)
    shop.replace(simulator)
    #expect(try shop.apply().code == 0)
    #expect(try shop.apply().code == 0)
    #expect(try shop.counts == [Self.item: 1])
    try simulator.advanceClock(bySeconds: 86_400)
    try simulator.settle(.completed)
    #expect(try shop.apply().code == 0)
    #expect(try shop.state(of: Self.item) == .active)
    try shop.check()
  }
}
