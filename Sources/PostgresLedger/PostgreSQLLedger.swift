public import Placement

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A ledger in the schema `orderspec` of a PostgreSQL database: for a team, and for jobs of a CI.
///
/// Each append is one serializable transaction with `synchronous_commit = on`, so it is on the server's disk when it returns
/// (https://www.postgresql.org/docs/15/runtime-config-wal.html#GUC-SYNCHRONOUS-COMMIT). A connection that breaks is made anew, and what it was about to do is done
/// again only where it is sure that it was not done.
public final class PostgreSQLLedger: DurableLedger {
  public let path: String
  public let id: String
  public let digester: KeyedDigest
  private let address: ServerAddress
  /// Seconds for a server that has gone to come back.
  let patience: Double
  var session: ServerSession?
  /// Who holds the lock through this; nil where nobody does.
  var owner: String?

  // MARK: Opening

  /// Opens a ledger.
  /// - Parameters:
  ///   - expecting: the id that the configuration names; nil: any.
  ///   - patience: seconds to wait for a server that goes away while the ledger is in use.
  /// - Throws: `LedgerFailure`.
  public init(_ address: ServerAddress, expecting: String?, patience: Double = 20) throws {
    self.address = address
    path = address.shown
    self.patience = patience
    let session = try Self.failing(address.shown) { try ServerSession(address) }
    let meta = try Self.failing(address.shown) { try Self.meta(session, address.shown) }
    if let expecting, expecting != meta.id { throw LedgerFailure.foreign(found: meta.id, expected: expecting) }
    id = meta.id
    digester = KeyedDigest(key: meta.key)
    self.session = session
  }

  /// Makes a new ledger in a database that has none.
  /// - Parameter random: gives the id and the key.
  /// - Throws: `LedgerFailure`.
  public static func create(at address: ServerAddress, random: any RandomSource) throws -> PostgreSQLLedger {
    let place = address.shown
    let new = try NewLedger(random)
    do {
      try failing(place) {
        let session = try ServerSession(address)
        try checkWritable(session, place)
        try session.run("BEGIN ISOLATION LEVEL READ COMMITTED")
        // Of two that are made at once the second one finds the first.
        try session.run("SELECT pg_advisory_xact_lock(\(lockKey.0), \(lockKey.1) + 1)")
        guard try session.run("SELECT to_regclass('orderspec.meta')")[0][0] == nil else { throw LedgerFailure.other("there is a ledger at \(place) already") }
        // Whoever may make no schema can be given one.
        if try session.run("SELECT to_regnamespace('orderspec')")[0][0] == nil { try session.run("CREATE SCHEMA orderspec") }
        for table in tables { try session.run("CREATE TABLE orderspec.\(table)") }
        for (name, value) in [("format", Array(LedgerFormat.version.utf8)), ("id", Array(new.id.utf8)), ("key", new.key)] {
          try session.run("INSERT INTO orderspec.meta VALUES ($1, $2::bytea)", [name, hexadecimal(value)])
        }
        try session.commit()
      }
    } catch LedgerFailure.unreachable(_, let reason) {
      // It may be there all the same: then it has this id.
      if let made = try? PostgreSQLLedger(address, expecting: new.id) { return made }
      throw LedgerFailure.unreachable(place: place, reason: reason)
    }
    return try PostgreSQLLedger(address, expecting: new.id)
  }

  /// Names are compared byte by byte, whatever the database's language is.
  private static let tables = [
    "meta (name text COLLATE \"C\" PRIMARY KEY, value bytea NOT NULL)",
    "event (sequence bigint PRIMARY KEY, time bigint NOT NULL, author text NOT NULL, change text NOT NULL, digest text NOT NULL)",
    """
    name (origin text COLLATE "C" NOT NULL, account text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, generation bigint NOT NULL,
      PRIMARY KEY (origin, account, name, generation))
    """,
    "holder (one boolean PRIMARY KEY CHECK (one), process integer NOT NULL, owner text NOT NULL)",
  ]

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    "\\x" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func meta(_ session: ServerSession, _ place: String) throws -> (id: String, key: [UInt8]) {
    let there = try session.run(
      "SELECT to_regclass('orderspec.meta'), to_regclass('orderspec.event'), to_regclass('orderspec.name'), to_regclass('orderspec.holder')")[0]
    guard there.contains(where: { $0 != nil }) else { throw LedgerFailure.missing(path: place) }
    for (name, table) in zip(["meta", "event", "name", "holder"], there) where table == nil {
      throw LedgerFailure.corrupt("\(place) has no table orderspec.\(name)")
    }
    var values: [String: String] = [:]
    for row in try session.run("SELECT name, encode(value, 'hex') FROM orderspec.meta") { values[row[0] ?? ""] = row[1] }
    func bytes(_ name: String) -> [UInt8] {
      let digits = Array((values[name] ?? "").utf8)
      return stride(from: 0, to: digits.count - 1, by: 2).compactMap { UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16) }
    }
    let (format, id, key) = (String(decoding: bytes("format"), as: UTF8.self), String(decoding: bytes("id"), as: UTF8.self), bytes("key"))
    guard !format.isEmpty, !id.isEmpty, !key.isEmpty else { throw LedgerFailure.notALedger(path: place) }
    guard format == LedgerFormat.version else { throw LedgerFailure.wrongFormat(path: place, found: format) }
    return (id, key)
  }

  static func checkWritable(_ session: ServerSession, _ place: String) throws {
    let row = try session.run("SELECT pg_is_in_recovery(), current_setting('transaction_read_only'), current_setting('fsync')")[0]
    if row[0] == "t" { throw LedgerFailure.serverReadOnly(place: place, reason: "it is a standby, which only reads") }
    if row[1] == "on" { throw LedgerFailure.serverReadOnly(place: place, reason: "`default_transaction_read_only` is on for this user, database or server") }
    if row[2] != "on" { throw LedgerFailure.unsuitable(place: place, reason: "`fsync` is off there, so what it has recorded is gone when it loses its power") }
  }

  // MARK: Connections

  /// The session, made anew where it broke.
  ///
  /// A lock goes with its session; it is taken again where nobody else has it by now.
  func connected() throws -> ServerSession {
    if let session { return session }
    let session = try ServerSession(address)
    let found = try Self.meta(session, path).id
    guard found == id else { throw LedgerFailure.foreign(found: found, expected: id) }
    self.session = session
    if let owner { _ = try? tryLock(owner, session) }
    return session
  }

  /// Does something that may be done twice, again for as long as the server is away.
  func persistently<Result>(_ work: (ServerSession) throws -> Result) throws -> Result {
    let deadline = ContinuousClock.now + .seconds(patience)
    return try Self.failing(path) {
      while true {
        do {
          return try work(connected())
        } catch let error as ServerError {
          if error.isLost { session = nil }
          guard error.mayPass, .now < deadline else { throw error }
          usleep(200_000)
        }
      }
    }
  }

  /// Turns the server's errors into what they mean here.
  private static func failing<Result>(_ place: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as ServerError {
      throw error.failure(at: place)
    }
  }
}
