import Foundation
import Simulator
import Testing

/// Lives of orders out of seeds. A failing seed is printed; `ORDERSPEC_SEED=N` runs that one alone and prints what happened.
@Suite struct SimulationTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let seeds = UInt64(environment["ORDERSPEC_SEEDS"] ?? "") ?? 20_000

  @Test func nothingIsBoughtTwice() throws {
    if let seed = Self.environment["ORDERSPEC_SEED"].flatMap(UInt64.init) {
      let scenario = Scenario(seed: seed, keepsTrace: true)
      defer { print(scenario.world.trace.joined(separator: "\n")) }
      try scenario.run()
      return
    }
    var failing: [(UInt64, any Error)] = []
    var placements = 0
    for seed in 0..<Self.seeds {
      let scenario = Scenario(seed: seed)
      do { try scenario.run() } catch { failing.append((seed, error)) }
      placements += scenario.world.provider.placements.count
      if failing.count >= 5 { break }
    }
    for (seed, error) in failing { Issue.record("ORDERSPEC_SEED=\(seed): \(error)") }
    // A simulation in which little is bought proves little.
    #expect(failing.count > 0 || placements > Int(Self.seeds) * 2)
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
