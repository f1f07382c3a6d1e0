import CLibCurl

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the reason of a failure may name.
struct CurlFailureContext {
  let host: String
  let authority: String
  let scheme: String
  let connectTimeout: Duration
  let totalTimeout: Duration
  let trust: TrustStore

  /// The variable that sets a proxy for this scheme, as libcurl looks for it; its value may hold a password. `no_proxy` may still exempt the host.
  var proxyVariable: String? {
    let names = scheme == "http" ? ["http_proxy"] : ["https_proxy", "HTTPS_PROXY"]
    return (names + ["all_proxy", "ALL_PROXY"]).first { environmentValue($0) != nil }
  }

  var proxyNote: String { proxyVariable.map { " (\($0) sets a proxy)" } ?? "" }
}

extension CurlCall {
  /// The failure for a code of libcurl.
  ///
  /// Whether the request was sent is not told by the code: 1 and 56, for example, come before as well as after.
  func failure(_ code: CURLcode) -> TransportFailure {
    let reason = exchange.stop.map(stopReason) ?? (exchange.isSent ? reasonAfterSending(code) : reasonBeforeSending(code))
    return TransportFailure(exchange.isSent ? .maybeSent : .notSent, reason)
  }

  private func stopReason(_ stop: CurlExchange.Stop) -> String {
    switch stop {
    case .cancelled: exchange.isSent ? "cancelled before the answer of \(target.authority) was complete" : "cancelled"
    case .leavesMachine:
      "plain http would leave this machine\(target.proxyVariable.map { " by the proxy of \($0); name \(target.host) in no_proxy" } ?? "")"
    case .secondRequest: "\(target.authority) made the connection fail in a way that asks for a second request; none was sent"
    case .headTooLarge: "the head of the answer of \(target.authority) is larger than \(CurlTransport.headLimit >> 10) KiB"
    case .bodyTooLarge: "the answer of \(target.authority) is larger than \(CurlTransport.bodyLimit >> 20) MiB"
    }
  }

  private func reasonBeforeSending(_ code: CURLcode) -> String {
    let proxyStatus = orderspec_curl_get_long(easy, CURLINFO_HTTP_CONNECTCODE)
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: return "the name \(target.host) was not found\(target.proxyNote)"
    case CURLE_COULDNT_RESOLVE_PROXY: return "the proxy of \(target.proxyVariable ?? "the environment") was not found, or is none"
    case CURLE_OPERATION_TIMEDOUT:
      return "no connection to \(target.authority) within \(min(target.connectTimeout, target.totalTimeout))\(target.proxyNote)"
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR:
      return "the certificate of \(target.host) is not trusted (\(tlsMessage(code)))\(target.proxyNote); \(trustAdvice)"
    case CURLE_SSL_CACERT_BADFILE:
      let places = [target.trust.file, target.trust.folder].compactMap { $0.map { "\($0.variable) (\($0.path))" } }
      return "the trusted certificates cannot be read"
        + (places.isEmpty ? "; install the system's, or name a CA bundle in CURL_CA_BUNDLE" : ": see \(places.joined(separator: " and "))")
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM, CURLE_SSL_ENGINE_INITFAILED, CURLE_USE_SSL_FAILED:
      return "TLS with \(target.host) did not come up: \(tlsMessage(code))\(target.proxyNote)"
    case _ where proxyStatus > 0 && proxyStatus / 100 != 2:
      return "the proxy of \(target.proxyVariable ?? "the environment") answered \(proxyStatus) and opened no way to \(target.authority)"
    default: return "no connection to \(target.authority): \(systemText ?? curlText(code))\(target.proxyNote)"
    }
  }

  private func reasonAfterSending(_ code: CURLcode) -> String {
    switch code {
    case CURLE_OPERATION_TIMEDOUT: "no complete answer from \(target.authority) within \(target.totalTimeout)"
    case CURLE_GOT_NOTHING: "\(target.authority) closed the connection without an answer"
    case CURLE_PARTIAL_FILE: "the answer of \(target.authority) broke off"
    case CURLE_SEND_ERROR: "the connection to \(target.authority) broke while the request was sent"
    case CURLE_RECV_ERROR: "the connection to \(target.authority) broke before the answer was complete"
    // A line of more than 100 KiB, too, gives this code.
    case CURLE_OUT_OF_MEMORY where exchange.response == nil: "the head of the answer of \(target.authority) is larger than libcurl takes"
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY: "what \(target.authority) answered is not HTTP/1.1"
    default: "no answer from \(target.authority): \(curlText(code))"
    }
  }

  private var trustAdvice: String {
    let used = [target.trust.file, target.trust.folder].compactMap { $0?.variable }
    return used.isEmpty
      ? "if its authority is your own, name a file with that authority's certificate in CURL_CA_BUNDLE"
      : "trusted are the certificates of \(used.joined(separator: " and ")): its authority must be among them"
  }

  /// libcurl's account of a TLS failure: names and OpenSSL's words, nothing of the request.
  private func tlsMessage(_ code: CURLcode) -> String {
    let text = String(cString: message)
    guard !text.isEmpty else { return curlText(code) }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(200).map { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) ? " " : $0 }))
  }

  private var systemText: String? {
    switch Int32(orderspec_curl_get_long(easy, CURLINFO_OS_ERRNO)) {
    case ECONNREFUSED: "connection refused"
    case EHOSTUNREACH: "host unreachable"
    case ENETUNREACH: "network unreachable"
    case ETIMEDOUT: "no answer"
    case ECONNRESET: "connection reset"
    case EACCES, EPERM: "not permitted"
    default: nil
    }
  }
}

/// libcurl's words for a code, in this tool's manner.
func curlText(_ code: CURLcode) -> String { lowercasingFirst(String(cString: curl_easy_strerror(code))) }

/// libcurl's words for what is wrong with an address.
func curlText(_ code: CURLUcode) -> String { lowercasingFirst(String(cString: curl_url_strerror(code))) }

private func lowercasingFirst(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }
