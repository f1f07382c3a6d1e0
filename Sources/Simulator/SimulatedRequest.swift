/// One request as the simulator receives it, whatever carried it.
public struct SimulatedRequest: Sendable {
  /// In capitals, `GET`.
  public var method: String
  /// The path with its query, as it stands in the request line.
  public var path: String
  /// Names are compared without case.
  public var headers: [(name: String, value: String)]
  public var body: [UInt8]

  public init(method: String, path: String, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.method = method
    self.path = path
    self.headers = headers
    self.body = body
  }

  /// The first header of a name.
  public subscript(header name: String) -> String? {
    headers.first { $0.name == name || ASCIIText.equalsFolded($0.name, name) }?.value
  }

  /// Asks a provider to cancel an order.
  public var cancelsOrder: Bool {
    let path = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
    switch method {
    case "POST": return path.hasSuffix("/cancel") && (path.hasPrefix("/api/v2/orders/") || path.hasPrefix("/api/billing/order/"))
    case "DELETE": return path.hasPrefix("/api/orders/")
    default: return false
    }
  }

  /// Asks a provider to place an order: what the faults go for unless they are told otherwise, beside cancelling one.
  public var placesOrder: Bool {
    guard method == "POST" else { return false }
    switch path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).first {
    case "/api/v2/orders", "/api/create-order", "/api/orders", "/api/orders/domain": return true
    default: return false
    }
  }
}
