/// The answer to one request.
public struct SimulatedResponse: Sendable {
  public var status: Int
  /// Without those that belong to the connection (`Content-Length`, `Connection`).
  public var headers: [(name: String, value: String)]
  public var body: [UInt8]

  public init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The first header of a name; names are compared without case (RFC 9110 section 5.1).
  public subscript(header name: String) -> String? {
    headers.first { ASCIIText.equalsFolded($0.name, name) }?.value
  }
}
