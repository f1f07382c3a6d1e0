/// One thing that happened, as the ledger keeps it. No contact data and no secret is part of any.
public enum LedgerChange: Codable, Equatable, Sendable {
  /// The intent to send a request, with everything that a later run needs to judge it by. The names of its items are taken from here on.
  case reserved(Reservation)
  /// The next thing is to open the connection. Times are Unix milliseconds; the provider's, where it told its own shortly before.
  case sending(request: Int, providerTime: Int64?)
  /// The request never left.
  case notSent(request: Int, reason: String)
  /// The same bytes under the same key are about to be sent again.
  case replaying(request: Int, providerTime: Int64?)
  /// A 2xx that could be read.
  case accepted(request: Int, orders: [ProviderOrder], isReplay: Bool)
  /// A definite refusal: nothing was created.
  case refused(request: Int, status: Int, code: String, requestID: String?)
  /// The request may have been carried out.
  case unclear(request: Int, evidence: String)
  /// What was read to find out about an unclear request, and what it gave.
  case checked(request: Int, evidence: String)
  /// An item of an unclear request was found at the account.
  case found(item: ItemID, providerID: String, evidence: String)
  /// `existing` was read and matches.
  case adopted(Adoption)
  /// A later reading of the orders of an accepted request.
  case followed(request: Int, orders: [ProviderOrder])
  /// A later reading of a placed item.
  case moved(item: ItemID, to: ItemState, evidence: String)
  /// The provider charged, or wants, more than was planned.
  case overcharged(request: Int, planned: Money, charged: Money)
  /// A person's word about an item whose outcome was unknown.
  case resolvedPlaced(item: ItemID, order: String, reason: String)
  case resolvedNotPlaced(item: ItemID, reason: String)
  /// The order goes by another name now; its items, and the names that carry the order, with it.
  case renamed(account: ProviderAccount, order: String, to: String, path: String?, reason: String)
  /// The item goes by other names now.
  case itemRenamed(item: ItemID, names: [String], fields: [String: String], reason: String)
  /// The item is no longer looked for in the spec.
  case retired(item: ItemID, reason: String)
  /// The declared content is the known one from here on.
  case contentAccepted(item: ItemID, fields: [String: String], reason: String)
  case planUsed(digest: String)
  /// The intent to cancel a provider order: a request for it may be sent from here on.
  case cancelRequested(account: ProviderAccount, target: String, order: String, reason: String)
  /// What is known of a cancellation from here on; while it is not over, a later reading can tell more.
  case cancelEnded(cancel: Int, outcome: CancelOutcome, evidence: String)
}

/// What became of a request to cancel a provider order.
public enum CancelOutcome: String, Codable, CaseIterable, Sendable {
  /// The provider has said that the order is cancelled.
  case cancelled
  /// The provider has taken the request, and has not said that the order is cancelled.
  case accepted
  /// The provider said no.
  case refused
  /// The request never left.
  case notSent = "not_sent"
  /// The request may have been carried out.
  case unclear
  /// The order went on, long after the request.
  case withoutEffect = "without_effect"

  /// A later reading can tell more.
  public var isOpen: Bool { self == .unclear || self == .accepted }
}

/// A request that is going to be sent, and the items that it orders.
public struct Reservation: Codable, Equatable, Sendable {
  public struct Item: Codable, Equatable, Sendable {
    public var type: String
    public var action: String?
    /// All names: the natural key (`domain:acme.se`), the id with its order (`acme-launch/more-disk`).
    public var names: [String]
    public var generation: Int
    /// A keyed digest of each thing that was bought: name, product, period, options, premium.
    public var fields: [String: String]
    /// The line before tax, where it is known.
    public var planned: Money?

    public init(type: String, action: String?, names: [String], generation: Int, fields: [String: String], planned: Money? = nil) {
      self.type = type
      self.action = action
      self.names = names
      self.generation = generation
      self.fields = fields
      self.planned = planned
    }
  }

  public var account: ProviderAccount
  public var target: String
  public var order: String
  /// The file, relative to the outermost configuration.
  public var path: String
  /// The key under which the provider knows the request; nil where it has none.
  public var key: String?
  /// The keyed digest of the request's bytes.
  public var requestDigest: String
  /// The guards that held, as they are written: `maxTotal 1500.00 SEK`.
  public var limits: [String]
  /// The total that was shown, tax included.
  public var planned: Money?
  public var planDigest: String?
  public var labels: [String: String]
  public var items: [Item]

  public init(
    account: ProviderAccount, target: String, order: String, path: String, key: String?, requestDigest: String, limits: [String] = [],
    planned: Money? = nil, planDigest: String? = nil, labels: [String: String] = [:], items: [Item]
  ) {
    self.account = account
    self.target = target
    self.order = order
    self.path = path
    self.key = key
    self.requestDigest = requestDigest
    self.limits = limits
    self.planned = planned
    self.planDigest = planDigest
    self.labels = labels
    self.items = items
  }
}

/// An item that the account has already.
public struct Adoption: Codable, Equatable, Sendable {
  public var account: ProviderAccount
  public var target: String
  public var order: String
  public var path: String
  public var item: Reservation.Item
  /// The `existing` of the spec.
  public var providerID: String
  public var evidence: String

  public init(account: ProviderAccount, target: String, order: String, path: String, item: Reservation.Item, providerID: String, evidence: String) {
    self.account = account
    self.target = target
    self.order = order
    self.path = path
    self.item = item
    self.providerID = providerID
    self.evidence = evidence
  }
}

/// What a provider says of an order that it has made.
public struct ProviderOrder: Codable, Equatable, Sendable {
  /// `ord_…`, an order's uuid; empty where the provider has given none (a cart under way, an invoice alone).
  public var id: String
  /// The provider's own word.
  public var status: String
  public var state: ItemState
  public var invoice: String?
  public var amount: Money?
  public var dueAt: String?
  /// Absolute.
  public var paymentURL: String?
  /// The cart that leads to the order, where the provider makes orders through one.
  public var cart: String?
  /// The places, in the request, of the items that it speaks of; nil: all.
  public var items: [Int]?
  /// The provider says that nobody has paid it; nil: it has not told.
  public var isUnpaid: Bool?

  public init(
    id: String, status: String, state: ItemState, invoice: String? = nil, amount: Money? = nil, dueAt: String? = nil, paymentURL: String? = nil,
    cart: String? = nil, items: [Int]? = nil, isUnpaid: Bool? = nil
  ) {
    self.id = id
    self.status = status
    self.state = state
    self.invoice = invoice
    self.amount = amount
    self.dueAt = dueAt
    self.paymentURL = paymentURL
    self.cart = cart
    self.items = items
    self.isUnpaid = isUnpaid
  }

  /// What is known of it after a later reading: what that does not tell is not forgotten.
  func followed(by later: ProviderOrder) -> ProviderOrder {
    var order = later
    order.items = items
    order.cart = later.cart ?? cart
    order.amount = later.amount ?? amount
    order.invoice = later.invoice ?? invoice
    order.dueAt = later.dueAt ?? dueAt
    order.paymentURL = later.paymentURL ?? paymentURL
    order.isUnpaid = later.isUnpaid ?? isUnpaid
    return order
  }
}

/// An item of the ledger: the event that brought it, and its place in that.
public struct ItemID: Hashable, Codable, Comparable, Sendable, CustomStringConvertible {
  public let event: Int
  public let index: Int

  public init(event: Int, index: Int) {
    self.event = event
    self.index = index
  }

  public var description: String { "\(event).\(index)" }
  public static func < (left: ItemID, right: ItemID) -> Bool { (left.event, left.index) < (right.event, right.index) }
}
