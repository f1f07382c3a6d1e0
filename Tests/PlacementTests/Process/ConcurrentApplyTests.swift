import Foundation
import Placement
import Simulator
import Testing

/// Several runs at once.
@Suite struct ConcurrentApplyTests {
  @Test(arguments: Kind.allCases) func eightOfOneSpec(kind: Kind) throws {
    let shop = try Shop(kind)
    try shop.declare(["acme-one.com"])
    let runs = try (0..<8).map { try shop.startApply("--lock-timeout", $0 < 6 ? "50" : "0") }
    let outcomes = try runs.map { try $0.wait() }
    #expect(outcomes.prefix(6).allSatisfy { $0.code == 0 }, "\(outcomes)")
    for outcome in outcomes where outcome.code != 0 {
      #expect(outcome.code == 24 && outcome.error.contains("another run holds the ledger: ") && outcome.error.contains(" pid "), "\(outcome)")
    }
    #expect(outcomes.filter { $0.output.hasSuffix("1 placed\n") }.count == 1, "\(outcomes)")
    #expect(try shop.counts == ["domain:acme-one.com": 1])
    try shop.check()
  }

  @Test func eightSpecs() throws {
    let shop = try Shop()
    for index in 0..<8 { try shop.declare(["acme-\(index).com"], order: "order-\(index)") }
    let runs = try (0..<8).map { try shop.startApply("order-\($0).order.yaml", "--lock-timeout", "50") }
    for run in runs {
      let outcome = try run.wait()
      #expect(outcome.code == 0 && outcome.output.hasSuffix("\n1 placed\n"), "\(outcome)")
    }
    #expect(try shop.seller.placed.count == 8)
    try shop.check()
  }

  /// Without a lock file between them the ledger itself keeps runs apart.
  @Test func withoutTheLockFile() throws {
    let shop = try Shop(.v2, [Fault(.delay, count: 1, duration: 1500)])
    try shop.declare(["acme-one.com"])
    let first = try shop.startApply()
    #expect(try eventually { try !shop.counts.isEmpty })
    try shop.folder.remove(".orderspec/ledger.sqlite.lock")
    let second = try shop.apply()
    #expect(second.code == 0, "\(second)")
    let outcome = try first.wait()
    #expect(outcome.code == 0, "\(outcome)")
    #expect(try shop.counts == ["domain:acme-one.com": 1])
    try shop.check()
  }

  /// A run that has lost its lock finds another one's order between its plan and its own.
  @Test(arguments: [false, true], [false, true]) func anotherRunComesFirst(losesAnswer: Bool, hasPlan: Bool) throws {
    let isFirst = Counter()
    let folder = Box<String>()
    let other = Box<Int32>()
    let seller = try ScriptedServer { request, handle in
      if request.path.hasPrefix("/api/v2/orders/preview"), let path = folder.value, isFirst.next() == 1 {
        unlink(path + "/.orderspec/ledger.sqlite.lock")
        other.value = try? Child(["apply", "--yes"], in: path, environment: ["TOKEN": Shop.token]).wait().code
      }
      let answer = handle()
      return losesAnswer && request.placesOrder ? nil : answer
    }
    let shop = try Shop(.v2, seller)
    try shop.declare(["acme-one.com"])
    if hasPlan { #expect(try shop.start("plan", "-o", "launch.plan").wait().code == 0) }
    folder.value = shop.folder.path
    let first = try shop.start(hasPlan ? ["apply", "launch.plan"] : ["apply", "--yes"]).wait()
    folder.value = nil
    #expect(other.value == (losesAnswer ? 21 : 0))
    #expect(try shop.counts == ["domain:acme-one.com": 1])
    if losesAnswer {
      let message = "another run has begun to order domain:acme-one.com meanwhile, and what became of that is not known; nothing was sent by this one\n"
      #expect(first.code == 21 && first.output.contains(message) && first.output.contains("\n  ? domain:acme-one.com  unknown"), "\(first)")
      #expect(first.output.hasSuffix("0 placed, 1 unknown\n"), "\(first)")
    } else {
      #expect(first.code == (hasPlan ? 23 : 0), "\(first)")
      #expect(first.output.contains("another run has ordered domain:acme-one.com meanwhile; nothing was sent by this one\n"), "\(first)")
      #expect(first.output.contains("\n  = domain:acme-one.com  awaiting_payment") && first.output.hasSuffix("0 placed, 1 already placed\n"), "\(first)")
    }
    try shop.check()
  }

  @Test func aWaitEndsWithASignal() throws {
    let shop = try Shop(.v2, [Fault(.delay, count: 1, duration: 6000)])
    try shop.declare(["acme-one.com"])
    let first = try shop.startApply()
    #expect(try eventually { try !shop.counts.isEmpty })
    let second = try shop.startApply("--lock-timeout", "50")
    #expect(!eventually(within: 0.7) { !second.isRunning })
    let stopped = try second.end(with: 15)
    #expect(stopped.code == 24 && stopped.output.isEmpty, "\(stopped)")
    #expect(try first.wait().code == 0)
    #expect(try shop.counts == ["domain:acme-one.com": 1])
    try shop.check()
  }
}
