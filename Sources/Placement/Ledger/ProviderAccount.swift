/// Whose orders: an account at one origin. What a simulator accepted is never "placed" at the provider.
public struct ProviderAccount: Hashable, Codable, Sendable, CustomStringConvertible {
  /// Scheme, host and port of the base URL, in lower case: `https://cloud.hostup.se`.
  public let origin: String
  /// The account as the configuration names it: `client_01h…`, an account number.
  public let account: String

  public init(origin: String, account: String) {
    self.origin = origin
    self.account = account
  }

  /// What one of the two holds is not new at the other: one customer has a name of its own in each API of a provider, and an order can be given to another provider by mistake.
  /// What is on this machine is a simulator, and nobody's but its own.
  func isBeside(_ other: ProviderAccount) -> Bool { self != other && (origin == other.origin || !isSimulated && !other.isSimulated) }

  private var isSimulated: Bool { CurlAddress.isLoopback(ProviderConnection.host(of: origin)) }

  public var description: String { "\(account) at \(origin)" }
}
