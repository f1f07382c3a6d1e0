import Placement

#if ORDERSPEC_POSTGRES
  import PostgresLedger
#endif

extension LedgerLocation {
  /// Opens the ledger.
  /// - Throws: `LedgerFailure`.
  func open() throws -> any DurableLedger {
    #if ORDERSPEC_POSTGRES
      if case .server(let address) = place { return try PostgreSQLLedger(address, expecting: expectedID) }
    #else
      if case .server = place { throw LedgerFailure.unsupported(scheme: "postgres") }
    #endif
    return try SQLiteLedger(path: path, shown: shown, expecting: expectedID)
  }

  /// Makes a new ledger.
  /// - Throws: `LedgerFailure`.
  func create() throws -> any DurableLedger {
    #if ORDERSPEC_POSTGRES
      if case .server(let address) = place { return try PostgreSQLLedger.create(at: address, random: SystemRandom()) }
    #else
      if case .server = place { throw LedgerFailure.unsupported(scheme: "postgres") }
    #endif
    return try SQLiteLedger.create(at: path, shown: shown == path ? nil : shown, random: SystemRandom())
  }
}
