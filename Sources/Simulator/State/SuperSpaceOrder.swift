/// An order at SuperSpace with the cart that it came from: each cart has one.
struct SuperSpaceOrder: Codable, Sendable {
  enum Status: String, Codable, Sendable {
    case pending, processing, completed, failed, cancelled
  }

  enum Payment: String, Codable, Sendable {
    case processing, succeeded
    case awaitingAuthentication = "awaiting_authentication"
  }

  struct Site: Codable, Sendable {
    var name: String
    var variant: String
    var location: String
  }

  /// A UUID.
  var id: String
  var taskID: Int
  var cartToken: String
  /// How often the cart still shows no order.
  var emptyPolls: Int
  var account: String
  var createdAt: Int64
  var updatedAt: Int64
  var listedAt: Int64
  var status = Status.pending
  var payment: Payment
  var line: OrderLine
  var site: Site?
  var stepsTaken = 0

  var isOpen: Bool { status == .pending || status == .processing }
}
