#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads the one request of a connection.
struct RequestReader {
  private let connection: Socket
  private let end: Double

  /// Bytes of a head, of a body, and seconds for both.
  static let limits = (head: 65_536, body: 8 << 20, seconds: 10.0)

  init(_ connection: Socket) {
    self.connection = connection
    end = Self.seconds() + Self.limits.seconds
  }

  /// nil where the client left before its request was whole.
  ///
  /// - Throws: What to answer to bytes that are no request.
  func read() throws(HTTPFault) -> SimulatedRequest? {
    var bytes: [UInt8] = []
    var searched = 0
    var headEnd: Int?
    while headEnd == nil {
      guard let more = try next() else { return nil }
      bytes += more
      headEnd = Self.endOfHead(bytes, from: max(0, searched - 3))
      searched = bytes.count
      guard (headEnd ?? bytes.count) <= Self.limits.head else { throw HTTPFault(431, "Request Header Fields Too Large.") }
      if headEnd == nil { try Self.checkStart(bytes) }
    }
    guard let headEnd else { return nil }
    let head = try HTTPHead(bytes[..<headEnd])
    let length = try head.bodyLength(limit: Self.limits.body)
    var body = Array(bytes[(headEnd + 4)...])
    if head.expectsContinue, body.count < length { connection.write("HTTP/1.1 100 Continue\r\n\r\n".utf8) }
    while body.count < length {
      guard let more = try next() else { return nil }
      body += more
    }
    // What follows the body would be a second request: the connection has one.
    return SimulatedRequest(method: head.method, path: head.target, headers: head.headers, body: Array(body.prefix(length)))
  }

  /// What is no request must not be waited for: its first byte and its first line tell. A TLS client shows here.
  private static func checkStart(_ bytes: [UInt8]) throws(HTTPFault) {
    guard let first = bytes.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) else { throw HTTPFault(400, "Bad Request: no request line.") }
    guard let line = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return }
    guard bytes[line - 1] == UInt8(ascii: "\r") else { throw HTTPFault(400, "Bad Request: no request line.") }
    _ = try HTTPHead(bytes[..<(line - 1)])
  }

  private func next() throws(HTTPFault) -> [UInt8]? {
    let rest = end - Self.seconds()
    guard rest > 0 else { throw HTTPFault(408, "Request Timeout.") }
    if let bytes = connection.read(timeout: Int32(rest * 1000) + 1) { return bytes }
    guard Self.seconds() < end else { throw HTTPFault(408, "Request Timeout.") }
    return nil
  }

  /// Where the empty line begins that ends a head, its break included.
  private static func endOfHead(_ bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= 4 else { return nil }
    return (start...(bytes.count - 4)).first { bytes[$0] == 13 && bytes[$0 + 1] == 10 && bytes[$0 + 2] == 13 && bytes[$0 + 3] == 10 }
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
