public import Compiler

/// Why a run ends before anything is sent.
public enum PlacementFailure: Error, Sendable {
  /// Exit 2: usage, configuration, unreadable input. One line.
  case usage(String)
  /// Exit 1: findings.
  case findings(LintOutcome)
  /// Exit 23: a guard. One line.
  case guarded(String)
  /// Exit 24: the ledger or its lock.
  case ledger(LedgerFailure)
}
