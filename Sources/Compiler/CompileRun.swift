import Backends
import OrderLanguage
import Synchronization

/// What the orders of a run of compile come to, added up in the order of files and documents.
final class CompileRun: Sendable {
  struct Result: Sendable {
    var orderCount = 0
    var targets: Set<Target> = []
    /// The files of the orders that have no target.
    var untargeted: [String] = []
    var requestCount = 0
    /// Orders whose items are all there already.
    var settled: [String] = []
    var problems: [SecretProblem] = []
    var requests: [CompiledRequest] = []
    var providers: [NamedProvider?] = []
  }

  private let state = Mutex(Result())

  var result: Result { state.withLock { $0 } }

  /// Adds an order, whatever becomes of it.
  func note(_ target: Target?, of file: String) {
    state.withLock { state in
      state.orderCount += 1
      if let target { state.targets.insert(target) } else { state.untargeted.append(file) }
    }
  }

  /// Adds what an order was compiled to.
  func add(requests count: Int, settled: String?, _ problems: [SecretProblem]) {
    state.withLock { state in
      state.requestCount += count
      if let settled { state.settled.append(settled) }
      state.problems += problems
    }
  }

  /// Keeps requests with all that belongs to them.
  var keeping: RequestTaker {
    { request, provider in
      {
        self.state.withLock { state in
          state.requests.append(request)
          state.providers.append(provider)
        }
      }
    }
  }
}
