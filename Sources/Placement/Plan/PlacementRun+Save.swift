import Compiler
import Diagnostics
import OrderLanguage
import YAMLSyntax

extension PlacementRun {
  /// Makes a plan of this run to be kept; reads nothing anew.
  ///
  /// - Parameters:
  ///   - plan: nothing may stand against it.
  ///   - lifetime: milliseconds.
  /// - Throws: `PlacementFailure.guarded` where the outcome of an earlier run is not known: what would be ordered cannot be told then; and where something is to be ordered
  ///   whose price is not known, without the spec's saying that this is meant.
  public func save(_ plan: RunPlan, lifetime: Int64 = SavedPlan.standardLifetime) throws -> SavedPlan {
    if let unknown = plan.orders.first(where: { !$0.decision.openRequests.isEmpty }) {
      throw PlacementFailure.guarded(
        "what became of an earlier request of order \(unknown.order.name) is not known, so no plan was saved: "
          + "`orderspec apply \(unknown.checked.input.name)`, or apply with the plan that it was sent by, finds out")
    }
    if let unpriced = plan.orders.first(where: { !$0.new.isEmpty && $0.preview == nil && !$0.acceptsUnknownPrice }) {
      throw PlacementFailure.guarded(
        "order \(unpriced.order.name): the provider names no price without what the secret references stand for, so nobody can approve one, and no plan was saved"
          + PlanDifferences.unpricedAdvice)
    }
    guard let first = plan.orders.first else { throw PlacementFailure.usage("there is nothing to plan") }
    let ledger = try engine(for: first.provider).ledger.state
    guard let headDigest = try environment.identity.digest(ofEvent: ledger.head) else { throw LedgerFailure.conflict }
    // A file gives times in whole seconds.
    let now = environment.clock.now() / 1000 * 1000
    var files: [SavedPlan.File] = []
    for order in plan.orders where !files.contains(where: { $0.name == order.checked.input.path }) { files.append(file(of: order.checked)) }
    let saved = SavedPlan(
      id: "plan_" + Hex.text(try environment.random.bytes(10)), madeAt: now, expiresAt: now + lifetime, commit: environment.author.commit,
      ledger: environment.identity.id, head: ledger.head, headDigest: headDigest, limits: options.maxTotals, files: files,
      orders: try plan.orders.map(saved))
    return saved.sealed(by: environment.digester)
  }

  /// A spec as it was read for this run.
  func file(of order: CheckedOrder) -> SavedPlan.File {
    SavedPlan.File(name: order.input.path, digest: environment.digester.digest(file: order.order.tree.file.bytes))
  }

  private func saved(_ planned: PlannedOrder) throws -> SavedPlan.Order {
    SavedPlan.Order(
      name: planned.order.name, path: planned.order.path, provider: planned.provider.name, target: planned.provider.target.rawValue,
      account: planned.provider.account, payment: planned.payment, limit: planned.limit,
      price: planned.preview.map { SavedPlan.Price(subtotal: $0.subtotal, tax: $0.tax, total: $0.total) }, items: planned.rows.map(SavedPlan.Item.init),
      requests: try requests(of: planned))
  }

  /// The requests of what is new, as their secret references are written.
  func requests(of planned: PlannedOrder) throws -> [SavedPlan.Request] {
    guard !planned.new.isEmpty else { return [] }
    let planner = Planner(try engine(for: planned.provider), options, files: environment.files, resolvesSecrets: false)
    return try planner.prepare(planned.checked, Set(planned.new), key: nil, isPreview: false).map {
      SavedPlan.Request(items: $0.items, digest: environment.digester.digest(request: $0))
    }
  }
}

extension SavedPlan.Item {
  init(_ row: PlannedOrder.Row) {
    let mark: SavedPlan.Mark =
      switch row.mark {
      case .new: .new
      case .adopt: .adopt
      case .placed, .unknown: .placed
      }
    self.init(
      mark: mark, state: row.state, type: row.item.type, action: row.item.action, names: row.item.names, generation: row.item.generation,
      existing: row.item.existing,
      period: row.period, line: row.line, renewal: row.renewal)
  }
}

extension KeyedDigest {
  /// The digest of a file's bytes.
  func digest(file bytes: [UInt8]) -> String { digest(Array("file\0".utf8) + bytes) }
}
