import Simulator

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A client of bare bytes: sends what it is told and keeps what comes.
struct Client {
  /// What came back over a connection.
  struct Outcome {
    var bytes: [UInt8] = []
    var wasReset = false
    var milliseconds = 0.0

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var status: Int? { text.split(separator: " ", maxSplits: 2).dropFirst().first.flatMap { Int($0) } }
    /// What follows the head.
    var body: [UInt8] {
      guard bytes.count >= 4, let end = (0...(bytes.count - 4)).first(where: { Array(bytes[$0..<($0 + 4)]) == [13, 10, 13, 10] }) else { return [] }
      return Array(bytes[(end + 4)...])
    }
    var answer: Answer { Answer(SimulatedResponse(status: status ?? 0, body: body)) }
    /// As the head says.
    var length: Int? { text.firstRange(of: "Content-Length: ").flatMap { Int(text[$0.upperBound...].prefix { $0.isNumber }) } }
  }

  let port: UInt16

  init(_ server: SimulatorServer) { port = server.port }

  func post(_ path: String, _ body: String, token: String = "simulated-token") -> Outcome {
    send(
      "POST \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer \(token)\r\nX-Auth-Account: 4711\r\nContent-Type: application/json\r\n"
        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
  }

  func get(_ path: String) -> Outcome {
    send("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer simulated-token\r\nX-Auth-Account: 4711\r\n\r\n")
  }

  func send(_ text: String, thenClose: Bool = false) -> Outcome { send(Array(text.utf8), thenClose: thenClose) }

  /// - Parameter thenClose: The sending side ends behind the bytes.
  func send(_ bytes: [UInt8], thenClose: Bool = false) -> Outcome {
    var outcome = Outcome()
    let begin = Self.milliseconds()
    #if canImport(Glibc)
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      let flags = Int32(MSG_NOSIGNAL)
    #else
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
      let flags: Int32 = 0
    #endif
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafePointer(to: &address) { $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) } }
    guard status == 0 else { return outcome }
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { Self.send(descriptor, $0.baseAddress?.advanced(by: sent), bytes.count - sent, flags) }
      guard count > 0 else { break }
      sent += count
    }
    if thenClose { shutdown(descriptor, Int32(SHUT_WR)) }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count < 0 { outcome.wasReset = errno == ECONNRESET }
      guard count > 0 else { break }
      outcome.bytes += buffer.prefix(count)
    }
    outcome.milliseconds = Self.milliseconds() - begin
    return outcome
  }

  private static func send(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32) -> Int {
    #if canImport(Glibc)
      Glibc.send(descriptor, bytes, count, flags)
    #else
      Darwin.send(descriptor, bytes, count, flags)
    #endif
  }

  static func milliseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1e6
  }
}

/// Runs a server while `body` runs.
func withServer(
  _ faults: [Fault] = [], options: SimulatorServer.Options = SimulatorServer.Options(), _ body: (SimulatorServer, Client) throws -> Void
) throws {
  var options = options
  options.faults += faults
  let server = try SimulatorServer.start(SimulatorSettings(), options)
  defer { server.stop() }
  try body(server, Client(server))
}
