import Foundation
import GRDB
import Placement

/// A folder of its own for one test, removed at the end. It looks like the root of a work tree, so nothing above it counts.
final class LedgerFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path + "/orderspec-ledger-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path + "/.git", withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    try? FileManager.default.removeItem(atPath: path)
  }

  var file: String { path + "/.orderspec/ledger.sqlite" }
  func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name)) }
  func read(_ name: String) throws -> String { String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self) }
  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }

  func ledger() throws -> SQLiteLedger { try SQLiteLedger.create(at: file, random: SystemRandom()) }
}

/// A clock that stands still until it is set.
final class StoppedClock: PlacementClock {
  var time: Int64
  init(_ time: Int64 = Sample.start) { self.time = time }
  func now() -> Int64 { time }
  func monotonic() -> Int64 { time }
  func sleep(milliseconds: Int64) throws { time += milliseconds }
}

/// Parts of ledgers.
enum Sample {
  /// 2026-03-26T10:00:00Z.
  static let start: Int64 = 1_774_519_200_000
  static let account = ProviderAccount(origin: "https://cloud.hostup.se", account: "client_1")
  static let other = ProviderAccount(origin: "http://127.0.0.1:8080", account: "client_1")
  static let author = EventAuthor(actor: "erik", commit: String(repeating: "a1", count: 20), runURL: "https://ci.example/run/7")

  static func item(_ names: String..., type: String? = nil, generation: Int = 1, fields: [String: String] = [:]) -> Reservation.Item {
    Reservation.Item(
      type: type ?? String(names[0].prefix { $0 != ":" }), action: nil, names: names, generation: generation, fields: fields,
      planned: Money(minorUnits: 12_900, currency: "SEK"))
  }

  static func reservation(
    _ items: Reservation.Item..., order: String = "acme", account: ProviderAccount = account, key: String = "order_attempt_1"
  ) -> Reservation {
    Reservation(
      account: account, target: "hostup-v2", order: order, path: "orders/\(order).order.yaml", key: key, requestDigest: "00ff",
      limits: ["maxTotal 1500.00 SEK"],
      planned: Money(minorUnits: 16_125, currency: "SEK"), planDigest: nil, labels: ["project": "Räksmörgås, \"A\"", "cost-centre": "4711"], items: items)
  }

  static func providerOrder(_ id: String, _ state: ItemState = .awaitingPayment) -> ProviderOrder {
    ProviderOrder(
      id: id, status: "pending", state: state, invoice: "1001", amount: Money(minorUnits: 16_125, currency: "SEK"), dueAt: "2026-04-25",
      paymentURL: "https://pay.example/1001", cart: nil, items: nil)
  }

  /// Events with one kind of change each, as far as storages care: they need not follow from one another.
  static let everyKind: [LedgerChange] = [
    .reserved(reservation(item("domain:acme.se", "acme/name"))), .sending(request: 1, providerTime: start), .sending(request: 1, providerTime: nil),
    .notSent(request: 1, reason: "refused connection"), .replaying(request: 1, providerTime: nil),
    .accepted(request: 1, orders: [providerOrder("ord_1")], isReplay: true), .refused(request: 1, status: 422, code: "domain_not_available", requestID: "r1"),
    .unclear(request: 1, evidence: "502 with an HTML page; \"quoted\" – å\u{2028}\n"), .checked(request: 1, evidence: "3 orders"),
    .found(item: ItemID(event: 1, index: 0), providerID: "dom_1", evidence: "in the list of domains"),
    .adopted(
      Adoption(
        account: account, target: "hostup-v2", order: "acme", path: "a.order.yaml", item: item("vps:web.acme.se"), providerID: "srv_1", evidence: "read")),
    .followed(request: 1, orders: [providerOrder("ord_1", .active)]), .moved(item: ItemID(event: 1, index: 0), to: .expired, evidence: "read"),
    .overcharged(request: 1, planned: Money(minorUnits: 1, currency: "SEK"), charged: Money(minorUnits: Int64.max, currency: "EUR")),
    .resolvedPlaced(item: ItemID(event: 1, index: 0), order: "ord_1", reason: ""), .resolvedNotPlaced(item: ItemID(event: 1, index: 0), reason: "none there"),
    .renamed(account: account, order: "acme", to: "acme2", path: nil, reason: "r"),
    .renamed(account: account, order: "acme", to: "acme2", path: "p.order.yaml", reason: "r"),
    .itemRenamed(item: ItemID(event: 1, index: 0), names: ["vps:b"], fields: ["name": "0a"], reason: "r"),
    .retired(item: ItemID(event: 1, index: 0), reason: "r"), .contentAccepted(item: ItemID(event: 1, index: 0), fields: ["product": "0b"], reason: "r"),
    .planUsed(digest: "d1"),
    .cancelRequested(account: account, target: "hostup-v2", order: "ord_1", reason: "r"),
    .cancelEnded(cancel: 1, outcome: .withoutEffect, evidence: "the order is completed"),
  ]

  static func event(_ sequence: Int, _ change: LedgerChange = .planUsed(digest: "d")) -> LedgerEvent {
    LedgerEvent(sequence: sequence, time: start + Int64(sequence), author: author, change: change)
  }

  static func name(_ name: String, _ generation: Int = 1, _ account: ProviderAccount = account) -> LedgerName {
    LedgerName(account: account, name: name, generation: generation)
  }

  /// What the command tests and the tampering work on: one order awaits its payment, another request has no answer, one was refused.
  ///
  /// Items: 1.0 domain:acme.se (awaiting_payment), 1.1 vps:web1.acme.se = acme/web1 (awaiting_payment), 4.0 shared_hosting:acme.se (unknown),
  /// 4.1 domain:xn--rksmrgs-5wao1o.se (unknown), 8.0 domain:taken.se (refused).
  static func fill(_ storage: any LedgerStorage, clock: StoppedClock = StoppedClock(), digester: KeyedDigest = KeyedDigest(key: [1])) throws -> Ledger {
    var ledger = try Ledger(storage, clock: clock, author: author)
    let web = ["name": digester.digest(field: "name", "vps:web1.acme.se"), "product": digester.digest(field: "product", "vps-xs")]
    try ledger.record(.reserved(reservation(item("domain:acme.se"), item("vps:web1.acme.se", "acme/web1", fields: web))))
    try ledger.record(.sending(request: 1, providerTime: clock.now()))
    try ledger.record(.accepted(request: 1, orders: [providerOrder("ord_1")], isReplay: false))
    try ledger.record(.reserved(reservation(item("shared_hosting:acme.se"), item("domain:xn--rksmrgs-5wao1o.se"), order: "more", key: "order_attempt_2")))
    try ledger.record(.sending(request: 4, providerTime: nil))
    try ledger.record(.unclear(request: 4, evidence: "the connection was reset"))
    try ledger.record(.checked(request: 4, evidence: "GET /api/v2/orders: none since"))
    try ledger.record(.reserved(reservation(item("domain:taken.se"), order: "taken", key: "order_attempt_3")))
    try ledger.record(.sending(request: 8, providerTime: nil))
    try ledger.record(.refused(request: 8, status: 422, code: "domain_not_available", requestID: nil))
    return ledger
  }
}

extension DatabaseQueue {
  /// Another writer of a file, in the middle of its transaction until `ROLLBACK`.
  static func writing(_ path: String) throws -> DatabaseQueue {
    var configuration = GRDB.Configuration()
    configuration.allowsUnsafeTransactions = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
    return queue
  }
}
