public import OrderLanguage

/// What an order compiles to.
public struct CompiledOrder: Sendable {
  /// In the order in which they are to be sent; none where every item is there already.
  public let requests: [CompiledRequest]
  /// References that could not be resolved, or that must be and were not; their requests are not to be sent.
  public let secretProblems: [SecretProblem]
}

/// One request: what to send where, and where each value comes from.
public struct CompiledRequest: Sendable {
  /// The name of the order.
  public let order: String
  public let target: Target
  public let method: String
  /// The path below the provider's base URL.
  public let path: String
  /// Sending it twice does what sending it once does.
  public let isIdempotent: Bool
  /// The places in the spec's `items` of the items that it orders.
  public let items: [Int]
  /// JSON with a final newline.
  public let body: [UInt8]
  public let sourceMap: SourceMap

  /// The pointers of the secret references that stand in the body as they are written.
  public var unresolved: [String] { sourceMap.unresolved }
}
