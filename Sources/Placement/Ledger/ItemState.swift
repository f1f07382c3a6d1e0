/// What is known of an item that apply has had to do with.
public enum ItemState: String, Codable, CaseIterable, Sendable {
  /// The intent is durable; nothing has been sent.
  case reserved
  /// A request with the item may be on its way, or may have been when the run ended.
  case sending
  /// A request with the item was sent, and what came back does not tell whether it was placed.
  case unknown
  case accepted
  case awaitingPayment = "awaiting_payment"
  case provisioning
  case active
  /// The account has it: named by `existing`, or found while an outcome was unknown.
  case adopted
  /// A person must act: authentication, an identity check.
  case needsHuman = "needs_human"
  case failed
  case cancelled
  case expired
  /// The provider said no before anything was created.
  case refused
  /// The request never left.
  case notSent = "not_sent"
  /// A person found that an unknown item was not placed.
  case notPlaced = "not_placed"

  /// The names of the item are taken: it is or may be at the provider.
  public var holdsNames: Bool {
    switch self {
    case .refused, .notSent, .notPlaced: false
    default: true
    }
  }

  /// A request may have been sent whose outcome is not known.
  public var isUncertain: Bool { self == .sending || self == .unknown }

  /// It was placed, and has come to nothing or to its end.
  public var isOver: Bool { [.failed, .cancelled, .expired].contains(self) }

  /// Nothing more is expected to happen: the next generation may be ordered.
  public var isSettled: Bool {
    switch self {
    case .active, .adopted, .failed, .cancelled, .expired: true
    default: false
    }
  }

  /// What may come next. A state is never left for one from which the item could be ordered a second time, but by a person's word.
  var successors: Set<ItemState> {
    switch self {
    case .reserved: [.sending, .notSent]
    case .sending:
      [.accepted, .awaitingPayment, .provisioning, .active, .needsHuman, .failed, .cancelled, .expired, .refused, .unknown, .notSent, .adopted, .notPlaced]
    case .unknown: [.accepted, .awaitingPayment, .provisioning, .active, .needsHuman, .failed, .cancelled, .expired, .adopted, .notPlaced]
    case .accepted, .awaitingPayment, .provisioning, .needsHuman, .active, .adopted, .failed, .cancelled, .expired:
      [.accepted, .awaitingPayment, .provisioning, .needsHuman, .active, .failed, .cancelled, .expired]
    case .refused, .notSent, .notPlaced: []
    }
  }
}
