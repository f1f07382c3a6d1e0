import CLibPQ
import Placement

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One connection to a server, with the settings that a ledger needs, whatever the defaults of server, database and user are.
final class ServerSession {
  /// Seconds for each host to be connected to.
  static let connectionLimit = 10
  /// Seconds for the server to carry a statement out; a little later the connection is given up.
  private static let statementLimit = 60

  /// Of the server's process behind the connection: with its start, it is told from every other one.
  private(set) var process = ""
  private(set) var processStart = ""
  private let connection: OpaquePointer
  private var isLost = false
  /// What the server called the last statement that gave no rows.
  private var tag = ""

  /// - Throws: `ServerError` where there is no connection, `LedgerFailure.unsuitable` where it leads to something that keeps no ledger.
  init(_ address: ServerAddress) throws {
    var parameters = address.parameters
    parameters["client_encoding"] = "UTF8"
    parameters["fallback_application_name"] = "orderspec"
    // A connection that is gone is noticed on both sides, within about half a minute.
    let limits = ["connect_timeout": Self.connectionLimit, "keepalives_idle": 15, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 30_000]
    for (name, value) in limits where parameters[name] == nil { parameters[name] = String(value) }
    let words = parameters.map { (strdup($0.key), strdup($0.value)) }
    defer {
      for word in words {
        free(word.0)
        free(word.1)
      }
    }
    guard let connection = PQconnectStartParams(words.map { UnsafePointer($0.0) } + [nil], words.map { UnsafePointer($0.1) } + [nil], 0) else {
      throw ServerError(code: "", message: "there is no memory for a connection", connection: .lost)
    }
    self.connection = connection
    // With the code, which libpq tells in no other way before there is a connection.
    PQsetErrorVerbosity(connection, PQERRORS_VERBOSE)
    // What a server has to say on the side is for nobody here.
    PQsetNoticeProcessor(connection, { _, _ in }, nil)
    let hostCount = parameters["host"]?.split(separator: ",", omittingEmptySubsequences: false).count ?? 1
    let limit = parameters["connect_timeout"].flatMap { Int($0) } ?? 0
    try connect(until: .now + .seconds((limit > 0 ? min(limit, 600) : Self.connectionLimit) * hostCount + 1))
    PQsetErrorVerbosity(connection, PQERRORS_DEFAULT)
    try prepare(address.shown)
  }

  deinit { PQfinish(connection) }

  private func connect(until deadline: ContinuousClock.Instant) throws {
    var wanted = PGRES_POLLING_WRITING
    while PQstatus(connection) != CONNECTION_BAD, wanted != PGRES_POLLING_OK {
      guard wanted == PGRES_POLLING_READING || wanted == PGRES_POLLING_WRITING else { break }
      guard wait(for: wanted == PGRES_POLLING_READING ? Int16(POLLIN) : Int16(POLLOUT), until: deadline) else {
        throw ServerError(code: "", message: "no answer in time", connection: .lost)
      }
      wanted = PQconnectPoll(connection)
    }
    guard wanted == PGRES_POLLING_OK else { throw connectionError() }
  }

  /// `connection to server at "::1", port 5432 failed: FATAL:  3D000: database "x" does not exist`, a line for each host that was tried, with more lines behind it.
  private func connectionError() -> ServerError {
    let lines = text(PQerrorMessage(connection)).split(separator: "\n").map(String.init)
    if let match = lines.lazy.compactMap({ $0.firstMatch(of: #/:  ([0-9A-Z]{5}): (.*)/#) }).first {
      return ServerError(code: String(match.1), message: firstLine(of: String(match.2)), connection: .lost)
    }
    // Advice is on lines of its own.
    return ServerError(code: "", message: firstLine(of: lines.filter { !$0.hasPrefix("\t") }.joined(separator: "; ")), connection: .lost)
  }

  /// Lays down what a ledger needs.
  private func prepare(_ place: String) throws {
    // Each is `name = value` for the session: durable commits; no trigger or function of anybody's schema; and nothing that waits for ever, on either side.
    let settings = [
      ("search_path", "pg_catalog"), ("synchronous_commit", "on"), ("statement_timeout", "\(Self.statementLimit)s"), ("lock_timeout", "20s"),
      ("idle_in_transaction_session_timeout", "60s"), ("datestyle", "ISO, YMD"), ("timezone", "UTC"), ("tcp_keepalives_idle", "15"),
      ("tcp_keepalives_interval", "5"), ("tcp_keepalives_count", "3"), ("tcp_user_timeout", "30000"),
    ]
    guard PQserverVersion(connection) >= 120_000 else {
      throw LedgerFailure.unsuitable(place: place, reason: "it is PostgreSQL \(PQserverVersion(connection) / 10_000), and 12 is the oldest that will do")
    }
    try run(
      "SELECT " + settings.map { "pg_catalog.set_config('\($0.0)', '\($0.1)', false)" }.joined(separator: ", "))
    let row = try run(
      """
      SELECT pg_backend_pid(), (SELECT backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()), current_setting('server_encoding'),
        current_setting('synchronous_commit')
      """)[0]
    (process, processStart) = (row[0] ?? "", row[1] ?? "")
    // A pooler gives the next statement to another session: settings and locks of this one would be lost.
    guard process == String(PQbackendPID(connection)), !processStart.isEmpty, row[3] == "on" else {
      throw LedgerFailure.unsuitable(place: place, reason: "a pooler stands before the server; name the server itself")
    }
    guard row[2] == "UTF8" else {
      throw LedgerFailure.unsuitable(place: place, reason: "the database's encoding is \(row[2] ?? "unknown"), and has to be UTF8")
    }
  }

  // MARK: Statements

  /// Carries one statement out.
  /// - Parameter limit: seconds after which the connection is given up; the server gives up the statement before that.
  /// - Returns: the rows as text.
  @discardableResult
  func run(_ statement: String, _ parameters: [String?] = [], within limit: Int = statementLimit + 15) throws(ServerError) -> [[String?]] {
    guard !isLost else { throw ServerError(code: "", message: "the connection broke", connection: .lost) }
    guard !parameters.contains(where: { $0?.utf8.contains(0) == true }) else { throw ServerError(code: "22021", message: "a text holds a NUL") }
    let texts = parameters.map { $0.flatMap { strdup($0) } }
    defer { for text in texts { free(text) } }
    let deadline = ContinuousClock.now + .seconds(limit)
    guard PQsendQueryParams(connection, statement, Int32(texts.count), nil, texts.map { UnsafePointer($0) }, nil, nil, 0) == 1 else { throw lost() }
    var rows: [[String?]] = []
    var failure: ServerError?
    while true {
      while PQisBusy(connection) == 1 {
        guard wait(for: Int16(POLLIN), until: deadline) else { throw lost("no answer in time") }
        guard PQconsumeInput(connection) == 1 else { throw failure ?? lost() }
      }
      guard let result = PQgetResult(connection) else { break }
      defer { PQclear(result) }
      switch PQresultStatus(result) {
      case PGRES_TUPLES_OK:
        rows = (0..<PQntuples(result)).map { row in
          (0..<PQnfields(result)).map { PQgetisnull(result, row, $0) == 1 ? nil : text(PQgetvalue(result, row, $0)) }
        }
      case PGRES_COMMAND_OK: tag = text(PQcmdStatus(result))
      default: if failure == nil { failure = error(of: result) }
      }
    }
    if let failure {
      if failure.isLost { isLost = true }
      throw failure
    }
    guard PQstatus(connection) == CONNECTION_OK else { throw lost() }
    return rows
  }

  /// Carries an INSERT out.
  /// - Parameter failure: thrown where a row with the same key is there.
  func run(_ statement: String, _ parameters: [String?], ifTaken failure: LedgerFailure) throws {
    do { try run(statement, parameters) } catch { throw error.code == "23505" ? failure : error }
  }

  /// Ends a transaction with success.
  func commit() throws(ServerError) {
    try run("COMMIT")
    guard tag == "COMMIT" else { throw ServerError(code: "25P02", message: "the server undid the transaction") }
  }

  private func error(of result: OpaquePointer) -> ServerError {
    let code = text(PQresultErrorField(result, orderspec_pg_sqlstate))
    // Of a connection that the server is about to close, or that is closed, nothing more can be had.
    let isOver = PQstatus(connection) != CONNECTION_OK || code.isEmpty || code.hasPrefix("57P") || code.hasPrefix("08") || code == "25P03"
    let message = text(PQresultErrorField(result, orderspec_pg_message))
    return ServerError(
      code: code, message: message.isEmpty ? firstLine(of: text(PQresultErrorMessage(result))) : firstLine(of: message),
      table: text(PQresultErrorField(result, orderspec_pg_table)), connection: isOver ? .lost : .stands)
  }

  private func lost(_ message: String? = nil) -> ServerError {
    isLost = true
    let reason = message ?? firstLine(of: text(PQerrorMessage(connection)))
    return ServerError(code: "", message: reason.isEmpty ? "the connection broke" : reason, connection: .lost)
  }

  private func text(_ pointer: UnsafePointer<CChar>?) -> String {
    guard let pointer else { return "" }
    return String(cString: pointer)
  }

  /// Without the password, wherever that came from: libpq prints none, and no later one shall either.
  private func firstLine(of text: String) -> String {
    var line = String(text.split(separator: "\n").first ?? "")
    if let password = PQpass(connection), password.pointee != 0 { line = line.replacing(String(cString: password), with: "•") }
    return line
  }

  /// Waits until the socket can be read or written; false where the time is up.
  private func wait(for events: Int16, until deadline: ContinuousClock.Instant) -> Bool {
    while true {
      let left = deadline - .now
      guard left > .zero else { return false }
      var descriptor = pollfd(fd: PQsocket(connection), events: events, revents: 0)
      let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
      let count = poll(&descriptor, 1, Int32(clamping: milliseconds + 1))
      if count > 0 { return true }
      guard count == 0 || errno == EINTR else { return true }
    }
  }
}
