/// What an apply of an order comes to, before anything is read or sent.
public struct Decision: Sendable {
  public enum Mark: Equatable, Sendable {
    /// To be ordered.
    case new
    /// `existing`: to be read, and adopted.
    case adopt(String)
    /// Placed already, as this item of the ledger; the fields that differ from what was bought.
    case placed(ItemID, changed: [String])
    /// It may have been placed: nothing of the order is sent.
    case unknown(ItemID)
  }

  /// Why nothing of the order may be sent.
  public enum Stop: Equatable, Sendable {
    /// Two names of one item are of two placed items.
    case namesOfTwoItems(index: Int, [ItemID])
    /// Placed under another order name.
    case placedElsewhere(index: Int, order: String, ItemID)
    /// `generation` leaves one out, or goes back.
    case generationGap(index: Int, expected: Int)
    /// The generation before is not settled.
    case generationTooEarly(index: Int, ItemID, ItemState)
    /// A new item, while a placed one like it is no longer declared.
    case looksLikeRename(index: Int, ItemID)
    /// Placed at another account, which may be the same customer's.
    case placedAtOtherAccount(index: Int, ItemID)
    /// The order, or another one that has gone from its file, holds this item at another account, and nothing at this one.
    case orderAtOtherAccount(ItemID)
    /// The ledger knows the order at another path.
    case orderMoved(path: String)
    /// The ledger knows another order at this path, and that has gone from the file.
    case orderRenamed(from: String)
  }

  /// In the order of the spec's items.
  public var marks: [Mark] = []
  public var stops: [Stop] = []
  /// Placed items of the order that it declares no longer: they are still billed.
  public var undeclared: [ItemID] = []
  /// Requests of the order whose outcome is not known; nothing of the order is sent.
  public var openRequests: [Int] = []

  public init() {}

  /// The places of the items to order.
  public var new: [Int] { marks.indices.filter { marks[$0] == .new } }
  public var isBlocked: Bool { !openRequests.isEmpty || !stops.isEmpty }
}

extension Decision {
  /// Compares an order with the ledger.
  ///
  /// - Parameters:
  ///   - orderNames: the order names that the order's file declares, its own included.
  ///   - digest: the keyed digest of a field's content.
  public init(_ order: DeclaredOrder, at account: ProviderAccount, orderNames: Set<String>, in ledger: LedgerState, digest: (String, String) -> String) {
    self.init()
    let known = ledger.placed(in: order.name, at: account)
    if let moved = known.first(where: { $0.path != order.path }) { stops.append(.orderMoved(path: moved.path)) }
    if known.isEmpty, let gone = ledger.orders(at: order.path, account).first(where: { !orderNames.contains($0) }) { stops.append(.orderRenamed(from: gone)) }
    openRequests = ledger.openRequests(of: order.name, at: account).map(\.id)
    var declared: Set<ItemID> = []
    for (position, item) in order.items.enumerated() {
      let holders = ledger.holders(of: item.names, at: account)
      declared.formUnion(holders.map(\.id))
      marks.append(mark(item, position, order, holders, digest))
    }
    undeclared = known.map(\.id).filter { !declared.contains($0) && !ledger.isEarlierGeneration($0, of: declared) }
    addRenames(order, undeclared.compactMap { ledger.items[$0] }, digest)
    if !new.isEmpty { addOtherAccounts(order, account, isKnown: !known.isEmpty, orderNames, ledger) }
  }

  /// An order that is given to another account looks new there, in all of its items.
  private mutating func addOtherAccounts(
    _ order: DeclaredOrder, _ account: ProviderAccount, isKnown: Bool, _ orderNames: Set<String>, _ ledger: LedgerState
  ) {
    let others = ledger.accounts.filter { $0.isBeside(account) }.sorted { ($0.origin, $0.account) < ($1.origin, $1.account) }
    guard !others.isEmpty else { return }
    var isFound = false
    for position in new {
      let held = others.lazy.flatMap { ledger.holders(of: order.items[position].names, at: $0) }
      // A server can be called alike at two accounts. A domain is there once.
      guard let item = held.first(where: { !$0.isRetired && ($0.order == order.name || $0.type == "domain") }) else { continue }
      stops.append(.placedAtOtherAccount(index: position, item.id))
      isFound = true
    }
    guard !isFound, !isKnown else { return }
    for other in others {
      let gone = ledger.orders(at: order.path, other).filter { !orderNames.contains($0) }
      guard let item = ([order.name] + gone).lazy.compactMap({ ledger.placed(in: $0, at: other).first }).first else { continue }
      stops.append(.orderAtOtherAccount(item.id))
      return
    }
  }

  private mutating func mark(
    _ item: DeclaredItem, _ position: Int, _ order: DeclaredOrder, _ holders: [LedgerState.Item], _ digest: (String, String) -> String
  ) -> Mark {
    let fresh: Mark = item.existing.map { .adopt($0) } ?? .new
    guard let holder = holders.last else {
      if item.generation > 1 { stops.append(.generationGap(index: position, expected: 1)) }
      return fresh
    }
    if holders.count > 1 { stops.append(.namesOfTwoItems(index: position, holders.map(\.id))) }
    if holder.order != order.name { stops.append(.placedElsewhere(index: position, order: holder.order, holder.id)) }
    if holder.state.isUncertain { return .unknown(holder.id) }
    switch item.generation {
    case holder.generation:
      let changed = item.fields.filter { digest($0.key, $0.value) != holder.fields[$0.key] }.keys + holder.fields.keys.filter { item.fields[$0] == nil }
      return .placed(holder.id, changed: item.existing == nil ? Set(changed).sorted() : [])
    case holder.generation + 1:
      if !holder.state.isSettled { stops.append(.generationTooEarly(index: position, holder.id, holder.state)) }
      return fresh
    default:
      stops.append(.generationGap(index: position, expected: holder.generation + 1))
      return fresh
    }
  }

  /// A new item of the type and product of one that is no longer declared is probably the same under another name. Domains are what they are called.
  private mutating func addRenames(_ order: DeclaredOrder, _ gone: [LedgerState.Item], _ digest: (String, String) -> String) {
    for position in new where order.items[position].type != "domain" {
      let item = order.items[position]
      let product = item.fields["product"].map { digest("product", $0) }
      if let like = gone.first(where: { $0.type == item.type && $0.fields["product"] == product }) { stops.append(.looksLikeRename(index: position, like.id)) }
    }
  }
}

extension LedgerState {
  /// The names of the orders that hold items at a path.
  func orders(at path: String, _ account: ProviderAccount) -> [String] {
    Set(items.values.filter { $0.path == path && $0.account == account && $0.state.holdsNames && !$0.isRetired }.map(\.order)).sorted()
  }

  /// A later generation of the item is among these.
  func isEarlierGeneration(_ id: ItemID, of later: Set<ItemID>) -> Bool {
    guard let item = items[id] else { return false }
    return later.contains { items[$0].map { $0.generation > item.generation && !Set($0.names).isDisjoint(with: item.names) } ?? false }
  }
}
