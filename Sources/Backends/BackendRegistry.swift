public import OrderLanguage

/// The back ends by target.
public enum BackendRegistry {
  /// The back end of a target; there is one for each.
  public static func backend(for target: Target) -> (any Backend.Type)? {
    switch target {
    case .hostupV2: HostUpV2.self
    case .hostupV1: HostUpV1.self
    case .superspace: SuperSpace.self
    }
  }
}
