import Foundation
import Placement
import Simulator
import Testing

/// SIGINT and SIGTERM.
@Suite struct SignalTests {
  @Test(arguments: [SIGINT, SIGTERM], Kind.allCases) func duringAHeldRequest(signal: Int32, kind: Kind) throws {
    let shop = try Shop(kind, [Fault(.delay, count: 1, duration: 20_000)])
    try shop.declare(["acme-one.com"], order: "a")
    try shop.declare(["acme-two.com"], order: "b")
    let run = try shop.startApply()
    #expect(try eventually { try !shop.counts.isEmpty })
    let start = Date()
    let outcome = try run.end(with: signal)
    #expect(Date().timeIntervalSince(start) < 15, "it waits for the answer")
    #expect(outcome.code == 21, "\(outcome)")
    #expect(
      outcome.output.contains("it is not known whether it was ordered: ") && outcome.output.hasSuffix("0 placed, 1 unknown; stopped before the end\n"),
      "\(outcome)")
    try shop.check()
    #expect(try shop.state(of: "domain:acme-one.com") == .unknown)
    #expect(try shop.state(of: "domain:acme-two.com") == nil)
    let next = try shop.apply()
    #expect(next.code == (kind == .v1 ? 21 : 0), "\(next)")
    #expect(try shop.counts == ["domain:acme-one.com": 1, "domain:acme-two.com": 1])
    try shop.check()
  }

  /// Before anything is sent.
  @Test(arguments: [SIGINT, SIGTERM]) func duringTheReads(signal: Int32) throws {
    let isAsked = Box<Bool>()
    let seller = try ScriptedServer { request, handle in
      if request.path.hasPrefix("/api/v2/orders/preview") {
        isAsked.value = true
        Thread.sleep(forTimeInterval: 20)
      }
      return handle()
    }
    let shop = try Shop(.v2, seller)
    try shop.declare(["acme-one.com"])
    let run = try shop.startApply()
    #expect(eventually { isAsked.value == true })
    let start = Date()
    let outcome = try run.end(with: signal)
    #expect(Date().timeIntervalSince(start) < 15, "it waits for the answer")
    #expect(outcome.code == 23 && outcome.output == "0 placed; stopped before the end\n" && outcome.error.isEmpty, "\(outcome)")
    #expect(try shop.events.isEmpty)
  }

  /// A simulator that is told to end does so, with what it has on its disk.
  @Test func simulate() throws {
    let folder = try Folder()
    let simulator = try SimulatorProcess(["--state", folder.path + "/provider.json"])
    let outcome = try simulator.child.end(with: SIGTERM)
    #expect(outcome.code == 0 && outcome.output == "http://127.0.0.1:\(simulator.port)\n" && folder.has("provider.json"), "\(outcome)")
  }
}
