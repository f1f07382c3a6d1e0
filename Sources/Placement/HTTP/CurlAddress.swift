import CLibCurl
import Compiler

/// The address of a request, parsed by libcurl itself, so that what is checked is what is connected to.
final class CurlAddress {
  let handle: OpaquePointer

  /// - Throws: A failure of `.notSent` for an address that nothing is sent to.
  init(parsing text: String) throws {
    // libcurl reads to the first NUL; other octets outside of visible ASCII have no place in a URI (RFC 3986 section 2).
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw TransportFailure(.notSent, "the address holds a character that has no place in one")
    }
    guard let handle = curl_url() else { throw TransportFailure(.notSent, "out of memory") }
    self.handle = handle
    let code = curl_url_set(handle, CURLUPART_URL, text, UInt32(CURLU_DISALLOW_USER) | UInt32(CURLU_NON_SUPPORT_SCHEME))
    guard code != CURLUE_USER_NOT_ALLOWED else { throw TransportFailure(.notSent, "the address holds a user name") }
    guard code == CURLUE_OK else { throw TransportFailure(.notSent, "the address cannot be read: \(curlText(code))") }
    switch scheme {
    case "https": break
    case "http":
      guard Self.isLoopback(host) else {
        throw TransportFailure(.notSent, "plain http is for this machine only, and \(host) is not this machine; use https")
      }
    default: throw TransportFailure(.notSent, "the address is neither https nor http")
    }
  }

  deinit { curl_url_cleanup(handle) }

  /// In lower case.
  var scheme: String { part(CURLUPART_SCHEME).lowercased() }

  /// In lower case; an IPv6 address in its brackets.
  var host: String { part(CURLUPART_HOST).lowercased() }

  /// Host and port, for a person: never the path or the query.
  var authority: String { "\(host):\(part(CURLUPART_PORT, UInt32(CURLU_DEFAULT_PORT)))" }

  private func part(_ part: CURLUPart, _ flags: UInt32 = 0) -> String {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(handle, part, &text, flags) == CURLUE_OK, let text else { return "" }
    defer { curl_free(text) }
    return String(cString: text)
  }

  /// Whether a host is this machine.
  static func isLoopback(_ host: String) -> Bool { ProviderAddress.isLoopback(host) }
}
