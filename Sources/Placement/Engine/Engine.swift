/// Places orders: at most one provider order per item and generation, whatever fails.
///
/// It is a state machine over four effects: transport, ledger storage, clock and randomness. It catches their own failures and nothing else, so a crash in the middle
/// of any of them is only what the ledger knows by then. Before the first byte of an order request is sent its intent is durable; what came back is durable before
/// it is told.
public final class Engine {
  let account: ProviderAccount
  let api: any ProviderAPI
  let transport: any Transport
  let clock: any PlacementClock
  let random: any RandomSource
  let digester: KeyedDigest
  public var ledger: Ledger
  /// The provider's time against the clock that nobody can set, from the last answer that told.
  private var providerOffset: Int64?
  /// How long the provider has asked to be left alone by its last answer, in milliseconds.
  public private(set) var askedToWait: Int64?
  /// Why the last read tells nothing, where what it was answered with cannot be used; nil: nothing was read.
  var lastRead: Unread?

  public init(
    account: ProviderAccount, api: any ProviderAPI, ledger: Ledger, transport: any Transport, clock: any PlacementClock, random: any RandomSource,
    digester: KeyedDigest
  ) {
    self.account = account
    self.api = api
    self.transport = transport
    self.clock = clock
    self.random = random
    self.digester = digester
    self.ledger = ledger
  }

  /// Two clocks may differ by that much, in milliseconds.
  static let clockTolerance: Int64 = 60_000
  /// A `Date` is of whole seconds, and some time old when it comes: two of them can put one moment that far apart, in milliseconds.
  static let dateResolution: Int64 = 5_000

  /// A clock behind the ledger's last event cannot tell how old a request is; unless the provider's agrees with it: then it was another one that ran ahead.
  /// - Throws: `LedgerFailure.clockSetBack`.
  public func checkClock() throws {
    let now = clock.now()
    if let providerTime, abs(providerTime - now) <= Self.clockTolerance { return }
    guard now + Self.clockTolerance >= ledger.state.lastTime else { throw LedgerFailure.clockSetBack(last: ledger.state.lastTime, now: now) }
  }

  // MARK: Reading

  /// Sends a read, again after failures that pass: three times at most, with a growing wait or the one that the provider asks for.
  public func read(_ request: HTTPRequest) throws -> HTTPResponse? {
    let response = try readAgain(request)
    lastRead = Unread(response?.status)
    return response
  }

  private func readAgain(_ request: HTTPRequest) throws -> HTTPResponse? {
    var wait: Int64 = 500
    for attempt in 1...3 {
      var asked: Int64?
      do {
        let response = try transport.send(request)
        noteTime(of: response)
        askedToWait = nil
        guard response.status == 429 || response.status >= 500 else { return response }
        let seconds = response[header: "Retry-After"].flatMap { Int64($0) }.map { max($0, 0) }
        askedToWait = seconds.map { min($0, 3600) * 1000 }
        // Who asks for more is left alone: the caller knows whether it can wait.
        if let seconds, seconds > 30 { return response }
        asked = seconds.map { $0 * 1000 }
        if attempt == 3 { return response }
      } catch is TransportFailure {
        if attempt == 3 { return nil }
      }
      let jitter = Int64(try random.bytes(1)[0])
      try clock.sleep(milliseconds: (asked ?? wait) + jitter)
      wait *= 4
    }
    return nil
  }

  private func noteTime(of response: HTTPResponse) {
    if let date = response[header: "Date"].flatMap(HTTPDate.milliseconds) { providerOffset = date - clock.monotonic() }
  }

  /// The provider's time, where it has told it in this run.
  var providerTime: Int64? { providerOffset.map { $0 + clock.monotonic() } }

  /// Asks whose token it is.
  public func readAccount(of token: TokenUse) throws -> AccountAnswer { try api.account(of: token, read: read) }

  /// Sends the request that cancels an order.
  func send(cancelling order: String) throws -> HTTPResponse {
    let response = try transport.send(api.cancel(order))
    noteTime(of: response)
    return response
  }

  // MARK: Deciding

  /// Compares an order with the ledger.
  public func decide(_ order: DeclaredOrder, orderNames: Set<String>) -> Decision {
    Decision(order, at: account, orderNames: orderNames, in: ledger.state) { digester.digest(field: $0, $1) }
  }

  // MARK: What earlier runs left open

  /// Finds out about requests of an order whose outcome is not known, by reading alone.
  public func settleOpenRequests(of order: DeclaredOrder) throws {
    for request in ledger.state.openRequests(of: order.name, at: account) {
      if request.outcome == .reserved {
        try ledger.record(.notSent(request: request.id, reason: "the run ended before the request was sent"))
        continue
      }
      if request.outcome == .sending { try ledger.record(.unclear(request: request.id, evidence: "the run ended before an answer was recorded")) }
      try reconcile(request.id)
    }
  }

  /// Requests of an order whose outcome is not known, each with its bytes, where sending them again under their key can place nothing twice. Whether that may be done,
  /// and for what price, the caller judges: where the first sending was lost, the second one buys.
  ///
  /// - Parameters:
  ///   - isForecast: what a run would find that sends: by then it has recorded that a request without an answer is open, and knows what secret references stand for, so
  ///     that bytes which hold some are not compared. Nothing is to be sent by it.
  ///   - rebuild: compiles a request again, for items of the spec and a key; nil where it cannot be had.
  public func replayable(
    of order: DeclaredOrder, isForecast: Bool = false, rebuild: ([Int], String?) throws -> PreparedRequest?
  ) throws -> [(request: Int, PreparedRequest)] {
    try ledger.state.openRequests(of: order.name, at: account).compactMap { request in
      try replayable(request, order, isForecast, rebuild).map { (request.id, $0) }
    }
  }

  private func isOpen(_ request: Int) -> Bool {
    ledger.state.requests[request]?.items.contains { ledger.state.items[$0]?.state.isUncertain == true } ?? false
  }

  /// The same bytes, where sending them again is safe.
  ///
  /// A request can reach the provider late, so only the first half of the window counts; and both ends are the provider's own time, since ours may have been set.
  private func replayable(
    _ request: LedgerState.Request, _ order: DeclaredOrder, _ isForecast: Bool, _ rebuild: ([Int], String?) throws -> PreparedRequest?
  ) throws -> PreparedRequest? {
    guard request.outcome == .unclear || isForecast && request.outcome == .sending, let window = api.keyWindow, let key = request.reservation.key,
      let sent = request.firstSentByProvider,
      let now = providerTime
    else { return nil }
    guard request.items.allSatisfy({ ledger.state.items[$0]?.state.isUncertain == true }) else { return nil }
    let age = now - sent
    guard age >= -Self.dateResolution, age <= window.components.seconds * 1000 / 2 else { return nil }
    var indices: [Int] = []
    for item in request.reservation.items {
      guard let declared = order.items.first(where: { !Set($0.names).isDisjoint(with: item.names) && $0.generation == item.generation }) else { return nil }
      indices.append(declared.index)
    }
    guard let again = try rebuild(indices, key) else { return nil }
    if isForecast, !again.unresolved.isEmpty { return again }
    return digester.digest(request: again) == request.reservation.requestDigest ? again : nil
  }

  /// Sends a request once more, as `replayable` gave it just before.
  ///
  /// - Throws: `LedgerFailure` before anything is sent, `Unrecorded` after.
  public func replay(_ request: Int, _ again: PreparedRequest) throws {
    try ledger.record(.replaying(request: request, providerTime: providerTime))
    var outcome: LedgerChange
    var answer: String
    do {
      let response = try transport.send(api.order(again))
      noteTime(of: response)
      let read = api.reading(response)
      answer = Self.summary(read)
      switch read {
      case .accepted(let orders, let isReplay): outcome = .accepted(request: request, orders: orders, isReplay: isReplay)
      // Said to a replay, a refusal says nothing about the first request.
      case .refused(let refusal): outcome = .unclear(request: request, evidence: "sent again: \(refusal.status) \(refusal.code)")
      case .unclear(let what, _): outcome = .unclear(request: request, evidence: "sent again: \(what)")
      }
    } catch let failure as TransportFailure {
      answer = failure.reason
      outcome = .unclear(request: request, evidence: "sent again: \(failure.reason)")
    }
    do {
      try recordOutcome(of: request, outcome)
    } catch let failure as LedgerFailure {
      throw Unrecorded(answer: answer, failure: failure)
    }
  }

  private func reconcile(_ id: Int) throws {
    guard let request = ledger.state.requests[id] else { return }
    let items = request.reservation.items.enumerated().filter { ledger.state.items[request.item($0.offset)]?.state.isUncertain == true }.map {
      SoughtRequest.Item(index: $0.offset, type: $0.element.type, names: $0.element.names, generation: $0.element.generation)
    }
    // Orders of other requests, and those that a person has named for items of them.
    let others =
      ledger.state.requests.values.filter { $0.id != id }.flatMap(\.orders).map(\.id)
      + ledger.state.items.values.filter { $0.account == account && $0.request != id }.compactMap(\.providerID)
    let sought = SoughtRequest(
      sentAt: request.firstSentByProvider, otherOrders: Set(others), items: items, itemCount: request.items.count, orders: request.orders)
    let findings = try api.find(sought, read: read)
    for found in findings.found where items.contains(where: { $0.index == found.index }) {
      try recordOutcome(of: id, .found(item: request.item(found.index), providerID: found.providerID, evidence: found.evidence))
    }
    if !findings.orders.isEmpty {
      if isOpen(id) {
        // All that is not owned came with the order, and is what that is, from now on too.
        if !findings.evidence.isEmpty { try ledger.record(.checked(request: id, evidence: findings.evidence)) }
        try recordOutcome(of: id, .accepted(request: id, orders: findings.orders, isReplay: false))
      } else {
        try recordOutcome(of: id, .followed(request: id, orders: findings.orders))
      }
    }
    if isOpen(id) {
      try ledger.record(.checked(request: id, evidence: findings.looked.isEmpty ? "nothing could be read" : findings.looked.joined(separator: "; ")))
    }
  }

  // MARK: Sending

  /// What became of one request.
  public struct Sent: Sendable {
    public enum Outcome: Sendable {
      case accepted([ProviderOrder])
      case refused(Refusal)
      case notSent(String)
      case unclear(String, Refusal?)
    }

    public let request: Int
    public let prepared: PreparedRequest
    public let outcome: Outcome
  }

  /// A key that no request has had.
  public func newKey() throws -> String { "order_attempt_" + Hex.text(try random.bytes(16)) }

  /// Sends one request for items that the ledger does not know, and records what came back.
  ///
  /// - Throws: `LedgerFailure` before anything is sent, `Unrecorded` after.
  public func send(_ prepared: PreparedRequest, key: String?, of order: DeclaredOrder, terms: SendingTerms = SendingTerms()) throws -> Sent {
    let reservation = reservation(prepared, key, order, terms)
    guard reservation.items.count == prepared.items.count else { throw LedgerFailure.other("an item of the request has no name to be known by") }
    try ledger.record(all: (terms.unusedPlan.map { [.planUsed(digest: $0)] } ?? []) + [.reserved(reservation)])
    let id = ledger.state.head
    try ledger.record(.sending(request: id, providerTime: providerTime))
    let answer: OrderAnswer
    do {
      let response = try transport.send(api.order(prepared))
      noteTime(of: response)
      answer = api.reading(response)
    } catch let failure as TransportFailure {
      switch failure.certainty {
      case .notSent:
        try recordOutcome(of: id, .notSent(request: id, reason: failure.reason))
        return Sent(request: id, prepared: prepared, outcome: .notSent(failure.reason))
      case .maybeSent: answer = .unclear(evidence: failure.reason, nil)
      }
    }
    do {
      return try record(answer, id, prepared)
    } catch let failure as LedgerFailure {
      throw Unrecorded(answer: Self.summary(answer), failure: failure)
    }
  }

  /// An answer that is known and could not be recorded: the ledger says "sending", and the next run finds out.
  public struct Unrecorded: Error, Sendable {
    /// One line.
    public let answer: String
    public let failure: LedgerFailure
  }

  private static func summary(_ answer: OrderAnswer) -> String {
    switch answer {
    case .accepted(let orders, _): "accepted, \(orders.map(\.title).joined(separator: ", "))"
    case .refused(let refusal): "refused, \(refusal.status) \(refusal.code)"
    case .unclear(let evidence, _): evidence
    }
  }

  private func record(_ answer: OrderAnswer, _ id: Int, _ prepared: PreparedRequest) throws -> Sent {
    switch answer {
    case .accepted(let orders, let isReplay):
      try recordOutcome(of: id, .accepted(request: id, orders: orders, isReplay: isReplay))
      return Sent(request: id, prepared: prepared, outcome: .accepted(orders))
    case .refused(let refusal):
      try recordOutcome(of: id, .refused(request: id, status: refusal.status, code: refusal.code, requestID: refusal.requestID))
      return Sent(request: id, prepared: prepared, outcome: .refused(refusal))
    case .unclear(let evidence, let refusal):
      try recordOutcome(of: id, .unclear(request: id, evidence: evidence))
      return Sent(request: id, prepared: prepared, outcome: .unclear(evidence, refusal))
    }
  }

  private func reservation(_ prepared: PreparedRequest, _ key: String?, _ order: DeclaredOrder, _ terms: SendingTerms) -> Reservation {
    let items = prepared.items.compactMap { index in order.items.first { $0.index == index } }
    return Reservation(
      account: account, target: order.target, order: order.name, path: order.path, key: key, requestDigest: digester.digest(request: prepared),
      limits: terms.limits, planned: terms.total, planDigest: terms.planDigest, labels: order.labels,
      items: items.map { item in
        Reservation.Item(
          type: item.type, action: item.action, names: item.names, generation: item.generation, fields: digester.digests(of: item),
          planned: terms.lines[item.index])
      })
  }

  /// Records what became of a request that was sent, also where another run has written meanwhile: what that has found out stays.
  private func recordOutcome(of id: Int, _ change: LedgerChange) throws {
    for _ in 1...8 {
      do {
        try ledger.record(fitting(change, id))
        return
      } catch LedgerFailure.conflict {
        try ledger.refresh()
      }
    }
    throw LedgerFailure.conflict
  }

  /// What is left to say where another run has written meanwhile.
  private func fitting(_ change: LedgerChange, _ id: Int) -> LedgerChange {
    let known = LedgerChange.checked(request: id, evidence: "an answer came after another run had found out")
    switch change {
    case .found(let item, _, _): return ledger.state.items[item]?.state.isUncertain == true ? change : known
    case .followed: return ledger.state.requests[id]?.orders.isEmpty == true ? change : known
    case _ where !isOpen(id): return known
    // Another run has sent the same bytes since: what this one was told is no longer about the only sending.
    case .refused(_, let status, let code, _) where !isSending(id): return .unclear(request: id, evidence: "\(status) \(code), beside another sending")
    case .notSent(_, let reason) where !isSending(id): return .unclear(request: id, evidence: "\(reason), beside another sending")
    default: return change
    }
  }

  private func isSending(_ request: Int) -> Bool {
    ledger.state.requests[request]?.items.allSatisfy { ledger.state.items[$0]?.state == .sending } ?? false
  }

  // MARK: Following up

  /// Reads the orders of a request again where more is to come, and records what has changed.
  ///
  /// - Returns: why an order could not be read; nil where all could, or nothing was to be read.
  @discardableResult
  public func follow(_ id: Int) throws -> Unread? {
    guard let request = ledger.state.requests[id] else { return nil }
    var orders = request.orders
    var unread: Unread?
    for (index, order) in orders.enumerated() where ledger.state.expectsMore(of: order, in: request) {
      lastRead = nil
      if let later = try api.follow(order, read: read) { orders[index] = order.followed(by: later) } else { unread = unread ?? lastRead }
    }
    if orders != request.orders { try ledger.record(.followed(request: id, orders: orders)) }
    return unread
  }
}

/// Under what an order is sent: kept with it.
public struct SendingTerms: Sendable {
  public var limits: [String] = []
  public var total: Money?
  /// Lines before tax, by the item's place in the spec.
  public var lines: [Int: Money] = [:]
  public var planDigest: String?
  /// A saved plan that the request uses up, in one transaction with its reservation.
  public var unusedPlan: String?

  public init() {}
}
