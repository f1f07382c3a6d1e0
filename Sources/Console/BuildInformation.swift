import CBuildInformation

/// What `--version` says.
public enum BuildInformation {
  /// As `--version` prints it.
  public static let version = "0.1.0"
  /// The commit that the program was built from; the same in both executables of one build.
  public static var id: String { String(cString: orderspec_build_id()) }

  /// In which `orderspec` tells `orderspec-placement` its build.
  public static var handOverVariable: String { "ORDERSPEC_HANDED_OVER_BY" }
}
