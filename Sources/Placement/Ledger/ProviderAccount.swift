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

  public var description: String { "\(account) at \(origin)" }
}
