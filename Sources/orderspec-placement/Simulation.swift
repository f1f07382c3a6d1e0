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
    // What a run that was killed has left stays its own.
    var template = Array((NSTemporaryDirectory() + "orderspec-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw PlacementFailure.usage("\(NSTemporaryDirectory()) cannot be written to: the ledger of this run is kept there")
    }
    let directory = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    return try work(SQLiteLedger.create(at: directory + "/ledger.sqlite", random: SystemRandom()))
  }
}
