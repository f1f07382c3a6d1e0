import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs work on a few threads and takes the results in order.
enum Workers {
  /// How many threads work on so many pieces: those that were asked for, else one for each core where there are pieces enough.
  static func threads(for count: Int, jobs: Int?, worthwhileFrom threshold: Int) -> Int {
    let threads = jobs ?? (count >= threshold ? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) : 1)
    return min(threads, max(1, count))
  }

  /// Adds the results to a total, one after the other in their order. Few wait for that, but where one piece takes much longer than others.
  ///
  /// - Parameters:
  ///   - batch: How many pieces a thread takes at once, so that threads seldom meet.
  ///   - makeTool: Makes what each thread has for itself.
  static func reduce<Total: Sendable, Tool, Result: Sendable>(
    into total: Total, _ count: Int, threads: Int, batch: Int = 8, each makeTool: @escaping @Sendable () -> Tool,
    _ work: @escaping @Sendable (Tool, Int) -> Result, _ add: @escaping @Sendable (inout Total, Int, Result) -> Void
  ) -> Total {
    guard threads > 1, count > 1 else {
      var total = total
      let tool = makeTool()
      for number in 0..<count { add(&total, number, work(tool, number)) }
      return total
    }
    let state = State<Total, Result>(total)
    let body: @Sendable () -> Void = {
      let tool = makeTool()
      while true {
        let start = state.next.add(batch, ordering: .relaxed).oldValue
        guard start < count else { return }
        // The last one comes first, so that results are moved and not copied when they are added.
        var values = (start..<min(start + batch, count)).reversed().map { work(tool, $0) }
        let waitingCount = state.waiting.withLock { waiting in
          swap(&waiting[start, default: []], &values)
          return waiting.count
        }
        // What is left because another thread adds just now, that one adds, or the next that comes, or the last one. Where adding is slower than working,
        // threads wait for it.
        if waitingCount > Self.waitingLimit * threads {
          state.results.withLock { Self.add(&$0, from: state, add) }
        } else {
          _ = state.results.withLockIfAvailable { Self.add(&$0, from: state, add) }
        }
      }
    }
    let handles = (1..<threads).compactMap { _ in start(body) }
    // Where no thread is to be had, this one does all the work.
    body()
    for handle in handles { pthread_join(handle, nil) }
    return state.results.withLock { results in
      Self.add(&results, from: state, add)
      precondition(results.count == count, "all results are added")
      return results.total
    }
  }

  /// How many batches of each thread may wait to be added before threads wait for that. Those behind a batch that takes long may be more.
  private static let waitingLimit = 4

  /// Adds the results that are there, up to the first one that is not.
  private static func add<Total: Sendable, Result: Sendable>(
    _ results: inout Results<Total>, from state: State<Total, Result>, _ add: (inout Total, Int, Result) -> Void
  ) {
    while var values = state.waiting.withLock({ $0.removeValue(forKey: results.count) }) {
      while let value = values.popLast() {
        add(&results.total, results.count, value)
        results.count += 1
      }
    }
  }

  private struct Results<Total: Sendable>: Sendable {
    var total: Total
    /// How many results are in the total.
    var count = 0
  }

  private final class State<Total: Sendable, Result: Sendable>: Sendable {
    /// The first number that no thread has taken yet.
    let next = Atomic<Int>(0)
    let results: Mutex<Results<Total>>
    /// Batches that are not added yet, backwards, by their first number.
    let waiting = Mutex<[Int: [Result]]>([:])

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
