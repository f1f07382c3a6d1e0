/// How much a finding matters.
public enum Severity: String, Sendable, Comparable, CaseIterable {
  /// Advice.
  case info
  /// Probably wrong.
  case warning
  /// The order would be refused, the wrong thing bought, or a secret lies open.
  case error

  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}
