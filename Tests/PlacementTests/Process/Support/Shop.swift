import Foundation
import GRDB
import Placement
import Simulator
import Testing

/// What is spoken to.
enum Kind: String, CaseIterable, CustomTestStringConvertible {
  case v2 = "hostup-v2"
  case v1 = "hostup-v1"
  case superspace

  var testDescription: String { rawValue }
  var account: String { self == .v2 ? "client_simulated" : "4711" }
  /// An order can be sent again under its key.
  var canReplay: Bool { self == .v2 }
}

/// A project at a simulated provider: a folder with configuration, ledger and specs, in which the built commands run.
final class Shop {
  static let token = "simulated-token"

  let folder: Folder
  let kind: Kind
  private(set) var seller: any Seller
  let ledgerID: String
  private let settings: SimulatorSettings
  /// More lines of the configuration.
  var configuration = "" {
    didSet { try? configure() }
  }

  /// With a simulator in this process.
  convenience init(_ kind: Kind = .v2, _ faults: [Fault] = [], change: (inout SimulatorSettings) -> Void = { _ in }) throws {
    var settings = Self.settings
    // Else every run follows its order for a minute.
    if kind == .superspace { settings.steps = [SimulatorSettings.Step(.completed, after: 0)] }
    change(&settings)
    let folder = try Folder()
    var options = SimulatorServer.Options()
    options.faults = faults
    options.stateFile = folder.path + "/.orderspec/provider.json"
    try FileManager.default.createDirectory(atPath: folder.path + "/.orderspec", withIntermediateDirectories: true)
    try self.init(kind, SimulatorServer.start(settings, options), settings, in: folder)
  }

  init(_ kind: Kind, _ seller: any Seller, _ settings: SimulatorSettings = Shop.settings, in folder: Folder? = nil) throws {
    self.kind = kind
    self.folder = try folder ?? Folder()
    self.seller = seller
    self.settings = settings
    ledgerID = try SQLiteLedger.create(at: self.folder.path + "/.orderspec/ledger.sqlite", random: SystemRandom()).id
    try configure()
  }

  deinit { seller.stop() }

  /// A cart of SuperSpace is worked off at once, so that no run follows it for long.
  static var settings: SimulatorSettings {
    var settings = SimulatorSettings()
    settings.emptyCartPolls = 0
    return settings
  }

  var ledgerPath: String { folder.path + "/.orderspec/ledger.sqlite" }
  var base: String { "http://127.0.0.1:\(seller.port)" }

  func configure(provider: String = "", ledger: String? = nil) throws {
    try folder.write(
      """
      provider: shop
      \(ledger ?? "ledgerId: \(ledgerID)")
      providers:
        shop:
          target: \(kind.rawValue)
          account: "\(kind.account)"
          baseURL: \(base)
          token: "${env:TOKEN}"
      \(provider)
      \(configuration)
      """, to: ".orderspec.yaml")
  }

  // MARK: The provider

  /// A simulator anew on the same port, with what the one before it knew.
  func restart(_ faults: [Fault] = [], change: (inout SimulatorSettings) -> Void = { _ in }) throws {
    let port = seller.port
    seller.stop()
    var settings = settings
    change(&settings)
    var options = SimulatorServer.Options()
    options.faults = faults
    options.port = port
    options.stateFile = folder.path + "/.orderspec/provider.json"
    // For a moment the port can be somebody else's.
    for _ in 0..<200 {
      if let server = try? SimulatorServer.start(settings, options) {
        seller = server
        return
      }
      usleep(50_000)
    }
    seller = try SimulatorServer.start(settings, options)
  }

  func replace(_ seller: any Seller) { self.seller = seller }

  // MARK: Specs

  /// Writes an order of domains.
  func declare(
    _ names: [String], order: String = "launch", file: String? = nil, payment: String? = nil, more: [String: String] = [:], top: String = ""
  ) throws {
    let items = names.map { name in
      var item = "  - domainName: \(name)\n"
      if kind == .v1 { item += "    productId: \"205\"\n" }
      if kind == .superspace { item += "    registrantContact: maja\n" }
      for line in (more[name] ?? "").split(separator: "\n") { item += "    \(line)\n" }
      return item
    }
    let contact = """
      contacts:
        maja:
          type: private
          firstName: Maja
          lastName: Holm
          email: maja@kajplatsen.example.org
          phoneNumber: "+46701234567"
          street: Kajgatan 3
          city: Malmö
          postalCode: "211 20"
          countryCode: SE

      """
    let payment =
      payment
      ?? (kind == .v2
        ? "{ method: bankgiro, currency: SEK, maxTotal: \"5000.00\" }"
        : kind == .v1 ? "{ currency: SEK, maxTotal: \"5000.00\", accept: [unknown_price] }" : "{ accept: [unknown_price] }")
    try folder.write(
      "orderSpec: 1\nname: \(order)\npayment: \(payment)\n" + (kind == .superspace ? contact : "") + (top.isEmpty ? "" : top + "\n") + "items:\n"
        + items.joined(),
      to: file ?? "\(order).order.yaml")
  }

  // MARK: Runs

  func start(_ arguments: String..., environment: [String: String] = [:]) throws -> Child { try start(arguments, environment: environment) }

  func start(_ arguments: [String], environment: [String: String] = [:]) throws -> Child {
    try Child(arguments, in: folder.path, environment: ["TOKEN": Self.token].merging(environment) { $1 })
  }

  func apply(_ arguments: String..., environment: [String: String] = [:]) throws -> Child.Outcome {
    try start(["apply", "--yes"] + arguments, environment: environment).wait()
  }

  func startApply(_ arguments: String..., environment: [String: String] = [:]) throws -> Child {
    try start(["apply", "--yes"] + arguments, environment: environment)
  }

  // MARK: What is so

  /// How often each thing was really placed.
  var counts: [String: Int] { get throws { try seller.placed.reduce(into: [:]) { $0[$1, default: 0] += 1 } } }

  var events: [LedgerEvent] { get throws { try SQLiteLedger(path: ledgerPath, expecting: nil).events(after: 0) } }
  var state: LedgerState { get throws { try LedgerState(events) } }

  /// The state of the one item that has a name, in its latest generation.
  func state(of name: String) throws -> ItemState? {
    try state.holders(of: [name], at: ProviderAccount(origin: base, account: kind.account)).last?.state
  }

  /// What must always hold: nothing was bought more often than it has generations, and the ledger is sound and claims nothing that the provider lacks.
  func check(generations: Int = 1, _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let counts = try counts
    #expect(counts.values.allSatisfy { $0 <= generations }, comment, sourceLocation: sourceLocation)
    let ledger = try SQLiteLedger(path: ledgerPath, expecting: nil)
    #expect(try ledger.verify() == [], comment, sourceLocation: sourceLocation)
    let state = try LedgerState(ledger.events(after: 0))
    for item in state.items.values where item.request != nil && item.state.holdsNames && item.state != .reserved && !item.state.isUncertain {
      #expect(counts[item.names[0]] != nil, "the ledger says \(item.state.rawValue) of \(item.names[0])", sourceLocation: sourceLocation)
    }
    let keys = try seller.placedKeys
    for request in state.requests.values where request.outcome == .refused || request.outcome == .notSent {
      #expect(request.reservation.key.map(keys.contains) != true, "\(request.outcome), and placed", sourceLocation: sourceLocation)
    }
  }

  // MARK: A ledger that hangs

  /// From here on, writing the next event of a kind (`sending`, `accepted`) takes minutes, and the event is in the file with it.
  func holdLedger(at change: String) throws {
    try DatabaseQueue(path: ledgerPath).write {
      try $0.execute(
        sql: """
          CREATE TRIGGER hold AFTER INSERT ON event WHEN NEW.change LIKE '{"\(change)"%' BEGIN
            SELECT (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000) SELECT count(*) FROM n);
          END
          """)
    }
  }

  /// Writing an event of a kind fails.
  func breakLedger(at change: String) throws {
    try DatabaseQueue(path: ledgerPath).write {
      try $0.execute(
        sql: "CREATE TRIGGER hold BEFORE INSERT ON event WHEN NEW.change LIKE '{\"\(change)\"%' BEGIN SELECT RAISE(ABORT, 'broken by the test'); END")
    }
  }

  /// Waits until a run stands in the middle of a transaction that follows so many events.
  func waitUntilHeld(after count: Int) throws {
    let journal = ledgerPath + "-journal"
    // An ordinary transaction has its journal for a few milliseconds.
    var since = Date()
    let isHeld = try eventually {
      if try !FileManager.default.fileExists(atPath: journal) || events.count < count { since = Date() }
      return Date().timeIntervalSince(since) > 0.4
    }
    try #require(isHeld, "no transaction hangs")
  }

  func changeLedger(_ sql: String) throws { try DatabaseQueue(path: ledgerPath).write { try $0.execute(sql: sql) } }

  func releaseLedger() throws { try DatabaseQueue(path: ledgerPath).write { try $0.execute(sql: "DROP TRIGGER IF EXISTS hold") } }
}
