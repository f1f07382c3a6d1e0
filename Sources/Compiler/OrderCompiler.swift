public import Backends
import Catalog
import Diagnostics
public import JSON
import OrderLanguage
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
  /// In the order of files and documents.
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

/// Checks orders for their target and writes their requests; an order with a hole is never compiled, whatever severities and comments say.
public struct OrderCompiler: Sendable {
  let options: CompileOptions
  let files: any FileAccess

  public init(_ options: CompileOptions, files: any FileAccess = LocalFiles()) {
    self.options = options
    self.files = files
  }

  /// Compiles all orders of the files, or none.
  public func compile(_ paths: [String]) -> CompileOutcome {
    finish(Linter(options.lint, files: files, keepsOrders: true).lint(paths))
  }

  /// Compiles the orders of a text that stands in no file.
  public func compile(text: [UInt8], name: String) -> CompileOutcome {
    finish(Linter(options.lint, files: files, keepsOrders: true).lint(text: text, name: name))
  }

  private func finish(_ lint: LintOutcome) -> CompileOutcome {
    var outcome = CompileOutcome(lint: lint)
    let errors = Set(lint.report.findings.lazy.filter { $0.severity == .error }.map(FindingKey.init))
    addHidden(lint.blocking.filter { !errors.contains(FindingKey($0)) }, to: &outcome.lint.report)
    for order in lint.orders where order.target == nil {
      outcome.faults.append(
        "\(order.input.name): no target: give `--target \(Target.allCases.map(\.rawValue).joined(separator: "|"))`, or `target` in .orderspec.yaml")
    }
    let missing = Set(lint.orders.compactMap(\.target).filter { BackendRegistry.backend(for: $0) == nil }.map(\.rawValue)).sorted()
    for target in missing { outcome.faults.append("compiling to \(target) is not supported yet") }
    outcome.isRefused = outcome.lint.report.count(.error) > 0
    guard outcome.faults.isEmpty, !outcome.isRefused else { return outcome }
    if options.attemptKey != nil, lint.orders.contains(where: { $0.target == .superspace }) {
      outcome.faults.append("`--attempt-key` means nothing to superspace: it has no key, and charges for every request that it gets")
      return outcome
    }
    if options.attemptKey != nil, lint.orders.count > 1 {
      outcome.faults.append("`--attempt-key` names one order, and there are \(lint.orders.count): a key is never used for two")
      return outcome
    }
    var problems: [Diagnostic] = []
    for order in lint.orders {
      guard let target = order.target, let backend = BackendRegistry.backend(for: target) else { continue }
      let compiled = backend.compile(order: order.order, options: backendOptions(order))
      if compiled.requests.isEmpty { outcome.settledOrders.append(order.order.name?.value ?? order.input.name) }
      outcome.requests += compiled.requests
      outcome.providers += compiled.requests.map { _ in Self.provider(of: order) }
      problems += Self.findings(compiled.secretProblems)
    }
    if !problems.isEmpty {
      addHidden(problems, to: &outcome.lint.report)
      outcome.requests = []
      outcome.providers = []
      outcome.isRefused = true
    }
    return outcome
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
      fieldNames: order.configuration.nearest?.fieldNames ?? [:], termsAskedFor: Terms.asked(by: catalog))
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
