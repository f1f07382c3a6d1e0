/// What the events of a ledger come to.
public struct LedgerState: Sendable {
  /// An item that a run has had to do with.
  public struct Item: Equatable, Sendable {
    public let id: ItemID
    /// The request that orders it; nil: adopted by `existing`.
    public let request: Int?
    public let account: ProviderAccount
    public let target: String
    public internal(set) var order: String
    public internal(set) var path: String
    public let type: String
    public let action: String?
    public internal(set) var names: [String]
    public let generation: Int
    public internal(set) var fields: [String: String]
    public let planned: Money?
    public internal(set) var state: ItemState
    /// What the provider calls it, or the order that it came with.
    public internal(set) var providerID: String?
    public internal(set) var isRetired = false
    /// The last event that spoke of it.
    public internal(set) var lastEvent: Int
    public internal(set) var since: Int64
  }

  /// A request, and what became of it.
  public struct Request: Equatable, Sendable {
    public enum Outcome: Equatable, Sendable {
      case reserved, sending, accepted, refused, notSent, unclear
    }

    public let id: Int
    public internal(set) var reservation: Reservation
    public internal(set) var outcome: Outcome = .reserved
    public internal(set) var firstSent: Int64?
    public internal(set) var firstSentByProvider: Int64?
    /// The latest sending, replays included.
    public internal(set) var lastSent: Int64?
    public internal(set) var evidence: [String] = []
    public internal(set) var orders: [ProviderOrder] = []
    public internal(set) var charged: Money?

    public func item(_ index: Int) -> ItemID { ItemID(event: id, index: index) }
    /// The order that the item at a place came with.
    func order(of index: Int) -> ProviderOrder? { orders.first { $0.items?.contains(index) ?? true } }
    public var items: [ItemID] { reservation.items.indices.map(item) }
  }

  /// A request to cancel a provider order.
  public struct Cancellation: Equatable, Sendable {
    /// The event that tells of the intent.
    public let id: Int
    public let account: ProviderAccount
    public let target: String
    public let order: String
    public let since: Int64
    /// nil: the run ended before an outcome was recorded.
    public internal(set) var outcome: CancelOutcome?
    public internal(set) var evidence: [String] = []

    /// Whether the order is cancelled is not settled.
    public var isOpen: Bool { outcome?.isOpen ?? true }
    /// It may have been carried out, and nobody has said so.
    public var isUncertain: Bool { outcome == nil || outcome == .unclear }
  }

  public private(set) var head = 0
  public private(set) var lastTime: Int64 = 0
  public private(set) var items: [ItemID: Item] = [:]
  public private(set) var requests: [Int: Request] = [:]
  public private(set) var usedPlans: Set<String> = []
  public private(set) var cancellations: [Int: Cancellation] = [:]
  /// Those that items have come to be known of.
  public private(set) var accounts: Set<ProviderAccount> = []
  /// The items that hold a name, by its generations.
  private var holders: [Name: [Int: ItemID]] = [:]

  private struct Name: Hashable {
    let account: ProviderAccount
    let name: String
  }

  public init() {}

  public init(_ events: some Sequence<LedgerEvent>) throws {
    for event in events { _ = try apply(event) }
  }

  /// The names that an event takes and frees.
  public struct NameChanges: Equatable, Sendable {
    public private(set) var taking: [LedgerName] = []
    public private(set) var freeing: [LedgerName] = []
    fileprivate var takers: [ItemID] = []

    fileprivate mutating func take(_ item: Item) {
      taking += item.ledgerNames
      takers += item.ledgerNames.map { _ in item.id }
    }

    fileprivate mutating func free(_ item: Item) { freeing += item.ledgerNames }
  }

  // MARK: Reading

  /// Requests of an order whose outcome is not known, or that were reserved and not sent, in the order in which they were made.
  public func openRequests(of order: String, at account: ProviderAccount) -> [Request] {
    requests.values.filter { request in
      request.reservation.order == order && request.reservation.account == account
        && (request.outcome == .reserved || request.items.contains { items[$0]?.state.isUncertain == true })
    }.sorted { $0.id < $1.id }
  }

  /// The items that hold one of these names at an account in their latest generation; more than one means that the names are of different items.
  public func holders(of names: [String], at account: ProviderAccount) -> [Item] {
    var found: Set<ItemID> = []
    for name in names {
      if let latest = holders[Name(account: account, name: name)]?.max(by: { $0.key < $1.key }) { found.insert(latest.value) }
    }
    // One of two names can have been given up in a later generation: then the later one is the item.
    let latest = found.compactMap { items[$0] }
    return latest.filter { item in !latest.contains { $0.generation > item.generation && !Set($0.names).isDisjoint(with: item.names) } }.sorted {
      $0.id < $1.id
    }
  }

  /// The items of an order that hold names and are not retired, in the order in which they came.
  public func placed(in order: String, at account: ProviderAccount) -> [Item] {
    items.values.filter { $0.order == order && $0.account == account && $0.state.holdsNames && !$0.isRetired }.sorted { $0.id < $1.id }
  }

  /// Cancellations of an account whose end is not known, in the order in which they were sent.
  public func openCancellations(at account: ProviderAccount) -> [Cancellation] {
    cancellations.values.filter { $0.isOpen && $0.account == account }.sorted { $0.id < $1.id }
  }

  /// The items that came with a provider order, in the order in which they were placed.
  public func items(ofOrder order: String, at account: ProviderAccount) -> [Item] {
    items.values.filter { item in
      guard item.account == account, item.state.holdsNames else { return false }
      if item.providerID == order { return true }
      return item.request.flatMap { requests[$0] }?.orders.contains { $0.id == order && $0.items?.contains(item.id.index) ?? true } ?? false
    }.sorted { $0.id < $1.id }
  }

  // MARK: Applying

  /// Takes one event in.
  /// - Throws: `LedgerFailure.corrupt` where it cannot follow what came before.
  public mutating func apply(_ event: LedgerEvent) throws -> NameChanges {
    guard event.sequence == head + 1 else { throw LedgerFailure.corrupt("event \(event.sequence) follows event \(head)") }
    var changes = NameChanges()
    try apply(event, &changes)
    head = event.sequence
    lastTime = max(lastTime, event.time)
    return changes
  }

  private mutating func apply(_ event: LedgerEvent, _ changes: inout NameChanges) throws {
    switch event.change {
    case .reserved(let reservation): try reserve(reservation, event, &changes)
    case .sending(let id, let providerTime):
      try update(id, event) {
        $0.outcome = .sending
        $0.firstSent = event.time
        $0.firstSentByProvider = providerTime
        $0.lastSent = event.time
      }
      try moveItems(of: id, to: .sending, event, &changes)
    case .replaying(let id, _):
      try stillOpen(id, event)
      try update(id, event) { $0.lastSent = event.time }
    case .notSent(let id, let reason):
      try update(id, event) {
        $0.outcome = .notSent
        $0.evidence.append(reason)
      }
      try moveItems(of: id, to: .notSent, event, &changes)
    case .accepted(let id, let orders, _): try accept(id, orders, event, &changes)
    case .refused(let id, let status, let code, _):
      try update(id, event) {
        $0.outcome = .refused
        $0.evidence.append("\(status) \(code)")
      }
      try moveItems(of: id, to: .refused, event, &changes)
    case .unclear(let id, let evidence):
      try stillOpen(id, event)
      try update(id, event) {
        $0.outcome = .unclear
        $0.evidence.append(evidence)
      }
      for item in requests[id]!.items where items[item]?.state == .sending { try move(item, to: .unknown, event, &changes) }
    case .checked(let id, let evidence): try update(id, event) { $0.evidence.append(evidence) }
    case .found(let item, let providerID, let evidence):
      try move(item, to: .adopted, event, &changes)
      items[item]?.providerID = providerID
      if let request = items[item]?.request { try update(request, event) { $0.evidence.append(evidence) } }
    case .adopted(let adoption): try adopt(adoption, event, &changes)
    case .followed(let id, let orders): try follow(id, orders, event, &changes)
    case .moved(let item, let state, _): try move(item, to: state, event, &changes)
    case .overcharged(let id, _, let charged): try update(id, event) { $0.charged = charged }
    case .resolvedPlaced(let item, let order, _):
      try uncertain(item)
      try move(item, to: .accepted, event, &changes)
      items[item]?.providerID = order
      name(order, of: item)
    case .resolvedNotPlaced(let item, _):
      try uncertain(item)
      try move(item, to: .notPlaced, event, &changes)
    case .renamed(let account, let old, let new, let path, _): try rename(account, old, new, path, event, &changes)
    case .itemRenamed(let item, let names, let fields, _):
      try holding(item, event) { held in
        changes.free(held)
        held.names = names
        held.fields = fields
        changes.take(held)
      }
    case .retired(let item, _): try holding(item, event) { $0.isRetired = true }
    case .contentAccepted(let item, let fields, _): try holding(item, event) { $0.fields = fields }
    case .planUsed(let digest):
      guard usedPlans.insert(digest).inserted else { throw LedgerFailure.corrupt("event \(event.sequence) uses a plan that is used already") }
    case .cancelRequested(let account, let target, let order, _):
      cancellations[event.sequence] = Cancellation(id: event.sequence, account: account, target: target, order: order, since: event.time)
    case .cancelEnded(let id, let outcome, let evidence):
      guard cancellations[id]?.isOpen == true else {
        throw LedgerFailure.corrupt("event \(event.sequence) speaks of cancellation \(id), which is \(cancellations[id] == nil ? "not there" : "over")")
      }
      cancellations[id]?.outcome = outcome
      if !evidence.isEmpty { cancellations[id]?.evidence.append(evidence) }
    }
    for name in changes.freeing { holders[Name(account: name.account, name: name.name)]?[name.generation] = nil }
    for (name, item) in zip(changes.taking, changes.takers) {
      let key = Name(account: name.account, name: name.name)
      guard holders[key]?[name.generation] == nil else { throw LedgerFailure.nameTaken(name.name) }
      holders[key, default: [:]][name.generation] = item
    }
  }

  private mutating func reserve(_ reservation: Reservation, _ event: LedgerEvent, _ changes: inout NameChanges) throws {
    requests[event.sequence] = Request(id: event.sequence, reservation: reservation)
    for (index, item) in reservation.items.enumerated() {
      let id = ItemID(event: event.sequence, index: index)
      add(
        Item(
          id: id, request: event.sequence, account: reservation.account, target: reservation.target, order: reservation.order, path: reservation.path,
          type: item.type, action: item.action, names: item.names, generation: item.generation, fields: item.fields, planned: item.planned,
          state: .reserved, lastEvent: event.sequence, since: event.time), &changes)
    }
  }

  private mutating func adopt(_ adoption: Adoption, _ event: LedgerEvent, _ changes: inout NameChanges) throws {
    add(
      Item(
        id: ItemID(event: event.sequence, index: 0), request: nil, account: adoption.account, target: adoption.target, order: adoption.order,
        path: adoption.path, type: adoption.item.type, action: adoption.item.action, names: adoption.item.names, generation: adoption.item.generation,
        fields: adoption.item.fields, planned: nil, state: .adopted, providerID: adoption.providerID, lastEvent: event.sequence, since: event.time),
      &changes)
  }

  private mutating func add(_ item: Item, _ changes: inout NameChanges) {
    items[item.id] = item
    accounts.insert(item.account)
    changes.take(item)
  }

  private mutating func accept(_ id: Int, _ orders: [ProviderOrder], _ event: LedgerEvent, _ changes: inout NameChanges) throws {
    try stillOpen(id, event)
    try update(id, event) {
      $0.outcome = .accepted
      // One that a person has named stays.
      $0.orders = $0.orders.filter { known in !orders.contains { $0.id == known.id } } + orders
    }
    let request = requests[id]!
    for index in request.reservation.items.indices {
      let order = request.order(of: index)
      // An item that was found at the account meanwhile stays what it is.
      guard items[request.item(index)]?.state.isUncertain == true else { continue }
      try move(request.item(index), to: order?.state ?? .accepted, event, &changes)
      items[request.item(index)]?.providerID = order?.id
    }
  }

  /// A person has said which order an item came with: it is one of the request's orders from here on, and read like them.
  private mutating func name(_ order: String, of item: ItemID) {
    guard let id = items[item]?.request, var request = requests[id] else { return }
    if let place = request.orders.firstIndex(where: { $0.id == order }) {
      if let items = request.orders[place].items, !items.contains(item.index) { request.orders[place].items = items + [item.index] }
    } else {
      request.orders.append(ProviderOrder(id: order, status: "not read yet", state: .accepted, items: [item.index]))
    }
    if !request.items.contains(where: { items[$0]?.state.isUncertain == true }) { request.outcome = .accepted }
    requests[id] = request
  }

  private mutating func follow(_ id: Int, _ orders: [ProviderOrder], _ event: LedgerEvent, _ changes: inout NameChanges) throws {
    try update(id, event) { $0.orders = orders }
    let request = requests[id]!
    for index in request.reservation.items.indices {
      guard let order = request.order(of: index), let item = items[request.item(index)], item.request == id, item.state.holdsNames, !item.state.isUncertain
      else { continue }
      // What the account owns is no longer what its order is. An id of the order itself was once taken for owning.
      if item.state == .adopted, item.providerID != order.id { continue }
      try move(item.id, to: order.state, event, &changes)
      items[item.id]?.providerID = order.id
    }
  }

  private mutating func rename(
    _ account: ProviderAccount, _ old: String, _ new: String, _ path: String?, _ event: LedgerEvent, _ changes: inout NameChanges
  ) throws {
    for id in items.keys.sorted() where items[id]?.order == old && items[id]?.account == account {
      if items[id]!.state.holdsNames { changes.free(items[id]!) }
      items[id]!.order = new
      if let path { items[id]!.path = path }
      items[id]!.names = items[id]!.names.map { $0.hasPrefix(old + "/") ? new + $0.dropFirst(old.count) : $0 }
      items[id]!.lastEvent = event.sequence
      if items[id]!.state.holdsNames { changes.take(items[id]!) }
    }
    for id in requests.keys where requests[id]?.reservation.order == old && requests[id]?.reservation.account == account {
      requests[id]?.reservation.order = new
      if let path { requests[id]?.reservation.path = path }
    }
  }

  private mutating func update(_ id: Int, _ event: LedgerEvent, _ change: (inout Request) -> Void) throws {
    guard requests[id] != nil else { throw LedgerFailure.corrupt("event \(event.sequence) speaks of request \(id), which is not there") }
    change(&requests[id]!)
  }

  private func uncertain(_ id: ItemID) throws {
    guard items[id]?.state.isUncertain == true else { throw LedgerFailure.corrupt("item \(id) is not unknown") }
  }

  /// An answer, or another sending, is possible only while the outcome of some item is not known.
  private func stillOpen(_ id: Int, _ event: LedgerEvent) throws {
    guard let request = requests[id] else { throw LedgerFailure.corrupt("event \(event.sequence) speaks of request \(id), which is not there") }
    guard request.items.contains(where: { items[$0]?.state.isUncertain == true }) else {
      throw LedgerFailure.corrupt("event \(event.sequence) speaks of request \(id), whose outcome is known")
    }
  }

  /// Changes an item that holds its names.
  private mutating func holding(_ id: ItemID, _ event: LedgerEvent, _ change: (inout Item) -> Void) throws {
    guard var item = items[id] else { throw LedgerFailure.corrupt("event \(event.sequence) speaks of item \(id), which is not there") }
    guard item.state.holdsNames else { throw LedgerFailure.corrupt("event \(event.sequence) speaks of item \(id), which is \(item.state.rawValue)") }
    change(&item)
    item.lastEvent = event.sequence
    items[id] = item
  }

  private mutating func moveItems(of request: Int, to state: ItemState, _ event: LedgerEvent, _ changes: inout NameChanges) throws {
    for item in requests[request]!.items { try move(item, to: state, event, &changes) }
  }

  private mutating func move(_ id: ItemID, to state: ItemState, _ event: LedgerEvent, _ changes: inout NameChanges) throws {
    guard var item = items[id] else { throw LedgerFailure.corrupt("event \(event.sequence) speaks of item \(id), which is not there") }
    guard item.state == state || item.state.successors.contains(state) else {
      throw LedgerFailure.corrupt("event \(event.sequence) moves item \(id) from \(item.state.rawValue) to \(state.rawValue)")
    }
    if item.state.holdsNames, !state.holdsNames { changes.free(item) }
    if item.state != state { item.since = event.time }
    item.state = state
    item.lastEvent = event.sequence
    items[id] = item
  }
}

extension LedgerState.Item {
  /// Its names, as they are taken.
  var ledgerNames: [LedgerName] { names.map { LedgerName(account: account, name: $0, generation: generation) } }
}
