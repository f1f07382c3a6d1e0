import Foundation
import Testing

/// `Fixtures/http-server.py` as a process of its own; it ends with the instance.
final class MisbehavingServer {
  /// One connection as the server saw it.
  struct Connection: Decodable {
    let head: String
    let tunnel: String
    let bodyLength: Int

    var plainHead: String { head.replacing("\r\n", with: "\n") }
  }

  let port: Int
  private let process = Process()
  /// A file, not a pipe: processes that other tests start at the same time would hold the pipe's other end open.
  private let log = FileManager.default.temporaryDirectory.appendingPathComponent("orderspec-\(UUID().uuidString).log")

  convenience init(_ options: String...) throws { try self.init(options) }

  init(_ options: [String]) throws {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/http-server.py").path
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-I", "-S", script, "--log", log.path] + options
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let deadline = ContinuousClock.now + .seconds(60)
    var text = ""
    while !text.contains("\n"), ContinuousClock.now < deadline {
      usleep(5000)
      text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
    }
    port = try #require(text.split(separator: "\n").first.flatMap { Int($0) })
  }

  deinit { _ = stop() }

  /// Ends the server and tells what it saw.
  @discardableResult
  func stop() -> [Connection] {
    process.terminate()
    let lines = ((try? Data(contentsOf: log)) ?? Data()).split(separator: UInt8(ascii: "\n")).dropFirst()
    try? FileManager.default.removeItem(at: log)
    return lines.compactMap { try? JSONDecoder().decode(Connection.self, from: $0) }
  }
}

/// A self-signed certificate for localhost and 127.0.0.1 with its key, in one PEM file that goes with the instance.
final class Certificate {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("orderspec-\(UUID().uuidString).pem").path
    let openssl = Process()
    openssl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    openssl.arguments =
      ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
      + ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", path, "-out", path + ".crt"]
    openssl.standardError = FileHandle.nullDevice
    try openssl.run()
    openssl.waitUntilExit()
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(contentsOf: URL(fileURLWithPath: path + ".crt")))
    try handle.close()
    try FileManager.default.removeItem(atPath: path + ".crt")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
