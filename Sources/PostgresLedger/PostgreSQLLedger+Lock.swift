public import Placement

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The lock is an advisory one of the session: the server lets go of it with the connection. The table `holder` says who holds it, since when.
extension PostgreSQLLedger {
  /// `orde`, `ledg` in ASCII.
  static var lockKey: (Int32, Int32) { (0x6F72_6465, 0x6C65_6467) }

  public func lock(owner: String, timeout: Double, isCancelled: () -> Bool) throws -> any LedgerHold {
    let deadline = ContinuousClock.now + .seconds(timeout)
    while true {
      let isHeld = try persistently { session in
        try Self.checkWritable(session, path)
        return try self.owner == nil && tryLock(owner, session)
      }
      if isHeld {
        self.owner = owner
        return PostgreSQLHold(self)
      }
      guard .now < deadline, !isCancelled() else { throw LedgerFailure.locked(owner: try holder() ?? "another run") }
      usleep(100_000)
    }
  }

  func tryLock(_ owner: String, _ session: ServerSession) throws(ServerError) -> Bool {
    guard try session.run("SELECT pg_try_advisory_lock(\(Self.lockKey.0), \(Self.lockKey.1))")[0][0] == "t" else { return false }
    try session.run(
      """
      INSERT INTO orderspec.holder VALUES (true, pg_backend_pid(), $1) ON CONFLICT (one) DO UPDATE SET process = excluded.process, owner = excluded.owner
      """, [owner])
    return true
  }

  /// Who holds the lock; a holder writes itself down right after it has taken it, which a reader may be too early for.
  private func holder() throws -> String? {
    for _ in 0..<40 {
      let rows = try persistently {
        try $0.run(
          """
          SELECT owner FROM orderspec.holder JOIN pg_locks ON process = pid
          WHERE locktype = 'advisory' AND classid = \(Self.lockKey.0) AND objid = \(Self.lockKey.1) AND objsubid = 2 AND granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
          """)
      }
      if let owner = rows.first?[0] { return owner }
      usleep(25_000)
    }
    return nil
  }

  /// Where that fails, the lock goes with the session.
  fileprivate func unlock() {
    owner = nil
    _ = try? session?.run("DELETE FROM orderspec.holder WHERE process = pg_backend_pid()", within: 2)
    _ = try? session?.run("SELECT pg_advisory_unlock(\(Self.lockKey.0), \(Self.lockKey.1))", within: 2)
  }
}

/// The lock of a ledger, held.
private final class PostgreSQLHold: LedgerHold {
  private let ledger: PostgreSQLLedger

  init(_ ledger: PostgreSQLLedger) { self.ledger = ledger }

  deinit { ledger.unlock() }
}
