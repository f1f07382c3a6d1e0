#if ORDERSPEC_POSTGRES
  import Foundation
  import Placement
  @testable import PostgresLedger
  import Synchronization
  import Testing

  @testable import Simulator

  /// A PostgreSQL server of its own, on the loopback address, in a folder that goes with the test run, however that ends.
  ///
  /// Its defaults are as unkind as they may be: commits are not durable and not isolated unless the session says so.
  final class PostgresServer: Sendable {
    /// What has to be written as %XX in a URL is in it.
    static let password = "Wk9-canary/ledger:pw%@?#"
    static let writtenPassword = "Wk9-canary%2Fledger%3Apw%25%40%3F%23"

    /// For all tests that leave the server as it is.
    private static let started = Result { try PostgresServer() }
    static var shared: PostgresServer { get throws { try started.get() } }

    let port: UInt16
    private let folder: String
    private let programs: String
    private let number = Mutex(0)

    init() throws {
      programs = try #require(Self.programs, "PostgreSQL is installed: initdb is in the PATH, or in /usr/lib/postgresql")
      folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path + "/orderspec-postgres-" + UUID().uuidString
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(Self.password.utf8).write(to: URL(fileURLWithPath: folder + "/password"))
      let socket = try Socket.listen(port: 0)
      port = socket.port
      socket.close()
      if let user = Self.user { try Self.shell("chown -R \(user): '\(folder)'") }
      try asUser("'\(programs)/initdb' -D '\(folder)/data' -U orderspec -A scram-sha-256 --pwfile='\(folder)/password' -E UTF8 --locale=C --no-sync")
      try asUser(
        """
        cat >> '\(folder)/data/postgresql.conf' <<END
        listen_addresses = '127.0.0.1'
        port = \(port)
        unix_socket_directories = ''
        synchronous_commit = off
        default_transaction_isolation = 'read uncommitted'
        max_connections = 60
        END
        """)
      try start()
      // Ends the server with the test run.
      let stop = command("'\(programs)/pg_ctl' -D '\(folder)/data' -m immediate stop")
      try Self.shell(
        "( while kill -0 \(getpid()) 2>/dev/null; do sleep 1; done; \(stop); rm -rf '\(folder)' ) </dev/null >/dev/null 2>&1 &")
    }

    private static let programs: String? = {
      let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
      let root = "/usr/lib/postgresql/"
      let versions = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }
      return (folders + versions.map { root + $0 + "/bin" }).first { FileManager.default.isExecutableFile(atPath: $0 + "/initdb") }
    }()

    /// A server never runs as the administrator.
    private static let user: String? = geteuid() != 0 ? nil : getpwnam("postgres") != nil ? "postgres" : "nobody"

    private func command(_ text: String) -> String {
      guard let user = Self.user else { return text }
      return "setpriv --reuid=\(user) --regid=$(id -g \(user)) --clear-groups sh -c '\(text.replacing("'", with: "'\\''"))'"
    }

    private func asUser(_ text: String) throws { try Self.shell(command(text)) }

    private static func shell(_ text: String) throws {
      let result = try Program(["-c", text], in: "/", path: "/bin/sh").end()
      try #require(result.code == 0, "\(text): \(result)")
    }

    // MARK: Up and down

    enum Stop: String {
      /// In order: connections are ended, and what was committed is written.
      case fast
      /// As a machine that loses its power.
      case immediate
    }

    func start() throws { try asUser("'\(programs)/pg_ctl' -D '\(folder)/data' -l '\(folder)/log' -w -t 60 start") }
    func stop(_ kind: Stop) throws { try asUser("'\(programs)/pg_ctl' -D '\(folder)/data' -m \(kind.rawValue) -w -t 60 stop") }

    func restart(_ kind: Stop) throws {
      try stop(kind)
      try start()
    }

    // MARK: Databases

    func url(_ database: String, user: String = "orderspec", port: UInt16? = nil, parameters: String = "?sslmode=disable") -> String {
      "postgres://\(user)@127.0.0.1:\(port ?? self.port)/\(database)\(parameters)"
    }

    func address(_ database: String, user: String = "orderspec", port: UInt16? = nil, password: String = writtenPassword) throws -> ServerAddress {
      try #require(ServerAddress(url(database, user: "\(user):\(password)", port: port)))
    }

    /// A new database.
    func database() throws -> String {
      let name =
        "ledger_"
        + String(
          number.withLock { number in
            number += 1
            return number
          })
      try run("CREATE DATABASE \(name) TEMPLATE template0", in: "postgres")
      return name
    }

    /// Statements of the server's administrator.
    @discardableResult
    func run(_ statements: String..., in database: String) throws -> [[String?]] {
      let session = try ServerSession(address(database))
      return try statements.map { try session.run($0) }.last ?? []
    }
  }
#endif
