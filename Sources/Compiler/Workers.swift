import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs work on a few threads and keeps the results in order.
enum Workers {
  /// How many pieces a thread takes at once, so that threads seldom meet.
  private static let batch = 32

  static func map<Result: Sendable>(_ count: Int, threads: Int, _ work: @escaping @Sendable (Int) -> Result) -> [Result] {
    guard threads > 1, count > 1 else { return (0..<count).map(work) }
    let state = State<Result>()
    let body: @Sendable () -> Void = {
      while true {
        let start = state.next.add(batch, ordering: .relaxed).oldValue
        guard start < count else { return }
        let values = (start..<min(start + batch, count)).map(work)
        state.results.withLock { $0.append((start, values)) }
      }
    }
    let handles = (1..<threads).compactMap { _ in start(body) }
    // Where no thread is to be had, this one does all the work.
    body()
    for handle in handles { pthread_join(handle, nil) }
    return state.results.withLock { $0.sorted { $0.start < $1.start }.flatMap(\.values) }
  }

  private final class State<Result: Sendable>: Sendable {
    let next = Atomic<Int>(0)
    let results = Mutex<[(start: Int, values: [Result])]>([])
  }

  private final class Box: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    let box = Unmanaged.passRetained(Box(body))
    #if canImport(Darwin)
      var handle: pthread_t?
      let status = pthread_create(
        &handle, nil,
        {
          Unmanaged<Box>.fromOpaque($0).takeRetainedValue().body()
          return nil
        }, box.toOpaque())
    #else
      var handle = pthread_t()
      let status = pthread_create(
        &handle, nil,
        {
          Unmanaged<Box>.fromOpaque($0!).takeRetainedValue().body()
          return nil
        }, box.toOpaque())
    #endif
    guard status == 0 else {
      box.release()
      return nil
    }
    return handle
  }
}
