public import OrderLanguage

/// What a plan asks a provider; a provider that cannot tell says so.
public protocol ProviderReads: ProviderAPI {
  /// The price of a request that is not sent.
  func preview(_ request: PreparedRequest, read: Reader) throws -> PreviewAnswer
  /// Whether names (A-labels) can be had, by name. What is missing is not known.
  /// - Parameter wait: called between two polls of a job.
  func availability(_ names: [String], read: Reader, wait: () throws -> Void) throws -> [String: Availability]
  /// Whether the account has an item already.
  func ownership(_ item: DeclaredItem, read: Reader) throws -> Ownership
  /// Items of a type that the account holds.
  /// - Parameter name: only this one (an A-label), where the provider can look for one.
  func held(_ type: ItemType, named name: String?, read: Reader) throws -> HeldAnswer
}

/// The provider's word on a name.
public struct Availability: Equatable, Sendable {
  public var canRegister: Bool
  public var canTransfer: Bool
  public var reason: String?
  public var registerYears: [Int] = []
  public var transferYears: [Int] = []
  public var isPremium = false
  public var needsFeeAcceptance = false
  public var isUnknown = false
  /// The fields and terms that the registry wants, for a registration and for a transfer.
  public var registerRequirements: [Requirement] = []
  public var transferRequirements: [Requirement] = []
  /// The account has the name already.
  public var ownedAs: String?

  public struct Requirement: Equatable, Sendable {
    public var key: String
    public var isRequired: Bool
    public var termsKey: String?

    public init(key: String, isRequired: Bool, termsKey: String?) {
      self.key = key
      self.isRequired = isRequired
      self.termsKey = termsKey
    }
  }

  public init(canRegister: Bool, canTransfer: Bool, reason: String? = nil) {
    self.canRegister = canRegister
    self.canTransfer = canTransfer
    self.reason = reason
  }
}

public enum Ownership: Equatable, Sendable {
  case owned(id: String)
  case notOwned
  /// It could not be read: one line.
  case unknown(String)
  /// The provider has no call that tells: one line.
  case notListed(String)
}

public enum PreviewAnswer: Equatable, Sendable {
  case priced(Preview)
  case refused(Refusal)
  /// The provider has no preview.
  case none
  case unavailable(String)
}

/// What an order would cost, as the provider says.
public struct Preview: Equatable, Sendable {
  public struct Line: Equatable, Sendable {
    public var type: String
    public var productSlug: String?
    public var domainName: String?
    public var billingCycle: String?
    public var years: Int?
    /// Before tax; options and set-up included.
    public var subtotal: Money
    public var setup: Money?
    public var renewal: Money?
    public var optionKeys: [String]

    public init(
      type: String, productSlug: String? = nil, domainName: String? = nil, billingCycle: String? = nil, years: Int? = nil, subtotal: Money,
      setup: Money? = nil, renewal: Money? = nil, optionKeys: [String] = []
    ) {
      self.type = type
      self.productSlug = productSlug
      self.domainName = domainName
      self.billingCycle = billingCycle
      self.years = years
      self.subtotal = subtotal
      self.setup = setup
      self.renewal = renewal
      self.optionKeys = optionKeys
    }
  }

  public var lines: [Line]
  public var subtotal: Money
  public var tax: Money?
  /// As the answer spells it: `0.25`.
  public var taxRate: String?
  public var total: Money
  public var isReverseCharge = false
  /// The price may still change.
  public var isProvisional = false

  public init(lines: [Line], subtotal: Money, total: Money) {
    self.lines = lines
    self.subtotal = subtotal
    self.total = total
  }
}
