import Foundation
import GRDB

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A ledger in one SQLite file: events, and the names that are taken.
///
/// Each append is one transaction in a rollback journal with `synchronous = EXTRA`, so it is on the disk, directory entry included, when it returns
/// (https://www.sqlite.org/pragma.html#pragma_synchronous).
public final class SQLiteLedger: DurableLedger {
  public let path: String
  /// The file as messages name it.
  let shown: String
  public let id: String
  public let digester: KeyedDigest
  let database: DatabaseQueue

  /// Makes a new ledger in a file that is not there yet.
  /// - Parameters:
  ///   - shown: the file as messages name it; nil: by its path.
  ///   - random: gives the id and the key.
  /// - Throws: `LedgerFailure`.
  public static func create(at path: String, shown name: String? = nil, random: any RandomSource) throws -> SQLiteLedger {
    let shown = name ?? path
    guard !FileManager.default.fileExists(atPath: path) else { throw LedgerFailure.other("\(shown) is there already") }
    let directory = (path as NSString).deletingLastPathComponent
    do {
      if !directory.isEmpty { try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true) }
    } catch {
      throw LedgerFailure.other(name == nil ? "\(directory) cannot be made" : "the directory of \(shown) cannot be made")
    }
    // Made under another name first: a ledger is there as a whole or not at all, and never over another one.
    let temporary = "\(path).new-\(getpid())"
    guard FileManager.default.createFile(atPath: temporary, contents: nil, attributes: [.posixPermissions: 0o600]) else {
      throw LedgerFailure.readOnly("\(shown) cannot be made")
    }
    defer { unlink(temporary) }
    let new = try NewLedger(random)
    try failing(shown) {
      try open(temporary).write { database in
        try database.execute(
          sql: """
            CREATE TABLE meta (name TEXT PRIMARY KEY NOT NULL, value BLOB NOT NULL) WITHOUT ROWID;
            CREATE TABLE event (
              sequence INTEGER PRIMARY KEY NOT NULL, time INTEGER NOT NULL, author TEXT NOT NULL, change TEXT NOT NULL, digest TEXT NOT NULL);
            CREATE TABLE name (
              origin TEXT NOT NULL, account TEXT NOT NULL, name TEXT NOT NULL, generation INTEGER NOT NULL,
              PRIMARY KEY (origin, account, name, generation)) WITHOUT ROWID;
            """)
        for (name, value) in [("format", Data(LedgerFormat.version.utf8)), ("id", Data(new.id.utf8)), ("key", Data(new.key))] {
          try database.execute(sql: "INSERT INTO meta VALUES (?, ?)", arguments: [name, value])
        }
      }
    }
    guard link(temporary, path) == 0 else {
      throw errno == EEXIST ? LedgerFailure.other("\(shown) is there already") : LedgerFailure.readOnly("\(shown) cannot be made")
    }
    return try SQLiteLedger(path: path, shown: name, expecting: new.id)
  }

  /// Opens a ledger.
  /// - Parameters:
  ///   - shown: the file as messages name it; nil: by its path.
  ///   - expecting: the id that the configuration names; nil: any.
  /// - Throws: `LedgerFailure`.
  public init(path: String, shown name: String? = nil, expecting: String?) throws {
    let shown = name ?? path
    guard FileManager.default.fileExists(atPath: path) else { throw LedgerFailure.missing(path: shown) }
    self.path = path
    self.shown = shown
    let database = try Self.failing(shown) { try Self.open(path) }
    let meta = try Self.failing(shown) {
      try database.read { database in
        guard try database.tableExists("meta") else { throw LedgerFailure.notALedger(path: shown) }
        return try Row.fetchAll(database, sql: "SELECT name, value FROM meta").reduce(into: [String: Data]()) {
          if let name = String.fromDatabaseValue($1[0]) { $0[name] = Data.fromDatabaseValue($1[1]) }
        }
      }
    }
    guard let format = meta["format"].map({ String(decoding: $0, as: UTF8.self) }), let id = meta["id"].map({ String(decoding: $0, as: UTF8.self) }),
      let key = meta["key"], !key.isEmpty
    else { throw LedgerFailure.notALedger(path: shown) }
    guard format == LedgerFormat.version else { throw LedgerFailure.wrongFormat(path: shown, found: format) }
    if let expecting, expecting != id { throw LedgerFailure.foreign(found: id, expected: expecting) }
    self.id = id
    self.database = database
    digester = KeyedDigest(key: [UInt8](key))
  }

  private static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = GRDB.Configuration()
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA fullfsync = ON; PRAGMA trusted_schema = OFF")
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  // MARK: Events

  public func events(after sequence: Int) throws -> [LedgerEvent] {
    try Self.failing(shown) {
      try database.read { database in
        try Row.fetchAll(database, sql: "SELECT \(Self.columns) FROM event WHERE sequence > ? ORDER BY sequence", arguments: [sequence]).map {
          try Self.stored($0).event()
        }
      }
    }
  }

  /// By name: a damaged file can have others.
  private static let columns = "sequence, time, author, change, digest"

  /// In a damaged file a column can hold anything.
  private static func stored(_ row: Row) -> StoredEvent {
    StoredEvent(
      sequence: row["sequence"], time: Int64.fromDatabaseValue(row["time"]), author: text(row, "author"), change: text(row, "change"),
      digest: text(row, "digest"))
  }

  private static func text(_ row: Row, _ column: String) -> String { String.fromDatabaseValue(row[column]) ?? "" }

  public func append(_ events: [LedgerEvent], taking: [LedgerName], freeing: [LedgerName], expecting head: Int) throws {
    try Self.failing(shown) {
      try database.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          let last = try Row.fetchOne(database, sql: "SELECT sequence, digest FROM event ORDER BY sequence DESC LIMIT 1")
          guard (last?["sequence"] ?? 0) == head else { throw LedgerFailure.conflict }
          for row in try StoredEvent.rows(of: events, after: last.map { Self.text($0, "digest") } ?? "", digester) {
            try database.execute(
              sql: "INSERT INTO event VALUES (?, ?, ?, ?, ?)", arguments: [row.sequence, row.time, row.author, row.change, row.digest])
          }
          for name in freeing {
            try database.execute(
              sql: "DELETE FROM name WHERE origin = ? AND account = ? AND name = ? AND generation = ?",
              arguments: [name.account.origin, name.account.account, name.name, name.generation])
          }
          for name in taking { try take(name, database) }
          return .commit
        }
      }
    }
  }

  private func take(_ name: LedgerName, _ database: Database) throws {
    do {
      try database.execute(sql: "INSERT INTO name VALUES (?, ?, ?, ?)", arguments: [name.account.origin, name.account.account, name.name, name.generation])
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw LedgerFailure.nameTaken(name.name)
    }
  }

  public func headDigest() throws -> String {
    try Self.failing(shown) {
      try database.read { try Row.fetchOne($0, sql: "SELECT digest FROM event ORDER BY sequence DESC LIMIT 1").map { Self.text($0, "digest") } ?? "" }
    }
  }

  public func digest(ofEvent sequence: Int) throws -> String? {
    guard sequence > 0 else { return sequence == 0 ? "" : nil }
    return try Self.failing(shown) {
      try database.read {
        try Row.fetchOne($0, sql: "SELECT digest FROM event WHERE sequence = ?", arguments: [sequence]).map { Self.text($0, "digest") }
      }
    }
  }

  // MARK: Checking

  /// What is wrong with the file: its pages, the chain of digests, the states that the events come to, the names that are taken. Empty where all is well.
  public func verify() throws -> [String] {
    try Self.failing(shown) {
      try database.read { database in
        let pages = try String.fetchAll(database, sql: "PRAGMA integrity_check")
        guard pages == ["ok"] else { return pages.map { "SQLite: \($0)" } }
        let rows = try Row.fetchAll(database, sql: "SELECT \(Self.columns) FROM event ORDER BY sequence").map(Self.stored)
        let taken = Set(
          try Row.fetchAll(database, sql: "SELECT origin, account, name, generation FROM name").map {
            LedgerName(
              account: ProviderAccount(origin: Self.text($0, "origin"), account: Self.text($0, "account")), name: Self.text($0, "name"),
              generation: Int.fromDatabaseValue($0["generation"]) ?? 0)
          })
        return try StoredEvent.problems(in: rows, taken: taken, digester)
      }
    }
  }

  public func lock(owner: String, timeout: Double, isCancelled: () -> Bool) throws -> any LedgerHold {
    try LedgerLock(path: path, shown: shown, owner: owner, timeout: timeout, isCancelled: isCancelled)
  }

  /// Turns SQLite's errors into what they mean here.
  private static func failing<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_NOTADB: throw LedgerFailure.notALedger(path: path)
      case .SQLITE_CORRUPT: throw LedgerFailure.corrupt("\(path): \(error.message ?? "the file is damaged")")
      case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: throw LedgerFailure.readOnly("\(path) cannot be written")
      case .SQLITE_CANTOPEN: throw LedgerFailure.readOnly("\(path), or the journal beside it, cannot be opened")
      case .SQLITE_FULL: throw LedgerFailure.full("\(path): the disk is full")
      case .SQLITE_BUSY, .SQLITE_LOCKED: throw LedgerFailure.locked(owner: "another process that writes \(path)")
      default: throw LedgerFailure.other("\(path): \(error.message ?? "SQLite error \(error.resultCode.rawValue)")")
      }
    }
  }
}
