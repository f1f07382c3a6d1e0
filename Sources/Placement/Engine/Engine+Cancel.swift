/// Cancelling an order, and finding out whether it is cancelled.
extension Engine {
  /// What became of a request to cancel.
  public struct Cancelled: Sendable {
    public let outcome: CancelOutcome
    /// One line; empty where the outcome says it all.
    public let evidence: String
    /// The order as it was read after the request; nil where it could not be read.
    public let details: OrderDetails?
    /// What the provider says beside it, as it says it: it may say secrets back, so the ledger has none of it.
    public internal(set) var detail = ""
  }

  /// Cancels an order: one request, once. Its intent is durable before the connection is opened, its outcome before it is told, and what the answer does not tell is read.
  ///
  /// - Throws: `LedgerFailure` before anything is sent, `Unrecorded` after.
  public func cancel(_ order: String, reason: String) throws -> Cancelled {
    let id = try ledger.record(.cancelRequested(account: account, target: api.target, order: order, reason: reason))
    var outcome = CancelOutcome.unclear
    var evidence: String
    var answer: CancelAnswer?
    do {
      let read = api.readingCancel(try send(cancelling: order), of: order)
      (outcome, evidence) = Self.outcome(of: read)
      answer = read
    } catch let failure as TransportFailure {
      evidence = failure.reason
      if failure.certainty == .notSent { outcome = .notSent }
    }
    do {
      try recordCancel(id, outcome, evidence)
      if case .cancelled(let later) = answer { try note(later) }
    } catch let failure as LedgerFailure {
      throw Unrecorded(answer: evidence.isEmpty ? outcome.rawValue : "\(outcome.rawValue), \(evidence)", failure: failure)
    }
    guard outcome != .notSent else { return Cancelled(outcome: outcome, evidence: evidence, details: nil) }
    var isRefused = false
    var detail = ""
    switch answer {
    case .conflict(let refusal):
      isRefused = true
      detail = refusal.detail
    case .refused(let refusal): detail = refusal.detail
    default: break
    }
    let details = try settleCancellation(id, isRefused: isRefused)
    return Cancelled(outcome: ledger.state.cancellations[id]?.outcome ?? outcome, evidence: evidence, details: details, detail: detail)
  }

  private static func outcome(of answer: CancelAnswer) -> (CancelOutcome, evidence: String) {
    switch answer {
    case .cancelled: (.cancelled, "")
    case .accepted: (.accepted, "")
    case .refused(let refusal): (.refused, "\(refusal.status) \(refusal.code)")
    // What it means, only the order itself tells.
    case .conflict(let refusal): (.unclear, "\(refusal.status) \(refusal.code)")
    case .unclear(let what): (.unclear, what)
    }
  }

  /// Reads the orders of cancellations whose end is not known, and records what they tell.
  ///
  /// - Returns: why an order could not be read; nil where all could, or nothing was to be read.
  @discardableResult
  public func settleCancellations() throws -> Unread? {
    var unread: Unread?
    for cancellation in ledger.state.openCancellations(at: account) where cancellation.target == api.target {
      lastRead = nil
      if try settleCancellation(cancellation.id) == nil { unread = unread ?? lastRead }
    }
    return unread
  }

  /// Reads the order of a cancellation, and records what it tells about order and cancellation.
  ///
  /// - Parameter isRefused: the answer was a conflict: an order that is not cancelled after it will not be.
  private func settleCancellation(_ id: Int, isRefused: Bool = false) throws -> OrderDetails? {
    guard let cancellation = ledger.state.cancellations[id], case .order(let details) = try api.details(cancellation.order, read: read) else { return nil }
    try note(details.order)
    guard ledger.state.cancellations[id]?.isOpen == true else { return details }
    switch details.order.state {
    case _ where isRefused: try recordCancel(id, .refused, "")
    // It may still arrive, or be worked off, for a while; an order that is at its end is past that.
    case .failed, .expired: try recordCancel(id, .withoutEffect, "the order is \(details.order.status)")
    case _ where clock.now() - cancellation.since > Ledger.lateArrival && cancellation.outcome != .accepted:
      try recordCancel(id, .withoutEffect, "the order is \(details.order.status)")
    case .active where cancellation.outcome == .accepted: try recordCancel(id, .withoutEffect, "the order is \(details.order.status)")
    default: break
    }
    return details
  }

  /// Records what an order is now, where the ledger knows otherwise: of its items, and of requests to cancel it.
  public func note(_ order: ProviderOrder) throws {
    for request in ledger.state.requests.values.sorted(by: { $0.id < $1.id }) where request.reservation.account == account {
      guard let place = request.orders.firstIndex(where: { $0.id == order.id }) else { continue }
      var orders = request.orders
      orders[place] = orders[place].followed(by: order)
      if orders != request.orders { try ledger.record(.followed(request: request.id, orders: orders)) }
    }
    guard order.state == .cancelled else { return }
    // Found at the account, or said by a person to be this order.
    for item in ledger.state.items(ofOrder: order.id, at: account) where item.state != .cancelled && !item.state.isUncertain && item.providerID == order.id {
      try ledger.record(.moved(item: item.id, to: .cancelled, evidence: "order \(order.id) is \(order.status)"))
    }
    for cancellation in ledger.state.openCancellations(at: account) where cancellation.order == order.id {
      try recordCancel(cancellation.id, .cancelled, "")
    }
  }

  private func recordCancel(_ id: Int, _ outcome: CancelOutcome, _ evidence: String) throws {
    guard ledger.state.cancellations[id]?.outcome != outcome else { return }
    for _ in 1...8 {
      do {
        try ledger.record(.cancelEnded(cancel: id, outcome: outcome, evidence: evidence))
        return
      } catch LedgerFailure.conflict {
        try ledger.refresh()
        guard ledger.state.cancellations[id]?.isOpen == true else { return }
      }
    }
    throw LedgerFailure.conflict
  }
}
