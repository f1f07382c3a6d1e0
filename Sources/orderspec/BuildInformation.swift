import CBuildInformation

/// What `--version` says.
enum BuildInformation {
  static let version = "0.1.0"
  /// The commit that the program was built from; the same in both executables of one build.
  static var id: String { String(cString: orderspec_build_id()) }
}
