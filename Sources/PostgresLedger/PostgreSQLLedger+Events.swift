public import Placement

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension PostgreSQLLedger {
  public func events(after sequence: Int) throws -> [LedgerEvent] {
    try persistently { try Self.rows($0, after: sequence).map { try $0.event() } }
  }

  private static func rows(_ session: ServerSession, after sequence: Int) throws -> [StoredEvent] {
    try session.run("SELECT sequence, time, author, change, digest FROM orderspec.event WHERE sequence > $1 ORDER BY sequence", [String(sequence)]).map { row in
      StoredEvent(sequence: Int(row[0] ?? "") ?? 0, time: row[1].flatMap { Int64($0) }, author: row[2] ?? "", change: row[3] ?? "", digest: row[4] ?? "")
    }
  }

  public func headDigest() throws -> String {
    try persistently { try $0.run("SELECT digest FROM orderspec.event ORDER BY sequence DESC LIMIT 1").first?[0] ?? "" }
  }

  public func digest(ofEvent sequence: Int) throws -> String? {
    guard sequence > 0 else { return sequence == 0 ? "" : nil }
    return try persistently { try $0.run("SELECT digest FROM orderspec.event WHERE sequence = $1", [String(sequence)]).first?[0] }
  }

  public func verify() throws -> [String] {
    try persistently { session in
      try session.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
      defer { _ = try? session.run("ROLLBACK") }
      let taken = try session.run("SELECT origin, account, name, generation FROM orderspec.name").map { row in
        LedgerName(
          account: ProviderAccount(origin: row[0] ?? "", account: row[1] ?? ""), name: row[2] ?? "", generation: row[3].flatMap { Int($0) } ?? 0)
      }
      return try StoredEvent.problems(in: Self.rows(session, after: Int.min), taken: Set(taken), digester)
    }
  }

  // MARK: Writing

  public func append(_ events: [LedgerEvent], taking: [LedgerName], freeing: [LedgerName], expecting head: Int) throws {
    try persistently { session in
      try Self.checkWritable(session, path)
      var last: StoredEvent?
      do {
        try transaction(session) { last = try write(events, taking, freeing, head, session) }
      } catch let broken as BrokenCommit {
        guard broken.error.isLost else { throw broken.error }
        guard let last else { throw LedgerFailure.outcomeUnknown(place: path, reason: broken.error.message) }
        try settle(broken.error, last, session)
      }
    }
  }

  /// COMMIT was sent, and not answered with success.
  private struct BrokenCommit: Error {
    let error: ServerError
  }

  /// - Throws: `BrokenCommit` where only the end failed.
  private func transaction(_ session: ServerSession, _ work: () throws -> Void) throws {
    try session.run("BEGIN ISOLATION LEVEL SERIALIZABLE")
    do {
      try work()
    } catch {
      _ = try? session.run("ROLLBACK")
      throw error
    }
    do { try session.commit() } catch { throw BrokenCommit(error: error) }
  }

  /// - Returns: the last row.
  private func write(_ events: [LedgerEvent], _ taking: [LedgerName], _ freeing: [LedgerName], _ head: Int, _ session: ServerSession) throws -> StoredEvent? {
    let last = try session.run("SELECT sequence, digest FROM orderspec.event ORDER BY sequence DESC LIMIT 1").first
    guard (last?[0].flatMap { Int($0) } ?? 0) == head else { throw LedgerFailure.conflict }
    let rows = try StoredEvent.rows(of: events, after: last?[1] ?? "", digester)
    for row in rows {
      try session.run(
        "INSERT INTO orderspec.event VALUES ($1, $2, $3, $4, $5)", [String(row.sequence), row.time.map { String($0) }, row.author, row.change, row.digest],
        // Another one with the same head was first.
        ifTaken: LedgerFailure.conflict)
    }
    for name in freeing {
      try session.run("DELETE FROM orderspec.name WHERE origin = $1 AND account = $2 AND name = $3 AND generation = $4", Self.columns(name))
    }
    for name in taking {
      try session.run("INSERT INTO orderspec.name VALUES ($1, $2, $3, $4)", Self.columns(name), ifTaken: LedgerFailure.nameTaken(name.name))
    }
    // A COMMIT that waits for a standby is not cut off: it would be there, and not where it has to be.
    try session.run("SELECT set_config('statement_timeout', '0', true)")
    return rows.last
  }

  private static func columns(_ name: LedgerName) -> [String?] { [name.account.origin, name.account.account, name.name, String(name.generation)] }

  // MARK: A COMMIT without its answer

  private enum Outcome {
    case recorded, notRecorded
    /// It can still become either.
    case open
    case hopeless
  }

  /// Finds out what became of a transaction whose connection broke with its COMMIT.
  ///
  /// - Throws: the error where nothing was recorded, `LedgerFailure.outcomeUnknown` where that cannot be told.
  private func settle(_ error: ServerError, _ last: StoredEvent, _ broken: ServerSession) throws {
    session = nil
    let deadline = ContinuousClock.now + .seconds(patience)
    var reason = error.message
    repeat {
      switch outcome(last, broken, &reason) {
      case .recorded: return
      case .notRecorded: throw error
      case .hopeless: throw LedgerFailure.outcomeUnknown(place: path, reason: reason)
      case .open: usleep(200_000)
      }
    } while .now < deadline
    throw LedgerFailure.outcomeUnknown(place: path, reason: reason)
  }

  /// The transaction is over when the server's process that had it is gone, or idle; its row is there then, or will never be.
  private func outcome(_ last: StoredEvent, _ broken: ServerSession, _ reason: inout String) -> Outcome {
    do {
      let session = try connected()
      // In this order: what ends in between is seen.
      let isOver = try isOver(broken, session)
      if try session.run("SELECT digest FROM orderspec.event WHERE sequence = $1", [String(last.sequence)]).first?[0] == last.digest { return .recorded }
      if isOver { return .notRecorded }
      reason = "the server is still at it"
      return .open
    } catch let error as ServerError {
      if error.isLost { session = nil }
      reason = error.message
      return error.mayPass ? .open : .hopeless
    } catch {
      reason = (error as? LedgerFailure)?.message ?? "\(error)"
      return .hopeless
    }
  }

  private func isOver(_ broken: ServerSession, _ session: ServerSession) throws -> Bool {
    // A standby does not know the processes of the server that is written to.
    guard try session.run("SELECT pg_is_in_recovery()")[0][0] == "f" else { return false }
    let rows = try session.run(
      "SELECT state FROM pg_stat_activity WHERE pid = $1 AND backend_start = $2::timestamptz", [broken.process, broken.processStart])
    guard let row = rows.first else { return true }
    // COMMIT has not come to it, and would never: it waits for a client that is gone.
    if row[0]?.hasPrefix("idle in transaction") == true { try session.run("SELECT pg_terminate_backend($1)", [broken.process]) }
    return row[0] == "idle"
  }
}
