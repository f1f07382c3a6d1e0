/// An order at HostUp: v1 and v2 see the same ones.
struct HostUpOrder: Codable, Sendable {
  enum Status: String, Codable, Sendable {
    case pending, active, completed, cancelled, failed
  }

  var id: String
  /// The id in v1, `number` in v2.
  var number: Int
  var invoiceID: String
  var invoiceNumber: Int
  var account: String
  var createdAt: Int64
  /// Before this it is in no list.
  var listedAt: Int64
  var status = Status.pending
  var isPaid = false
  var paymentMethod: String?
  var lines: [OrderLine]
  var subtotal = 0
  var tax = 0
  var stepsTaken = 0

  var total: Int { subtotal + tax }
  var isOpen: Bool { status == .pending || status == .active }
}
