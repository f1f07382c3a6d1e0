public import Compiler
public import Diagnostics
import OrderLanguage

/// One order with everything that a person approves: what would be ordered, at what price, and what stands against it.
public struct PlannedOrder: Sendable {
  /// One item.
  public struct Row: Sendable {
    public var item: DeclaredItem
    public var mark: Decision.Mark
    /// What the ledger knows of it, where it was or may have been placed.
    public var state: ItemState?
    /// The name in A-labels, or the id.
    public var title: String
    /// The name in U-labels where that differs.
    public var unicodeTitle: String?
    /// `register`, `transfer`, or the type.
    public var action: String
    /// `1 year`, `annually`.
    public var period: String
    /// Before tax.
    public var line: Money?
    /// A year, from the second on.
    public var renewal: Money?
    /// The name of a contact with its country, or ACCOUNT OWNER; empty for what has no holder.
    public var holder: String
    public var availability: String
    public var isPremium: Bool
    public var terms: [String]
    /// Fields that the provider's preview does not show.
    public var unconfirmed: [String]
    public var place: Place
  }

  /// A request of an earlier run whose outcome is not known, and which may be sent again under its key: every guard was asked as if it were new.
  public struct Replay: Sendable {
    public let request: Int
    /// What it orders.
    public let titles: [String]
    /// What it was planned for, and what the provider asks now.
    public let total: Money
    let prepared: PreparedRequest
  }

  public let checked: CheckedOrder
  public let provider: ResolvedProvider
  public let order: DeclaredOrder
  public var decision: Decision
  public var rows: [Row] = []
  /// What stands against it and what is worth knowing by the rules of orderspec, on the lines of the spec.
  var ownFindings: [Diagnostic] = []
  /// What the provider complains of. Its codes can be called like those of rules, and are none of them.
  var complaints: [Diagnostic] = []
  public var preview: Preview?
  /// Places whose secret references were not resolved, and were left out of the preview.
  public var leftOut: [String] = []
  /// The provider names no price without them.
  public var needsSecretsForPrice = false
  /// How it is paid: `invoice`, `payment page (card)`, `charged at once`.
  public var payment = ""
  /// The lowest limit that holds, with what it is.
  public var limit: String?
  /// Items of the ledger that the order declares no longer.
  public var undeclared: [UndeclaredOrder.Item] = []
  public var replays: [Replay] = []
  /// Items that an earlier run had reserved and sent no request for: they look placed, and the next apply orders them.
  public var unsent: [String] = []
  /// Why a request whose outcome is not known is not sent again: one line each.
  public var heldBack: [String] = []

  /// What was placed and is over, a sentence for each: nothing orders it again but the spec.
  public var overNotes: [String] {
    rows.compactMap { row in
      guard let state = row.state, state.isOver else { return nil }
      let verb = state == .cancelled ? "was cancelled" : "has \(state.rawValue)"
      let existing = row.item.existing == nil ? "" : "without `existing`, "
      return "\(row.title) \(verb), and is left alone: \(existing)`generation: \(row.item.generation + 1)` orders it again"
    }
  }

  /// It may be ordered at whatever price, within its limits.
  var acceptsUnknownPrice: Bool { checked.order.payment?.accept.contains { $0.value == .unknownPrice } ?? false }

  /// Items that nothing could be told apart by: they have neither a name nor an `id`.
  public var namelessCount: Int { checked.order.items.count { $0.naturalKey == nil && $0.id == nil } }

  public var new: [Int] { rows.filter { $0.mark == .new }.map(\.item.index) }
  /// What stands against it and what is worth knowing, on the lines of the spec.
  public var findings: [Diagnostic] { (ownFindings + complaints).inOrder }
  public var hasErrors: Bool { findings.contains { $0.severity == .error } }
  /// Nothing of it may be sent.
  public var isStopped: Bool { hasErrors || decision.isBlocked }
  /// What sending it would cost, as far as that is known.
  var costs: [Money] { (new.isEmpty || isStopped ? [] : [preview?.total].compactMap(\.self)) + replays.map(\.total) }

  /// Nothing is sent again.
  mutating func holdBack(_ reasons: [String]) {
    guard !replays.isEmpty else { return }
    replays = []
    heldBack += reasons
  }

  /// What all renewals come to in a year, where all are known.
  public var yearlyRenewal: Money? {
    let renewals = rows.filter { $0.mark == .new }.compactMap(\.renewal)
    guard let currency = renewals.first?.currency, renewals.count == new.count, renewals.allSatisfy({ $0.currency == currency }) else { return nil }
    return Money(minorUnits: renewals.map(\.minorUnits).reduce(0, +), currency: currency)
  }
}
