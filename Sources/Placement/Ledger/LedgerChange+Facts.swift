/// One thing that an event tells, for people and for programs.
public struct LedgerFact: Equatable, Sendable {
  /// In words: `provider id`.
  public let name: String
  public let values: [String]
  /// There can be several; else there is one value.
  public let isList: Bool

  /// As machine formats call it: `providerId`.
  public var key: String {
    let words = name.split(separator: " ")
    return words.prefix(1).joined() + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  init(_ name: String, _ value: String) {
    self.name = name
    values = [value]
    isList = false
  }

  init(_ name: String, _ values: [String]) {
    self.name = name
    self.values = values
    isList = true
  }
}

extension LedgerChange {
  /// What kind of change it is, as machine formats call it.
  public var kind: String {
    switch self {
    case .reserved: "reserved"
    case .sending: "sending"
    case .notSent: "not_sent"
    case .replaying: "replaying"
    case .accepted: "accepted"
    case .refused: "refused"
    case .unclear: "unclear"
    case .checked: "checked"
    case .found: "found"
    case .adopted: "adopted"
    case .followed: "followed"
    case .moved: "moved"
    case .overcharged: "overcharged"
    case .resolvedPlaced: "resolved_placed"
    case .resolvedNotPlaced: "resolved_not_placed"
    case .renamed: "renamed"
    case .itemRenamed: "item_renamed"
    case .retired: "retired"
    case .contentAccepted: "content_accepted"
    case .planUsed: "plan_used"
    case .cancelRequested: "cancel_requested"
    case .cancelEnded: "cancel_ended"
    }
  }

  /// The request that it speaks of, beside the one that it is itself.
  public var request: Int? {
    switch self {
    case .sending(let request, _), .notSent(let request, _), .replaying(let request, _), .accepted(let request, _, _), .refused(let request, _, _, _),
      .unclear(let request, _), .checked(let request, _), .followed(let request, _), .overcharged(let request, _, _):
      request
    default: nil
    }
  }

  /// The cancellation that it speaks of; nil within where it begins one, nil where it speaks of none.
  public var cancellation: Int?? {
    switch self {
    case .cancelRequested: .some(nil)
    case .cancelEnded(let cancel, _, _): cancel
    default: nil
    }
  }

  /// The item that it speaks of.
  public var item: ItemID? {
    switch self {
    case .found(let item, _, _), .moved(let item, _, _), .resolvedPlaced(let item, _, _), .resolvedNotPlaced(let item, _), .itemRenamed(let item, _, _, _),
      .retired(let item, _), .contentAccepted(let item, _, _):
      item
    default: nil
    }
  }

  /// What it tells, beside what it speaks of.
  public var facts: [LedgerFact] {
    switch self {
    case .reserved(let reservation): Self.facts(reservation)
    case .sending(_, let time), .replaying(_, let time): time.map { [LedgerFact("provider time", Timestamp.text($0))] } ?? []
    case .notSent(_, let reason): [LedgerFact("reason", reason)]
    case .accepted(_, let orders, let isReplay): [LedgerFact("orders", orders.map(\.summary))] + (isReplay ? [LedgerFact("replay", "yes")] : [])
    case .refused(_, let status, let code, let requestID):
      [LedgerFact("status", String(status)), LedgerFact("code", code)] + (requestID.map { [LedgerFact("request id", $0)] } ?? [])
    case .unclear(_, let evidence), .checked(_, let evidence): [LedgerFact("evidence", evidence)]
    case .found(_, let providerID, let evidence): [LedgerFact("provider id", providerID), LedgerFact("evidence", evidence)]
    case .adopted(let adoption):
      Self.place(adoption.account, adoption.target, adoption.order, adoption.path)
        + [LedgerFact("items", [Self.summary(adoption.item)]), LedgerFact("provider id", adoption.providerID), LedgerFact("evidence", adoption.evidence)]
    case .followed(_, let orders): [LedgerFact("orders", orders.map(\.summary))]
    case .moved(_, let state, let evidence): [LedgerFact("state", state.rawValue), LedgerFact("evidence", evidence)]
    case .overcharged(_, let planned, let charged): [LedgerFact("planned", "\(planned)"), LedgerFact("charged", "\(charged)")]
    case .resolvedPlaced(_, let order, let reason): [LedgerFact("provider id", order)] + Self.reason(reason)
    case .resolvedNotPlaced(_, let reason), .retired(_, let reason): Self.reason(reason)
    case .renamed(let account, let order, let new, let path, let reason):
      [LedgerFact("account", "\(account)"), LedgerFact("order", order), LedgerFact("to", new)] + (path.map { [LedgerFact("path", $0)] } ?? [])
        + Self.reason(reason)
    case .itemRenamed(_, let names, _, let reason): [LedgerFact("names", names)] + Self.reason(reason)
    case .contentAccepted(_, let fields, let reason): [LedgerFact("fields", fields.keys.sorted())] + Self.reason(reason)
    case .planUsed(let digest): [LedgerFact("plan", digest)]
    case .cancelRequested(let account, let target, let order, let reason):
      [LedgerFact("provider id", order), LedgerFact("account", "\(account)"), LedgerFact("target", target)] + Self.reason(reason)
    case .cancelEnded(let cancel, let outcome, let evidence):
      [LedgerFact("cancellation", String(cancel)), LedgerFact("outcome", outcome.rawValue)] + (evidence.isEmpty ? [] : [LedgerFact("evidence", evidence)])
    }
  }

  private static func facts(_ reservation: Reservation) -> [LedgerFact] {
    var facts = place(reservation.account, reservation.target, reservation.order, reservation.path)
    facts.append(LedgerFact("items", reservation.items.map(summary)))
    if let planned = reservation.planned { facts.append(LedgerFact("planned", "\(planned)")) }
    if !reservation.limits.isEmpty { facts.append(LedgerFact("limits", reservation.limits)) }
    if let key = reservation.key { facts.append(LedgerFact("key", key)) }
    if let plan = reservation.planDigest { facts.append(LedgerFact("plan", plan)) }
    if !reservation.labels.isEmpty { facts.append(LedgerFact("labels", reservation.labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })) }
    return facts
  }

  private static func place(_ account: ProviderAccount, _ target: String, _ order: String, _ path: String) -> [LedgerFact] {
    [LedgerFact("order", order), LedgerFact("path", path), LedgerFact("account", "\(account)"), LedgerFact("target", target)]
  }

  private static func summary(_ item: Reservation.Item) -> String {
    (item.names.first ?? item.type) + (item.generation > 1 ? "@\(item.generation)" : "") + (item.planned.map { " \($0)" } ?? "")
  }

  private static func reason(_ reason: String) -> [LedgerFact] { reason.isEmpty ? [] : [LedgerFact("reason", reason)] }
}

extension ProviderOrder {
  /// The provider has given nothing that it could be asked for by, and never will.
  public var isNameless: Bool { id.isEmpty && cart == nil }

  /// What it is called: `order ord_…`, `cart …`.
  public var title: String { id.isEmpty ? cart.map { "cart \($0)" } ?? "order without an id" : "order \(id)" }

  /// In one line; what a person pays, and where, among it.
  public var summary: String {
    var parts = ["\(isNameless ? "no id" : id.isEmpty ? "no id yet" : id): \(status) (\(state.rawValue))"]
    if let invoice { parts.append("invoice \(invoice)") }
    if let amount { parts.append("\(amount)") }
    if let dueAt { parts.append("due \(dueAt)") }
    if let paymentURL { parts.append("pay at \(paymentURL)") }
    if let cart { parts.append("cart \(cart)") }
    return parts.joined(separator: ", ")
  }
}
