/// A ledger in use: its storage, and what its events come to so far.
///
/// Every change goes through `record`, which checks that it can follow what came before, makes it durable, and only then counts it.
public struct Ledger {
  public private(set) var state: LedgerState
  private let storage: any LedgerStorage
  private let clock: any PlacementClock
  private let author: EventAuthor

  /// Reads all events.
  /// - Throws: `LedgerFailure`.
  public init(_ storage: any LedgerStorage, clock: any PlacementClock, author: EventAuthor) throws {
    self.storage = storage
    self.clock = clock
    self.author = author
    state = try LedgerState(storage.events(after: 0))
  }

  /// Takes in what another run has written.
  public mutating func refresh() throws {
    for event in try storage.events(after: state.head) { _ = try state.apply(event) }
  }

  /// Makes a change durable.
  /// - Returns: its sequence number.
  /// - Throws: `LedgerFailure`; then nothing is known to be recorded.
  @discardableResult
  public mutating func record(_ change: LedgerChange) throws -> Int {
    let event = LedgerEvent(sequence: state.head + 1, time: clock.now(), author: author, change: change)
    var next = state
    let names = try next.apply(event)
    try storage.append([event], taking: names.taking, freeing: names.freeing, expecting: state.head)
    state = next
    return event.sequence
  }
}
