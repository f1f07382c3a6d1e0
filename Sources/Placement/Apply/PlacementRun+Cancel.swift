public import Compiler

/// What a person sees before an order is cancelled: everything that goes with it.
public struct CancelView: Sendable {
  public let order: OrderDetails
  public let provider: String
  public let target: String
  public let account: ProviderAccount
  /// What the ledger knows to have come with it.
  public let items: [LedgerState.Item]
  /// Earlier requests to cancel it whose end is not known.
  public let open: [LedgerState.Cancellation]
  /// What it costs above what was approved.
  public let overcharges: [Overcharge]

  public var id: String { order.order.id }
}

/// What cancel came to.
public enum CancelResult: Sendable {
  /// Nothing was sent: the order is cancelled already.
  case alreadyCancelled(CancelView)
  /// Nothing was sent: the provider does not cancel it. One line.
  case impossible(CancelView, String)
  /// Nothing was sent: the person, or the lack of one, said no.
  case declined(CancelView)
  case ended(CancelView, Engine.Cancelled)
}

extension PlacementRun {
  /// Cancels the provider order of an item, or the order itself: once, after a person has seen what goes with it.
  ///
  /// The caller holds the ledger's lock.
  /// - Parameters:
  ///   - name: an item as `ItemSearch` takes it, or the provider's id of an order.
  ///   - confirm: asked once, where something would be cancelled.
  /// - Throws: `PlacementFailure.usage` where nothing can be cancelled, and what apply throws.
  public func cancel(_ name: String, reason: String, configuration: Configuration?, confirm: (CancelView) throws -> Bool) throws -> CancelResult {
    let ledger = try Ledger(environment.storage, clock: environment.clock, author: environment.author)
    let (route, order) = try Self.order(of: name, in: ledger.state)
    guard let provider = try ResolvedProvider.resolve(route, for: .ordering, configuration, options, files: environment.files) else {
      throw PlacementFailure.usage("order \(order) is of \(route), and no provider of the configuration is that")
    }
    let engine = try engine(for: provider)
    try checkAccount(provider, engine, for: .ordering)
    environment.progress("reading order \(order) at \(provider.name)")
    let details: OrderDetails
    switch try provider.api.details(order, read: engine.read) {
    case .order(let read): details = provider.hiding(read)
    case .notFound:
      throw PlacementFailure.usage(
        "\(provider.name) has no order \(order): what it calls so is no order that can be cancelled here, or it is gone; nothing was sent. "
          + "If it is gone, say so with `orderspec ledger resolve ITEM --ended cancelled --reason TEXT`")
    case .refused(let refusal): throw PlacementFailure.usage(Self.turnedAway(provider, refusal, .reading))
    case .unavailable(let reason):
      guard !environment.isCancelled() else { throw PlacementFailure.guarded("the run was asked to stop; nothing was sent") }
      throw PlacementFailure.usage("\(provider.name): \(reason): what goes with the order is not known, so nothing was sent")
    }
    try engine.note(details.order)
    let view = CancelView(
      order: details, provider: provider.name, target: route.target, account: provider.account,
      items: engine.ledger.state.items(ofOrder: order, at: provider.account),
      open: engine.ledger.state.openCancellations(at: provider.account).filter { $0.order == order },
      overcharges: engine.ledger.state.requests.keys.sorted().compactMap(engine.ledger.state.overcharge).filter { $0.order == order })
    if details.order.state == .cancelled { return .alreadyCancelled(view) }
    if details.order.state == .failed || details.order.state == .expired { return .impossible(view, "it is \(details.order.status)") }
    if let obstacle = details.obstacle { return .impossible(view, obstacle) }
    guard !environment.isCancelled() else { throw PlacementFailure.guarded("the run was asked to stop; nothing was sent") }
    guard try confirm(view) else { return .declined(view) }
    // A person may have said yes with one hand and stopped the run with the other.
    guard !environment.isCancelled() else { throw PlacementFailure.guarded("the run was asked to stop; nothing was sent") }
    environment.progress("cancelling order \(order) at \(provider.name)")
    var cancelled = try engine.cancel(order, reason: reason)
    cancelled.detail = provider.hiding(cancelled.detail)
    return .ended(view, cancelled)
  }

  /// The provider order that a name means, with where it is.
  private static func order(of name: String, in ledger: LedgerState) throws -> (Route, order: String) {
    let known = ledger.requests.values.filter { $0.orders.contains { $0.id == name } }
      .map { Route(account: $0.reservation.account, target: $0.reservation.target) }
    let said = ledger.items.values.filter { $0.providerID == name && $0.state.holdsNames }.map { Route(account: $0.account, target: $0.target) }
    let routes = Set(known + said)
    if let route = routes.first, !name.isEmpty {
      guard routes.count == 1 else {
        throw PlacementFailure.usage(
          "`\(name)` is an order of \(routes.map(\.description).sorted().joined(separator: " and of ")): name one of its items instead")
      }
      return (route, name)
    }
    switch ItemSearch.find(name, in: ledger, narrowing: \.state.holdsNames) {
    case .none(let suggestion):
      throw PlacementFailure.usage(
        "the ledger has no item and no provider order `\(name)`" + (suggestion.map { "; did you mean `\($0)`?" } ?? "; `orderspec ledger list` lists them"))
    case .several(let items):
      throw PlacementFailure.usage(
        "`\(name)` can be \(items.count) items: \(items.map { "\($0.id) (\($0.title), \($0.account))" }.joined(separator: ", ")); call it by its number")
    case .one(let item):
      if item.state.isUncertain {
        throw PlacementFailure.usage("\(item.title) is \(item.state.rawValue): whether it was ordered is not known; run apply again, it finds out first")
      }
      guard item.state.holdsNames, item.state != .reserved else {
        throw PlacementFailure.usage("\(item.title) is \(item.state.rawValue): there is nothing to cancel")
      }
      // What is owned has an id of its own, which is that of no order.
      let ordered = item.request.flatMap { ledger.requests[$0]?.order(of: item.id.index)?.id } ?? item.providerID
      guard let order = ordered, !order.isEmpty else {
        if let placed = ledger.nameless(orderOf: item) {
          throw PlacementFailure.usage("\(placed.namelessness(of: item)): it cannot be cancelled here; see the provider's site")
        }
        throw PlacementFailure.usage("\(item.title) has no provider order yet; `orderspec status` asks for it")
      }
      guard item.request != nil else {
        throw PlacementFailure.usage("\(item.title) was adopted as \(order), and not ordered here: no order is known to cancel; see the provider's site")
      }
      return (Route(account: item.account, target: item.target), order)
    }
  }
}

extension LedgerState {
  /// The order that an item came with, where its provider has given no id of it.
  func nameless(orderOf item: Item) -> ProviderOrder? {
    guard item.providerID?.isEmpty == true else { return nil }
    return item.request.flatMap { requests[$0] }?.orders.first { $0.isNameless && $0.items?.contains(item.id.index) ?? true }
  }
}

extension ProviderOrder {
  /// Why nothing more can be told of what came with it; a person can look for the invoice.
  func namelessness(of item: LedgerState.Item) -> String {
    "the provider gave no id of the order of \(item.title)" + (invoice.map { " (invoice \($0))" } ?? "")
  }
}

extension ResolvedProvider {
  /// A text of the provider without its tokens, which it may say back.
  func hiding(_ text: String) -> String {
    tokens.filter { $0.utf8.count >= 4 }.sorted { $0.utf8.count > $1.utf8.count }.reduce(text) { $0.replacing($1, with: "•") }
  }

  func hiding(_ details: OrderDetails) -> OrderDetails {
    var shown = details
    shown.lines = details.lines.map(hiding)
    shown.obstacle = details.obstacle.map(hiding)
    return shown
  }
}
