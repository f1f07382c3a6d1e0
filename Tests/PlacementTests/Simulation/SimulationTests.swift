import Foundation
import Simulator
import Testing

/// Lives of orders out of seeds. A failing seed is printed; `ORDERSPEC_SEED=N` runs that one alone and prints what happened.
@Suite struct SimulationTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let seeds = UInt64(environment["ORDERSPEC_SEEDS"] ?? "") ?? 20_000

  private static let parts: UInt64 = 4

  @Test(arguments: 0..<parts)
  func nothingIsBoughtTwice(part: UInt64) throws {
    if let seed = Self.environment["ORDERSPEC_SEED"].flatMap(UInt64.init) {
      guard part == 0 else { return }
      let scenario = Scenario(seed: seed, keepsTrace: true)
      defer { print(scenario.world.trace.joined(separator: "\n")) }
      try scenario.run()
      return
    }
    var (failing, placements, runs) = (0, 0, 0)
    for seed in stride(from: part, to: Self.seeds, by: Int(Self.parts)) {
      let scenario = Scenario(seed: seed)
      do {
        try scenario.run()
      } catch {
        Issue.record("ORDERSPEC_SEED=\(seed): \(error)")
        failing += 1
      }
      placements += scenario.world.provider.placements.count
      runs += 1
      if failing == 5 { break }
    }
    // A simulation in which little is bought proves little.
    #expect(failing > 0 || placements > runs * 2)
  }

  /// Plans, saved ones too, prices, limits, budgets and adoption, by way of the specs; `ORDERSPEC_FLOW_SEED=N` runs one alone.
  @Test(arguments: 0..<parts)
  func noBrakeIsPassed(part: UInt64) throws {
    if let seed = Self.environment["ORDERSPEC_FLOW_SEED"].flatMap(UInt64.init) {
      guard part == 0 else { return }
      let scenario = FlowScenario(seed: seed, keepsTrace: true)
      defer { print(scenario.world.trace.joined(separator: "\n")) }
      try scenario.run()
      return
    }
    var (failing, tally) = (0, FlowScenario.Tally())
    for seed in stride(from: part, to: max(Self.seeds / 40, 400), by: Int(Self.parts)) {
      let scenario = FlowScenario(seed: seed)
      do {
        try scenario.run()
      } catch {
        Issue.record("ORDERSPEC_FLOW_SEED=\(seed): \(error)")
        failing += 1
      }
      tally.add(scenario.tally)
      if failing == 5 { break }
    }
    guard failing == 0 else { return }
    // A simulation in which no brake is pulled proves little.
    #expect(
      tally.placed > 50 && tally.adopted > 0 && tally.declined > 0 && tally.overcharged > 0 && tally.overchargedLater > 0 && tally.byPlan > 3 && tally.used > 0
        && (tally.replayed > 0 || Self.seeds < 20_000) && tally.decided > 0,
      "\(tally)")
    for code in [
      "budget_exceeded", "already_owned", "existing_not_found", "domain_not_available", "order_renamed", "generation_not_next", "placed_at_other_account",
      "run", "plan",
      "guarded",
    ] {
      #expect(tally.stopped[code] ?? 0 > 0, "\(code): \(tally)")
    }
  }

  @Test(arguments: SimulatedStorage.Mutation.allCases)
  func aMissingSafeguardIsNoticed(_ mutation: SimulatedStorage.Mutation) {
    let noticed = (UInt64(0)..<3000).contains { seed in
      do {
        try Scenario(seed: seed, mutation: mutation).run()
        return false
      } catch {
        return true
      }
    }
    #expect(noticed, "no seed noticed \(mutation)")
  }
}
