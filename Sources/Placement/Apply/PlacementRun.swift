public import Compiler
public import Diagnostics
import OrderLanguage

/// What a run works with beside the specs: everything that has an effect.
public struct PlacementEnvironment {
  public var files: any FileAccess
  public var transport: any Transport
  public var clock: any PlacementClock
  public var random: any RandomSource
  public var storage: any LedgerStorage
  public var digester: KeyedDigest
  public var identity: any LedgerIdentity
  public var author: EventAuthor
  /// The run has been asked to stop.
  public var isCancelled: @Sendable () -> Bool
  /// Is told what goes on, one line at a time.
  public var progress: (String) -> Void
  /// Is told of a wait that somebody could take for the end.
  public var waiting: (String) -> Void

  public init(
    files: any FileAccess, transport: any Transport, clock: any PlacementClock, random: any RandomSource, storage: any LedgerStorage, digester: KeyedDigest,
    identity: any LedgerIdentity, author: EventAuthor, isCancelled: @escaping @Sendable () -> Bool = { false }, progress: @escaping (String) -> Void = { _ in },
    waiting: @escaping (String) -> Void = { _ in }
  ) {
    self.files = files
    self.transport = transport
    self.clock = clock
    self.random = random
    self.storage = storage
    self.digester = digester
    self.identity = identity
    self.author = author
    self.isCancelled = isCancelled
    self.progress = progress
    self.waiting = waiting
  }
}

/// One run of plan, preview, apply or status over some specs.
public final class PlacementRun {
  let options: PlacementOptions
  let environment: PlacementEnvironment
  /// Two providers of the configuration can be one account over two of its APIs, or with two tokens.
  private var engines: [String: Engine] = [:]
  /// The saved plan that this run places by.
  var planDigest: String?
  /// The same for as long as it is not used up: what is recorded first uses it.
  var unusedPlan: String?
  /// The limits that it was saved under.
  var savedLimits: [String] = []
  /// Requests of earlier runs that this one has sent again: what comes of them is of this run.
  var sentAgain: Set<Int> = []
  /// What apply has found out about requests of earlier runs, and what of them still waits for a person: told however the run ends.
  public internal(set) var found: [ApplyReport.Order] = []

  /// An order of the run with the account that it goes to.
  struct Entry {
    let checked: CheckedOrder
    let provider: ResolvedProvider
    let engine: Engine
    let path: String
    let orderNames: Set<String>
  }

  public init(_ options: PlacementOptions, _ environment: PlacementEnvironment) {
    self.options = options
    self.environment = environment
  }

  // MARK: Reading the specs

  /// Checks the specs; only sound ones are gone on with.
  ///
  /// - Parameters:
  ///   - use: what the run does at the providers.
  ///   - needsOrders: a run without a single order is a mistake.
  /// - Throws: `PlacementFailure.findings`, `.usage`.
  func load(_ paths: [String], for use: TokenUse = .ordering, needsOrders: Bool = true) throws -> [Entry] {
    let lint = Linter(options.lint, files: environment.files, keepsOrders: true).lint(paths)
    if let failure = lint.failures.first { throw PlacementFailure.usage(failure) }
    guard lint.configurationFaults.isEmpty, lint.blocking.isEmpty, lint.report.count(.error) == 0 else { throw PlacementFailure.findings(lint) }
    guard !lint.orders.isEmpty || !needsOrders else { throw PlacementFailure.usage("there are no orders in \(paths.joined(separator: ", "))") }
    if options.simulator == nil { try checkProject(of: lint.orders, paths) }
    var names: [String: Set<String>] = [:]
    for order in lint.orders { names[order.input.path, default: []].insert(order.order.name?.value ?? "") }
    return try lint.orders.map { order in
      let provider = try ResolvedProvider.resolve(order, for: use, options, files: environment.files)
      return Entry(
        checked: order, provider: provider, engine: try engine(for: provider), path: Self.path(of: order), orderNames: names[order.input.path] ?? [])
    }
  }

  /// A ledger is that of one project: what another one has placed is not in it, and would be bought again.
  private func checkProject(of orders: [CheckedOrder], _ paths: [String]) throws {
    func project(_ order: CheckedOrder) -> String { order.configuration.outermost?.file.name ?? "" }
    let projects = Set(orders.map(project))
    guard projects.count <= 1 else {
      throw PlacementFailure.usage(
        "the specs belong to \(projects.count) projects, each with a ledger of its own: \(projects.sorted().map { $0.isEmpty ? "none" : $0 }.joined(separator: ", ")); apply them one by one"
      )
    }
    guard let known = options.project, let order = orders.first(where: { project($0) != known }) else { return }
    func shown(_ project: String) -> String { project.isEmpty ? "no project" : "the project of \(project)" }
    throw PlacementFailure.usage(
      "order `\(order.order.name?.value ?? order.input.name)` belongs to \(shown(project(order))), and the ledger of this run to \(shown(known)), since "
        + "`\(paths.first ?? "")` comes first: what is placed for the order is not in it; name a path of the order's own project first")
  }

  /// Relative to the outermost configuration; without one, as it was given.
  private static func path(of order: CheckedOrder) -> String {
    guard let root = order.configuration.outermost?.directory else { return order.input.name }
    return Path.relative(Path.absolute(order.input.path), to: root) ?? order.input.name
  }

  func engine(for provider: ResolvedProvider) throws -> Engine {
    let name = "\(provider.name) \(provider.target.rawValue)"
    if let engine = engines[name] { return engine }
    let ledger = try Ledger(environment.storage, clock: environment.clock, author: environment.author)
    let engine = Engine(
      account: provider.account, api: provider.api, ledger: ledger, transport: environment.transport, clock: environment.clock, random: environment.random,
      digester: environment.digester)
    engines[name] = engine
    return engine
  }

  /// Asks each provider whose tokens it has, before anything else is done with it.
  /// - Parameter token: the one that the run needs.
  /// - Throws: as `checkAccount`.
  func checkAccounts(_ entries: [Entry], for token: TokenUse) throws {
    var seen: Set<ObjectIdentifier> = []
    for entry in entries where seen.insert(ObjectIdentifier(entry.engine)).inserted { try checkAccount(entry.provider, entry.engine, for: token) }
  }

  /// Asks a provider whose tokens it has.
  ///
  /// - Parameter use: a run that orders or cancels does that with one token, and judges by what it reads with the other: both have to be of the account. One that only reads
  ///   needs no other than that for reading.
  /// - Throws: where one is another account's, `PlacementFailure.guarded` for a run that would order or cancel, else `.usage`; `.usage` where one is turned away.
  func checkAccount(_ provider: ResolvedProvider, _ engine: Engine, for use: TokenUse) throws {
    func stop(_ message: String) -> PlacementFailure { use == .ordering ? .guarded(message) : .usage(message) }
    for token in use == .ordering && provider.hasTwoTokens ? [.ordering, .reading] : [use] {
      switch try engine.readAccount(of: token) {
      case .account(let account, _):
        guard account == provider.account.account else {
          throw stop(
            "the \(provider.word(for: token)) of provider `\(provider.name)` belongs to account \(TextLines.line(account)), and the configuration names "
              + "\(provider.account.account): nothing is sent")
        }
      case .cannotTell: break
      case .refused(let refusal): throw PlacementFailure.usage(Self.turnedAway(provider, refusal, token))
      case .unavailable(let reason):
        guard !environment.isCancelled() else { throw stop("the run was asked to stop; nothing was sent") }
        throw PlacementFailure.usage("provider `\(provider.name)`: \(reason); nothing is sent")
      }
    }
    // The provider's time is known by now.
    try engine.checkClock()
  }

  static func turnedAway(_ provider: ResolvedProvider, _ refusal: Refusal, _ token: TokenUse) -> String {
    let scope =
      refusal.status == 403 ? "it lacks a scope (`write:orders` to order, `read:orders` and `read:domains` to look)" : "it is wrong or has expired"
    return "provider `\(provider.name)` turned the \(provider.word(for: token)) away (\(refusal.status) \(refusal.code)): \(scope)"
  }

  // MARK: Planning

  /// What apply would order, at what price.
  /// - Parameter listsAll: the orders of the ledger that no spec of the run declares are listed, too.
  public func plan(_ paths: [String], listsAll: Bool = false) throws -> RunPlan {
    let entries = try load(paths, for: .reading, needsOrders: !listsAll)
    try checkAccounts(entries, for: .reading)
    var plan = try plan(entries, resolvesSecrets: false)
    if listsAll {
      let ledger = try Ledger(environment.storage, clock: environment.clock, author: environment.author)
      plan.undeclared = ledger.state.orders(otherThan: Set(entries.map { OrderName(account: $0.engine.account, name: $0.checked.order.name?.value ?? "") }))
    }
    return plan
  }

  func plan(_ entries: [Entry], resolvesSecrets: Bool) throws -> RunPlan {
    var orders: [PlannedOrder] = []
    for entry in entries {
      environment.progress("asking \(entry.provider.name) about \(entry.checked.order.name?.value ?? entry.path)")
      try entry.engine.ledger.refresh()
      orders.append(try planner(entry, resolvesSecrets: resolvesSecrets).plan(entry.checked, entry.provider, path: entry.path, orderNames: entry.orderNames))
    }
    var plan = RunPlan(orders: orders, stops: stops(orders, entries))
    if !plan.stops.isEmpty, plan.hasReplays {
      // What may have been bought before holds nothing else up: it is left as it is.
      plan.holdBack(plan.stops)
      plan.stops = stops(plan.orders, entries)
    }
    return plan
  }

  /// What limits of the run and budgets say against orders.
  func stops(_ orders: [PlannedOrder], _ entries: [Entry]) -> [String] {
    guard let ledger = entries.first?.engine.ledger.state else { return [] }
    return Guards.stops(
      orders, limits: options.maxTotals + savedLimits, budgets: ScopedBudget.all(entries.map(\.checked.configuration)), ledger: ledger,
      now: environment.clock.now())
  }

  func planner(_ entry: Entry, resolvesSecrets: Bool) -> Planner {
    Planner(entry.engine, options, files: environment.files, resolvesSecrets: resolvesSecrets)
  }
}

/// The plan of a run.
public struct RunPlan: Sendable {
  public var orders: [PlannedOrder]
  /// Why the run as a whole may not be sent: limits and budgets. One line each.
  public var stops: [String]
  /// The orders of the ledger that no spec of the run declares; nil where nobody asked.
  public var undeclared: [UndeclaredOrder]?

  public var hasNew: Bool { orders.contains { !$0.new.isEmpty } }
  /// A request of an earlier run would be sent again, and might buy.
  public var hasReplays: Bool { orders.contains { !$0.replays.isEmpty } }
  /// The next apply orders something, or sends something again that may buy.
  public var mayBuy: Bool { hasNew || hasReplays || orders.contains { !$0.unsent.isEmpty } }
  /// What became of a request of an earlier run is not known.
  public var hasUnknown: Bool { orders.contains { !$0.decision.openRequests.isEmpty } }
  public var findings: [Diagnostic] { orders.flatMap(\.findings).inOrder }
  public var hasErrors: Bool { findings.contains { $0.severity == .error } }
  public var isStopped: Bool { hasErrors || !stops.isEmpty }

  mutating func holdBack(_ reasons: [String]) {
    for index in orders.indices { orders[index].holdBack(reasons) }
  }
}
