/// An order of the ledger that no spec of a run declares.
public struct UndeclaredOrder: Sendable {
  /// One of its items.
  public struct Item: Sendable {
    public var item: ItemID
    public var title: String
    public var state: ItemState
  }

  public var account: ProviderAccount
  public var name: String
  /// Where the ledger knows it: relative to the outermost configuration.
  public var path: String
  public var items: [Item]
}

extension LedgerState {
  /// The orders that hold items and are not among these, by account and name. An order that is declared for another account is not declared here.
  func orders(otherThan declared: Set<OrderName>) -> [UndeclaredOrder] {
    let held = Dictionary(grouping: items.values.filter { $0.state.holdsNames && !$0.isRetired }) { OrderName(account: $0.account, name: $0.order) }
    return held.filter { !declared.contains($0.key) }.map { key, items in
      let items = items.sorted { $0.id < $1.id }
      return UndeclaredOrder(
        account: key.account, name: key.name, path: items[0].path,
        items: items.map { UndeclaredOrder.Item(item: $0.id, title: $0.names.first ?? "\($0.id)", state: $0.state) })
    }.sorted { ("\($0.account)", $0.name) < ("\($1.account)", $1.name) }
  }
}

/// An order of an account.
struct OrderName: Hashable {
  let account: ProviderAccount
  let name: String
}

extension ItemState {
  /// What is so of something that was placed and is declared no longer: lower case, no full stop.
  public var undeclaredStanding: String {
    switch self {
    case .failed, .cancelled, .expired: "no longer declared; \(rawValue)"
    case .reserved, .sending, .unknown: "no longer declared; it is not known whether it was ordered"
    default: "no longer declared; still billed"
    }
  }
}
