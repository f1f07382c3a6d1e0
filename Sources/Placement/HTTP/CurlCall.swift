import CLibCurl

/// The libcurl handles of one call, with everything they point to.
final class CurlCall {
  let multi: UnsafeMutableRawPointer
  let easy: UnsafeMutableRawPointer
  let exchange: CurlExchange
  let target: CurlFailureContext
  /// What libcurl says of a failure; used for TLS only, since elsewhere it may hold a proxy's password.
  let message: UnsafeMutablePointer<CChar>
  private var headerList: UnsafeMutablePointer<curl_slist>?

  /// Sets everything; nothing is sent and nothing is looked up.
  init(_ request: HTTPRequest, to address: CurlAddress, lines: CurlHeaderLines, userAgent: String, exchange: CurlExchange) throws {
    guard let easy = curl_easy_init() else { throw TransportFailure(.notSent, "out of memory") }
    guard let multi = curl_multi_init() else {
      curl_easy_cleanup(easy)
      throw TransportFailure(.notSent, "out of memory")
    }
    self.easy = easy
    self.multi = multi
    self.exchange = exchange
    let trust = TrustStore.ofEnvironment
    target = CurlFailureContext(
      host: address.host, authority: address.authority, scheme: address.scheme, connectTimeout: request.connectTimeout, totalTimeout: request.totalTimeout,
      trust: trust)
    message = .allocate(capacity: Int(CURL_ERROR_SIZE))
    message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))

    try check(orderspec_curl_set_address(easy, address.handle))
    try set(CURLOPT_USERAGENT, userAgent)
    try setOnce()
    try setTLS(trust)
    try set(CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(request.connectTimeout))
    try set(CURLOPT_TIMEOUT_MS, Self.milliseconds(request.totalTimeout))
    try setRequest(request, lines)
    try setCallbacks()
    guard curl_multi_add_handle(multi, easy) == CURLM_OK else { throw TransportFailure(.notSent, "libcurl does not take the request") }
  }

  deinit {
    // Does nothing where the handle was not added.
    _ = curl_multi_remove_handle(multi, easy)
    curl_easy_cleanup(easy)
    _ = curl_multi_cleanup(multi)
    curl_slist_free_all(headerList)
    message.deallocate()
  }

  /// How the call ended, once nothing runs any more.
  var result: CURLcode {
    var left: Int32 = 0
    while let entry = curl_multi_info_read(multi, &left) {
      if entry.pointee.msg == CURLMSG_DONE { return entry.pointee.data.result }
    }
    return CURLE_FAILED_INIT
  }

  /// One request over one new connection, and no other for whatever answer.
  ///
  /// libcurl sends a request again where a connection that was used before turns out dead, where an HTTP/2 stream is refused, after a 417 to its own
  /// `Expect`, and to follow a redirect or an authentication scheme (lib/multi.c, lib/transfer.c and lib/http.c of curl 7.88.1 and 8.14.1, read
  /// 2026-11-22). None of these is left, and `CurlExchange` lets a second request out in no case.
  private func setOnce() throws {
    try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    try set(CURLOPT_FRESH_CONNECT, 1)
    try set(CURLOPT_FORBID_REUSE, 1)
    try set(CURLOPT_FOLLOWLOCATION, 0)
    try set(CURLOPT_NETRC, 0)
    try set(CURLOPT_HTTP09_ALLOWED, 0)
    try set(CURLOPT_NOSIGNAL, 1)
    try check(orderspec_curl_set_protocols(easy))
    orderspec_curl_leave_resolver(multi, easy)
    // The headers of the request are for the provider: a CONNECT to a proxy does not carry them.
    try set(CURLOPT_HEADEROPT, 1)
    try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
  }

  private func setTLS(_ trust: TrustStore) throws {
    for option in [CURLOPT_SSLVERSION, CURLOPT_PROXY_SSLVERSION] { try set(option, Int(CURL_SSLVERSION_TLSv1_2)) }
    for option in [CURLOPT_SSL_VERIFYPEER, CURLOPT_PROXY_SSL_VERIFYPEER] { try set(option, 1) }
    for option in [CURLOPT_SSL_VERIFYHOST, CURLOPT_PROXY_SSL_VERIFYHOST] { try set(option, 2) }
    if let file = trust.file { for option in [CURLOPT_CAINFO, CURLOPT_PROXY_CAINFO] { try set(option, file.path) } }
    if let folder = trust.folder { for option in [CURLOPT_CAPATH, CURLOPT_PROXY_CAPATH] { try set(option, folder.path) } }
  }

  private func setRequest(_ request: HTTPRequest, _ lines: CurlHeaderLines) throws {
    for line in lines.lines {
      guard let list = curl_slist_append(headerList, line) else { throw TransportFailure(.notSent, "out of memory") }
      headerList = list
    }
    try check(orderspec_curl_set_pointer(easy, CURLOPT_HTTPHEADER, headerList))
    if request.body != nil || request.method == .post {
      let body = request.body ?? []
      try check(orderspec_curl_set_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
      // Copied. One byte more, since without a pointer libcurl would read standard input.
      try (body + [0]).withUnsafeBytes { try check(orderspec_curl_set_pointer(easy, CURLOPT_COPYPOSTFIELDS, $0.baseAddress)) }
    } else {
      try set(CURLOPT_HTTPGET, 1)
    }
    try set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
  }

  private func setCallbacks() throws {
    let context = Unmanaged.passUnretained(exchange).toOpaque()
    try check(orderspec_curl_set_pointer(easy, CURLOPT_ERRORBUFFER, message))
    try check(orderspec_curl_set_prerequest(easy, CurlExchange.prerequest))
    try check(orderspec_curl_set_pointer(easy, CURLOPT_PREREQDATA, context))
    try check(orderspec_curl_set_receiver(easy, CURLOPT_HEADERFUNCTION, CurlExchange.headReceiver))
    try check(orderspec_curl_set_pointer(easy, CURLOPT_HEADERDATA, context))
    try check(orderspec_curl_set_receiver(easy, CURLOPT_WRITEFUNCTION, CurlExchange.bodyReceiver))
    try check(orderspec_curl_set_pointer(easy, CURLOPT_WRITEDATA, context))
  }

  private func set(_ option: CURLoption, _ value: Int) throws { try check(orderspec_curl_set_long(easy, option, value)) }

  private func set(_ option: CURLoption, _ value: String) throws { try check(orderspec_curl_set_text(easy, option, value)) }

  private func check(_ code: CURLcode) throws {
    guard code == CURLE_OK else { throw TransportFailure(.notSent, "this libcurl lacks something that is needed: \(curlText(code))") }
  }

  /// Rounded up; 0 would mean "for ever".
  private static func milliseconds(_ duration: Duration) -> Int {
    let (seconds, attoseconds) = duration.components
    guard seconds < 1_000_000 else { return 1_000_000_000 }
    return max(1, Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
  }
}
