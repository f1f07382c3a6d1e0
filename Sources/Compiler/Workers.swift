import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs work on a few threads and takes the results in order.
enum Workers {
  /// How many pieces a thread takes at once, so that threads seldom meet.
  private static let batch = 32

  /// Adds the results to a total, one after the other in their order; of those that wait for an earlier one there are few.
  static func reduce<Total: Sendable, Result: Sendable>(
    into total: Total, _ count: Int, threads: Int, _ work: @escaping @Sendable (Int) -> Result,
    _ add: @escaping @Sendable (inout Total, Int, Result) -> Void
  ) -> Total {
    guard threads > 1, count > 1 else {
      var total = total
      for number in 0..<count { add(&total, number, work(number)) }
      return total
    }
    let state = State<Total, Result>(total)
    let body: @Sendable () -> Void = {
      while true {
        let start = state.next.add(batch, ordering: .relaxed).oldValue
        guard start < count else { return }
        let values = (start..<min(start + batch, count)).map(work)
        state.results.withLock { results in
          results.waiting[start] = values
          while let values = results.waiting.removeValue(forKey: results.count) {
            for value in values {
              add(&results.total, results.count, value)
              results.count += 1
            }
          }
        }
      }
    }
    let handles = (1..<threads).compactMap { _ in start(body) }
    // Where no thread is to be had, this one does all the work.
    body()
    for handle in handles { pthread_join(handle, nil) }
    return state.results.withLock { $0.total }
  }

  private struct Results<Total: Sendable, Result: Sendable>: Sendable {
    var total: Total
    /// How many results are in the total.
    var count = 0
    /// Batches that came before an earlier one, by their first number.
    var waiting: [Int: [Result]] = [:]
  }

  private final class State<Total: Sendable, Result: Sendable>: Sendable {
    let next = Atomic<Int>(0)
    let results: Mutex<Results<Total, Result>>

    init(_ total: Total) { results = Mutex(Results(total: total)) }
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
