import Foundation
import JSON
import Placement
import Synchronization

@testable import Simulator

/// Who sells: a simulator in this process, in one of its own, or one that answers some requests its own way.
protocol Seller: AnyObject {
  var port: UInt16 { get }
  /// The natural key of everything that was really placed, as often as it was.
  var placed: [String] { get throws }
  /// The keys that it was placed under.
  var placedKeys: Set<String> { get throws }
  func advanceClock(bySeconds seconds: Int) throws
  func settle(_ outcome: SimulatedProvider.Outcome) throws
  func stop()
}

extension SimulatorServer: Seller {
  var placed: [String] { placements.map(\.naturalKey) }
  var placedKeys: Set<String> { Set(placements.compactMap(\.attemptKey)) }
  func settle(_ outcome: SimulatedProvider.Outcome) { withProvider { _ = $0.settle(nil, as: outcome, at: $1) } }
}

/// `orderspec simulate` as a process of its own.
final class SimulatorProcess: Seller {
  let port: UInt16
  let child: Child
  private let folder: Folder

  /// - Parameter arguments: beside `simulate --port`.
  init(_ arguments: [String] = [], port: UInt16 = 0) throws {
    folder = try Folder()
    child = try Child(["simulate", "--port", "\(port)"] + arguments, in: folder.path)
    let child = child
    guard eventually({ child.output.contains("\n") || !child.isRunning }), let line = child.output.split(separator: "\n").first,
      let number = line.split(separator: ":").last.flatMap({ UInt16($0) })
    else { throw Child.Failure(description: "no simulator: \(try child.end(with: SIGKILL))") }
    self.port = number
  }

  private func ask(_ method: HTTPRequest.Method, _ path: String, _ body: String = "") throws -> JSONDocument {
    let request = HTTPRequest(
      method: method, url: "http://127.0.0.1:\(port)/_simulator/\(path)", headers: method == .get ? [] : [("Content-Type", "application/json")],
      body: Array(body.utf8))
    let response = try CurlTransport(userAgent: "tests").send(request)
    guard response.status == 200 else { throw Child.Failure(description: "\(path): \(response.status)") }
    return try JSONDocument.parse(response.body)
  }

  private func texts(_ key: String) throws -> [String] {
    let document = try ask(.get, "placements")
    let rows = document.member("placements", of: document.root).map { document.elements(of: $0) } ?? []
    return rows.compactMap { document.member(key, of: $0).flatMap { document.string(of: $0) } }
  }

  var placed: [String] { get throws { try texts("naturalKey") } }
  var placedKeys: Set<String> { get throws { Set(try texts("attemptKey")) } }
  func advanceClock(bySeconds seconds: Int) throws { _ = try ask(.post, "clock", "{\"advanceSeconds\":\(seconds)}") }
  func settle(_ outcome: SimulatedProvider.Outcome) throws { _ = try ask(.post, "settle", "{\"order\":\"all\",\"outcome\":\"\(outcome.rawValue)\"}") }
  func stop() { _ = try? child.end(with: SIGTERM) }
}

/// A simulator whose answers a test may give itself.
final class ScriptedServer: Seller, Sendable {
  /// Gives the answer to a request, nil to close without one; `handle` is what the simulated provider does with it.
  typealias Script = @Sendable (_ request: SimulatedRequest, _ handle: () -> SimulatedResponse) -> SimulatedResponse?

  let port: UInt16
  private let listener: Socket
  private let provider: Mutex<SimulatedProvider>
  private let clockOffset = Mutex<Int64>(0)
  private let isStopped = Mutex(false)
  private let script: Script

  init(_ settings: SimulatorSettings = SimulatorSettings(), port: UInt16 = 0, _ script: @escaping Script) throws {
    listener = try Socket.listen(port: port)
    self.port = listener.port
    provider = Mutex(SimulatedProvider(settings: settings))
    self.script = script
    Thread.detachNewThread { self.acceptConnections() }
  }

  private var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) + clockOffset.withLock { $0 } }

  private func acceptConnections() {
    while let connection = listener.accept(), !isStopped.withLock({ $0 }) { Thread.detachNewThread { self.serve(connection) } }
  }

  private func serve(_ connection: Socket) {
    guard let request = try? RequestReader(connection).read() else { return connection.close() }
    let answer = script(request) { provider.withLock { $0.handle(request, at: now) } }
    if let answer {
      var head = "HTTP/1.1 \(answer.status) Status\r\n"
      for header in answer.headers { head += "\(header.name): \(header.value)\r\n" }
      head += "Content-Length: \(answer.body.count)\r\nConnection: close\r\n\r\n"
      connection.write(Array(head.utf8) + answer.body)
    }
    connection.closeGracefully()
  }

  var placed: [String] { provider.withLock { $0.placements.map(\.naturalKey) } }
  var placedKeys: Set<String> { provider.withLock { Set($0.placements.compactMap(\.attemptKey)) } }
  func advanceClock(bySeconds seconds: Int) { clockOffset.withLock { $0 += Int64(seconds) * 1000 } }
  func settle(_ outcome: SimulatedProvider.Outcome) { provider.withLock { _ = $0.settle(nil, as: outcome, at: now) } }

  func stop() {
    guard
      isStopped.withLock({ stopped in
        defer { stopped = true }
        return !stopped
      })
    else { return }
    shutdown(listener.descriptor, Int32(SHUT_RDWR))
    listener.close()
  }
}

extension SimulatedResponse {
  static func json(_ status: Int, _ body: String) -> SimulatedResponse {
    SimulatedResponse(status: status, headers: [("Content-Type", "application/json")], body: Array(body.utf8))
  }

  static func page(_ status: Int) -> SimulatedResponse {
    SimulatedResponse(status: status, headers: [("Content-Type", "text/html")], body: Array("<!DOCTYPE html><title>Welcome</title>".utf8))
  }
}
