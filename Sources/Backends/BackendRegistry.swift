public import OrderLanguage

/// The back ends by target.
public enum BackendRegistry {
  /// The back end of a target; nil where there is none yet.
  public static func backend(for target: Target) -> (any Backend.Type)? {
    switch target {
    case .hostupV2: HostUpV2.self
    case .hostupV1, .superspace: nil
    }
  }
}
