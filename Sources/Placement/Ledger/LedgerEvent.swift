/// A change, when it was recorded and by whom.
public struct LedgerEvent: Equatable, Sendable {
  /// From 1, without gaps.
  public let sequence: Int
  /// Unix milliseconds, by the clock of the machine that recorded it.
  public let time: Int64
  public let author: EventAuthor
  public let change: LedgerChange

  public init(sequence: Int, time: Int64, author: EventAuthor, change: LedgerChange) {
    self.sequence = sequence
    self.time = time
    self.author = author
    self.change = change
  }
}

/// Who ran the command, and out of what.
public struct EventAuthor: Codable, Equatable, Sendable {
  /// `ORDERSPEC_ACTOR`, else the CI's user, else the user of the operating system.
  public var actor: String
  public var commit: String?
  public var runURL: String?

  public init(actor: String, commit: String? = nil, runURL: String? = nil) {
    self.actor = actor
    self.commit = commit
    self.runURL = runURL
  }
}
