import Foundation
import Placement
import Simulator
import Synchronization
import Testing

/// apply killed with SIGKILL wherever it can stand.
@Suite struct KillTests {
  private static let item = "domain:acme-one.com"

  /// Runs until the order is there, if it can be; a person's word ends what nobody else can.
  private func goOn(_ shop: Shop, expecting code: Int32) throws {
    for _ in 0..<2 {
      let outcome = try shop.apply()
      #expect(outcome.code == code, "\(outcome)")
      try shop.check()
    }
  }

  /// In the middle of the transaction that records a step: it is as if the step had not come.
  @Test(arguments: ["reserved", "sending", "accepted"], Kind.allCases) func whileAStepIsRecorded(step: String, kind: Kind) throws {
    let shop = try Shop(kind)
    try shop.declare(["acme-one.com"])
    try shop.holdLedger(at: step)
    let before = ["reserved": 0, "sending": 1, "accepted": 2][step] ?? 0
    let run = try shop.startApply()
    try shop.waitUntilHeld(after: before)
    #expect(try run.end(with: SIGKILL).code == 128 + SIGKILL)
    #expect(try shop.counts == (step == "accepted" ? [Self.item: 1] : [:]))
    try shop.releaseLedger()
    #expect(try shop.events.count == before)
    try shop.check()
    // HostUp v1 has no list in which an order that is not delivered could be found.
    let isFound = step != "accepted" || kind != .v1
    try goOn(shop, expecting: isFound ? 0 : 21)
    if !isFound {
      try shop.seller.settle(.completed)
      try goOn(shop, expecting: 0)
    }
    #expect(try shop.counts == [Self.item: 1])
  }

  /// What cannot be recorded is not sent; what was sent and cannot be recorded is found out about.
  @Test(arguments: ["reserved", "sending", "accepted"]) func whereAStepCannotBeRecorded(step: String) throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    try shop.breakLedger(at: step)
    let run = try shop.apply()
    #expect(run.code == 24 && run.error.contains("broken by the test; nothing more is sent"), "\(run)")
    #expect(try shop.counts == (step == "accepted" ? [Self.item: 1] : [:]))
    try shop.releaseLedger()
    try goOn(shop, expecting: 0)
    #expect(try shop.counts == [Self.item: 1])
  }

  @Test(arguments: Kind.allCases) func afterTheEffectBeforeTheAnswer(kind: Kind) throws {
    let shop = try Shop(kind, [Fault(.delay, count: 1, duration: 10_000)])
    try shop.declare(["acme-one.com"])
    let run = try shop.startApply()
    #expect(try eventually { try !shop.counts.isEmpty })
    try run.end(with: SIGKILL)
    #expect(try shop.state(of: Self.item) == .sending)
    try goOn(shop, expecting: kind == .v1 ? 21 : 0)
    if kind == .v1 {
      try shop.seller.settle(.completed)
      try goOn(shop, expecting: 0)
    }
    #expect(try shop.counts == [Self.item: 1])
  }

  /// The provider has the request, and does what it says only after the run that sent it is gone.
  @Test(arguments: Kind.allCases, [false, true]) func beforeTheEffect(kind: Kind, isNextFirst: Bool) throws {
    let gate = Gate()
    var settings = Shop.settings
    if kind == .superspace { settings.steps = [SimulatorSettings.Step(.completed, after: 0)] }
    let seller = try ScriptedServer(settings) { request, handle in
      if request.placesOrder { gate.pass() }
      return handle()
    }
    let shop = try Shop(kind, seller)
    try shop.declare(["acme-one.com"])
    let run = try shop.startApply()
    #expect(eventually { gate.isReached })
    try run.end(with: SIGKILL)
    #expect(try shop.counts.isEmpty && shop.state(of: Self.item) == .sending)
    // The next run can come before the effect, and after it.
    if isNextFirst {
      let next = try shop.apply()
      #expect(next.code == (kind == .v2 ? 0 : 21), "\(next)")
      #expect(try shop.counts == (kind == .v2 ? [Self.item: 1] : [:]))
    }
    gate.open()
    #expect(try eventually { try !shop.counts.isEmpty })
    try goOn(shop, expecting: kind == .v1 ? 21 : 0)
    #expect(try shop.counts == [Self.item: 1])
    seller.settle(.completed)
    try goOn(shop, expecting: 0)
    #expect(try shop.counts == [Self.item: 1])
  }

  @Test func atAnyMoment() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com", "acme-two.com"])
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<12 {
      let run = try shop.startApply("--lock-timeout", "5")
      usleep(UInt32.random(in: 0..<500_000, using: &generator))
      try run.end(with: SIGKILL)
      try shop.check()
    }
    try goOn(shop, expecting: 0)
    #expect(try shop.counts == [Self.item: 1, "domain:acme-two.com": 1])
  }

  /// Both sides die: the provider while it holds its answer, and the run that finds out about it.
  @Test func bothSides() throws {
    let folder = try Folder()
    let state = folder.path + "/provider.json"
    var simulator = try SimulatorProcess(["--state", state, "--fault", "delay:1"])
    let shop = try Shop(.v2, simulator, in: folder)
    try shop.declare(["acme-one.com"])
    let run = try shop.startApply()
    #expect(try eventually { try !shop.counts.isEmpty })
    try simulator.child.end(with: SIGKILL)
    let cut = try run.wait()
    #expect(cut.code == 21, "\(cut)")
    simulator = try SimulatorProcess(["--state", state, "--fault", "delay:1"], port: simulator.port)
    shop.replace(simulator)
    let again = try shop.startApply()
    #expect(try eventually { try shop.events.contains { if case .accepted = $0.change { true } else { false } } })
    try again.end(with: SIGKILL)
    try goOn(shop, expecting: 0)
    #expect(try shop.counts == [Self.item: 1])
  }
}

/// Stops the first that comes until it is opened.
private final class Gate: Sendable {
  private let state = Mutex<(reached: Bool, opened: Bool)>((false, false))

  var isReached: Bool { state.withLock { $0.reached } }
  func open() { state.withLock { $0.opened = true } }

  func pass() {
    let isFirst = state.withLock { state in
      defer { state.reached = true }
      return !state.reached
    }
    if isFirst { _ = eventually { state.withLock { $0.opened } } }
  }
}
