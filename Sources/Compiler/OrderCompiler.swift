public import Backends
import Catalog
import Diagnostics
public import JSON
public import OrderLanguage
import Rules

/// What a run of compile is asked to do.
public struct CompileOptions: Sendable {
  public var lint: LintOptions
  public var style: JSONWriter.Style = .pretty
  public var resolvesSecrets = false
  public var attemptKey: String?
  /// Writes the call that only asks for the price where an order has no key, as `--emit curl` does.
  public var previewsWithoutKey = false

  public init(lint: LintOptions) { self.lint = lint }
}

/// What a run of compile gives: requests, or the findings that stand against them.
public struct CompileOutcome: Sendable {
  public var lint: LintOutcome
  /// The targets of the orders.
  public var targets: Set<Target> = []
  public var requestCount = 0
  /// In the order of files and documents; none where somebody took them.
  public var requests: [CompiledRequest] = []
  /// The account that the configuration gives for the order of each request, in the order of the requests; nil where it gives none.
  public var providers: [NamedProvider?] = []
  /// Why nothing was compiled beyond the findings: usage, one line each.
  public var faults: [String] = []
  /// An order has a blocking finding or an error; nothing was compiled.
  public var isRefused = false
  /// Orders whose items are all there already.
  public var settledOrders: [String] = []
}

/// A provider with its name in the configuration.
public struct NamedProvider: Sendable {
  public let name: String
  public let provider: Configuration.Provider
}

/// Takes a request in the thread that compiled it, which may be before the run is refused; what it gives is called in the order of files and documents, one
/// after the other.
public typealias RequestTaker = @Sendable (CompiledRequest, NamedProvider?) -> @Sendable () -> Void

/// Checks orders for their target and writes their requests; an order with a hole is never compiled, whatever severities and comments say.
public struct OrderCompiler: Sendable {
  let options: CompileOptions
  let files: any FileAccess
  private let writers = WriterPool()

  public init(_ options: CompileOptions, files: any FileAccess = LocalFiles()) {
    self.options = options
    self.files = files
  }

  /// Compiles all orders of the files, or none.
  ///
  /// - Parameter taker: takes the requests; nil: they stand in the outcome.
  public func compile(_ paths: [String], taker: RequestTaker? = nil) -> CompileOutcome { compile(taker) { $0.lint(paths) } }

  /// Compiles the orders of a text that stands in no file.
  public func compile(text: [UInt8], name: String, taker: RequestTaker? = nil) -> CompileOutcome { compile(taker) { $0.lint(text: text, name: name) } }

  /// An order is compiled as soon as it is checked by itself, so that its tree need not be kept; what comes of it counts only where nothing stands against the
  /// run. Secrets are not read before that is known.
  private func compile(_ taker: RequestTaker?, _ lint: (Linter) -> LintOutcome) -> CompileOutcome {
    let run = CompileRun()
    let taker = taker ?? run.keeping
    let use: OrderUse =
      options.resolvesSecrets
      ? .kept
      : .taken { order in
        let (name, target) = (order.input.name, order.target)
        let compiled = order.blocking.isEmpty ? compiled(order, run, taker) : nil
        return {
          run.note(target, of: name)
          compiled?()
        }
      }
    let lint = lint(Linter(options.lint, files: files, orders: use))
    for order in lint.orders { run.note(order.target, of: order.input.name) }
    var outcome = CompileOutcome(lint: lint)
    let errors = Set(lint.report.findings.lazy.filter { $0.severity == .error }.map(FindingKey.init))
    addHidden(lint.blocking.filter { !errors.contains(FindingKey($0)) }, to: &outcome.lint.report)
    outcome.targets = run.result.targets
    outcome.faults = targetFaults(run.result)
    outcome.isRefused = outcome.lint.report.count(.error) > 0
    guard outcome.faults.isEmpty, !outcome.isRefused else { return outcome }
    outcome.faults = keyFaults(run.result)
    guard outcome.faults.isEmpty else { return outcome }
    for order in lint.orders { compiled(order, run, taker)?() }
    let result = run.result
    outcome.settledOrders = result.settled
    guard result.problems.isEmpty else {
      addHidden(Self.findings(result.problems), to: &outcome.lint.report)
      outcome.isRefused = true
      return outcome
    }
    outcome.requestCount = result.requestCount
    outcome.requests = result.requests
    outcome.providers = result.providers
    return outcome
  }

  /// Compiles an order; what that gives adds it to the run. nil where it has no target that can be compiled to.
  private func compiled(_ order: CheckedOrder, _ run: CompileRun, _ taker: RequestTaker) -> (@Sendable () -> Void)? {
    guard let backend = order.target.flatMap(BackendRegistry.backend) else { return nil }
    let compiled = backend.compile(order: order.order, options: backendOptions(order))
    let provider = Self.provider(of: order)
    let taken = compiled.requests.map { taker($0, provider) }
    let settled = taken.isEmpty ? order.order.name?.value ?? order.input.name : nil
    let problems = compiled.secretProblems
    return {
      for call in taken { call() }
      run.add(requests: taken.count, settled: settled, problems)
    }
  }

  private func targetFaults(_ run: CompileRun.Result) -> [String] {
    let untargeted = run.untargeted.map {
      "\($0): no target: give `--target \(Target.allCases.map(\.rawValue).joined(separator: "|"))`, or `target` in .orderspec.yaml"
    }
    let missing = run.targets.filter { BackendRegistry.backend(for: $0) == nil }.map(\.rawValue).sorted()
    return untargeted + missing.map { "compiling to \($0) is not supported yet" }
  }

  /// What forbids to give the orders of a run a key.
  private func keyFaults(_ run: CompileRun.Result) -> [String] {
    guard options.attemptKey != nil else { return [] }
    if run.targets.contains(.superspace) {
      return ["`--attempt-key` means nothing to superspace: it has no key, and charges for every request that it gets"]
    }
    return run.orderCount > 1 ? ["`--attempt-key` names one order, and there are \(run.orderCount): a key is never used for two"] : []
  }

  private static func provider(of order: CheckedOrder) -> NamedProvider? {
    guard let name = order.order.provider?.value ?? order.configuration.nearest?.provider, let provider = order.configuration.outermost?.providers[name] else {
      return nil
    }
    return NamedProvider(name: name, provider: provider)
  }

  /// Compiles some items of an order that has been checked; nil where it has no target that can be compiled to.
  ///
  /// - Parameters:
  ///   - items: their places in the spec.
  ///   - isPreview: writes the call that only asks for the price.
  public func compile(_ order: CheckedOrder, items: Set<Int>, isPreview: Bool) -> CompiledOrder? {
    compile(order, items: items, isPreview: isPreview, resolvedBy: nil)
  }

  /// - Parameter resolver: reads secret references instead of the environment and files.
  func compile(
    _ order: CheckedOrder, items: Set<Int>, isPreview: Bool, resolvedBy resolver: (@Sendable (SecretReference, Place) -> Result<String, SecretFailure>)?
  ) -> CompiledOrder? {
    guard let backend = order.target.flatMap(BackendRegistry.backend) else { return nil }
    var options = backendOptions(order)
    if let resolver { options.secrets = .resolved(by: resolver) }
    options.items = items
    options.isPreview = isPreview && backend.hasPreview
    return backend.compile(order: order.order, options: options)
  }

  private func backendOptions(_ order: CheckedOrder) -> BackendOptions {
    let hasKey = options.attemptKey != nil || order.order.attemptKey != nil
    let catalog = order.catalog.scoped(to: order.target?.catalogProvider)
    var backend = BackendOptions(
      style: options.style, isPreview: options.previewsWithoutKey && !hasKey, attemptKey: options.attemptKey,
      fieldNames: order.configuration.nearest?.fieldNames ?? [:], writers: writers,
      asksForTerms: { catalog.asksForTerms($0, forDomain: $1, onTransfer: $2 == .transfer) })
    backend.v1ProductID = { catalog.v1ProductID(ofSlug: $0) }
    if options.resolvesSecrets {
      let resolver = SecretResolver(files: files, configuration: order.configuration.outermost)
      backend.secrets = .resolved(by: resolver.resolve)
    }
    return backend
  }

  /// Each place once: a contact can be that of several items.
  static func findings(_ problems: [SecretProblem]) -> [Diagnostic] {
    var seen: Set<FindingKey> = []
    return problems.map {
      Diagnostic(code: "unresolved_secret_reference", severity: .error, message: $0.reason, place: $0.place, help: [$0.help])
    }.filter { seen.insert(FindingKey($0)).inserted }
  }

  /// Puts findings into the report that no severity and no comment can hide here; what stands there as less than an error is that error now.
  private func addHidden(_ findings: [Diagnostic], to report: inout LintReport) {
    struct Document: Hashable {
      let file: String
      let number: Int
    }
    let keys = Set(findings.map(FindingKey.init))
    let places = Dictionary(
      report.documents.indices.map { (Document(file: report.documents[$0].file, number: report.documents[$0].number), $0) },
      uniquingKeysWith: { first, _ in first })
    for (document, findings) in Dictionary(grouping: findings, by: { Document(file: $0.place.file.name, number: $0.place.document) }) {
      let place: Int
      if let known = places[document] {
        place = known
      } else {
        place = report.documents.count
        report.documents.append(LintReport.Document(file: document.file, number: document.number, title: document.file, findings: []))
      }
      var seen: Set<FindingKey> = []
      let errors = findings.filter { seen.insert(FindingKey($0)).inserted }.map { finding in
        var finding = finding
        finding.severity = .error
        return finding
      }
      report.documents[place].findings = FindingList.sorted(report.documents[place].findings.filter { !keys.contains(FindingKey($0)) } + errors)
    }
    report.documents = report.documents.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      return a.file == b.file ? (a.number, left.offset) < (b.number, right.offset) : a.file.utf8.lexicographicallyPrecedes(b.file.utf8)
    }.map(\.element)
  }
}
