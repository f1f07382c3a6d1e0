/// An event as a storage keeps it: a row.
public struct StoredEvent: Sendable {
  public let sequence: Int
  /// nil where a damaged storage holds something else.
  public let time: Int64?
  public let author: String
  public let change: String
  /// Covers the row and, through the digest of the one before, all before it.
  public let digest: String

  public init(sequence: Int, time: Int64?, author: String, change: String, digest: String) {
    self.sequence = sequence
    self.time = time
    self.author = author
    self.change = change
    self.digest = digest
  }

  /// The rows for events that come next.
  /// - Parameter digest: of the event before them; empty where there is none.
  public static func rows(of events: [LedgerEvent], after digest: String, _ digester: KeyedDigest) throws -> [StoredEvent] {
    let chain = EventChain(digester)
    var digest = digest
    return try events.map { event in
      let texts = try EventChain.texts(event)
      digest = chain.digest(after: digest, event, texts)
      return StoredEvent(sequence: event.sequence, time: event.time, author: texts.author, change: texts.change, digest: digest)
    }
  }

  /// - Throws: `LedgerFailure.corrupt`.
  public func event() throws -> LedgerEvent {
    guard let time, let (author, change) = EventChain.decode(author: author, change: change) else {
      throw LedgerFailure.corrupt("event \(sequence) cannot be read")
    }
    return LedgerEvent(sequence: sequence, time: time, author: author, change: change)
  }

  /// What is wrong with all events and names of a ledger: the chain of digests, the states that the events come to, the names that are taken.
  public static func problems(in rows: [StoredEvent], taken: Set<LedgerName>, _ digester: KeyedDigest) throws -> [String] {
    let chain = EventChain(digester)
    var (digest, state) = ("", LedgerState())
    for row in rows {
      do {
        let event = try row.event()
        digest = chain.digest(after: digest, event, (row.author, row.change))
        if digest != row.digest { return ["event \(row.sequence) is not what was recorded: its digest differs"] }
        _ = try state.apply(event)
      } catch LedgerFailure.corrupt(let reason) {
        return [reason]
      } catch LedgerFailure.nameTaken(let name) {
        return ["event \(row.sequence) takes the name \(name) a second time"]
      }
    }
    let held = Set(state.items.values.filter(\.state.holdsNames).flatMap(\.ledgerNames))
    return held.subtracting(taken).map { "the name \($0.name) of generation \($0.generation) is not taken, and its item is there" }.sorted()
      + taken.subtracting(held).map { "the name \($0.name) of generation \($0.generation) is taken, and there is no item of it" }.sorted()
  }
}
