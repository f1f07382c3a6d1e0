#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The certificates that the environment names. libcurl itself reads none of these variables; the curl command does, in this order.
struct TrustStore {
  typealias Entry = (variable: String, path: String)

  let file: Entry?
  let folder: Entry?

  /// Both nil: those of the system.
  static var ofEnvironment: TrustStore {
    if let bundle = entry("CURL_CA_BUNDLE") { return TrustStore(file: bundle, folder: nil) }
    return TrustStore(file: entry("SSL_CERT_FILE"), folder: entry("SSL_CERT_DIR"))
  }

  private static func entry(_ variable: String) -> Entry? { environmentValue(variable).map { (variable, $0) } }
}

/// nil for a variable that is not set or is empty.
func environmentValue(_ name: String) -> String? {
  guard let value = getenv(name), value.pointee != 0 else { return nil }
  return String(cString: value)
}
