public import Diagnostics

/// How a run of apply ended, by the codes of the contract.
public enum ApplyExit: Int32, Sendable {
  case done = 0
  case findings = 1
  case usage = 2
  case refused = 20
  case unknown = 21
  case person = 22
  case guarded = 23
  case ledger = 24

  /// Several at once: 24, 21, 20, 22, 23 in this order.
  private var rank: Int {
    switch self {
    case .ledger: 6
    case .unknown: 5
    case .refused: 4
    case .person: 3
    case .guarded: 2
    case .findings, .usage: 1
    case .done: 0
    }
  }

  public static func worst(_ exits: [ApplyExit]) -> ApplyExit { exits.max { $0.rank < $1.rank } ?? .done }
}

/// What was really done.
public struct ApplyReport: Sendable {
  public struct Item: Sendable {
    public var title: String
    public var type: String
    public var state: ItemState
    public var providerID: String?
    /// It was ordered in this run.
    public var isNew: Bool
    /// The spec names it with `existing`, and it was taken down in this run: nothing was ordered.
    public var isAdopted = false
  }

  public struct Order: Sendable {
    public var name: String
    public var provider: String
    public var account: ProviderAccount
    public var items: [Item] = []
    /// What the provider made in this run.
    public var providerOrders: [ProviderOrder] = []
    /// What a person should know, one line each.
    public var notes: [String] = []
    /// The provider's complaints, on the lines that they are about.
    public var findings: [Diagnostic] = []
    public var exit: ApplyExit = .done

    init(name: String, provider: String, account: ProviderAccount) {
      self.name = name
      self.provider = provider
      self.account = account
    }
  }

  public var orders: [Order] = []
  /// What ended the run: nothing was sent after it.
  public var ledgerFailure: LedgerFailure?
  /// The run was asked to stop before its end.
  public var isInterrupted = false

  public var exit: ApplyExit { .worst(orders.map(\.exit) + (isInterrupted ? [.guarded] : [])) }
}
