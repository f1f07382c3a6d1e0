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
