import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The messages that have come and not been looked at, between the thread that reads and the one that answers.
final class Inbox: Sendable {
  private struct State {
    var events: [MessageReader.Event] = []
    /// Where the next event is; those before it are gone.
    var first = 0
    var cancelled: Set<RequestID> = []
    var isClosed = false
  }

  private let state = Mutex(State())
  /// A byte goes through this pipe with every change, so that waiting can have a time limit.
  private let readEnd: Int32
  private let writeEnd: Int32

  /// nil where the system has no pipe.
  init?() {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    (readEnd, writeEnd) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  // MARK: The reading side

  func add(_ event: MessageReader.Event) {
    let cancelled = Self.cancelledRequest(event)
    state.withLock { state in
      guard let cancelled else {
        state.events.append(event)
        return
      }
      // What was taken back long ago has been answered long ago.
      if state.cancelled.count > 1_000 { state.cancelled = [] }
      state.cancelled.insert(cancelled)
    }
    wake()
  }

  /// No more will come.
  func closeInbox() {
    state.withLock { $0.isClosed = true }
    wake()
  }

  private func wake() {
    var byte: UInt8 = 1
    // A full pipe wakes the other side just as well.
    _ = write(writeEnd, &byte, 1)
  }

  /// The id of a `$/cancelRequest`; it overtakes the messages before it.
  private static func cancelledRequest(_ event: MessageReader.Event) -> RequestID? {
    guard case .message(let bytes) = event, bytes.count < 400, let value = try? JSONValue.parse(bytes), value["method"]?.string == "$/cancelRequest" else {
      return nil
    }
    return RequestID(value[path: "params", "id"])
  }

  // MARK: The answering side

  func next() -> MessageReader.Event? {
    state.withLock { state in
      guard state.first < state.events.count else {
        state.events.removeAll(keepingCapacity: true)
        state.first = 0
        return nil
      }
      defer { state.first += 1 }
      return state.events[state.first]
    }
  }

  var isEmpty: Bool { state.withLock { $0.first >= $0.events.count } }

  var isClosed: Bool { state.withLock { $0.isClosed } }

  func isCancelled(_ id: RequestID) -> Bool { state.withLock { $0.cancelled.contains(id) } }

  /// Waits until something comes, or for so many milliseconds; forever where there is no limit.
  func wait(milliseconds: Int32?) {
    var descriptor = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, milliseconds ?? -1) > 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 256)
    while read(readEnd, &buffer, buffer.count) == buffer.count {}
  }
}
