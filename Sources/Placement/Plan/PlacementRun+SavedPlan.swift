import Compiler
import OrderLanguage

extension PlacementRun {
  /// Places what a saved plan says, once: the same files, accounts, prices and requests, or nothing.
  ///
  /// The plan is used up in the transaction that reserves its first request, or records its first adoption. Before that a crash leaves the plan as it was; after it the
  /// ledger knows what was begun, and applying the plan again finds out what became of it and sends nothing new.
  public func apply(_ saved: SavedPlan, confirm: (RunPlan) throws -> Bool) throws -> ApplyResult {
    try checkLedger(saved)
    savedLimits = saved.limits
    if let event = try environment.storage.events(after: 0).first(where: { $0.change == .planUsed(digest: saved.digest) }) {
      return .used(try used(saved, event, confirm))
    }
    try checkTime(saved)
    try checkFiles(saved)
    let entries = try load(saved.files.map(\.name))
    try check(entries, saved)
    planDigest = saved.digest
    unusedPlan = saved.digest
    return try apply(entries, saved, confirm: confirm)
  }

  /// What has changed since the plan was saved, in words.
  func differences(_ saved: SavedPlan, _ plan: RunPlan, _ ledger: LedgerState) throws -> [String] {
    try PlanDifferences(saved, plan, ledger: ledger, requests: requests).lines
  }

  // MARK: The plan itself

  private func checkLedger(_ saved: SavedPlan) throws {
    guard saved.ledger == environment.identity.id else {
      throw PlacementFailure.guarded(
        "the plan was made on ledger \(saved.ledger), and the ledger here is \(environment.identity.id): it may know of other orders; make a new plan here")
    }
    guard saved.holds(by: environment.digester) else {
      throw PlacementFailure.guarded("the plan is not what was saved: it was changed, or is damaged; make a new one")
    }
    guard try environment.identity.digest(ofEvent: saved.head) == saved.headDigest else {
      throw LedgerFailure.other(
        "event \(saved.head) of the ledger is not the one that the plan was made on: the ledger is an older copy, or another one under the same id, and does not know what was placed since"
      )
    }
  }

  private func checkTime(_ saved: SavedPlan) throws {
    let now = environment.clock.now()
    guard now + Engine.clockTolerance >= saved.madeAt else {
      throw PlacementFailure.guarded(
        "the clock says \(Timestamp.text(now)), and the plan was made at \(Timestamp.text(saved.madeAt)): set the clock right")
    }
    guard now < saved.expiresAt else {
      throw PlacementFailure.guarded("the plan expired at \(Timestamp.text(saved.expiresAt)), and it is \(Timestamp.text(now)) now; make a new plan")
    }
  }

  // MARK: Files and accounts

  private func checkFiles(_ saved: SavedPlan) throws {
    for file in saved.files {
      guard environment.files.kind(of: file.name) != nil else {
        throw PlacementFailure.usage(
          "\(file.name) of the plan is not there: run apply in the directory in which the plan was made, or make a new plan")
      }
      let bytes: [UInt8]
      do throws(FileError) {
        bytes = try environment.files.read(file.name)
      } catch {
        throw PlacementFailure.usage("\(file.name) of the plan cannot be read: \(error.message)")
      }
      guard environment.digester.digest(file: bytes) == file.digest else { throw Self.changed(file.name) }
    }
  }

  private static func changed(_ name: String) -> PlacementFailure { .guarded("\(name) has changed since the plan was made; make a new plan") }

  private func check(_ entries: [Entry], _ saved: SavedPlan) throws {
    // It can have been written to since it was looked at.
    for entry in entries {
      let file = file(of: entry.checked)
      guard saved.files.contains(file) else { throw Self.changed(file.name) }
    }
    for (entry, order) in zip(entries, saved.orders) {
      guard entry.provider.name == order.provider, entry.provider.target.rawValue == order.target, entry.provider.account == order.account else {
        throw PlacementFailure.guarded(
          "order \(order.name) was planned for provider `\(order.provider)` (\(order.target), account \(order.account)), and the configuration now gives "
            + "`\(entry.provider.name)` (\(entry.provider.target.rawValue), account \(entry.provider.account)); make a new plan")
      }
      guard entry.path == order.path else {
        throw PlacementFailure.guarded(
          "order \(order.name) was planned at `\(order.path)` below the configuration, and is at `\(entry.path)` now; make a new plan")
      }
    }
  }

  // MARK: A used plan

  /// Finds out about what the plan began, where that is not known, and tells what became of all of it.
  private func used(_ saved: SavedPlan, _ event: LedgerEvent, _ confirm: (RunPlan) throws -> Bool) throws -> UsedPlan {
    var ledger = try Ledger(environment.storage, clock: environment.clock, author: environment.author)
    var used = UsedPlan(time: event.time, actor: event.author.actor, items: [])
    if saved.orders.contains(where: { !ledger.state.openRequests(of: $0.name, at: $0.account).isEmpty }) {
      do {
        let entries = try load(saved.files.map(\.name))
        try check(accountsOf: entries, saved)
        // What is not known may be sent again.
        try checkAccounts(entries, for: .ordering)
        for entry in entries { try settle(entry) }
        used.sentAgain = try sendAgain(entries, saved, confirm)
      } catch PlacementFailure.usage(let reason), PlacementFailure.guarded(let reason) {
        used.obstacle = reason
      } catch PlacementFailure.findings {
        used.obstacle = "the specs have errors"
      }
      try ledger.refresh()
    }
    for order in saved.orders {
      for item in order.items where item.mark != .placed {
        let held = ledger.state.holders(of: item.names, at: order.account).last { $0.generation == item.generation }
        used.items.append(UsedPlan.Item(title: item.title, state: held?.state, providerID: held?.providerID))
      }
    }
    return used
  }

  /// What the plan has begun is part of it, and is sent again under its key as long as the plan holds.
  /// - Returns: the items of what was sent.
  private func sendAgain(_ entries: [Entry], _ saved: SavedPlan, _ confirm: (RunPlan) throws -> Bool) throws -> [String] {
    func isOfPlan(_ request: Int, _ engine: Engine) -> Bool { engine.ledger.state.requests[request]?.reservation.planDigest == saved.digest }
    let open = try entries.filter { entry in
      try entry.engine.ledger.refresh()
      return entry.engine.ledger.state.openRequests(of: entry.checked.order.name?.value ?? "", at: entry.engine.account)
        .contains { isOfPlan($0.id, entry.engine) }
    }
    guard !open.isEmpty, environment.clock.now() < saved.expiresAt else { return [] }
    var plan = try plan(open, resolvesSecrets: true)
    for (index, entry) in open.enumerated() { plan.orders[index].replays.removeAll { !isOfPlan($0.request, entry.engine) } }
    guard !plan.isStopped, plan.hasReplays, !environment.isCancelled(), try confirm(plan) else { return [] }
    var sent: [String] = []
    for (entry, planned) in zip(open, plan.orders) where !planned.replays.isEmpty {
      var report = ApplyReport.Order(name: planned.order.name, provider: entry.provider.name, account: entry.provider.account)
      defer { found.append(report) }
      sent += try sendAgain(entry, planned, &report)
    }
    return sent
  }

  /// Nothing is asked of, or sent to, an account that the plan does not name.
  private func check(accountsOf entries: [Entry], _ saved: SavedPlan) throws {
    for entry in entries where !saved.orders.contains(where: { $0.account == entry.provider.account && $0.target == entry.provider.target.rawValue }) {
      throw PlacementFailure.guarded(
        "order \(entry.checked.order.name?.value ?? entry.path) is for account \(entry.provider.account) now, which the plan does not name")
    }
  }
}
