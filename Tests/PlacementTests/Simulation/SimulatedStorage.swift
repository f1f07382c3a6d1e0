import Placement

/// A ledger's storage in memory that can lose what was not synced, as a disk does.
final class SimulatedStorage: LedgerStorage, LedgerIdentity {
  /// What a mutation takes away, to see that the suite notices.
  enum Mutation: CaseIterable {
    /// Appends are not synced: a crash loses the last ones.
    case noSync
    /// Neither the order of events nor the names are unique: what another run wrote is not noticed.
    case noUniqueness
    /// The intent is never written: nothing is recorded before a request is sent.
    case noIntent
  }

  private struct Entry {
    var event: LedgerEvent
    var taking: [LedgerName]
    var freeing: [LedgerName]
  }

  private var entries: [Entry] = []
  private var synced = 0
  private var names: Set<LedgerName> = []
  /// How often a crash took events that a run had read.
  private(set) var losses = 0
  let mutation: Mutation?
  /// Called before and after each effect; it may throw a crash.
  var point: (String) throws -> Void = { _ in }
  /// Called in the middle of an append, where no other run can be: it may throw a crash.
  var tear: (String) throws -> Void = { _ in }
  /// Decides whether an append that crashes half-way is on the disk.
  var coin: () -> Bool = { true }

  init(mutation: Mutation? = nil) { self.mutation = mutation }

  let id = "ledger_simulated"

  func digest(ofEvent sequence: Int) throws -> String? {
    guard sequence > 0 else { return "" }
    return sequence <= entries.count ? "\(entries[sequence - 1].event)" : nil
  }

  func events(after sequence: Int) throws -> [LedgerEvent] { entries.dropFirst(sequence).map(\.event) }

  func append(_ events: [LedgerEvent], taking: [LedgerName], freeing: [LedgerName], expecting head: Int) throws {
    try point("before an append")
    var (head, events) = (head, events)
    if mutation == .noUniqueness {
      head = entries.count
      events = events.enumerated().map {
        LedgerEvent(sequence: head + 1 + $0.offset, time: $0.element.time, author: $0.element.author, change: $0.element.change)
      }
    } else {
      guard head == entries.count else { throw LedgerFailure.conflict }
      if let taken = taking.first(where: { names.contains($0) && !freeing.contains($0) }) { throw LedgerFailure.nameTaken(taken.name) }
    }
    let old = (entries, names, synced)
    for (index, event) in events.enumerated() {
      entries.append(Entry(event: event, taking: index == 0 ? taking : [], freeing: index == 0 ? freeing : []))
    }
    names.subtract(freeing)
    names.formUnion(taking)
    if mutation == nil || mutation == .noUniqueness { synced = entries.count }
    do {
      try tear("within an append")
    } catch {
      if !coin() { (entries, names, synced) = old }
      throw error
    }
    try point("after an append")
  }

  /// What a crash leaves.
  func crash() {
    if mutation == .noIntent {
      // What was written before the request is lost with the run; what came back is kept only if it can stand alone, which it cannot.
      while let last = entries.last, Self.isIntent(last.event.change) { entries.removeLast() }
    } else if mutation == .noSync {
      entries.removeLast(entries.count - synced)
    } else {
      return
    }
    losses += 1
    synced = entries.count
    names = []
    for entry in entries {
      names.subtract(entry.freeing)
      names.formUnion(entry.taking)
    }
  }

  /// The disk has had time.
  func settle() { synced = entries.count }

  private static func isIntent(_ change: LedgerChange) -> Bool {
    switch change {
    case .reserved, .sending: true
    default: false
    }
  }
}
