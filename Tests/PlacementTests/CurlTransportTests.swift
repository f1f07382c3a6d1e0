import Foundation
import Placement
import Testing

@Suite struct CurlTransportTests {
  private static let canary = "canary-7f3a"
  private static let ok = #"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"#

  private func request(_ server: MisbehavingServer, _ path: String = "/orders?key=canary-7f3a", body: [UInt8]? = nil) -> HTTPRequest {
    HTTPRequest(
      method: .post, url: "http://127.0.0.1:\(server.port)\(path)",
      headers: [("Authorization", "Bearer \(Self.canary)"), ("Content-Type", "application/json")], body: body ?? Array("{\"canary-7f3a\": 1}".utf8))
  }

  /// Sends, expects a failure, and looks for what must not be in its reason.
  private func failure(of request: HTTPRequest, _ transport: CurlTransport = CurlTransport(userAgent: "orderspec/1.0")) -> TransportFailure? {
    let failure = #expect(throws: TransportFailure.self) { try transport.send(request) }
    let reason = failure?.reason ?? ""
    #expect(!reason.contains(Self.canary) && !reason.contains("Bearer"))
    #expect(reason.first?.isUppercase != true || reason.hasPrefix("TLS"), "\(reason)")
    return failure
  }

  private func send(_ request: HTTPRequest) throws -> HTTPResponse { try CurlTransport(userAgent: "orderspec/1.0").send(request) }

  // MARK: Not sent

  @Test func unknownNameIsNotSent() {
    let found = failure(of: HTTPRequest(method: .post, url: "https://orders.invalid/?key=canary-7f3a"))
    #expect(found?.certainty == .notSent)
  }

  @Test func refusedConnectionIsNotSent() {
    let request = HTTPRequest(method: .post, url: "http://127.0.0.1:9/?key=canary-7f3a", headers: [("Authorization", Self.canary)], body: [1])
    #expect(failure(of: request) == TransportFailure(.notSent, "no connection to 127.0.0.1:9: connection refused"))
  }

  @Test func untrustedCertificateIsNotSent() throws {
    let certificate = try Certificate()
    let server = try MisbehavingServer("--tls", certificate.path, "--send", Self.ok)
    let found = failure(of: HTTPRequest(method: .post, url: "https://127.0.0.1:\(server.port)/?key=canary-7f3a", headers: [("Authorization", Self.canary)]))
    #expect(found?.certainty == .notSent)
    #expect(found?.reason.contains("the certificate of 127.0.0.1 is not trusted") == true)
    #expect(server.stop().allSatisfy { $0.head.isEmpty })
  }

  @Test func connectionWithoutTLSIsNotSent() throws {
    let server = try MisbehavingServer("--read", "nothing", "--send", Self.ok)
    let found = failure(of: HTTPRequest(method: .get, url: "https://127.0.0.1:\(server.port)/"))
    #expect(found?.certainty == .notSent)
    #expect(found?.reason.hasPrefix("TLS with 127.0.0.1 did not come up") == true)
  }

  @Test func handshakeThatHangsIsNotSent() throws {
    let server = try MisbehavingServer("--read", "nothing", "--end", "hold")
    var request = HTTPRequest(method: .get, url: "https://127.0.0.1:\(server.port)/")
    request.connectTimeout = .milliseconds(300)
    #expect(failure(of: request) == TransportFailure(.notSent, "no connection to 127.0.0.1:\(server.port) within 0.3 seconds"))
    request.connectTimeout = .seconds(10)
    request.totalTimeout = .milliseconds(300)
    #expect(failure(of: request)?.certainty == .notSent)
  }

  @Test(arguments: [
    "http://192.0.2.1/", "http://example.com/", "http://127.0.0.1.example.com/", "http://localhost.example.com/", "http://[::2]/", "http://0.0.0.0/",
    "ftp://127.0.0.1/", "file:///etc/passwd", "127.0.0.1", "https://", "https://a b/", "https://user:canary-7f3a@example.com/", "https://example.com/\u{0}",
    "https://example.com/\r\nX: y", "https://exämple.com/", "",
  ])
  func addressIsRefused(_ url: String) {
    #expect(failure(of: HTTPRequest(method: .get, url: url))?.certainty == .notSent)
  }

  @Test(arguments: [
    ("X-Key", "canary-7f3a\r\nX: y"), ("X-Key", "canary-7f3a\n"), ("X-Key", "canary-7f3a\u{0}"), ("X-Key", "canary-7f3a\u{7F}"), ("X Key", "a"), ("X:", "a"),
    ("", "a"), ("Expect", "100-continue"), ("transfer-encoding", "chunked"), ("Content-Length", "1"), ("Host", "example.com"),
  ])
  func headerIsRefused(_ name: String, _ value: String) throws {
    let server = try MisbehavingServer("--send", Self.ok)
    var request = request(server)
    request.headers.append((name, value))
    #expect(failure(of: request)?.certainty == .notSent)
    #expect(failure(of: self.request(server), CurlTransport(userAgent: "a\r\nb"))?.certainty == .notSent)
    #expect(server.stop().isEmpty)
  }

  @Test func cancelledBeforeIsNotSent() throws {
    let server = try MisbehavingServer("--send", Self.ok)
    let transport = CurlTransport(userAgent: "orderspec/1.0", isCancelled: { true })
    #expect(failure(of: request(server), transport) == TransportFailure(.notSent, "cancelled"))
    #expect(server.stop().isEmpty)
  }

  // MARK: Maybe sent

  /// The answer, how the connection ends, and whether the request is read before.
  @Test(arguments: [
    ["--read", "nothing", "--end", "close"],
    ["--end", "close"],
    ["--end", "reset"],
    ["--send", #"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhalf"#, "--end", "close"],
    ["--send", #"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhalf"#, "--end", "reset"],
    ["--send", #"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"#],
    ["--send", #"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n"#],
    ["--send", #"HTTP/1.1 200 OK\r\nContent-Le"#],
    ["--send", #"HTTP/1.1 2"#],
    ["--send", #"HTTP/1.1 100 Continue\r\n\r\n"#],
    ["--send", #"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"#],
    ["--send", #"220 mail.example.com ESMTP\r\n"#],
    ["--send", #"HTTP/1.1 200 OK\r\n\r\n"#, "--fill", "9000000"],
    ["--send", #"HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n"#, "--fill", "9000000"],
    ["--send", #"HTTP/1.1 200 OK\r\nX: "#, "--fill", "9000000"],
  ])
  func brokenAnswerIsMaybeSent(_ options: [String]) throws {
    let server = try MisbehavingServer(options)
    let found = failure(of: request(server))
    #expect(found?.certainty == .maybeSent)
    #expect(found?.reason.contains("127.0.0.1:\(server.port)") == true)
    #expect(server.stop().count == 1)
  }

  @Test func endlessHeadIsMaybeSent() throws {
    let server = try MisbehavingServer("--send", #"HTTP/1.1 200 OK\r\n"#, "--lines", "400", "--end", "hold")
    #expect(failure(of: request(server)) == TransportFailure(.maybeSent, "the head of the answer of 127.0.0.1:\(server.port) is larger than 256 KiB"))
  }

  @Test func slowAnswerIsMaybeSent() throws {
    let server = try MisbehavingServer("--send", #"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"#, "--drip", "100")
    var request = request(server)
    request.totalTimeout = .seconds(2)
    #expect(failure(of: request) == TransportFailure(.maybeSent, "no complete answer from 127.0.0.1:\(server.port) within 2.0 seconds"))
  }

  @Test func cancellationEndsARunningRequest() throws {
    let server = try MisbehavingServer("--end", "hold")
    let start = ContinuousClock().now
    let transport = CurlTransport(userAgent: "orderspec/1.0") { ContinuousClock().now - start > .seconds(1) }
    #expect(failure(of: request(server), transport) == TransportFailure(.maybeSent, "cancelled before the answer of 127.0.0.1:\(server.port) was complete"))
  }

  @Test func cancellationEndsAHandshake() throws {
    let server = try MisbehavingServer("--read", "nothing", "--end", "hold")
    let start = ContinuousClock().now
    let transport = CurlTransport(userAgent: "orderspec/1.0") { ContinuousClock().now - start > .milliseconds(300) }
    let request = HTTPRequest(method: .post, url: "https://127.0.0.1:\(server.port)/")
    #expect(failure(of: request, transport) == TransportFailure(.notSent, "cancelled"))
  }

  // MARK: Answers

  @Test func requestGoesOutAsWritten() throws {
    let server = try MisbehavingServer("--send", Self.ok)
    let headers = [(name: "X-B", value: "1"), ("X-A", "ä"), ("X-Empty", ""), ("X-B", "2")]
    var request = HTTPRequest(method: .post, url: "http://localhost:\(server.port)/a%20b?c=d", headers: headers)
    #expect(try send(request).body == Array("ok".utf8))
    request.method = .delete
    _ = try send(request)
    request.method = .get
    _ = try send(request)
    request.method = .post
    request.body = Array("{}".utf8)
    request.headers.append(("Content-Type", "application/json"))
    _ = try send(request)
    let common = "Host: localhost:\(server.port)\nUser-Agent: orderspec/1.0\nX-B: 1\nX-A: Ã¤\nX-Empty:\nX-B: 2"
    #expect(
      server.stop().map(\.plainHead) == [
        "POST /a%20b?c=d HTTP/1.1\n\(common)\nContent-Length: 0", "DELETE /a%20b?c=d HTTP/1.1\n\(common)", "GET /a%20b?c=d HTTP/1.1\n\(common)",
        "POST /a%20b?c=d HTTP/1.1\n\(common)\nContent-Type: application/json\nContent-Length: 2",
      ])
  }

  @Test func largeBodyArrivesWhole() throws {
    let server = try MisbehavingServer("--send", Self.ok)
    let body = [UInt8](repeating: 0, count: 5_000_000)
    #expect(try send(request(server, body: body)).status == 200)
    let seen = try #require(server.stop().first)
    #expect(seen.bodyLength == body.count)
    #expect(!seen.head.contains("Expect"))
  }

  @Test func largestAnswerIsTaken() throws {
    let server = try MisbehavingServer("--send", #"HTTP/1.1 200 OK\r\nContent-Length: 8388608\r\n\r\n"#, "--fill", "8388608")
    #expect(try send(request(server)).body.count == 8_388_608)
  }

  @Test func redirectIsAnAnswer() throws {
    let other = try MisbehavingServer("--send", Self.ok)
    for status in ["301 Moved Permanently", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"] {
      let server = try MisbehavingServer("--send", #"HTTP/1.1 \#(status)\r\nLocation: http://127.0.0.1:\#(other.port)/\r\nContent-Length: 0\r\n\r\n"#)
      let response = try send(request(server))
      #expect(response.status == Int(status.prefix(3)))
      #expect(response[header: "location"] == "http://127.0.0.1:\(other.port)/")
      #expect(server.stop().count == 1)
    }
    #expect(other.stop().isEmpty)
  }

  @Test(arguments: [
    "401 Unauthorized", "407 Proxy Authentication Required", "408 Request Timeout", "417 Expectation Failed", "425 Too Early", "500 Internal Server Error",
    "503 Service Unavailable",
  ])
  func everyStatusIsAnAnswer(_ status: String) throws {
    let server = try MisbehavingServer(
      "--send", #"HTTP/1.1 \#(status)\r\nWWW-Authenticate: Basic realm=a\r\nProxy-Authenticate: Basic realm=a\r\nContent-Length: 4\r\n\r\noops"#)
    let response = try send(request(server))
    #expect(response.status == Int(status.prefix(3)))
    #expect(response.body == Array("oops".utf8))
    #expect(server.stop().count == 1)
  }

  @Test func headersAreGivenAsReceived() throws {
    let server = try MisbehavingServer(
      "--send",
      #"HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\nHTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\nx-ratelimit-remaining:0 \r\nX-Twice: a\r\nX-Twice: b\r\n"#
        + #"X-Empty:\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nslow\r\n0\r\nX-Trailer: c\r\n\r\n"#)
    let response = try send(request(server))
    #expect(response.status == 429)
    #expect(response[header: "Retry-After"] == "7")
    #expect(response[header: "X-RateLimit-Remaining"] == "0")
    #expect(
      response.headers.map { "\($0.name)=\($0.value)" } == [
        "Retry-After=7", "x-ratelimit-remaining=0", "X-Twice=a", "X-Twice=b", "X-Empty=", "Transfer-Encoding=chunked",
      ])
    #expect(response.body == Array("slow".utf8))
  }

  @Test func eachRequestHasItsConnectionAndNoCookie() throws {
    let server = try MisbehavingServer(
      "--send", #"HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok"#, "--end", "close")
    let transport = CurlTransport(userAgent: "orderspec/1.0")
    for _ in 1...2 { _ = try transport.send(request(server)) }
    let seen = server.stop()
    #expect(seen.count == 2)
    #expect(seen.allSatisfy { !$0.head.contains("Cookie") })
  }

  @Test func callsRunSideBySide() async throws {
    let server = try MisbehavingServer("--send", Self.ok)
    let request = request(server)
    let transport = CurlTransport(userAgent: "orderspec/1.0")
    try await withThrowingTaskGroup { group in
      for _ in 1...20 { group.addTask { try transport.send(request).status } }
      for try await status in group { #expect(status == 200) }
    }
    #expect(server.stop().count == 20)
  }
}
