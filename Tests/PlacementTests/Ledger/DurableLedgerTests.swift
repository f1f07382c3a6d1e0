import Foundation
import Testing

@testable import Placement

/// What every ledger that outlives its run has to hold.
@Suite struct DurableLedgerTests {
  let folder: LedgerFolder

  init() throws { folder = try LedgerFolder() }

  private func failure(_ body: () throws -> Void) -> LedgerFailure? {
    do {
      try body()
      return nil
    } catch {
      return error as? LedgerFailure
    }
  }

  @Test(arguments: StorageKind.durable)
  func aLedgerIsMadeOnceAndKnown(_ kind: StorageKind) throws {
    let place = try kind.place(folder)
    let path = try place.path
    #expect(failure { _ = try place.open() } == .missing(path: path), "a missing ledger is no empty one")
    #expect(failure { _ = try place.open(expecting: "ledger_x") } == .missing(path: path), "and looking for it makes none")
    let ledger = try place.create()
    #expect(ledger.path == path)
    #expect(ledger.id.wholeMatch(of: /ledger_[0-9a-f]{20}/) != nil)
    #expect(try ledger.events(after: 0).isEmpty && ledger.headDigest() == "" && ledger.verify() == [])
    guard case .other(let reason) = failure({ _ = try place.create() }) else {
      Issue.record("made a second time")
      return
    }
    #expect(reason.contains("already") && reason.contains(path))
    let again = try place.open(expecting: ledger.id)
    #expect(again.id == ledger.id && again.digester.digest(field: "name", "acme.se") == ledger.digester.digest(field: "name", "acme.se"))
    #expect(failure { _ = try place.open(expecting: "ledger_x") } == .foreign(found: ledger.id, expected: "ledger_x"))
    let other = try kind == .sqlite ? StorageKind.Place.file(folder.path + "/other.sqlite").create() : kind.place(folder).create()
    #expect(other.id != ledger.id && other.digester.digest([1]) != ledger.digester.digest([1]))
  }

  /// The digest of an event holds all before it: what a saved plan knows the ledger by.
  @Test(arguments: StorageKind.durable)
  func everyEventHasItsDigest(_ kind: StorageKind) throws {
    let place = try kind.place(folder)
    let ledger = try place.create()
    #expect(try ledger.digest(ofEvent: 0) == "" && ledger.digest(ofEvent: 1) == nil && ledger.digest(ofEvent: -1) == nil)
    _ = try Sample.fill(ledger)
    let events = try ledger.events(after: 0)
    let digests = try events.map { try ledger.digest(ofEvent: $0.sequence) }
    #expect(digests.count == 10 && Set(digests).count == 10 && !digests.contains(nil) && !digests.contains(""))
    #expect(try ledger.headDigest() == digests.last)
    #expect(try ledger.digest(ofEvent: 11) == nil && ledger.digest(ofEvent: Int.max) == nil && ledger.digest(ofEvent: Int.min) == nil)
    #expect(try place.open(expecting: ledger.id).digest(ofEvent: 4) == digests[3], "another connection reads the same")
    // The same events under another key, or after another one, have other digests.
    let other = try kind == .sqlite ? StorageKind.Place.file(folder.path + "/other.sqlite").create() : kind.place(folder).create()
    try other.append(events, taking: [], freeing: [], expecting: 0)
    #expect(try zip(events, digests).allSatisfy { try other.digest(ofEvent: $0.sequence) != $1 })
  }

  @Test(arguments: StorageKind.durable)
  func anotherFormatIsNotRead(_ kind: StorageKind) throws {
    let place = try kind.place(folder)
    _ = try place.create()
    try place.tamper("UPDATE meta SET value = \(kind == .sqlite ? "CAST('2' AS BLOB)" : "'2'") WHERE name = 'format'")
    #expect(failure { _ = try place.open() } == .wrongFormat(path: try! place.path, found: "2"))
  }

  @Test(arguments: StorageKind.durable)
  func theSecondOneIsToldWhoHoldsIt(_ kind: StorageKind) throws {
    let place = try kind.place(folder)
    let (first, second) = (try place.create(), try place.open())
    do {
      let hold = try first.lock(owner: "erik@desk pid 7 since 2026-03-26T10:00:00Z", timeout: 0) { false }
      #expect(failure { _ = try second.lock(owner: "other", timeout: 0) { false } } == .locked(owner: "erik@desk pid 7 since 2026-03-26T10:00:00Z"))
      #expect(failure { _ = try first.lock(owner: "other", timeout: 0) { false } } == .locked(owner: "erik@desk pid 7 since 2026-03-26T10:00:00Z"))
      let start = ContinuousClock.now
      guard case .locked = failure({ _ = try second.lock(owner: "other", timeout: 0.4) { false } }) else {
        Issue.record("two hold it")
        return
      }
      #expect(ContinuousClock.now - start >= .milliseconds(400))
      var asked = 0
      let cancelled = failure {
        _ = try second.lock(owner: "other", timeout: 60) {
          asked += 1
          return asked > 2
        }
      }
      #expect(cancelled != nil && asked == 3)
      withExtendedLifetime(hold) {}
    }
    let hold = try second.lock(owner: "other", timeout: 0) { false }
    #expect(failure { _ = try first.lock(owner: "first", timeout: 0) { false } } == .locked(owner: "other"))
    withExtendedLifetime(hold) {}
  }

  /// Readers are not kept out by the lock.
  @Test(arguments: StorageKind.durable)
  func whoeverReadsNeedsNoLock(_ kind: StorageKind) throws {
    let place = try kind.place(folder)
    let (first, second) = (try place.create(), try place.open())
    let hold = try first.lock(owner: "first", timeout: 0) { false }
    _ = try Sample.fill(first)
    #expect(try second.events(after: 0).count == 10 && second.verify() == [] && second.headDigest() == first.headDigest())
    withExtendedLifetime(hold) {}
  }

  @Test(
    arguments: StorageKind.durable,
    [
      ("UPDATE event SET change = replace(change, 'acme.se', 'evil.se') WHERE sequence = 1", "event 1 is not what was recorded"),
      ("UPDATE event SET time = time + 1 WHERE sequence = 10", "event 10 is not what was recorded"),
      ("DELETE FROM event WHERE sequence = 7", "event 8 is not what was recorded"),
      ("DELETE FROM event WHERE sequence >= 4", "the name domain:xn--rksmrgs-5wao1o.se of generation 1 is taken, and there is no item of it"),
      ("INSERT INTO event SELECT 11, time, author, change, digest FROM event WHERE sequence = 7", "event 11 is not what was recorded"),
      ("UPDATE event SET change = '{}' WHERE sequence = 5", "event 5 cannot be read"),
      ("DELETE FROM name WHERE name = 'acme/web1'", "the name acme/web1 of generation 1 is not taken, and its item is there"),
      ("UPDATE name SET generation = 2 WHERE name = 'acme/web1'", "the name acme/web1 of generation 1 is not taken, and its item is there"),
    ])
  func verifyFindsWhatWasChanged(_ kind: StorageKind, change: (sql: String, problem: String)) throws {
    let place = try kind.place(folder)
    let ledger = try place.create()
    _ = try Sample.fill(ledger)
    #expect(try ledger.verify() == [])
    try place.tamper(change.sql)
    let problems = try place.open(expecting: ledger.id).verify()
    #expect(problems.contains { $0.contains(change.problem) }, "\(problems)")
  }
}
