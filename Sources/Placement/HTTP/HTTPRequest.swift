/// One request to a provider.
public struct HTTPRequest: Sendable {
  public enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    case delete = "DELETE"
  }

  public var method: Method
  /// Absolute.
  public var url: String
  /// In the order in which they are sent. `Authorization` and the like stand here, so headers are never printed.
  public var headers: [(name: String, value: String)]
  /// nil: no body, and no `Content-Type`.
  public var body: [UInt8]?
  /// How long a connection may take to come up, TLS included.
  public var connectTimeout: Duration = .seconds(10)
  /// How long everything may take, the last byte of the answer included.
  public var totalTimeout: Duration = .seconds(60)

  public init(method: Method, url: String, headers: [(name: String, value: String)] = [], body: [UInt8]? = nil) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}
