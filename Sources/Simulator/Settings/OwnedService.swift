/// Something that an account holds at a provider.
public struct OwnedService: Codable, Hashable, Sendable {
  public enum Kind: String, Codable, Sendable {
    case domain, vps
    case sharedHosting = "shared_hosting"
    case site, addon
  }

  public enum Provider: String, Codable, Sendable {
    case hostup, superspace
  }

  /// Of the account.
  public var account: String
  public var kind: Kind
  public var provider: Provider
  /// The domain name in A-labels, the host name, the name of the site; empty where nothing names it.
  public var name: String
  /// The provider's own, `dom_…`; SuperSpace's are numbers.
  public var id: String
  public var orderID: String?
  public var product: String?
  /// Unix milliseconds; nil: it does not run out.
  public var expiresAt: Int64?
  /// nil: it does.
  public var renewsItself: Bool?

  public init(account: String, kind: Kind, name: String, id: String, orderID: String? = nil, product: String? = nil, provider: Provider = .hostup) {
    self.provider = provider
    self.account = account
    self.kind = kind
    self.name = ASCIIText.name(name)
    self.id = id
    self.orderID = orderID
    self.product = product
  }
}
