/// What a person asks about an order that a provider has made, and how it is cancelled.
public protocol ProviderOrders: Sendable {
  /// Reads an order with all that goes with it.
  func details(_ order: String, read: Reader) throws -> DetailsAnswer
  /// The request that cancels an order.
  func cancel(_ order: String) -> HTTPRequest
  /// What the answer to it says.
  func readingCancel(_ response: HTTPResponse, of order: String) -> CancelAnswer
}

/// An order as its provider shows it.
public struct OrderDetails: Equatable, Sendable {
  public var order: ProviderOrder
  /// What it is for, in words; empty where the provider does not tell.
  public var lines: [String] = []
  /// nil: the provider does not tell.
  public var isPaid: Bool?
  /// Why the provider does not let it be cancelled, by its own word.
  public var obstacle: String?

  public init(order: ProviderOrder) { self.order = order }
}

/// An order, or why there is none.
public enum DetailsAnswer: Equatable, Sendable {
  case order(OrderDetails)
  /// The account has no such order.
  case notFound
  /// The token was turned away.
  case refused(Refusal)
  /// There was no answer that could be read.
  case unavailable(String)
}

/// What an answer to a request that cancels says.
public enum CancelAnswer: Equatable, Sendable {
  /// The order as it is after the request: it is cancelled.
  case cancelled(ProviderOrder)
  /// The request was taken; nothing says yet that the order is cancelled.
  case accepted
  /// A problem that says no: nothing was done.
  case refused(Refusal)
  /// A problem that also comes where the order is cancelled already, or is just being cancelled.
  case conflict(Refusal)
  case unclear(String)
}

extension CancelAnswer {
  /// A problem document of a provider, by its status (RFC 9110 section 15.5): 409 speaks of the order's present state, 408, 425 and 429 say nothing about the order.
  static func problem(_ refusal: Refusal) -> CancelAnswer {
    switch refusal.status {
    case 408, 425, 429: .unclear("\(refusal.status) \(refusal.code)")
    case 409: .conflict(refusal)
    default: .refused(refusal)
    }
  }
}
