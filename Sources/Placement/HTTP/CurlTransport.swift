import CLibCurl

/// The transport over libcurl: HTTP/1.1, one connection and at most one request on it for each call.
///
/// Proxies are those of the environment, as for curl (`http_proxy`, `https_proxy`, `all_proxy`, `no_proxy`). Certificates are always verified, against
/// `CURL_CA_BUNDLE`, else `SSL_CERT_FILE` and `SSL_CERT_DIR`, else the system's (as for curl, a folder of certificates that libcurl was built with counts
/// beside a file). Plain http goes to this machine only.
///
/// An answer that has neither `Content-Length` nor chunks ends where its connection ends; that it is whole, only its content can tell.
///
/// A call blocks its thread, needs no run loop, and may be made from several threads at once.
public struct CurlTransport: Transport, Sendable {
  /// The largest body of an answer, in bytes.
  static let bodyLimit = 8 << 20
  /// The largest head of an answer with its interim heads and its trailers, in bytes.
  static let headLimit = 256 << 10
  /// How long a cancellation may go unseen, in milliseconds.
  private static let pollInterval: Int32 = 100

  /// The `User-Agent` of every request, as in `orderspec/1.0`. HostUp's edge refuses some libraries' defaults.
  private let userAgent: String
  private let isCancelled: @Sendable () -> Bool

  /// A transport that tells the provider who it is.
  ///
  /// - Parameters:
  ///   - userAgent: The value of `User-Agent`: the tool's name and version.
  ///   - isCancelled: Asked at least ten times a second while a request runs; once it says true the call fails at once.
  public init(userAgent: String, isCancelled: @escaping @Sendable () -> Bool = { false }) {
    self.userAgent = userAgent
    self.isCancelled = isCancelled
  }

  public func send(_ request: HTTPRequest) throws -> HTTPResponse {
    let address = try CurlAddress(parsing: request.url)
    let lines = try CurlHeaderLines(request: request, userAgent: userAgent)
    try Self.libraryStart.get()
    let exchange = CurlExchange(isCancelled: isCancelled, staysOnMachine: address.scheme == "http")
    guard !isCancelled() else { throw TransportFailure(.notSent, "cancelled") }
    return try withBrokenPipeBlocked {
      let call = try CurlCall(request, to: address, lines: lines, userAgent: userAgent, exchange: exchange)
      return try run(call)
    }
  }

  /// Drives the call to its end. The multi interface is used for its poll: the progress callback of an easy handle runs only about once a second.
  private func run(_ call: CurlCall) throws -> HTTPResponse {
    var running: Int32 = 0
    while true {
      guard curl_multi_perform(call.multi, &running) == CURLM_OK else { throw call.failure(CURLE_FAILED_INIT) }
      guard running > 0 else { break }
      guard !isCancelled() else {
        call.exchange.stop(.cancelled)
        throw call.failure(CURLE_ABORTED_BY_CALLBACK)
      }
      guard curl_multi_poll(call.multi, nil, 0, Self.pollInterval, nil) == CURLM_OK else { throw call.failure(CURLE_FAILED_INIT) }
    }
    let result = call.result
    guard result == CURLE_OK else { throw call.failure(result) }
    // libcurl takes a connection that closes within the head for the end of an answer.
    guard let response = call.exchange.response else { throw call.failure(CURLE_PARTIAL_FILE) }
    return response
  }

  /// `curl_global_init`, once in a process.
  private static let libraryStart: Result<Void, TransportFailure> = {
    // CURL_GLOBAL_ALL
    let code = curl_global_init(3)
    return code == CURLE_OK ? .success(()) : .failure(TransportFailure(.notSent, "libcurl does not start: \(curlText(code))"))
  }()
}
