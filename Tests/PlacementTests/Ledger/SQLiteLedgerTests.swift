import Foundation
import GRDB
import Testing

@testable import Placement

/// What only a file can suffer.
@Suite struct SQLiteLedgerTests {
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

  // MARK: Making and opening

  @Test func aNewLedgerIsItsOwnAndPrivate() throws {
    let ledger = try folder.ledger()
    #expect(ledger.id.wholeMatch(of: /ledger_[0-9a-f]{20}/) != nil)
    #expect(try ledger.events(after: 0) == [])
    #expect(try ledger.headDigest() == "")
    #expect(try ledger.verify() == [])
    let permissions = try FileManager.default.attributesOfItem(atPath: folder.file)[.posixPermissions] as? Int
    #expect(permissions == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/.orderspec") == ["ledger.sqlite"], "nothing is left beside it")
    let second = try SQLiteLedger.create(at: folder.path + "/other.sqlite", random: SystemRandom())
    #expect(second.id != ledger.id && second.digester.digest([1]) != ledger.digester.digest([1]))
  }

  @Test func aLedgerIsNeverMadeOverAFile() throws {
    let id = try folder.ledger().id
    #expect(failure { _ = try folder.ledger() } == .other("\(folder.file) is there already"))
    #expect(try SQLiteLedger(path: folder.file, expecting: id).id == id)
  }

  @Test func theDigestsKeyStaysWithTheLedger() throws {
    let ledger = try folder.ledger()
    let again = try SQLiteLedger(path: folder.file, expecting: ledger.id)
    #expect(again.digester.digest(field: "name", "acme.se") == ledger.digester.digest(field: "name", "acme.se"))
    #expect(ledger.digester.digest(field: "name", "acme.se") != ledger.digester.digest(field: "product", "acme.se"))
  }

  /// RFC 4231, test case 2.
  @Test func theDigestIsHMACWithSHA256() {
    let digest = KeyedDigest(key: Array("Jefe".utf8)).digest(Array("what do ya want for nothing?".utf8))
    #expect(digest == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
  }

  @Test func appendsAreDurable() throws {
    let ledger = try folder.ledger()
    func pragma(_ name: String) throws -> String? { try ledger.database.read { try String.fetchOne($0, sql: "PRAGMA \(name)") } }
    #expect(try pragma("synchronous") == "3")
    #expect(try pragma("journal_mode") == "delete")
    #expect(try pragma("fullfsync") == "1")
    #expect(try pragma("locking_mode") == "normal")
    // A file that somebody has set to WAL is set back: there, EXTRA says nothing of the directory.
    try DatabaseQueue(path: folder.path + "/wal.sqlite").close()
    try FileManager.default.removeItem(atPath: folder.path + "/wal.sqlite")
    let path = folder.path + "/wal.sqlite"
    let id = try SQLiteLedger.create(at: path, random: SystemRandom()).id
    try DatabaseQueue(path: path).inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    let again = try SQLiteLedger(path: path, expecting: id)
    #expect(try again.database.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "delete")
  }

  @Test func aMissingLedgerIsNoEmptyOne() {
    #expect(failure { _ = try SQLiteLedger(path: folder.file, expecting: nil) } == .missing(path: folder.file))
    #expect(!folder.has(".orderspec"), "looking for it makes nothing")
  }

  @Test func anotherLedgerIsForeign() throws {
    let id = try folder.ledger().id
    #expect(failure { _ = try SQLiteLedger(path: folder.file, expecting: "ledger_x") } == .foreign(found: id, expected: "ledger_x"))
    #expect(failure { _ = try SQLiteLedger(path: folder.file, expecting: nil) } == nil)
  }

  @Test(arguments: ["", "order: acme\n", String(repeating: "no database at all, only text. ", count: 200)])
  func anotherFileIsNoLedger(content: String) throws {
    try folder.write(content, to: "file")
    #expect(failure { _ = try SQLiteLedger(path: folder.path + "/file", expecting: nil) } == .notALedger(path: folder.path + "/file"))
    #expect(try folder.read("file") == content)
  }

  @Test func anotherDatabaseIsNoLedger() throws {
    let path = folder.path + "/other.sqlite"
    try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE meta (name, value); INSERT INTO meta VALUES ('id', 7), (NULL, NULL)") }
    #expect(failure { _ = try SQLiteLedger(path: path, expecting: nil) } == .notALedger(path: path))
    #expect(failure { _ = try SQLiteLedger(path: folder.path, expecting: nil) } != nil, "a directory")
  }

  @Test func anotherFormatIsNotRead() throws {
    let ledger = try folder.ledger()
    try ledger.database.write { try $0.execute(sql: "UPDATE meta SET value = CAST('2' AS BLOB) WHERE name = 'format'") }
    #expect(failure { _ = try SQLiteLedger(path: folder.file, expecting: ledger.id) } == .wrongFormat(path: folder.file, found: "2"))
  }

  // MARK: Disks

  @Test func aReadOnlyLedgerIsReadAndNotWritten() throws {
    let id = try folder.ledger().id
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    for (file, directory) in [(0o444, 0o755), (0o666, 0o555), (0o444, 0o555)] {
      try FileManager.default.setAttributes([.posixPermissions: file], ofItemAtPath: folder.file)
      try FileManager.default.setAttributes([.posixPermissions: directory], ofItemAtPath: folder.path + "/.orderspec")
      try asOrdinaryUser {
        let ledger = try SQLiteLedger(path: folder.file, expecting: id)
        #expect(try ledger.events(after: 0) == [])
        #expect(try ledger.verify() == [])
        let failure = failure { try ledger.append([Sample.event(1)], taking: [], freeing: [], expecting: 0) }
        guard case .readOnly = failure else {
          Issue.record("file \(String(file, radix: 8)), directory \(String(directory, radix: 8)): \(String(describing: failure))")
          return
        }
        if directory == 0o555 {
          guard case .readOnly = self.failure({ _ = try LedgerLock(path: folder.file, owner: "me", timeout: 0) }) else {
            Issue.record("the lock")
            return
          }
          guard case .readOnly = self.failure({ _ = try SQLiteLedger.create(at: folder.path + "/.orderspec/new.sqlite", random: SystemRandom()) }) else {
            Issue.record("a new ledger")
            return
          }
        }
      }
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path + "/.orderspec")
  }

  /// The administrator may write everything: on Linux a thread can lay that down for its files.
  private func asOrdinaryUser(_ body: @escaping () throws -> Void) throws {
    typealias SetUser = @convention(c) (UInt32) -> Int32
    guard geteuid() == 0 else { return try body() }
    let setUser = try #require(dlsym(nil, "setfsuid").map { unsafeBitCast($0, to: SetUser.self) })
    _ = setUser(65_534)
    defer { _ = setUser(0) }
    try body()
  }

  @Test func aFullDiskLosesNothing() throws {
    let ledger = try folder.ledger()
    try ledger.database.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = \(try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0)") }
    var count = 0
    var failure: LedgerFailure?
    while failure == nil, count < 1000 {
      failure = self.failure { try ledger.append([Sample.event(count + 1)], taking: [Sample.name("n\(count)")], freeing: [], expecting: count) }
      if failure == nil { count += 1 }
    }
    guard case .full = failure else {
      Issue.record("\(String(describing: failure)) after \(count) events")
      return
    }
    #expect(try ledger.events(after: 0).count == count)
    try ledger.database.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
    try ledger.append([Sample.event(count + 1)], taking: [Sample.name("n\(count)")], freeing: [], expecting: count)
    #expect(try SQLiteLedger(path: folder.file, expecting: nil).events(after: 0).count == count + 1)
  }

  @Test func aWriterThatWaitsTooLongIsTold() throws {
    let ledger = try folder.ledger()
    let other = try DatabaseQueue.writing(folder.file)
    let start = ContinuousClock.now
    guard case .locked = failure({ try ledger.append([Sample.event(1)], taking: [], freeing: [], expecting: 0) }) else {
      Issue.record("not locked")
      return
    }
    #expect(ContinuousClock.now - start > .seconds(4))
    try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
    try ledger.append([Sample.event(1)], taking: [], freeing: [], expecting: 0)
  }

  // MARK: Damage

  /// Whatever byte of the file is another one: nothing crashes, and what can be read without complaint is what was written.
  @Test func flippedBytesAreNoticed() throws {
    let ledger = try folder.ledger()
    _ = try Sample.fill(ledger)
    let (events, head, id) = (try ledger.events(after: 0), try ledger.headDigest(), ledger.id)
    let sound = try Data(contentsOf: URL(fileURLWithPath: folder.file))
    let path = folder.path + "/flipped.sqlite"
    var random = SplitMix(state: 7)
    var noticed = 0
    for _ in 0..<600 {
      var bytes = sound
      for _ in 0..<(1 + Int(random.next() % 3)) { bytes[Int(random.next() % UInt64(bytes.count))] ^= UInt8(truncatingIfNeeded: random.next() | 1) }
      try bytes.write(to: URL(fileURLWithPath: path))
      do {
        let damaged = try SQLiteLedger(path: path, expecting: id)
        _ = try Ledger(damaged, clock: StoppedClock(), author: Sample.author)
        let read = try damaged.events(after: 0)
        guard try damaged.verify().isEmpty else {
          noticed += 1
          continue
        }
        // A changed key would make every digest wrong; free space may hold anything.
        #expect(read == events)
        #expect(try damaged.headDigest() == head)
      } catch is LedgerFailure {
        noticed += 1
      }
    }
    #expect(noticed > 100, "\(noticed)")
  }

  @Test(arguments: [
    ("UPDATE event SET change = replace(change, 'order_attempt_2', 'order_attempt_9') WHERE sequence = 4", "event 4 is not what was recorded"),
    ("UPDATE event SET author = replace(author, 'erik', 'olle') WHERE sequence = 2", "event 2 is not what was recorded"),
    ("UPDATE event SET time = time + 1 WHERE sequence = 10", "event 10 is not what was recorded"),
    ("UPDATE event SET digest = replace(digest, substr(digest, 1, 4), 'ffff') WHERE sequence = 3", "event 3 is not what was recorded"),
    ("DELETE FROM event WHERE sequence = 7", "event 8 is not what was recorded"),
    ("DELETE FROM event WHERE sequence = 1", "event 2 is not what was recorded"),
    ("DELETE FROM event WHERE sequence >= 8", ""),
    ("DELETE FROM event WHERE sequence >= 4", "the name domain:xn--rksmrgs-5wao1o.se of generation 1 is taken, and there is no item of it"),
    (
      "DELETE FROM event WHERE sequence = 7; UPDATE event SET sequence = sequence - 1 WHERE sequence > 7",
      "event 7 is not what was recorded"
    ),
    (
      """
      UPDATE event SET sequence = -1 WHERE sequence = 2; UPDATE event SET sequence = 2 WHERE sequence = 3; UPDATE event SET sequence = 3 WHERE sequence = -1
      """, "event 2 is not what was recorded"
    ),
    ("INSERT INTO event SELECT 11, time, author, change, digest FROM event WHERE sequence = 7", "event 11 is not what was recorded"),
    ("UPDATE event SET change = '{}' WHERE sequence = 5", "event 5 cannot be read"),
    ("UPDATE event SET time = 'soon' WHERE sequence = 5", "event 5 cannot be read"),
    ("UPDATE event SET author = x'00ff' WHERE sequence = 5", "event 5 cannot be read"),
    ("DELETE FROM name WHERE name = 'acme/web1'", "the name acme/web1 of generation 1 is not taken, and its item is there"),
    (
      "INSERT INTO name SELECT origin, account, 'domain:free.se', 1 FROM name LIMIT 1",
      "the name domain:free.se of generation 1 is taken, and there is no item of it"
    ),
    ("UPDATE name SET generation = 2 WHERE name = 'acme/web1'", "the name acme/web1 of generation 1 is not taken, and its item is there"),
    ("UPDATE name SET account = 'client_2' WHERE name = 'acme/web1'", "the name acme/web1 of generation 1 is not taken, and its item is there"),
    ("UPDATE meta SET value = x'01' WHERE name = 'key'", "event 1 is not what was recorded"),
  ])
  func verifyFindsWhatWasChanged(sql: String, problem: String) throws {
    let ledger = try folder.ledger()
    _ = try Sample.fill(ledger)
    let head = try ledger.headDigest()
    #expect(try ledger.verify() == [])
    try ledger.database.writeWithoutTransaction { try $0.execute(sql: sql) }
    let tampered = try SQLiteLedger(path: folder.file, expecting: ledger.id)
    if problem.isEmpty {
      // Events at the end that took no names: the head that somebody has kept tells.
      #expect(try tampered.verify() == [])
      #expect(try tampered.headDigest() != head)
    } else {
      let problems = try tampered.verify()
      #expect(problems.contains { $0.contains(problem) }, "\(problems)")
    }
  }

  @Test func everyFailureHasItsOwnWords() {
    let failures: [LedgerFailure] = [
      .conflict, .nameTaken("n"), .missing(path: "p"), .notConfigured(configuration: "c"), .unsupported(scheme: "postgres"), .unsupported(scheme: "s3"),
      .foreign(found: "f", expected: "e"), .notALedger(path: "p"), .wrongFormat(path: "p", found: "2"), .corrupt("c"), .readOnly("r"), .full("f"),
      .locked(owner: "o"), .clockSetBack(last: Sample.start, now: 0), .unreachable(place: "p", reason: "r"), .noDatabase(place: "p"),
      .denied(place: "p", reason: "r"), .serverReadOnly(place: "p", reason: "r"), .unsuitable(place: "p", reason: "r"),
      .outcomeUnknown(place: "p", reason: "r"), .other("o"),
    ]
    #expect(Set(failures.map(\.message)).count == failures.count)
    for failure in failures {
      #expect(!failure.message.hasSuffix(".") && !failure.message.contains("\n"))
      #expect(failure.help.isEmpty == (failure == .other("o")), "\(failure)")
      #expect(failure.text(to: 80).split(separator: "\n").dropFirst().allSatisfy { $0.count <= 80 && $0.hasPrefix("  ") })
      #expect(failure.text(to: .max).split(separator: "\n").count == (failure.help.isEmpty ? 1 : 2))
    }
  }
}
