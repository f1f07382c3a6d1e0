public import Compiler
public import Diagnostics
import OrderLanguage

/// What became of placed items.
public struct StatusReport: Sendable {
  public struct Row: Sendable {
    public var item: LedgerState.Item
    /// What the provider said last: its own word for the order's state.
    public var status: String?
    public var paymentURL: String?
    public var amount: Money?
    /// When it runs out, where the provider tells.
    public var expires: CalendarDate?
    /// nil: the provider does not tell.
    public var renewsItself: Bool?
    /// A request to cancel it was sent, and what became of that is not known.
    public var isBeingCancelled = false
    /// The provider that it is at is asked: what is shown can change.
    public var isFollowed = false
    /// The provider wants more for its order than was approved, and it is not paid.
    public var isOvercharged = false
    /// How it stands says how the run ends: not of an item that was retired, but where it was asked for.
    public var counts = true
  }

  public var rows: [Row] = []
  /// Why something could not be read anew: one line each.
  public var notes: [String] = []
  /// What runs out could not be read of everything that can run out.
  public var lacksExpiries = false
  /// A request to cancel an order may have been carried out, and the order does not show it.
  public var hasUnclearCancellation = false
  /// Where nothing goes by the name that was asked for: what does, and is nearly called so.
  public var suggestion: String?
  /// How long a provider has asked to be left alone, in milliseconds.
  public var askedToWait: Int64?

  public init() {}

  /// 0 settled, 10 pending, 20 something failed, 21 unknown, 22 a person must act.
  public var exitCode: Int32 {
    let rows = rows.filter(\.counts)
    let states = rows.map(\.item.state)
    if states.contains(where: \.isUncertain) || hasUnclearCancellation { return 21 }
    if states.contains(.failed) { return 20 }
    if states.contains(.needsHuman) || rows.contains(where: { $0.isOvercharged || $0.item.state == .awaitingPayment && $0.paymentURL != nil }) { return 22 }
    return states.contains { !$0.isSettled && $0 != .reserved } ? 10 : 0
  }

  /// Nothing of it changes by looking again: all is at its end, or only apply or a person can move it.
  public var isOver: Bool {
    rows.filter(\.counts).allSatisfy { row in
      if row.isBeingCancelled, row.isFollowed { return false }
      return row.item.state.isSettled || row.item.state.isUncertain || row.item.state == .reserved || !row.isFollowed
    }
  }

  /// What runs out up to a day, the first one first.
  public mutating func keep(expiringUntil day: CalendarDate) {
    rows = rows.filter { $0.expires.map { $0 <= day } ?? false }.sorted { ($0.expires!, $0.item.id) < ($1.expires!, $1.item.id) }
  }
}

extension PlacementRun {
  /// Reads the ledger, and the providers of its accounts where the configuration knows them.
  ///
  /// - Parameters:
  ///   - name: of an order or an item; nil: all.
  ///   - readsExpiries: asks for what the account holds, too.
  public func status(_ name: String?, readsExpiries: Bool = true, configuration: Configuration?) throws -> StatusReport {
    var report = StatusReport()
    var ledger = try Ledger(environment.storage, clock: environment.clock, author: environment.author)
    let before = ledger.state
    // An account can be reached through two targets: a request is followed through the one that it went to.
    var engines: [Route: Engine] = [:]
    var turnedAway: Set<Route> = []
    var providers: [Route: ResolvedProvider] = [:]
    for route in Set(ledger.state.items.values.map { Route(account: $0.account, target: $0.target) }).sorted(by: { $0.description < $1.description }) {
      let found: ResolvedProvider?
      do {
        found = try ResolvedProvider.resolve(route, for: .reading, configuration, options, files: environment.files)
      } catch PlacementFailure.usage(let message) {
        // The other accounts are asked all the same.
        report.notes.append("\(message): what is shown of its orders is what the ledger knows")
        continue
      }
      guard let provider = found else {
        report.notes.append("no provider of the configuration is \(route): what is shown is what the ledger knows")
        continue
      }
      let engine = try engine(for: provider)
      try engine.ledger.refresh()
      environment.progress("asking \(provider.name) what became of its orders")
      let unread = try follow(ledger.state.requests.values.filter { Route($0) == route }.map(\.id).sorted(), engine)
      // A run that was asked to stop reads nothing more.
      if let unread, !environment.isCancelled() {
        report.notes.append("provider `\(provider.name)` \(unread.words): what is shown of its orders is what the ledger knew before")
        if case .turnedAway = unread { turnedAway.insert(route) }
      }
      engines[route] = engine
      providers[route] = provider
      if let asked = engine.askedToWait { report.askedToWait = max(asked, report.askedToWait ?? 0) }
    }
    try ledger.refresh()
    var meant: Set<ItemID>?
    if let name { (meant, report.suggestion) = Self.items(meantBy: name, in: ledger.state) }
    for item in ledger.state.items.values.sorted(by: { $0.id < $1.id })
    where item.state.holdsNames && meant.map({ $0.contains(item.id) }) ?? true {
      let order = item.request.flatMap { ledger.state.requests[$0] }?.orders.first { $0.id == item.providerID }
      var row = StatusReport.Row(item: item, status: order?.status, paymentURL: order?.paymentURL, amount: order?.amount)
      row.counts = !item.isRetired || meant != nil
      let route = Route(account: item.account, target: item.target)
      row.isFollowed = engines[route] != nil && !turnedAway.contains(route)
      if let nameless = ledger.state.nameless(orderOf: item) {
        row.isFollowed = false
        if !item.state.isSettled { report.notes.append("\(nameless.namelessness(of: item)): its site tells what becomes of it") }
      }
      let open = ledger.state.openCancellations(at: item.account).filter { $0.order == item.providerID }
      row.isBeingCancelled = !open.isEmpty
      if open.contains(where: \.isUncertain) { report.hasUnclearCancellation = true }
      if let request = item.request.flatMap({ ledger.state.requests[$0] }), let overcharge = ledger.state.overcharge(of: request.id) {
        row.isOvercharged = ledger.state.waitsForPayment(request)
        let isTold = !row.isOvercharged && before.requests[request.id]?.charged == request.charged
        if !isTold, !report.notes.contains(overcharge.message) { report.notes.append(overcharge.message) }
      }
      report.rows.append(row)
    }
    if readsExpiries { try addExpiries(to: &report, engines, providers) }
    return report
  }

  /// Reads what requests of one account came to, as long as that tells something.
  /// - Returns: why something could not be read.
  private func follow(_ requests: [Int], _ engine: Engine) throws -> Unread? {
    var first: Unread?
    for request in requests {
      guard let unread = try engine.follow(request) else { continue }
      first = first ?? unread
      if unread.isLasting { return first }
    }
    let cancellations = try engine.settleCancellations()
    return first ?? cancellations
  }

  /// The items of an order, those that came with a provider's order, or an item as other commands find it; else what may have been meant.
  private static func items(meantBy name: String, in ledger: LedgerState) -> (Set<ItemID>, suggestion: String?) {
    let whole = ledger.items.values.filter { $0.order == name || $0.providerID == name }
    if !whole.isEmpty { return (Set(whole.map(\.id)), nil) }
    switch ItemSearch.find(name, in: ledger, narrowing: { $0.state.holdsNames && !$0.isRetired }) {
    case .one(let item): return ([item.id], nil)
    case .several(let items): return (Set(items.map(\.id)), nil)
    case .none(let suggestion): return ([], Suggestion.nearest(to: name, in: Set(ledger.items.values.map(\.order)).sorted()) ?? suggestion)
    }
  }

  // MARK: What runs out

  private func addExpiries(to report: inout StatusReport, _ engines: [Route: Engine], _ providers: [Route: ResolvedProvider]) throws {
    let delivered = report.rows.indices.filter { [.active, .adopted].contains(report.rows[$0].item.state) }
    let groups = Dictionary(grouping: delivered) { place in
      ListOfRoute(route: Route(account: report.rows[place].item.account, target: report.rows[place].item.target), type: report.rows[place].item.type)
    }
    for (list, places) in groups.sorted(by: { $0.key.description < $1.key.description }) {
      guard let type = ItemType(rawValue: list.type) else { continue }
      guard let engine = engines[list.route], let provider = providers[list.route] else {
        report.lacksExpiries = true
        continue
      }
      environment.progress(
        "asking \(provider.name) when \(places.count) \(list.type) item\(places.count == 1 ? "" : "s") run\(places.count == 1 ? "s" : "") out")
      try add(type, places, engine, provider, to: &report)
    }
  }

  /// As few names as this are looked for one by one, since the whole list can be long.
  private static let fewNames = 8

  private func add(_ type: ItemType, _ places: [Int], _ engine: Engine, _ provider: ResolvedProvider, to report: inout StatusReport) throws {
    var held: [HeldItem] = []
    let names = places.compactMap { report.rows[$0].item.naturalName }
    let questions: [String?] = type == .domain && names.count == places.count && names.count <= Self.fewNames ? names.map { $0 } : [nil]
    for question in questions {
      switch try provider.api.held(type, named: question, read: engine.read) {
      case .items(let items): held += items
      case .notListed:
        report.notes.append("\(provider.name) does not tell when a \(type.rawValue) item runs out")
        return
      case .unavailable(let reason):
        report.notes.append("when \(type.rawValue) items run out is not known: \(provider.name): \(reason)")
        report.lacksExpiries = true
        return
      }
      if let asked = engine.askedToWait { report.askedToWait = max(asked, report.askedToWait ?? 0) }
    }
    let byID = Dictionary(held.map { ($0.id, $0) }) { first, _ in first }
    let byName = Dictionary(held.compactMap { item in item.name.map { (HostUpV2API.aLabels($0), item) } }) { first, _ in first }
    for place in places {
      let item = report.rows[place].item
      guard let match = item.naturalName.flatMap({ byName[$0] }) ?? item.providerID.flatMap({ byID[$0] }) else { continue }
      report.rows[place].expires = match.expires
      report.rows[place].renewsItself = match.renewsItself
    }
  }
}

/// A list of a provider that items are looked up in.
private struct ListOfRoute: Hashable, CustomStringConvertible {
  let route: Route
  let type: String

  var description: String { "\(route) \(type)" }
}

extension LedgerState.Item {
  /// The natural key without the type; sites keep their letter case.
  fileprivate var naturalName: String? { names.compactMap { $0.suffix(after: type + ":") }.first }
}

/// Where a request went: an account, in the language of a target.
struct Route: Hashable, CustomStringConvertible {
  let account: ProviderAccount
  let target: String

  init(account: ProviderAccount, target: String) {
    self.account = account
    self.target = target
  }

  init(_ request: LedgerState.Request) { self.init(account: request.reservation.account, target: request.reservation.target) }

  var description: String { "account \(account) by \(target)" }
}

extension ResolvedProvider {
  /// The provider of an account of the ledger; nil where the configuration has none for it.
  static func resolve(
    _ route: Route, for use: TokenUse, _ configuration: Configuration?, _ options: PlacementOptions, files: any FileAccess
  ) throws -> ResolvedProvider? {
    for (name, provider) in (configuration?.providers ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard let target = provider.target, target.rawValue == route.target, provider.account == route.account.account,
        ProviderConnection.origin(of: provider.baseURL ?? documentedBase[target]!) == route.account.origin
      else { continue }
      return try resolve(named: name, for: use, configuration, options, files: files)
    }
    return nil
  }
}
