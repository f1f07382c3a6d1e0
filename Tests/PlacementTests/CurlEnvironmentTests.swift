import Foundation
import Placement
import Testing

/// What the environment sets. Each test runs in a process of its own, since an environment belongs to a whole process.
@Suite struct CurlEnvironmentTests {
  private static let ok = #"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"#
  private static let order: [(name: String, value: String)] = [("Authorization", "Bearer canary-7f3a")]

  /// Leaves none of the variables that this process got but these.
  private static func set(_ variables: [String: String]) {
    for name in ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"] { unsetenv(name) }
    for name in ["CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR"] { unsetenv(name) }
    for (name, value) in variables { setenv(name, value, 1) }
  }

  private static func send(_ url: String) throws -> HTTPResponse {
    try CurlTransport(userAgent: "orderspec/1.0").send(HTTPRequest(method: .post, url: url, headers: order, body: [1]))
  }

  private static func failure(_ url: String) -> TransportFailure? {
    let failure = #expect(throws: TransportFailure.self) { try send(url) }
    let reason = failure?.reason ?? ""
    #expect(!reason.contains("canary") && !reason.contains("password"), "\(reason)")
    return failure
  }

  @Test func proxyIsHonoured() async {
    await #expect(processExitsWith: .success) {
      let proxy = try MisbehavingServer("--send", Self.ok)
      Self.set(["http_proxy": "http://user:password@127.0.0.1:\(proxy.port)"])
      #expect(try Self.send("http://127.0.0.1:9/orders").status == 200)
      let seen = proxy.stop()
      #expect(seen.map(\.head).first?.hasPrefix("POST http://127.0.0.1:9/orders HTTP/1.1\r\n") == true)
      #expect(seen.count == 1)
    }
  }

  @Test func noProxyIsHonoured() async {
    await #expect(processExitsWith: .success) {
      let proxy = try MisbehavingServer("--send", Self.ok)
      Self.set(["http_proxy": "http://127.0.0.1:\(proxy.port)", "no_proxy": "localhost,127.0.0.1"])
      #expect(Self.failure("http://127.0.0.1:9/orders")?.certainty == .notSent)
      #expect(proxy.stop().isEmpty)
    }
  }

  @Test func refusingProxyIsNotAskedTwice() async {
    await #expect(processExitsWith: .success) {
      let answer = #"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=a\r\nContent-Length: 0\r\n\r\n"#
      let proxy = try MisbehavingServer("--send", answer)
      Self.set(["http_proxy": "http://user:password@127.0.0.1:\(proxy.port)"])
      #expect(try Self.send("http://127.0.0.1:9/orders").status == 407)
      #expect(proxy.stop().count == 1)
    }
  }

  @Test func unusableProxyIsNotSent() async {
    await #expect(processExitsWith: .success) {
      for proxy in ["http://user:password@proxy.invalid:3128", "http://user:password@127.0.0.1:9", "none://user:password@127.0.0.1", "http://user:password@:x"]
      {
        Self.set(["https_proxy": proxy])
        let found = Self.failure("https://example.com/orders?key=canary")
        #expect(found?.certainty == .notSent)
        #expect(found?.reason.contains("https_proxy") == true, "\(found?.reason ?? "")")
      }
    }
  }

  @Test func refusedTunnelIsNotSent() async {
    await #expect(processExitsWith: .success) {
      let proxy = try MisbehavingServer("--tunnel", #"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"#)
      Self.set(["https_proxy": "http://user:password@127.0.0.1:\(proxy.port)"])
      #expect(
        Self.failure("https://example.com/orders?key=canary")
          == TransportFailure(.notSent, "the proxy of https_proxy answered 403 and opened no way to example.com:443"))
      let seen = proxy.stop()
      #expect(seen.map(\.tunnel).allSatisfy { $0.hasPrefix("CONNECT example.com:443 HTTP/1.1\r\n") && !$0.contains("canary") })
    }
  }

  @Test func tunnelCarriesTheOrderWithinTLS() async {
    await #expect(processExitsWith: .success) {
      let certificate = try Certificate()
      let proxy = try MisbehavingServer("--tunnel", #"HTTP/1.1 200 OK\r\nX-Proxy: a\r\n\r\n"#, "--tls", certificate.path, "--send", Self.ok)
      Self.set(["https_proxy": "http://127.0.0.1:\(proxy.port)", "CURL_CA_BUNDLE": certificate.path])
      let response = try Self.send("https://localhost:9/orders?key=canary")
      #expect(response.headers.map(\.name) == ["Content-Length"])
      let seen = proxy.stop()
      #expect(seen.map(\.tunnel).allSatisfy { !$0.contains("canary") && !$0.contains("Authorization") })
      #expect(seen.last?.head.contains("POST /orders?key=canary HTTP/1.1\r\n") == true)
      #expect(seen.last?.head.contains("canary-7f3a") == true)
    }
  }

  /// A proxy on another machine would see a plain request; 127.0.0.1 stands in for the provider, this machine's other address for the proxy.
  @Test func plainRequestDoesNotLeaveThisMachine() async {
    await #expect(processExitsWith: .success) {
      // A machine without a network has no such address.
      guard let address = Host.current().addresses.first(where: { $0.contains(".") && !$0.hasPrefix("127.") }) else { return }
      let proxy = try MisbehavingServer("--host", address, "--send", Self.ok)
      Self.set(["http_proxy": "http://user:password@\(address):\(proxy.port)"])
      let found = Self.failure("http://127.0.0.1:9/orders")
      #expect(found == TransportFailure(.notSent, "plain http would leave this machine by the proxy of http_proxy; name 127.0.0.1 in no_proxy"))
      #expect(proxy.stop().allSatisfy { $0.head.isEmpty })
    }
  }

  @Test func certificatesOfTheEnvironmentAreTrusted() async {
    await #expect(processExitsWith: .success) {
      let certificate = try Certificate()
      let server = try MisbehavingServer("--tls", certificate.path, "--send", Self.ok)
      for variable in ["CURL_CA_BUNDLE", "SSL_CERT_FILE"] {
        Self.set([variable: certificate.path])
        #expect(try Self.send("https://localhost:\(server.port)/").status == 200)
      }
      Self.set(["CURL_CA_BUNDLE": "/nowhere/ca.pem", "SSL_CERT_FILE": certificate.path])
      #expect(
        Self.failure("https://localhost:\(server.port)/")
          == TransportFailure(.notSent, "the trusted certificates cannot be read: see CURL_CA_BUNDLE (/nowhere/ca.pem)"))
      Self.set([:])
      #expect(Self.failure("https://localhost:\(server.port)/")?.reason.contains("name a file with that authority's certificate in CURL_CA_BUNDLE") == true)
    }
  }

  @Test func certificateOfAnotherNameIsNotSent() async {
    await #expect(processExitsWith: .success) {
      let certificate = try Certificate()
      let server = try MisbehavingServer("--tls", certificate.path, "--send", Self.ok)
      Self.set(["CURL_CA_BUNDLE": certificate.path])
      let found = Self.failure("https://127.0.0.2:\(server.port)/")
      #expect(found?.certainty == .notSent)
    }
  }
}
