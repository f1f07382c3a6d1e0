/// Where a ledger's events are kept.
///
/// Beside the events a storage keeps the names that are taken, in a table that is unique on (account, name, generation), and changes both in one transaction.
public protocol LedgerStorage {
  /// The events after a sequence number, in their order.
  /// - Throws: `LedgerFailure`.
  func events(after sequence: Int) throws -> [LedgerEvent]

  /// Adds events, takes and frees names: all of it or nothing, and durable when it returns.
  ///
  /// - Parameter head: the sequence number of the last event that the caller knows.
  /// - Throws: `LedgerFailure`: `.conflict` where there are events behind `head`, `.nameTaken` where a name is taken already.
  func append(_ events: [LedgerEvent], taking: [LedgerName], freeing: [LedgerName], expecting head: Int) throws
}

/// A name of an item in one generation.
public struct LedgerName: Hashable, Sendable {
  public let account: ProviderAccount
  public let name: String
  public let generation: Int

  public init(account: ProviderAccount, name: String, generation: Int) {
    self.account = account
    self.name = name
    self.generation = generation
  }
}

/// Why a ledger cannot be used. Nothing is sent after one.
public enum LedgerFailure: Error, Equatable, Sendable {
  /// Another run has written meanwhile.
  case conflict
  /// A name of an item is taken by another item.
  case nameTaken(String)
  case missing(path: String)
  /// A job of a CI has no ledger of its own.
  case notConfigured(configuration: String)
  /// `ledger` is a URL of something else than a ledger can be kept in, or this build has no PostgreSQL.
  case unsupported(scheme: String)
  /// The configuration names another ledger.
  case foreign(found: String, expected: String)
  /// The file is something else.
  case notALedger(path: String)
  case wrongFormat(path: String, found: String)
  case corrupt(String)
  case readOnly(String)
  case full(String)
  /// Another run holds the lock: its owner, as it wrote itself down.
  case locked(owner: String)
  /// The last event was recorded later than now: the clock has been set back.
  case clockSetBack(last: Int64, now: Int64)
  /// The server of a ledger cannot be spoken to.
  case unreachable(place: String, reason: String)
  /// The server has no database of that name.
  case noDatabase(place: String)
  /// The server turns this user away.
  case denied(place: String, reason: String)
  /// The server reads, and does not write.
  case serverReadOnly(place: String, reason: String)
  /// The server, or what stands before it, cannot keep what a ledger promises.
  case unsuitable(place: String, reason: String)
  /// The connection broke while a step was being recorded, and whether it was cannot be found out.
  case outcomeUnknown(place: String, reason: String)
  case other(String)
}
