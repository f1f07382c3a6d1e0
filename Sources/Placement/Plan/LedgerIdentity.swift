/// Which ledger it is, and that it still holds what it once held.
public protocol LedgerIdentity {
  /// Made with the ledger, and never changed: what `ledgerId` in the configuration has to be.
  var id: String { get }
  /// The digest of an event, with those of all before it in it; nil where there is no such event. Of event 0, which is before the first, it is empty.
  /// - Throws: `LedgerFailure`.
  func digest(ofEvent sequence: Int) throws -> String?
}
