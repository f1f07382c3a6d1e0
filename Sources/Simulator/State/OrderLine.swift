/// One item with its price, in a preview or in an order.
struct OrderLine: Codable, Sendable {
  struct Option: Codable, Sendable {
    var key: String
    var amount: Int
    var quantity: Int?
  }

  var kind: OwnedService.Kind
  /// `register` or `transfer`.
  var action: String?
  /// The domain name, the host name or the name that the hosting account serves.
  var name: String?
  var product: String
  var years: Int?
  var cycle: String?
  /// In minor units, before tax; options and set-up included.
  var amount = 0
  var setup = 0
  var renewal = 0
  var options: [Option] = []

  /// What the item is known by: `domain:acme.se`, else its product.
  var naturalKey: String { name.map { "\(kind.rawValue):\($0)" } ?? product }
}
