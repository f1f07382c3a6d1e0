/// A customer of the simulated providers: one account is known to all three APIs.
public struct SimulatedAccount: Sendable {
  /// A credential. HostUp v2 and SuperSpace take it as a bearer, HostUp v1 as `X-API-Key` too.
  public struct Token: Sendable {
    /// Whose credential it is at SuperSpace (documentation, "overview" and "oauth").
    public enum Kind: Sendable {
      case user
      /// Of the account and of no user: orders no domain (401 `user_required`, documented).
      case system
      /// Bound to the account; reads orders and carts, never orders (documented).
      case oauth
    }

    public var value: String
    /// HostUp's scopes, `write:orders`. A `write` scope does not imply its `read` scope.
    public var scopes: Set<String>
    public var kind: Kind

    public init(_ value: String, scopes: Set<String> = ["read:all", "write:all"], kind: Kind = .user) {
      self.value = value
      self.scopes = scopes
      self.kind = kind
    }
  }

  /// What becomes of the charge of a SuperSpace order (`payment.status`, documented).
  public enum Charge: Sendable {
    case succeeds
    /// The charge is under way, as with SEPA.
    case takesTime
    /// A person must confirm it at `hosted_invoice_url`; the order exists.
    case needsAuthentication
    /// It cannot be started: 422 `cart_pay_failed`, and no order.
    case fails
  }

  /// `client_…`: what `GET /api/v2/me` answers, and what placements are counted by.
  public var id: String
  /// The number of the account: `data.client.id` at HostUp v1, `X-Auth-Account` at SuperSpace.
  public var number: Int
  public var firstName = "Anna"
  public var lastName = "Svensson"
  public var companyName: String?
  public var email = "anna@example.com"
  public var countryCode = "SE"
  public var currencyCode = "SEK"
  public var tokens: [Token]
  /// `billing.cardAutoCharge` of `GET /api/v2/me/preferences` (documented): a card order is paid as soon as it is placed.
  public var cardAutoCharge = false
  /// The stored profile lacks a national id, so a registry that asks for one refuses an order without a holder.
  public var hasRegistrationIdentifier = true
  /// Trial accounts order no domains at SuperSpace (403 `trial_account`, documented).
  public var isTrial = false
  /// Without one nothing is ordered at SuperSpace (400 `no_default_payment_method`, documented).
  public var hasPaymentMethod = true
  /// Else domain orders at SuperSpace answer 503 `feature_disabled` (documented).
  public var hasDomainFeature = true
  /// Else site orders at SuperSpace answer 400 "Account unable to create orders." (documented).
  public var canOrderSites = true
  public var charge = Charge.succeeds

  public init(id: String, number: Int, tokens: [Token]) {
    self.id = id
    self.number = number
    self.tokens = tokens
  }
}
