import Foundation
import Placement
import Simulator
import Testing

/// Saved plans, with runs that die and runs at the same time: never two orders, and always a way on.
@Suite struct SavedPlanKillTests {
  private static let item = "domain:acme-one.com"
  /// As where nothing else is allowed: there, too, it must go on.
  private static let strict = ["ORDERSPEC_REQUIRE_PLAN": "1"]

  private func apply(_ shop: Shop, _ code: Int32, sourceLocation: SourceLocation = #_sourceLocation) throws -> Child.Outcome {
    let outcome = try shop.applyPlan(environment: Self.strict)
    #expect(outcome.code == code, "\(outcome)", sourceLocation: sourceLocation)
    try shop.check(sourceLocation: sourceLocation)
    return outcome
  }

  /// In the middle of the transaction that records a step: it is as if the step had not come.
  @Test(arguments: ["planUsed", "reserved", "sending", "accepted"], Kind.allCases) func whileAStepIsRecorded(step: String, kind: Kind) throws {
    let shop = try Shop(kind)
    try shop.declare(["acme-one.com"])
    try shop.save()
    try shop.holdLedger(at: step)
    // The plan is used in the transaction that reserves.
    let before = ["planUsed": 0, "reserved": 0, "sending": 2, "accepted": 3][step] ?? 0
    let run = try shop.start("apply", "launch.plan")
    try shop.waitUntilHeld(after: before)
    #expect(try run.end(with: SIGKILL).code == 128 + SIGKILL)
    try shop.releaseLedger()
    #expect(try shop.events.count == before && shop.planUses == (before > 0 ? 1 : 0))
    switch step {
    case "planUsed", "reserved": _ = try apply(shop, 0)
    case "sending":
      let again = try apply(shop, 23)
      #expect(again.error.contains("  \(Self.item): was not placed\n"), "\(again)")
      #expect(again.error.contains("make a new plan: `orderspec plan ./launch.order.yaml -o launch.plan`"), "\(again)")
      #expect(try shop.counts.isEmpty)
      try shop.save()
      _ = try apply(shop, 0)
    default:
      #expect(try shop.counts == [Self.item: 1])
      let again = try apply(shop, kind == .v1 ? 21 : 23)
      #expect(again.error.contains("\(Self.item): \(kind == .v1 ? "unknown" : "a")"), "\(again)")
      if kind == .v1 {
        try shop.seller.settle(.completed)
        #expect(try apply(shop, 23).error.contains("\(Self.item): adopted"))
      }
    }
    #expect(try shop.counts == [Self.item: 1])
    // From here on nothing more comes of any plan.
    _ = try apply(shop, 23)
    try shop.save()
    #expect(try apply(shop, 0).output.hasSuffix("0 placed, 1 already placed\n"))
    #expect(try shop.counts == [Self.item: 1])
  }

  @Test(arguments: ["planUsed", "reserved", "sending", "accepted"]) func whereAStepCannotBeRecorded(step: String) throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    try shop.save()
    try shop.breakLedger(at: step)
    let run = try apply(shop, 24)
    #expect(run.error.contains("broken by the test; nothing more is sent"), "\(run)")
    try shop.releaseLedger()
    let isUsed = step == "sending" || step == "accepted"
    #expect(try shop.planUses == (isUsed ? 1 : 0))
    _ = try apply(shop, isUsed ? 23 : 0)
    if step == "sending" {
      try shop.save()
      _ = try apply(shop, 0)
    }
    #expect(try shop.counts == [Self.item: 1])
  }

  /// A plan of two orders, killed in the first: the second was not sent, and is what a new plan has.
  @Test func betweenTwoOrders() throws {
    let shop = try Shop(.v2, [Fault(.delay, count: 1, duration: 10_000)])
    try shop.declare(["acme-one.com"], order: "a")
    try shop.declare(["acme-two.com"], order: "b")
    try shop.save()
    let run = try shop.start("apply", "launch.plan")
    #expect(try eventually { try !shop.counts.isEmpty })
    try run.end(with: SIGKILL)
    let again = try apply(shop, 23)
    #expect(again.error.contains("\(Self.item): awaiting_payment, ord_") && again.error.contains("domain:acme-two.com: was not placed\n"), "\(again)")
    #expect(again.error.contains("for what is left make a new plan: `orderspec plan ./a.order.yaml ./b.order.yaml -o launch.plan`"), "\(again)")
    #expect(try shop.counts == [Self.item: 1])
    try shop.save()
    _ = try apply(shop, 0)
    #expect(try shop.counts == [Self.item: 1, "domain:acme-two.com": 1])
  }

  @Test(arguments: [FaultName.lostRequest, .lostResponse, .error500, .error500After, .lateEffect, .html200], Kind.allCases)
  func badWeather(fault: FaultName, kind: Kind) throws {
    let shop = try Shop(kind, [Fault(fault, count: 1, duration: fault == .lateEffect ? 400 : nil)])
    try shop.declare(["acme-one.com"])
    try shop.save()
    _ = try apply(shop, 21)
    if fault == .lateEffect { #expect(try eventually { try !shop.counts.isEmpty }) }
    let wasPlaced = try !shop.counts.isEmpty
    // What is known by now is told, and nothing is sent that is not the same request under the same key.
    let second = try apply(shop, kind == .v2 || (kind == .superspace && wasPlaced) ? 23 : 21)
    #expect(second.error.contains("and a plan is applied once"), "\(second)")
    #expect(try shop.counts == (kind == .v2 || wasPlaced ? [Self.item: 1] : [:]))
    #expect(try shop.planUses == 1)
    for _ in 0..<2 { _ = try shop.applyPlan() }
    #expect(try shop.seller.placed.count <= 1 && shop.planUses == 1)
    try shop.check()
  }

  /// The specs have gone since: what is unknown cannot be looked into, and that is said.
  @Test func unknownWithoutItsSpecs() throws {
    let shop = try Shop(.v2, [Fault(.lostResponse, count: 1)])
    try shop.declare(["acme-one.com"])
    try shop.save()
    _ = try apply(shop, 21)
    try shop.folder.move("launch.order.yaml", to: "kept")
    let without = try apply(shop, 21)
    #expect(without.error.contains("what is not known could not be looked into: ") && without.error.contains("\(Self.item): "), "\(without)")
    try shop.folder.move("kept", to: "launch.order.yaml")
    _ = try apply(shop, 23)
    #expect(try shop.counts == [Self.item: 1])
  }

  @Test(arguments: Kind.allCases) func eightAtOnce(kind: Kind) throws {
    let shop = try Shop(kind)
    try shop.declare(["acme-one.com"])
    try shop.save()
    let runs = try (0..<8).map { try shop.start("apply", "launch.plan", "--lock-timeout", $0 < 6 ? "50" : "0") }
    let outcomes = try runs.map { try $0.wait() }
    #expect(outcomes.filter { $0.code == 0 }.count == 1, "\(outcomes)")
    for outcome in outcomes where outcome.code != 0 {
      #expect(outcome.code == 23 || outcome.code == 24 && outcome.error.contains("another run holds the ledger: "), "\(outcome)")
    }
    #expect(try shop.counts == [Self.item: 1] && shop.planUses == 1)
    try shop.check()
  }

  /// Without a lock file between them the ledger itself keeps runs apart.
  @Test func withoutTheLockFile() throws {
    let shop = try Shop(.v2, [Fault(.delay, count: 1, duration: 1500)])
    try shop.declare(["acme-one.com"])
    try shop.save()
    let first = try shop.start("apply", "launch.plan")
    #expect(try eventually { try !shop.counts.isEmpty })
    try shop.folder.remove(".orderspec/ledger.sqlite.lock")
    _ = try apply(shop, 23)
    let outcome = try first.wait()
    #expect(outcome.code == 0, "\(outcome)")
    #expect(try shop.counts == [Self.item: 1] && shop.planUses == 1)
  }

  /// The plan and the specs at the same time: whoever comes first.
  @Test func besideAnOrdinaryApply() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    try shop.save()
    let runs = try (0..<6).map { try shop.start($0 % 2 == 0 ? ["apply", "launch.plan", "--lock-timeout", "50"] : ["apply", "--yes", "--lock-timeout", "50"]) }
    for run in runs {
      let outcome = try run.wait()
      #expect([0, 23].contains(outcome.code), "\(outcome)")
    }
    #expect(try shop.counts == [Self.item: 1] && shop.planUses <= 1)
    try shop.check()
  }

  @Test func atAnyMoment() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"], order: "a")
    try shop.declare(["acme-two.com"], order: "b")
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<8 {
      let saved = try shop.start("plan", "-o", "launch.plan").wait()
      // What an earlier run left open has to be found out first.
      if saved.code != 0 { _ = try shop.applyPlan(environment: Self.strict) }
      let run = try shop.start("apply", "launch.plan")
      usleep(UInt32.random(in: 0..<500_000, using: &generator))
      try run.end(with: SIGKILL)
      try shop.check()
    }
    _ = try shop.applyPlan(environment: Self.strict)
    try shop.save()
    _ = try apply(shop, 0)
    #expect(try shop.counts == [Self.item: 1, "domain:acme-two.com": 1])
  }
}
