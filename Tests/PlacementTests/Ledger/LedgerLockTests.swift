import Foundation
import GRDB
import Testing

@testable import Placement

/// One writer at a time, and a lock that goes with its process.
@Suite struct LedgerLockTests {
  let folder: LedgerFolder
  private var lockPath: String { folder.file + ".lock" }

  init() throws { folder = try LedgerFolder() }

  @Test func theSecondOneIsToldWhoHoldsIt() throws {
    _ = try folder.ledger()
    do {
      let first = try LedgerLock(path: folder.file, owner: "erik@desk pid 7 since 2026-03-26T10:00:00Z", timeout: 0)
      #expect(throws: LedgerFailure.locked(owner: "erik@desk pid 7 since 2026-03-26T10:00:00Z")) {
        _ = try LedgerLock(path: folder.file, owner: "other", timeout: 0)
      }
      let start = ContinuousClock.now
      #expect(throws: LedgerFailure.self) { _ = try LedgerLock(path: folder.file, owner: "other", timeout: 0.4) }
      #expect(ContinuousClock.now - start >= .milliseconds(400))
      var asked = 0
      #expect(throws: LedgerFailure.self) {
        _ = try LedgerLock(path: folder.file, owner: "other", timeout: 60) {
          asked += 1
          return asked > 2
        }
      }
      withExtendedLifetime(first) {}
    }
    _ = try LedgerLock(path: folder.file, owner: "other", timeout: 0)
    #expect(try String(contentsOfFile: lockPath, encoding: .utf8) == "", "nobody holds it, and nobody is named")
  }

  /// A child process has every descriptor of its parent until it becomes another program.
  @Test func aForkedChildDoesNotKeepTheLock() throws {
    _ = try folder.ledger()
    var first: LedgerLock? = try LedgerLock(path: folder.file, owner: "first", timeout: 0)
    let copy = dup(try #require(first?.descriptor))
    defer { close(copy) }
    first = nil
    _ = try LedgerLock(path: folder.file, owner: "other", timeout: 0)
  }

  @Test func theOwnerIsAPersonAMachineAProcessAndATime() {
    let owner = LedgerLock.owner(clock: StoppedClock())
    #expect(owner.hasPrefix("\(EventAuthor.user)@") && owner.hasSuffix(" pid \(getpid()) since 2026-03-26T10:00:00Z"), "\(owner)")
    #expect(!owner.contains("@ pid"))
  }

  /// A run that waits for the database, with the lock in its hands, is killed.
  @Test func theLockGoesWithAKilledProcess() throws {
    let ledger = try folder.ledger()
    _ = try Sample.fill(ledger)
    try folder.write("ledgerId: \(ledger.id)\n", to: ".orderspec.yaml")
    let writer = try DatabaseQueue.writing(folder.file)
    let run = try Program(["ledger", "retire", "web1", "--reason", "r"], in: folder.path)
    var owner = ""
    for _ in 0..<30_000 where owner.isEmpty {
      usleep(2000)
      owner = (try? String(contentsOfFile: lockPath, encoding: .utf8)) ?? ""
    }
    #expect(owner.contains(" pid \(run.process) since 20"), "\(owner)")
    let waiting = try Program(["ledger", "retire", "web1", "--reason", "r", "--lock-timeout", "0"], in: folder.path).end()
    #expect(waiting.code == 24 && waiting.error.hasPrefix("orderspec: another run holds the ledger: \(owner)"), "\(waiting)")
    kill(run.process, SIGKILL)
    #expect(try run.end().code == 128 + SIGKILL)
    try writer.inDatabase { try $0.execute(sql: "ROLLBACK") }
    _ = try LedgerLock(path: folder.file, owner: "next", timeout: 0)
    #expect(try ledger.verify() == [])
    #expect(try ledger.events(after: 0).count == 10)
    #expect(try Program.run("ledger", "retire", "web1", "--reason", "r", in: folder).code == 0)
  }

  @Test func processesTakeTurns() throws {
    let ledger = try folder.ledger()
    var state = try Ledger(ledger, clock: StoppedClock(), author: Sample.author)
    let names = (0..<6).map { "domain:d\($0).se" }
    for name in names { try state.record(.reserved(Sample.reservation(Sample.item(name)))) }
    try folder.write("ledgerId: \(ledger.id)\n", to: ".orderspec.yaml")
    let runs = try names.map { try Program(["ledger", "retire", $0, "--reason", "r", "--lock-timeout", "60"], in: folder.path) }
    for run in runs { #expect(try run.end().code == 0) }
    #expect(try ledger.verify() == [])
    #expect(try ledger.events(after: 0).count == 12)
    // This one has read before all of them.
    #expect(throws: LedgerFailure.conflict) { try state.record(.planUsed(digest: "p")) }
  }
}
