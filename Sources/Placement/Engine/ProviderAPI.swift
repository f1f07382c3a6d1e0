/// How one target is spoken to: requests to send, and what its answers mean. It has no state and sends nothing itself.
public protocol ProviderAPI: ProviderOrders {
  /// `hostup-v2`, …
  var target: String { get }
  /// How long the provider keeps a key, where it documents that: within it, the same bytes under the same key place nothing twice.
  var keyWindow: Duration? { get }
  /// The orders carry a key.
  var takesKey: Bool { get }
  /// Each item is a request of its own.
  var ordersItemsAlone: Bool { get }

  /// The request that places an order, or an item of it.
  func order(_ request: PreparedRequest) -> HTTPRequest
  /// What the answer to it says.
  func reading(_ response: HTTPResponse) -> OrderAnswer

  /// The account that a token belongs to.
  func account(of token: TokenUse, read: Reader) throws -> AccountAnswer
  /// Looks for the items of a request whose outcome is not known.
  func find(_ request: SoughtRequest, read: Reader) throws -> Findings
  /// Reads an order again; nil where it cannot be had.
  func follow(_ order: ProviderOrder, read: Reader) throws -> ProviderOrder?
}

/// Sends a read and gives its answer; nil where there is none, after the retries that a read may have.
public typealias Reader = (HTTPRequest) throws -> HTTPResponse?

/// What an answer to an order request says.
public enum OrderAnswer: Equatable, Sendable {
  /// A 2xx that could be read.
  case accepted([ProviderOrder], isReplay: Bool)
  /// A 4xx problem with a code that the provider documents as "nothing was created".
  case refused(Refusal)
  /// Everything else. Complaints that could be read are kept, to be shown.
  case unclear(evidence: String, Refusal?)
}

/// A problem document of a provider.
public struct Refusal: Equatable, Sendable {
  public struct Complaint: Equatable, Sendable {
    /// Into the body of the request; empty where the provider gives none.
    public var pointer: String
    public var code: String
    public var detail: String

    public init(pointer: String, code: String, detail: String) {
      self.pointer = pointer
      self.code = code
      self.detail = detail
    }
  }

  public var status: Int
  public var code: String
  public var detail: String
  public var requestID: String?
  public var complaints: [Complaint]

  public init(status: Int, code: String, detail: String, requestID: String? = nil, complaints: [Complaint] = []) {
    self.status = status
    self.code = code
    self.detail = detail
    self.requestID = requestID
    self.complaints = complaints
  }
}

/// What a token is for: a provider of the configuration can have one that only reads.
public enum TokenUse: Sendable {
  /// `readToken`, where it is given.
  case reading
  /// `token`: who orders with it pays.
  case ordering
}

/// Whose token it is.
public enum AccountAnswer: Equatable, Sendable {
  case account(String, providerTime: Int64?)
  /// The provider has no call that tells.
  case cannotTell(providerTime: Int64?)
  /// The token was turned away.
  case refused(Refusal)
  /// There was no answer that could be read.
  case unavailable(String)
}

/// A request whose items are looked for.
public struct SoughtRequest: Sendable {
  public struct Item: Sendable {
    public let index: Int
    public let type: String
    public let names: [String]
    public let generation: Int
  }

  /// When it was first sent, in Unix milliseconds by the provider's clock; nil where that is not known: then no order can be told from an earlier one.
  public let sentAt: Int64?
  /// Provider orders that belong to other requests.
  public let otherOrders: Set<String>
  /// Those whose outcome is not known.
  public let items: [Item]
  /// How many items the request has.
  public let itemCount: Int
  /// Carts and orders that the provider has named for it.
  public let orders: [ProviderOrder]
}

/// What a search at the provider gave. What is not among it may still be there.
public struct Findings: Sendable {
  public struct Item: Sendable {
    public let index: Int
    public let providerID: String
    public let evidence: String

    public init(index: Int, providerID: String, evidence: String) {
      self.index = index
      self.providerID = providerID
      self.evidence = evidence
    }
  }

  /// What the account owns.
  public var found: [Item] = []
  /// The provider orders that were made of the request: what is not owned came with them.
  public var orders: [ProviderOrder] = []
  /// Why these are its orders: one line.
  public var evidence = ""
  /// What was looked at, for a person who has to decide.
  public var looked: [String] = []

  public init() {}
}
