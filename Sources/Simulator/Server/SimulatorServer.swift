import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A `SimulatedProvider` on the loopback address, over HTTP/1.1 with one request a connection.
///
/// Nothing is printed: `onExchange` tells what happens. `/_simulator/…` is a view for tests and people that no provider has.
public final class SimulatorServer: Sendable {
  /// Why there is no server.
  public struct StartError: Error, Equatable, Sendable {
    /// Lower case, no full stop.
    public let reason: String
  }

  /// How a server runs, beside what it simulates.
  public struct Options: Sendable {
    /// 0: any free one.
    public var port: UInt16 = 0
    public var faults: [Fault] = []
    /// Of the choice of faults.
    public var seed: UInt64 = 1
    /// Milliseconds that the simulated clock is ahead of the real one.
    public var clockOffset: Int64 = 0
    /// The real clock in Unix milliseconds.
    public var clock: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1000) }
    /// Where what was placed is kept over restarts; nil: nowhere. The faults' counts and luck begin anew.
    public var stateFile: String?
    /// Is told of each request with its fault and the status that is answered; nil where nothing is. Comes from many threads.
    public var onExchange: (@Sendable (Exchange) -> Void)?

    public init() {}
  }

  /// A request that was dealt with.
  public struct Exchange: Sendable {
    public let method: String
    public let path: String
    public let fault: FaultName?
    public let status: Int?
  }

  /// The port that it listens on.
  public let port: UInt16

  private let core: Mutex<SimulatorCore>
  private let listener: Socket
  /// Written to by `stop()`: the end that the waiting thread reads, and the other.
  private let wake: (reading: Int32, writing: Int32)
  private let ended = DispatchSemaphore(value: 0)
  private let isRunning = Mutex(true)
  private let connections = Atomic<Int>(0)
  private let onExchange: (@Sendable (Exchange) -> Void)?
  private static let maximumConnections = 256

  /// Starts a server; it answers when this returns.
  public static func start(_ settings: SimulatorSettings, _ options: Options = Options()) throws(StartError) -> SimulatorServer {
    let file = options.stateFile.map { StateFile(path: $0) }
    var provider = SimulatedProvider(settings: settings)
    var clockOffset = options.clockOffset
    if let file, let saved = try file.read() {
      do {
        provider = try SimulatedProvider(settings: settings, state: saved.provider)
      } catch {
        throw StartError(reason: "`\(file.path)`: \(error.reason)")
      }
      clockOffset += saved.clockOffset
    }
    var core = SimulatorCore(
      provider: provider, schedule: FaultSchedule(options.faults, seed: options.seed), clockOffset: clockOffset, clock: options.clock, stateFile: file)
    guard core.save(always: true) else { throw StartError(reason: "`\(options.stateFile ?? "")` cannot be written") }
    let server: SimulatorServer
    do {
      server = try SimulatorServer(core, port: options.port, onExchange: options.onExchange)
    } catch {
      throw StartError(reason: "cannot listen on 127.0.0.1:\(options.port): \(error.reason)")
    }
    Thread.detachNewThread { server.acceptConnections() }
    return server
  }

  private init(_ core: consuming sending SimulatorCore, port: UInt16, onExchange: (@Sendable (Exchange) -> Void)?) throws(Socket.Failure) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Socket.Failure("pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    wake = (ends[0], ends[1])
    do throws(Socket.Failure) {
      listener = try Socket.listen(port: port)
    } catch {
      for end in ends { close(end) }
      throw error
    }
    self.port = listener.port
    self.core = Mutex(core)
    self.onExchange = onExchange
  }

  /// The address that requests go to.
  public var origin: String { "http://127.0.0.1:\(port)" }

  /// The simulator's own count.
  public var placements: [SimulatedProvider.Placement] { core.withLock { $0.provider.placements } }

  /// Reads or changes the provider itself, between two requests; what changes is saved.
  public func withProvider<Result: Sendable>(_ body: @Sendable (_ provider: inout SimulatedProvider, _ now: Int64) -> Result) -> Result {
    core.withLock { core in
      let now = core.now()
      let result = body(&core.provider, now)
      _ = core.save()
      return result
    }
  }

  /// Moves the simulated clock on; negative seconds count for nothing.
  public func advanceClock(bySeconds seconds: Int) {
    core.withLock {
      $0.clockOffset += Int64(max(0, min(seconds, 1 << 32))) * 1000
      _ = $0.save(always: true)
    }
  }

  /// Stops listening and lets everything late have its effect: from then on the count is final. Open connections are closed without an answer.
  public func stop() {
    let wasRunning = isRunning.withLock { running in
      defer { running = false }
      return running
    }
    guard wasRunning else { return }
    core.withLock { $0.stop() }
    var signal: UInt8 = 1
    _ = write(wake.writing, &signal, 1)
    ended.wait()
    listener.close()
    close(wake.reading)
    close(wake.writing)
  }

  // MARK: Connections

  private func acceptConnections() {
    var events = [pollfd(fd: listener.descriptor, events: Int16(POLLIN), revents: 0), pollfd(fd: wake.reading, events: Int16(POLLIN), revents: 0)]
    while true {
      let status = poll(&events, 2, -1)
      if status < 0, errno == EINTR { continue }
      if status < 0 || events[1].revents != 0 { break }
      guard let connection = listener.accept() else {
        // Out of descriptors, most likely: the connection stays in the queue, so wait for others to end.
        usleep(10_000)
        continue
      }
      guard connections.add(1, ordering: .relaxed).newValue <= Self.maximumConnections else {
        connections.subtract(1, ordering: .relaxed)
        connection.close()
        continue
      }
      Thread.detachNewThread {
        self.serve(connection)
        self.connections.subtract(1, ordering: .relaxed)
      }
    }
    ended.signal()
  }

  private func serve(_ connection: Socket) {
    let request: SimulatedRequest
    do throws(HTTPFault) {
      guard let read = try RequestReader(connection).read() else { return connection.close() }
      request = read
    } catch {
      let body = Array("\(error.text)\n".utf8)
      connection.write(Self.head(SimulatedResponse(status: error.status, headers: [("Content-Type", "text/plain; charset=utf-8")], body: body)) + body)
      return connection.closeGracefully()
    }
    let path = request.path.split(separator: "?", maxSplits: 1).first ?? ""
    if path == "/_simulator" || path.hasPrefix("/_simulator/") {
      let response = core.withLock { core in AdminView.answer(request, &core) }
      connection.write(Self.head(response) + response.body)
      return connection.closeGracefully()
    }
    guard let (delivery, fault, late) = core.withLock({ $0.deliver(request) }) else { return connection.close() }
    onExchange?(Exchange(method: request.method, path: request.path, fault: fault, status: delivery.response?.status))
    // The answer to HEAD has no body (RFC 9110 section 9.3.2).
    carryOut(delivery, on: connection, withBody: request.method != "HEAD")
    if let late, let after = delivery.effectAfter {
      Self.sleep(after)
      core.withLock { $0.handleLate(late) }
    }
  }

  private func carryOut(_ delivery: Delivery, on connection: Socket, withBody hasBody: Bool) {
    guard var response = delivery.response else {
      return delivery.ending == .reset ? connection.reset() : connection.close()
    }
    if !hasBody { response.body = [] }
    let head = Self.head(response)
    switch delivery.ending {
    case .closed: return connection.close()
    case .reset: return connection.reset()
    case .answered:
      Self.sleep(delivery.delay)
      connection.write(head + response.body)
    case .truncated: connection.write(head + response.body.prefix(response.body.count / 2))
    case .slow:
      connection.write(head)
      for byte in response.body {
        guard connection.write(CollectionOfOne(byte)) else { break }
        Self.sleep(delivery.delay)
      }
    }
    connection.closeGracefully()
  }

  private static func head(_ response: SimulatedResponse) -> [UInt8] {
    var head = "HTTP/1.1 \(response.status) \(HTTPFault.reason(response.status))\r\n"
    for header in response.headers { head += "\(header.name): \(header.value)\r\n" }
    head += "Content-Length: \(response.body.count)\r\nConnection: close\r\n\r\n"
    return Array(head.utf8)
  }

  private static func sleep(_ milliseconds: Int64) {
    if milliseconds > 0 { Thread.sleep(forTimeInterval: Double(milliseconds) / 1000) }
  }
}
