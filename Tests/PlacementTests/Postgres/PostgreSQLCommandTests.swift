#if ORDERSPEC_POSTGRES
  import Foundation
  import Placement
  import PostgresLedger
  import Simulator
  import Testing

  /// The built commands on a ledger at a server.
  @Suite struct PostgreSQLCommandTests {
    private static let secret = ["PGPASSWORD": PostgresServer.password]

    /// No piece of the password is anywhere.
    private func expectNoSecret(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
      for word in [PostgresServer.password, PostgresServer.writtenPassword, "canary"] { #expect(!text.contains(word), sourceLocation: sourceLocation) }
    }

    @Test func theLedgerCommandsWork() throws {
      let server = try PostgresServer.shared
      let (folder, database) = (try LedgerFolder(), try server.database())
      func run(_ arguments: String...) throws -> Program.Result {
        let result = try Program(["ledger"] + arguments, in: folder.path, environment: Self.secret).end()
        expectNoSecret(result.output + result.error)
        return result
      }
      let place = "postgres://orderspec@127.0.0.1:\(server.port)/\(database)"
      try folder.write("ledger: \(server.url(database))\n", to: ".orderspec.yaml")

      // A ledger that is not there is not made on the way.
      let missing = try run("list")
      #expect(missing.code == 24 && missing.error.hasPrefix("orderspec: there is no ledger at \(place)\n"), "\(missing)")
      let made = try run("init")
      #expect(made.code == 0 && made.output.hasPrefix("made the ledger \(place)\nwrote `ledgerId: ledger_") && !made.output.contains(".gitignore"), "\(made)")
      let again = try run("init")
      #expect(again.code == 0 && again.output.hasPrefix("\(place) is the ledger ledger_"), "\(again)")
      let ledger = try PostgreSQLLedger(server.address(database), expecting: nil)
      #expect(try folder.read(".orderspec.yaml").hasSuffix("\nledgerId: \(ledger.id)\n"))
      #expect(!folder.has(".orderspec"), "nothing of it is on this disk")
      _ = try Sample.fill(ledger, digester: ledger.digester)

      let list = try run("list")
      #expect(list.code == 0 && list.output.hasSuffix("\n4 items: 2 unknown, 2 awaiting_payment\n"), "\(list)")
      let log = try run("log", "--format", "json")
      #expect(log.code == 0 && log.output.contains("\"\(ledger.id)\""), "\(log)")
      let show = try run("show", "acme/web1")
      #expect(show.code == 0 && show.output.contains("ord_1"), "\(show)")
      for format in ["csv", "json"] {
        let export = try run("export", "--format", format)
        #expect(export.code == 0 && export.output.contains("domain:taken.se"), "\(export)")
      }
      let retired = try run("retire", "acme/web1", "--reason", "moved away")
      #expect(retired.code == 0, "\(retired)")
      let resolved = try run("resolve", "shared_hosting:acme.se", "--placed", "ord_9", "--reason", "seen in the panel")
      #expect(resolved.code == 0, "\(resolved)")
      let verified = try run("verify")
      #expect(verified.code == 0 && verified.output.hasPrefix("\(place) (\(ledger.id)) is as it was recorded\n  events  12\n"), "\(verified)")

      // Who holds the lock is told to the next.
      let hold = try ledger.lock(owner: "erik@desk pid 7 since 2026-03-26T10:00:00Z", timeout: 0) { false }
      let locked = try run("retire", "domain:acme.se", "--reason", "r", "--lock-timeout", "0")
      #expect(locked.code == 24 && locked.error.hasPrefix("orderspec: another run holds the ledger: erik@desk pid 7 since 2026-03-26T10:00:00Z\n"), "\(locked)")
      withExtendedLifetime(hold) {}

      // What was changed past it is found.
      try server.run("UPDATE orderspec.event SET time = time + 1 WHERE sequence = 2", in: database)
      let tampered = try run("verify")
      #expect(tampered.code == 24 && tampered.output.contains("event 2 is not what was recorded"), "\(tampered)")
    }

    @Test func thePasswordComesFromWhereItIsKept() throws {
      let server = try PostgresServer.shared
      let (folder, database) = (try LedgerFolder(), try server.database())
      let id = try PostgreSQLLedger.create(at: server.address(database), random: SystemRandom()).id
      func run(_ ledger: String, _ environment: [String: String] = [:]) throws -> Program.Result {
        try folder.write("ledger: \(ledger)\nledgerId: \(id)\n", to: ".orderspec.yaml")
        let result = try Program(["ledger", "list"], in: folder.path, environment: environment).end()
        expectNoSecret(result.output + result.error)
        return result
      }
      let plain = server.url(database)
      let written = "postgres://orderspec:\(PostgresServer.writtenPassword)@127.0.0.1:\(server.port)/\(database)"
      #expect(try run(plain, ["PGPASSWORD": PostgresServer.password]).code == 0)
      #expect(try run("${env:LEDGER}", ["LEDGER": written]).code == 0)
      try folder.write("*:*:*:*:\(PostgresServer.password.replacing(":", with: "\\:"))\n", to: "passes")
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path + "/passes")
      let parameter = folder.path.replacing("/", with: "%2F") + "%2Fpasses"
      #expect(try run("\(plain)&passfile=\(parameter)").code == 0)

      for (ledger, environment, words) in [
        (plain, [:], "no password supplied"), (plain, ["PGPASSWORD": "canary-wrong"], "password authentication failed for user \"orderspec\""),
        ("${env:LEDGER}", [:], "the environment variable `LEDGER` is not set"), (written, [:], "holds a password"),
        ("${env:LEDGER}", ["LEDGER": "postgres://u:canary@pw@db/x"], "is no URL as PostgreSQL takes it"),
        (plain.replacing(database, with: "nowhere"), Self.secret, "there is no database at postgres://orderspec@127.0.0.1:\(server.port)/nowhere"),
        (plain + "&canary=x", Self.secret, "invalid connection option"),
      ] {
        try folder.write("ledger: \(ledger)\nledgerId: \(id)\n", to: ".orderspec.yaml")
        let result = try Program(["ledger", "list"], in: folder.path, environment: environment).end()
        #expect(result.code == 24 && result.output.isEmpty && result.error.contains(words), "\(result)")
        for word in [PostgresServer.password, PostgresServer.writtenPassword, "canary-wrong", "canary@"] { #expect(!result.error.contains(word)) }
      }
    }

    // MARK: Applying

    private func shop(_ server: PostgresServer, _ database: String, port: UInt16? = nil) throws -> (shop: Shop, ledger: PostgreSQLLedger) {
      let shop = try Shop()
      let ledger = try PostgreSQLLedger.create(at: server.address(database), random: SystemRandom())
      try shop.configure(ledger: "ledger: \(server.url(database, port: port))\nledgerId: \(ledger.id)")
      return (shop, ledger)
    }

    private func apply(_ shop: Shop, _ arguments: String...) throws -> Child.Outcome {
      try shop.start(["apply", "--yes"] + arguments, environment: Self.secret).wait(limit: 120)
    }

    /// Nothing was bought twice, and the ledger is sound and claims nothing that the provider lacks.
    private func check(_ shop: Shop, _ ledger: PostgreSQLLedger, placed names: [String], sourceLocation: SourceLocation = #_sourceLocation) throws {
      #expect(try shop.counts == Dictionary(uniqueKeysWithValues: names.map { ("domain:\($0)", 1) }), sourceLocation: sourceLocation)
      #expect(try ledger.verify() == [], sourceLocation: sourceLocation)
      let state = try LedgerState(ledger.events(after: 0))
      #expect(
        state.items.values.filter { $0.state.holdsNames }.flatMap(\.names).filter { $0.hasPrefix("domain:") }.sorted() == names.map { "domain:\($0)" }.sorted())
      #expect(state.items.values.allSatisfy { !$0.state.isUncertain && $0.state != .reserved }, sourceLocation: sourceLocation)
    }

    @Test func eightRunsOfOneSpec() throws {
      let server = try PostgresServer.shared
      let (shop, ledger) = try shop(server, server.database())
      try shop.declare(["acme-one.com"])
      let runs = try (0..<8).map { _ in try shop.start(["apply", "--yes", "--lock-timeout", "100"], environment: Self.secret) }
      let outcomes = try runs.map { try $0.wait(limit: 180) }
      #expect(outcomes.allSatisfy { $0.code == 0 }, "\(outcomes)")
      #expect(outcomes.filter { $0.output.hasSuffix("1 placed\n") }.count == 1, "\(outcomes)")
      for outcome in outcomes { expectNoSecret(outcome.text) }
      try check(shop, ledger, placed: ["acme-one.com"])
    }

    /// The server is restarted again and again while eight runs buy, in order and as by a loss of power.
    @Test func eightRunsAndAServerThatGoesAway() throws {
      let server = try PostgresServer()
      let (shop, ledger) = try shop(server, server.database())
      let names = (0..<8).map { "acme-\($0).com" }
      for (index, name) in names.enumerated() { try shop.declare([name], order: "order-\(index)") }
      // Four buy one order each, four all of them.
      let runs = try (0..<8).map { index in
        try shop.start(
          ["apply", "--yes", "--lock-timeout", "100"] + (index < 4 ? ["order-\(index).order.yaml"] : ["."]), environment: Self.secret)
      }
      var restarts = 0
      for count in [1, 2, 4, 6] {
        guard try eventually(within: 120, { try shop.counts.count >= count || runs.allSatisfy { !$0.isRunning } }), runs.contains(where: \.isRunning) else {
          break
        }
        try server.restart(restarts.isMultiple(of: 2) ? .immediate : .fast)
        restarts += 1
        #expect(try shop.counts.values.allSatisfy { $0 == 1 })
      }
      #expect(restarts >= 2, "the server went away while runs were at it")
      for run in runs {
        let outcome = try run.wait(limit: 180)
        // A run that could not reach the ledger says so, and sends nothing more.
        #expect([0, 21, 24].contains(outcome.code), "\(outcome)")
        expectNoSecret(outcome.text)
      }
      #expect(try shop.counts.values.allSatisfy { $0 == 1 })
      #expect(try ledger.verify() == [])
      for _ in 0..<2 {
        let outcome = try apply(shop, ".")
        #expect(outcome.code == 0, "\(outcome)")
        try check(shop, ledger, placed: names)
      }
    }

    // MARK: Saved plans

    private func save(_ shop: Shop, sourceLocation: SourceLocation = #_sourceLocation) throws {
      let outcome = try shop.start("plan", "-o", "launch.plan", environment: Self.secret).wait(limit: 120)
      #expect(outcome.code == 0 && shop.folder.has("launch.plan"), "\(outcome)", sourceLocation: sourceLocation)
      expectNoSecret(try outcome.text + shop.folder.read("launch.plan"))
    }

    private func startPlan(_ shop: Shop, _ arguments: String...) throws -> Child {
      try shop.start(["apply", "launch.plan"] + arguments, environment: Self.secret)
    }

    private func planUses(_ ledger: PostgreSQLLedger) throws -> Int {
      try ledger.events(after: 0).count { if case .planUsed = $0.change { true } else { false } }
    }

    @Test func aPlanIsAppliedOnce() throws {
      let server = try PostgresServer.shared
      let (shop, ledger) = try shop(server, server.database())
      try shop.declare(["acme-one.com"])
      try save(shop)
      #expect(try !shop.folder.read("launch.plan").contains("postgres") && ledger.events(after: 0).isEmpty)
      let first = try startPlan(shop).wait(limit: 120)
      #expect(first.code == 0 && first.output.hasSuffix("1 placed\n"), "\(first)")
      for _ in 0..<2 {
        let again = try startPlan(shop).wait(limit: 120)
        #expect(again.code == 23 && again.output.isEmpty, "\(again)")
        #expect(again.error.contains("and a plan is applied once; nothing new was sent\n  domain:acme-one.com: awaiting_payment, ord_"), "\(again)")
        expectNoSecret(again.text)
      }
      // A plan that follows other events of the ledger.
      try shop.declare(["acme-one.com", "acme-two.com"])
      try save(shop)
      #expect(try startPlan(shop).wait(limit: 120).code == 0)
      #expect(try planUses(ledger) == 2)
      try check(shop, ledger, placed: ["acme-one.com", "acme-two.com"])
    }

    /// Another ledger may know of other orders, and an older copy of this one does not know what was placed since.
    @Test func aPlanIsOfOneLedger() throws {
      let server = try PostgresServer.shared
      let database = try server.database()
      let (shop, ledger) = try shop(server, database)
      let old = database + "_old"
      // A database is copied while nobody is in it.
      try server.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(database)'", "CREATE DATABASE \(old) TEMPLATE \(database)", in: "postgres")
      try shop.declare(["acme-one.com"])
      #expect(try apply(shop).code == 0)
      try shop.declare(["acme-one.com", "acme-two.com"])
      try save(shop)
      func stopped(_ code: Int32, _ message: String, at database: String, _ id: String) throws {
        try shop.configure(ledger: "ledger: \(server.url(database))\nledgerId: \(id)")
        let outcome = try startPlan(shop).wait(limit: 120)
        #expect(outcome.code == code && outcome.error.contains(message), "\(outcome)")
        #expect(try shop.counts == ["domain:acme-one.com": 1])
      }
      let otherDatabase = try server.database()
      let other = try PostgreSQLLedger.create(at: server.address(otherDatabase), random: SystemRandom()).id
      try stopped(23, "orderspec: the plan was made on ledger \(ledger.id), and the ledger here is \(other): ", at: otherDatabase, other)
      try stopped(24, "of the ledger is not the one that the plan was made on: the ledger is an older copy", at: old, ledger.id)
      try shop.configure(ledger: "ledger: \(server.url(database))\nledgerId: \(ledger.id)")
      #expect(try startPlan(shop).wait(limit: 120).code == 0)
      try check(shop, ledger, placed: ["acme-one.com", "acme-two.com"])
    }

    @Test func eightRunsOfOnePlan() throws {
      let server = try PostgresServer.shared
      let (shop, ledger) = try shop(server, server.database())
      try shop.declare(["acme-one.com"])
      try save(shop)
      let runs = try (0..<8).map { _ in try startPlan(shop, "--lock-timeout", "100") }
      let outcomes = try runs.map { try $0.wait(limit: 180) }
      #expect(outcomes.count { $0.code == 0 } == 1 && outcomes.allSatisfy { [0, 23].contains($0.code) }, "\(outcomes)")
      for outcome in outcomes where outcome.code == 23 { #expect(outcome.error.contains("and a plan is applied once"), "\(outcome)") }
      #expect(try planUses(ledger) == 1)
      try check(shop, ledger, placed: ["acme-one.com"])
    }

    /// Eight runs of one plan of four orders, and a server that is restarted while they are at it: what was left goes into a new plan.
    @Test func eightRunsOfOnePlanAndAServerThatGoesAway() throws {
      let server = try PostgresServer()
      let (shop, ledger) = try shop(server, server.database())
      let names = (0..<4).map { "acme-\($0).com" }
      for (index, name) in names.enumerated() { try shop.declare([name], order: "order-\(index)") }
      try save(shop)
      let runs = try (0..<8).map { _ in try startPlan(shop, "--lock-timeout", "100") }
      #expect(try eventually(within: 120) { try !shop.counts.isEmpty })
      for stop in [PostgresServer.Stop.immediate, .fast] { try server.restart(stop) }
      for run in runs {
        let outcome = try run.wait(limit: 180)
        #expect([0, 21, 23, 24].contains(outcome.code), "\(outcome)")
        expectNoSecret(outcome.text)
      }
      #expect(try shop.counts.values.allSatisfy { $0 == 1 } && planUses(ledger) == 1)
      // It finds out about what was left open, and sends nothing new.
      let before = try shop.counts.count
      let used = try startPlan(shop).wait(limit: 120)
      #expect(try used.code == 23 && shop.counts.count == before, "\(used)")
      try save(shop)
      #expect(try startPlan(shop).wait(limit: 120).code == 0)
      #expect(try planUses(ledger) <= 2)
      try check(shop, ledger, placed: names)
    }

    /// The connection breaks with the COMMIT that uses the plan: it is used once, or not at all.
    @Test(arguments: [(CuttingProxy.Cut.before, false), (.after, false), (.beforeUnnoticed, false), (.before, true), (.after, true)])
    func aPlanOutlivesItsConnection(cut: CuttingProxy.Cut, closes: Bool) throws {
      let server = try PostgresServer.shared
      let proxy = try CuttingProxy(to: server.port)
      let database = try server.database()
      let (shop, ledger) = try shop(server, database, port: proxy.port)
      try shop.declare(["acme-one.com"])
      try save(shop)
      proxy.cut(cut, closes: closes)
      let run = try startPlan(shop).wait(limit: 120)
      guard closes else {
        #expect(run.code == 0 && run.output.hasSuffix("1 placed\n"), "\(run)")
        #expect(try planUses(ledger) == 1)
        return try check(shop, ledger, placed: ["acme-one.com"])
      }
      #expect(run.code == 24 && run.error.contains("whether it is recorded is not known") && run.error.contains("nothing more is sent"), "\(run)")
      #expect(try shop.counts.isEmpty)
      try shop.configure(ledger: "ledger: \(server.url(database))\nledgerId: \(ledger.id)")
      let again = try startPlan(shop).wait(limit: 120)
      // Used with the intent, or as it was.
      #expect(again.code == (cut == .after ? 23 : 0), "\(again)")
      #expect(try planUses(ledger) == 1)
      if cut == .after {
        #expect(again.error.contains("domain:acme-one.com: was not placed\n"), "\(again)")
        try save(shop)
        #expect(try startPlan(shop).wait(limit: 120).code == 0)
      }
      try check(shop, ledger, placed: ["acme-one.com"])
    }

    // MARK: Connections that break

    /// The connection breaks with the COMMIT of the intent, or of "sending", and the server is not to be reached again: nothing is sent.
    @Test(arguments: [0, 1], [CuttingProxy.Cut.before, .after]) func whatIsNotKnownToBeRecordedIsNotSent(passing: Int, cut: CuttingProxy.Cut) throws {
      let server = try PostgresServer.shared
      let proxy = try CuttingProxy(to: server.port)
      let database = try server.database()
      let (shop, ledger) = try shop(server, database, port: proxy.port)
      try shop.declare(["acme-one.com"])
      proxy.cut(cut, passing: passing, closes: true)
      let stopped = try apply(shop)
      #expect(
        stopped.code == 24 && stopped.error.contains("whether it is recorded is not known") && stopped.error.contains("nothing more is sent"), "\(stopped)")
      expectNoSecret(stopped.text)
      #expect(try shop.counts.isEmpty)
      #expect(try ledger.events(after: 0).count == passing + (cut == .after ? 1 : 0))
      try shop.configure(ledger: "ledger: \(server.url(database))\nledgerId: \(ledger.id)")
      let next = try apply(shop)
      #expect(next.code == 0, "\(next)")
      try check(shop, ledger, placed: ["acme-one.com"])
    }

    /// The connection breaks with any COMMIT, and comes back: the run does not even stop.
    @Test(arguments: [0, 1, 2], [CuttingProxy.Cut.before, .after, .beforeUnnoticed])
    func aRunOutlivesItsConnection(passing: Int, cut: CuttingProxy.Cut) throws {
      let server = try PostgresServer.shared
      let proxy = try CuttingProxy(to: server.port)
      let (shop, ledger) = try shop(server, server.database(), port: proxy.port)
      try shop.declare(["acme-one.com"])
      proxy.cut(cut, passing: passing)
      let outcome = try apply(shop)
      #expect(outcome.code == 0 && outcome.output.hasSuffix("1 placed\n"), "\(outcome)")
      try check(shop, ledger, placed: ["acme-one.com"])
      #expect(try ledger.events(after: 0).count(where: { if case .reserved = $0.change { true } else { false } }) == 1)
    }
  }
#endif
