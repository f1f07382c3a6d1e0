import Foundation
import Placement
import Simulator

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A provider and a ledger for one run.
enum Simulation {
  /// Runs with a simulator on a free port, or without one.
  static func around(isUsed: Bool, _ work: (PlacementOptions.Simulator?) throws -> Int32) throws -> Int32 {
    guard isUsed else { return try work(nil) }
    let server: SimulatorServer
    do throws(SimulatorServer.StartError) {
      server = try SimulatorServer.start(SimulatorSettings())
    } catch {
      throw PlacementFailure.usage("the simulator: \(error.reason)")
    }
    defer { server.stop() }
    return try work(
      PlacementOptions.Simulator(
        baseURL: "http://127.0.0.1:\(server.port)", token: "simulated-token",
        accounts: ["hostup-v2": "client_simulated", "hostup-v1": "4711", "superspace": "4711"]))
  }

  /// Runs with a ledger that is thrown away.
  static func withThrowAwayLedger<Result>(_ work: (SQLiteLedger) throws -> Result) throws -> Result {
    let directory = NSTemporaryDirectory() + "orderspec-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: directory) }
    return try work(SQLiteLedger.create(at: directory + "/ledger.sqlite", random: SystemRandom()))
  }
}
