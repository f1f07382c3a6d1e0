/// A plan that has been applied already, and what became of it: nothing of it is sent again.
public struct UsedPlan: Sendable {
  public struct Item: Sendable {
    public var title: String
    /// nil: nothing was sent for it, or what was sent was refused.
    public var state: ItemState?
    public var providerID: String?
  }

  /// When, and by whom.
  public var time: Int64
  public var actor: String
  /// What it was to order or adopt.
  public var items: [Item]
  /// Items of a request that this run has sent again under its key.
  public var sentAgain: [String] = []
  /// Why an outcome that is not known could not be looked into: one line.
  public var obstacle: String?

  public var isUnknown: Bool { items.contains { $0.state?.isUncertain == true } }
  /// Items that a new plan would have.
  public var left: [Item] { items.filter { $0.state == nil } }
}
