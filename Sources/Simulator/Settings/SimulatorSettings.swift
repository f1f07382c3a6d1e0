/// What a simulated provider is like before the first request, and how it behaves.
///
/// Nothing in it is random and nothing reads a clock: the same settings and the same requests at the same times give the same answers.
public struct SimulatorSettings: Sendable {
  /// A step that every order takes by itself.
  public struct Step: Sendable {
    public var outcome: SimulatedProvider.Outcome
    /// Milliseconds after the order.
    public var after: Int64

    public init(_ outcome: SimulatedProvider.Outcome, after: Int64) {
      self.outcome = outcome
      self.after = after
    }
  }

  /// At most so many requests of one credential in each window.
  public struct RateLimit: Sendable {
    public var requests: Int
    /// Milliseconds.
    public var window: Int64

    public init(requests: Int, window: Int64) {
      self.requests = requests
      self.window = window
    }
  }

  public var accounts: [SimulatedAccount]
  public var tlds = SimulatedTLD.standard
  public var products = SimulatedProduct.standard
  /// What the accounts hold at the start.
  public var owned: [OwnedService] = []
  /// Names (A-labels) registered elsewhere: not to be had by registration, but by transfer.
  public var takenNames: Set<String> = []
  /// Names (A-labels) with a price of their own, in minor units for the first year, and a registrar's fee where the second value says so.
  public var premiumNames: [String: (price: Int, hasRegistrarFee: Bool)] = [:]
  /// Tells one simulator's ids from another's.
  public var seed: UInt64 = 1

  /// How long an attempt key counts from the order on, in milliseconds: an hour "currently" (HostUp v2, documented).
  public var attemptKeyWindow: Int64 = 3_600_000
  /// How long an order stays out of the lists after it was placed, in milliseconds.
  public var listLag: Int64 = 0
  /// How long an order has no invoice (`invoiceLookupPending`), in milliseconds.
  public var invoiceLag: Int64 = 0
  /// Whether a name in an order that is not settled yet cannot be ordered again. What HostUp does is not known. Off, a second order of a name is placed and
  /// counted, so that nothing but the caller keeps orders apart.
  public var pendingOrdersHoldNames = false
  /// Whether keys that no documentation names are refused by HostUp v2; for orders this is assumed, from its other calls.
  public var refusesUnknownKeys = true
  /// The keys of HostUp v2 for fields that it documents none for, as `fieldNames` of the configuration gives them.
  public var fieldNames: [String: String] = [:]
  /// The word that HostUp v1 knows web hosting by in a cart: undocumented.
  public var sharedHostingType = "hosting"
  /// The tax in hundredths of a per cent.
  public var tax = 25_00
  /// More names than this, or names with different first labels, are asked for in a job (HostUp v2, "small batches of one label": documented without a number).
  public var inlineAvailability = 10
  /// How often a job answers `processing` before it is done.
  public var jobPolls = 1
  /// How often a cart of SuperSpace shows no orders, its first envelope included.
  public var emptyCartPolls = 1
  /// The locations of SuperSpace; `pdx` is the documented one.
  public var locations = ["pdx", "ams"]
  /// What orders do by themselves.
  public var steps: [Step] = []
  public var rateLimit: RateLimit?

  public init(accounts: [SimulatedAccount] = [.standard]) { self.accounts = accounts }
}

extension SimulatedAccount {
  /// The account of a simulator that nobody told anything: `client_simulated`, number 4711, token `simulated-token`.
  public static let standard = SimulatedAccount(id: "client_simulated", number: 4711, tokens: [Token("simulated-token")])
}
