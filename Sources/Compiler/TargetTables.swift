import Backends
public import OrderLanguage

/// What the targets do with the fields of the language, for those who explain it.
public enum TargetTables {
  /// The table of a target; nil where nothing can be compiled to it.
  public static func capabilities(of target: Target) -> CapabilityTable? { BackendRegistry.backend(for: target)?.capabilities }
}

extension CompileOutcome {
  /// How many requests an order became.
  public func requestCount(ofOrder name: String) -> Int { requests.count { $0.order == name } }
}
