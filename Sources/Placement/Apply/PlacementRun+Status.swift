public import Compiler
import OrderLanguage

/// What became of placed items.
public struct StatusReport: Sendable {
  public struct Row: Sendable {
    public var item: LedgerState.Item
    /// What the provider said last: its own word for the order's state.
    public var status: String?
    public var paymentURL: String?
    public var amount: Money?
  }

  public var rows: [Row] = []
  /// Why something could not be read anew: one line each.
  public var notes: [String] = []

  /// 0 settled, 10 pending, 20 something failed, 21 unknown, 22 a person must act.
  public var exitCode: Int32 {
    let states = rows.map(\.item.state)
    if states.contains(where: \.isUncertain) { return 21 }
    if states.contains(.failed) { return 20 }
    if states.contains(.needsHuman) || rows.contains(where: { $0.item.state == .awaitingPayment && $0.paymentURL != nil }) { return 22 }
    return states.contains { !$0.isSettled && $0 != .reserved } ? 10 : 0
  }
}

extension PlacementRun {
  /// Reads the ledger, and the providers of its accounts where the configuration knows them.
  ///
  /// - Parameter name: of an order or an item; nil: all.
  public func status(_ name: String?, configuration: Configuration?) throws -> StatusReport {
    var report = StatusReport()
    var ledger = try Ledger(environment.storage, clock: environment.clock, author: environment.author)
    // An account can be reached through two targets: a request is followed through the one that it went to.
    let groups = Dictionary(grouping: ledger.state.requests.values, by: { Route(account: $0.reservation.account, target: $0.reservation.target) })
    for (route, requests) in groups.sorted(by: { $0.key.description < $1.key.description }) {
      guard let provider = try ResolvedProvider.resolve(route, configuration, options, files: environment.files) else {
        report.notes.append("no provider of the configuration is \(route): what is shown is what the ledger knows")
        continue
      }
      let engine = try engine(for: provider)
      try engine.ledger.refresh()
      for request in requests.map(\.id).sorted() { try engine.follow(request) }
    }
    try ledger.refresh()
    for item in ledger.state.items.values.sorted(by: { $0.id < $1.id }) where item.state.holdsNames && !item.isRetired {
      guard name == nil || item.order == name || item.names.contains(where: { $0 == name || $0.hasSuffix(":" + name!) }) else { continue }
      let order = item.request.flatMap { ledger.state.requests[$0] }?.orders.first { $0.id == item.providerID }
      report.rows.append(StatusReport.Row(item: item, status: order?.status, paymentURL: order?.paymentURL, amount: order?.amount))
    }
    return report
  }
}

/// Where a request went: an account, in the language of a target.
struct Route: Hashable, CustomStringConvertible {
  let account: ProviderAccount
  let target: String

  var description: String { "account \(account) by \(target)" }
}

extension ResolvedProvider {
  /// The provider of an account of the ledger; nil where the configuration has none for it.
  static func resolve(
    _ route: Route, _ configuration: Configuration?, _ options: PlacementOptions, files: any FileAccess
  ) throws -> ResolvedProvider? {
    for (name, provider) in (configuration?.providers ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard let target = provider.target, target.rawValue == route.target, provider.account == route.account.account,
        ProviderConnection.origin(of: provider.baseURL ?? documentedBase[target]!) == route.account.origin
      else { continue }
      return try resolve(named: name, configuration, options, files: files)
    }
    return nil
  }
}
