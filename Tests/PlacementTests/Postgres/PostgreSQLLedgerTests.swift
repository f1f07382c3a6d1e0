#if ORDERSPEC_POSTGRES
  import Foundation
  import Placement
  import Testing

  @testable import PostgresLedger

  /// What only a server can suffer.
  @Suite struct PostgreSQLLedgerTests {
    let server: PostgresServer
    let database: String

    init() throws {
      server = try PostgresServer.shared
      database = try server.database()
    }

    private func failure(_ body: () throws -> Void) -> LedgerFailure? {
      do {
        try body()
        return nil
      } catch {
        return error as? LedgerFailure
      }
    }

    private func create() throws -> PostgreSQLLedger { try PostgreSQLLedger.create(at: server.address(database), random: SystemRandom()) }
    private var place: String { "postgres://orderspec@127.0.0.1:\(server.port)/\(database)" }

    // MARK: Sessions

    /// The server's own defaults are others.
    @Test func commitsAreDurableWhateverTheDefaultsAre() throws {
      let ledger = try create()
      #expect(try server.run("SELECT reset_val FROM pg_settings WHERE name = 'synchronous_commit'", in: database) == [["off"]])
      for _ in 1...2 {
        let session = try ledger.connected()
        #expect(try session.run("SHOW synchronous_commit") == [["on"]])
        #expect(try session.run("SHOW search_path") == [["pg_catalog"]])
        #expect(try session.run("SHOW statement_timeout") == [["1min"]])
        #expect(try session.run("SHOW idle_in_transaction_session_timeout") == [["1min"]])
        // Anew, it is the same.
        ledger.session = nil
      }
      try server.run(
        "ALTER DATABASE \(database) SET synchronous_commit = local", "ALTER DATABASE \(database) SET search_path = orderspec, public", in: database)
      #expect(try ledger.connected().run("SHOW synchronous_commit") == [["on"]])
    }

    @Test func aLedgerIsShownWithoutItsPassword() throws {
      #expect(try create().path == place)
    }

    /// Names that the database's language holds equal are not, and texts come back byte by byte.
    @Test func textsAreBytes() throws {
      let ledger = try create()
      let names = ["domain:å.se", "domain:a\u{30A}.se", "domain:Å.se", "domain:å.se ", "x'); DROP TABLE orderspec.name; --"].map { Sample.name($0) }
      try ledger.append([Sample.event(1)], taking: names, freeing: [], expecting: 0)
      #expect(try server.run("SELECT count(*) FROM orderspec.name", in: database) == [["\(names.count)"]])
      #expect(failure { try ledger.append([Sample.event(2)], taking: [Sample.name("a\0b")], freeing: [], expecting: 1) } != nil, "PostgreSQL keeps no NUL")
      #expect(try ledger.events(after: 0).count == 1)
    }

    // MARK: Servers that cannot be used

    @Test func aMissingServerIsTold() throws {
      let ledger = try create()
      try server.run("DROP DATABASE \(database) WITH (FORCE)", in: "postgres")
      #expect(failure { _ = try PostgreSQLLedger(server.address(database), expecting: ledger.id) } == .noDatabase(place: place))
      #expect(failure { _ = try ledger.events(after: 0) } == .noDatabase(place: place), "a connection that broke is made anew")
      #expect(failure { _ = try create() } == .noDatabase(place: place), "and no database is made")
      let nobody = try #require(ServerAddress("postgres://orderspec@127.0.0.1:1/x"))
      guard case .unreachable("postgres://orderspec@127.0.0.1:1/x", let reason) = failure({ _ = try PostgreSQLLedger(nobody, expecting: nil) }) else {
        Issue.record("a port where nobody listens")
        return
      }
      #expect(reason.contains("refused"), "\(reason)")
    }

    @Test func aMissingTableIsNoEmptyLedger() throws {
      let ledger = try create()
      try ledger.append([Sample.event(1)], taking: [], freeing: [], expecting: 0)
      try server.run("DROP TABLE orderspec.event", in: database)
      #expect(failure { _ = try PostgreSQLLedger(server.address(database), expecting: nil) } == .corrupt("\(place) has no table orderspec.event"))
      guard case .corrupt = failure({ _ = try ledger.events(after: 0) }) else {
        Issue.record("the table goes while the ledger is open")
        return
      }
      guard case .corrupt = failure({ try ledger.append([Sample.event(2)], taking: [], freeing: [], expecting: 1) }) else {
        Issue.record("an append without the table")
        return
      }
      #expect(failure { _ = try create() } == .other("there is a ledger at \(place) already"))
    }

    @Test func anotherSchemaIsNoLedger() throws {
      try server.run("CREATE SCHEMA orderspec", in: database)
      #expect(failure { _ = try PostgreSQLLedger(server.address(database), expecting: nil) } == .missing(path: place), "an empty schema was made for us")
      for table in ["meta (name text, value bytea)", "event ()", "name ()", "holder ()"] { try server.run("CREATE TABLE orderspec.\(table)", in: database) }
      #expect(failure { _ = try PostgreSQLLedger(server.address(database), expecting: nil) } == .notALedger(path: place))
    }

    /// The password is asked for, and said by nobody.
    @Test func whoeverIsTurnedAwayIsTold() throws {
      let ledger = try create()
      func reason(_ user: String, _ password: String) throws -> String? {
        let address = try server.address(database, user: user, password: password)
        guard let failure = failure({ _ = try PostgreSQLLedger(address, expecting: ledger.id) }) else { return nil }
        #expect(!failure.text(to: .max).contains(password))
        guard case .denied(_, let reason) = failure else { return "\(failure)" }
        return reason
      }
      #expect(try reason("orderspec", "geheim-1234") == "password authentication failed for user \"orderspec\"")
      #expect(try reason("nobody", "geheim-1234") == "password authentication failed for user \"nobody\"")
      try server.run("CREATE ROLE reader_\(database) LOGIN PASSWORD 'geheim-1234'", in: database)
      #expect(try reason("reader_\(database)", "geheim-1234") == "permission denied for schema orderspec")
      try server.run(
        "GRANT USAGE ON SCHEMA orderspec TO reader_\(database)", "GRANT SELECT ON ALL TABLES IN SCHEMA orderspec TO reader_\(database)", in: database)
      #expect(try reason("reader_\(database)", "geheim-1234") == nil)
      let reader = try PostgreSQLLedger(server.address(database, user: "reader_\(database)", password: "geheim-1234"), expecting: nil)
      #expect(try reader.events(after: 0).isEmpty && reader.verify().isEmpty)
      guard case .denied(_, "permission denied for table event") = failure({ try reader.append([Sample.event(1)], taking: [], freeing: [], expecting: 0) }),
        case .denied(_, "permission denied for table holder") = failure({ _ = try reader.lock(owner: "me", timeout: 0, isCancelled: { false }) })
      else {
        Issue.record("a reader wrote")
        return
      }
      // What the message says is enough to buy with, and to change nothing that was recorded.
      try server.run(
        "GRANT INSERT ON orderspec.event TO reader_\(database)", "GRANT INSERT, DELETE ON orderspec.name TO reader_\(database)",
        "GRANT INSERT, UPDATE, DELETE ON orderspec.holder TO reader_\(database)", in: database)
      let hold = try reader.lock(owner: "me", timeout: 10, isCancelled: { false })
      try reader.append([Sample.event(1)], taking: [Sample.name("a")], freeing: [], expecting: 0)
      try reader.append([Sample.event(2)], taking: [Sample.name("b")], freeing: [Sample.name("a")], expecting: 1)
      withExtendedLifetime(hold) {}
    }

    @Test func aServerThatOnlyReadsIsTold() throws {
      let ledger = try create()
      try server.run("ALTER DATABASE \(database) SET default_transaction_read_only = on", in: database)
      let again = try PostgreSQLLedger(server.address(database), expecting: ledger.id)
      #expect(try again.events(after: 0).isEmpty && again.verify().isEmpty)
      for failure in [
        failure { try again.append([Sample.event(1)], taking: [], freeing: [], expecting: 0) },
        failure { _ = try again.lock(owner: "me", timeout: 0) { false } },
      ] {
        guard case .serverReadOnly(_, let reason) = failure else {
          Issue.record("\(String(describing: failure))")
          return
        }
        #expect(reason.contains("default_transaction_read_only"))
      }
      let empty = try server.database()
      try server.run("ALTER DATABASE \(empty) SET default_transaction_read_only = on", in: empty)
      guard case .serverReadOnly = failure({ _ = try PostgreSQLLedger.create(at: server.address(empty), random: SystemRandom()) }) else {
        Issue.record("a ledger was made")
        return
      }
    }

    /// SQLSTATE 53100, as PostgreSQL gives it when a write fails for want of room.
    @Test func aFullDiskLosesNothing() throws {
      let ledger = try create()
      try ledger.append([Sample.event(1)], taking: [Sample.name("a")], freeing: [], expecting: 0)
      try server.run(
        """
        CREATE FUNCTION public.fail() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN RAISE EXCEPTION 'could not extend file "base/1": No space left on device' USING ERRCODE = '53100'; END $$
        """, "CREATE TRIGGER fail BEFORE INSERT ON orderspec.name FOR EACH ROW EXECUTE FUNCTION public.fail()", in: database)
      let full = LedgerFailure.full("\(place): could not extend file \"base/1\": No space left on device")
      #expect(failure { try ledger.append([Sample.event(2)], taking: [Sample.name("b")], freeing: [], expecting: 1) } == full)
      try server.run("DROP TRIGGER fail ON orderspec.name", in: database)
      try ledger.append([Sample.event(2)], taking: [Sample.name("b")], freeing: [], expecting: 1)
      #expect(try ledger.events(after: 0).count == 2)
    }

    /// A table that somebody has locked is waited for, and not for ever.
    @Test func anotherTransactionIsNotWaitedForEver() throws {
      let ledger = try create()
      let other = try ServerSession(server.address(database))
      try other.run("BEGIN")
      try other.run("LOCK TABLE orderspec.event IN ACCESS EXCLUSIVE MODE")
      try ledger.connected().run("SET lock_timeout = '300ms'")
      guard case .locked = failure({ try ledger.append([Sample.event(1)], taking: [], freeing: [], expecting: 0) }) else {
        Issue.record("not locked")
        return
      }
      try other.run("ROLLBACK")
      try ledger.append([Sample.event(1)], taking: [], freeing: [], expecting: 0)
    }

    @Test func anotherEncodingIsTold() throws {
      try server.run("CREATE DATABASE latin_\(database) TEMPLATE template0 ENCODING 'LATIN1'", in: "postgres")
      guard case .unsuitable(_, let reason) = failure({ _ = try PostgreSQLLedger.create(at: server.address("latin_\(database)"), random: SystemRandom()) })
      else {
        Issue.record("a ledger in LATIN1")
        return
      }
      #expect(reason == "the database's encoding is LATIN1, and has to be UTF8")
    }

    // MARK: Two that write at once

    /// Without any lock: the transactions themselves keep those with the same head apart.
    @Test func manyThreadsLeaveOneChain() async throws {
      let id = try create().id
      let address = try server.address(database)
      let counts = try await withThrowingTaskGroup(of: Int.self) { group in
        for writer in 0..<6 {
          group.addTask {
            let ledger = try PostgreSQLLedger(address, expecting: id)
            var (recorded, head) = (0, 0)
            while recorded < 5 {
              do {
                try ledger.append(
                  [Sample.event(head + 1)], taking: [Sample.name("w\(writer)-\(recorded)")], freeing: [], expecting: head)
                recorded += 1
              } catch LedgerFailure.conflict {}
              head = try ledger.events(after: 0).count
            }
            return recorded
          }
        }
        return try await group.reduce(0, +)
      }
      let ledger = try PostgreSQLLedger(address, expecting: id)
      #expect(counts == 30)
      let events = try ledger.events(after: 0)
      #expect(events.map(\.sequence) == Array(1...30))
      #expect(try server.run("SELECT count(*) FROM orderspec.name", in: database) == [["30"]])
    }

    // MARK: Locks

    /// The connection is cut from outside, as by a machine that is switched off.
    @Test func theLockGoesWithItsConnection() throws {
      let first = try create()
      let hold = try first.lock(owner: "erik@desk pid 7 since 2026-03-26T10:00:00Z", timeout: 0) { false }
      let second = try PostgreSQLLedger(server.address(database), expecting: first.id)
      #expect(failure { _ = try second.lock(owner: "other", timeout: 0) { false } } == .locked(owner: "erik@desk pid 7 since 2026-03-26T10:00:00Z"))
      try server.run("SELECT pg_terminate_backend(\(first.connected().process))", in: database)
      let other = try second.lock(owner: "other", timeout: 20) { false }
      // The first one goes on: what it reads is right, and what it writes is judged by its head.
      #expect(try first.events(after: 0).isEmpty)
      try second.append([Sample.event(1)], taking: [], freeing: [], expecting: 0)
      #expect(failure { try first.append([Sample.event(1)], taking: [], freeing: [], expecting: 0) } == .conflict)
      withExtendedLifetime((hold, other)) {}
    }

    /// Nobody was waiting: it is taken again.
    @Test func theLockIsTakenAgain() throws {
      let first = try create()
      let hold = try first.lock(owner: "first", timeout: 0) { false }
      try server.run("SELECT pg_terminate_backend(\(first.connected().process))", in: database)
      try first.append([Sample.event(1)], taking: [], freeing: [], expecting: 0)
      let second = try PostgreSQLLedger(server.address(database), expecting: first.id)
      #expect(failure { _ = try second.lock(owner: "other", timeout: 0) { false } } == .locked(owner: "first"))
      withExtendedLifetime(hold) {}
    }

    // MARK: A COMMIT without its answer

    private func cutting(_ cut: CuttingProxy.Cut, closes: Bool = false, patience: Double = 20) throws -> (ledger: PostgreSQLLedger, proxy: CuttingProxy) {
      let id = try create().id
      let proxy = try CuttingProxy(to: server.port)
      let ledger = try PostgreSQLLedger(server.address(database, port: proxy.port), expecting: id, patience: patience)
      try ledger.append([Sample.event(1)], taking: [], freeing: [], expecting: 0)
      proxy.cut(cut, closes: closes)
      return (ledger, proxy)
    }

    @Test(arguments: [CuttingProxy.Cut.before, .after, .beforeUnnoticed])
    func aStepIsRecordedOnceWhereverTheConnectionBreaks(_ cut: CuttingProxy.Cut) throws {
      let (ledger, proxy) = try cutting(cut)
      try ledger.append([Sample.event(2), Sample.event(3)], taking: [Sample.name("a")], freeing: [], expecting: 1)
      let direct = try PostgreSQLLedger(server.address(database), expecting: ledger.id)
      #expect(try direct.events(after: 0) == [Sample.event(1), Sample.event(2), Sample.event(3)])
      #expect(try server.run("SELECT name FROM orderspec.name", in: database) == [["a"]])
      try ledger.append([Sample.event(4)], taking: [], freeing: [Sample.name("a")], expecting: 3)
      withExtendedLifetime(proxy) {}
    }

    /// Whether it was recorded or not: nobody can be asked.
    @Test(arguments: [CuttingProxy.Cut.before, .after])
    func whatCannotBeFoundOutStopsEverything(_ cut: CuttingProxy.Cut) throws {
      let (ledger, proxy) = try cutting(cut, closes: true, patience: 1)
      guard case .outcomeUnknown(let place, _) = failure({ try ledger.append([Sample.event(2)], taking: [], freeing: [], expecting: 1) }) else {
        Issue.record("an outcome was claimed")
        return
      }
      #expect(place == "postgres://orderspec@127.0.0.1:\(proxy.port)/\(database)")
      #expect(try server.run("SELECT count(*) FROM orderspec.event", in: database) == [[cut == .after ? "2" : "1"]])
    }
  }
#endif
