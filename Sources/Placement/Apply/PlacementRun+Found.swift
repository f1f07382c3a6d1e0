import Compiler
import OrderLanguage

/// What became of requests, in words for a person.
extension PlacementRun {
  /// Tells what the provider made of a request, what it wants for it, and whether a person has to act.
  func tell(_ request: Int, _ entry: Entry, _ report: inout ApplyReport.Order) {
    let ledger = entry.engine.ledger.state
    let orders = ledger.requests[request]?.orders ?? []
    let isPaidAtPage = Planner.payment(entry.checked.order, entry.provider.target).hasPrefix("payment page")
    report.providerOrders += orders
    for order in orders {
      switch order.state {
      case .needsHuman: report.exit = .worst([report.exit, .person])
      case .failed, .cancelled: report.exit = .worst([report.exit, .refused])
      case .awaitingPayment, .accepted: if isPaidAtPage { report.exit = .worst([report.exit, .person]) }
      default: break
      }
    }
    guard let overcharge = ledger.overcharge(of: request) else { return }
    report.exit = .worst([report.exit, .person])
    report.notes.append(overcharge.message)
  }

  // MARK: Earlier runs

  /// What has been found out about the requests of an order.
  func found(of entry: Entry) -> ApplyReport.Order? {
    found.first { $0.name == entry.checked.order.name?.value && $0.account == entry.provider.account }
  }

  /// Keeps what has become known of the requests of an order, to be told.
  func learn(_ entry: Entry, since before: LedgerState) {
    let ledger = entry.engine.ledger.state
    let name = entry.checked.order.name?.value ?? ""
    let news = ledger.requests.values.filter { request in
      request.reservation.order == name && request.reservation.account == entry.provider.account
        && (Self.isNew(request, before, ledger) || ledger.waitsForPayment(request) && ledger.overcharge(of: request.id) != nil)
    }.sorted { $0.id < $1.id }
    guard !news.isEmpty else { return }
    var report = ApplyReport.Order(name: name, provider: entry.provider.name, account: entry.provider.account)
    for request in news {
      tell(request.id, entry, &report)
      let items = request.items.compactMap { ledger.items[$0] }
      report.items += items.map { ApplyReport.Item(title: $0.title, type: $0.type, state: $0.state, providerID: $0.providerID, isNew: false) }
      if request.orders.isEmpty, let planned = request.reservation.planned, items.contains(where: { $0.state == .adopted }) {
        let titles = items.filter { $0.state == .adopted }.map(\.title).joined(separator: ", ")
        report.notes.append(
          "\(titles) was found at the account, and what it costs is not told: compare the provider's invoice with the \(planned) that was planned")
      }
    }
    found.append(report)
  }

  /// Its outcome has become known, or that it costs more than was approved, or that a person has to act.
  private static func isNew(_ request: LedgerState.Request, _ before: LedgerState, _ after: LedgerState) -> Bool {
    guard let earlier = before.requests[request.id] else { return false }
    func isOpen(_ ledger: LedgerState) -> Bool { request.items.contains { ledger.items[$0]?.state.isUncertain == true } }
    func needsPerson(_ request: LedgerState.Request) -> Bool { request.orders.contains { $0.state == .needsHuman } }
    return isOpen(before) && !isOpen(after) || earlier.charged != request.charged || needsPerson(request) && !needsPerson(earlier)
  }
}

extension LedgerState {
  /// Somebody can still decide not to pay it.
  func waitsForPayment(_ request: Request) -> Bool {
    request.orders.contains { [.accepted, .awaitingPayment, .needsHuman].contains($0.state) && expectsMore(of: $0, in: request) }
  }

  /// The order of a request is not at its end, as far as the provider or a person has said. What the account owns can still have to be paid.
  func expectsMore(of order: ProviderOrder, in request: Request) -> Bool {
    guard !order.state.isSettled else { return false }
    return request.items.contains { id in
      guard order.items?.contains(id.index) ?? true, let state = items[id]?.state else { return false }
      return state.holdsNames && (!state.isSettled || state == .adopted)
    }
  }
}
