/// A ledger in use: its storage, and what its events come to so far.
///
/// Every change goes through `record`, which checks that it can follow what came before, makes it durable, and only then counts it.
public struct Ledger {
  public private(set) var state: LedgerState
  /// The events that were recorded here, and by no other run, by number.
  private(set) var recorded: Set<Int> = []
  private let storage: any LedgerStorage
  let clock: any PlacementClock
  private let author: EventAuthor

  /// Reads all events.
  /// - Throws: `LedgerFailure`.
  public init(_ storage: any LedgerStorage, clock: any PlacementClock, author: EventAuthor) throws {
    try self.init(storage, knowing: LedgerState(), clock: clock, author: author)
  }

  /// Reads what came after a state that is known.
  init(_ storage: any LedgerStorage, knowing state: LedgerState, clock: any PlacementClock, author: EventAuthor) throws {
    self.storage = storage
    self.clock = clock
    self.author = author
    self.state = state
    try refresh()
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
    let sequence = state.head + 1
    try record(all: [change])
    return sequence
  }

  /// Makes several changes durable: all of them or none. Where orders turn out to cost more than was approved, that is recorded with them: the ledger never knows the one
  /// without the other.
  /// - Throws: `LedgerFailure`; then nothing is known to be recorded.
  public mutating func record(all changes: [LedgerChange]) throws {
    var (next, events) = (state, [LedgerEvent]())
    var (taking, freeing): ([LedgerName], [LedgerName]) = ([], [])
    var left = changes
    while !left.isEmpty {
      let change = left.removeFirst()
      let event = LedgerEvent(sequence: next.head + 1, time: clock.now(), author: author, change: change)
      let names = try next.apply(event)
      // A name that was taken just before is in no table yet.
      freeing += names.freeing.filter { !taking.contains($0) }
      taking.removeAll { names.freeing.contains($0) }
      taking += names.taking
      events.append(event)
      switch change {
      case .accepted(let request, _, _), .followed(let request, _): left = next.unrecordedOvercharges(around: request) + left
      default: break
      }
    }
    try storage.append(events, taking: taking, freeing: freeing, expecting: state.head)
    state = next
    recorded.formUnion(events.map(\.sequence))
  }
}
