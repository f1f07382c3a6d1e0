/// A ledger that outlives its run: a storage that knows which ledger it is, can be checked, and is written by one run at a time.
public protocol DurableLedger: LedgerStorage, LedgerIdentity, AnyObject {
  /// Where it is, as people are told: never with a password.
  var path: String { get }
  /// For the digests of requests and fields.
  var digester: KeyedDigest { get }

  /// The digest of the last event, with those of all before it in it: what a saved plan was made on. Empty for an empty ledger.
  /// - Throws: `LedgerFailure`.
  func headDigest() throws -> String

  /// What is wrong with it. Empty where all is well.
  /// - Throws: `LedgerFailure`.
  func verify() throws -> [String]

  /// Waits to be the one run that writes.
  ///
  /// The lock keeps runs apart in the ordinary case; that nothing is bought twice stands on the ledger's own order of events and unique names.
  /// - Parameters:
  ///   - owner: who wants it, in one line.
  ///   - timeout: seconds; 0: does not wait.
  ///   - isCancelled: ends the wait.
  /// - Returns: the lock, held for as long as this is kept.
  /// - Throws: `LedgerFailure.locked` with the present owner.
  func lock(owner: String, timeout: Double, isCancelled: () -> Bool) throws -> any LedgerHold
}

/// A lock that is held, and let go of with the last reference.
public protocol LedgerHold: AnyObject {}

extension LedgerLock: LedgerHold {}

/// The layout of what is stored; a ledger of another one is not read.
public enum LedgerFormat {
  public static let version = "1"
}

/// What a new ledger is made with.
public struct NewLedger {
  public let id: String
  /// For the digests.
  public let key: [UInt8]

  public init(_ random: any RandomSource) throws {
    id = "ledger_" + Hex.text(try random.bytes(10))
    key = try random.bytes(32)
  }
}
