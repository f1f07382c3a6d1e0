import Compiler
import Diagnostics
import OrderLanguage

extension PlacementRun {
  /// What apply came to.
  public enum ApplyResult: Sendable {
    /// Something stands against the run as a whole; nothing was sent.
    case stopped(RunPlan)
    /// The person, or the lack of one, said no; nothing was sent.
    case declined(RunPlan)
    /// A saved plan that was applied before; nothing new was sent.
    case used(UsedPlan)
    case applied(RunPlan, ApplyReport)
  }

  /// Places what is new, once.
  ///
  /// The caller holds the ledger's lock. All guards of all orders are checked before the first request is sent.
  /// - Parameter confirm: asked once, with the plan, where something would be ordered, or a request sent again.
  public func apply(_ paths: [String], confirm: (RunPlan) throws -> Bool) throws -> ApplyResult {
    try apply(load(paths), nil, confirm: confirm)
  }

  /// - Parameter saved: what was approved: nothing else is ordered.
  func apply(_ entries: [Entry], _ saved: SavedPlan?, confirm: (RunPlan) throws -> Bool) throws -> ApplyResult {
    try checkAccounts(entries, for: .ordering)
    for entry in entries { try settle(entry) }
    var plan = try plan(entries, resolvesSecrets: true)
    // A plan places what it says, and that is new.
    if saved != nil { plan.holdBack(["the saved plan does not have it"]) }
    if let saved, let ledger = entries.first?.engine.ledger.state { plan.stops += try differences(saved, plan, ledger) }
    // What could not be read because of it is no finding.
    guard !plan.isStopped || environment.isCancelled() else { return .stopped(plan) }
    // A reference of the last order that cannot be resolved is told before the first order is sent.
    for (entry, planned) in zip(entries, plan.orders) where !planned.new.isEmpty && !planned.isStopped {
      _ = try planner(entry, resolvesSecrets: true).prepare(entry.checked, Set(planned.new), key: nil, isPreview: false)
    }
    if plan.hasNew || plan.hasReplays, !environment.isCancelled(), try !confirm(plan) { return .declined(plan) }
    var report = ApplyReport()
    for (entry, planned) in zip(entries, plan.orders) {
      let settled = found(of: entry)
      if report.ledgerFailure != nil || environment.isCancelled() {
        report.isInterrupted = report.isInterrupted || report.ledgerFailure == nil
        // What is unknown, or has been found out, is told, and nothing of it is sent.
        guard report.ledgerFailure == nil, !planned.decision.openRequests.isEmpty else {
          if let settled { report.orders.append(settled) }
          continue
        }
      }
      var order = settled ?? ApplyReport.Order(name: planned.order.name, provider: entry.provider.name, account: entry.provider.account)
      do {
        try place(entry, planned, &order)
      } catch let failure as LedgerFailure {
        // What the provider has said by now is told all the same; nothing more is sent.
        order.exit = .ledger
        report.ledgerFailure = failure
      } catch PlacementFailure.usage(let message) {
        order.exit = .worst([order.exit, .guarded])
        order.notes.append(message)
      }
      report.orders.append(order)
    }
    return .applied(plan, report)
  }

  /// Finds out about what earlier runs left open, by reading alone.
  func settle(_ entry: Entry) throws {
    let order = DeclaredOrder(entry.checked, path: entry.path)
    try entry.engine.ledger.refresh()
    let before = entry.engine.ledger.state
    // Also of a run that fails here: what is recorded is told.
    defer { learn(entry, since: before) }
    try entry.engine.settleOpenRequests(of: order)
    for request in entry.engine.ledger.state.requests.values.sorted(by: { $0.id < $1.id })
    where request.reservation.order == order.name && request.reservation.account == entry.provider.account && request.reservation.target == order.target {
      try entry.engine.follow(request.id)
    }
  }

  // MARK: One order

  private func place(_ entry: Entry, _ approved: PlannedOrder, _ report: inout ApplyReport.Order) throws {
    defer { report.items = items(of: approved.order, entry.engine) }
    report.notes += approved.overNotes
    try entry.engine.ledger.refresh()
    guard !approved.decision.isBlocked else {
      try sendAgain(entry, approved, &report)
      return
    }
    try adopt(approved, entry.engine)
    if !approved.new.isEmpty { try order(entry, approved, &report) }
    for undeclared in approved.undeclared { report.notes.append("\(undeclared.title) is \(undeclared.state.undeclaredStanding)") }
  }

  /// Sends what is not known again, where that was approved and nothing has come against it since; and tells what is still not known.
  /// - Returns: the items of what was sent.
  @discardableResult
  func sendAgain(_ entry: Entry, _ approved: PlannedOrder, _ report: inout ApplyReport.Order) throws -> [String] {
    let engine = entry.engine
    var sent: [String] = []
    var heldBack = approved.heldBack
    for replay in approved.replays where !environment.isCancelled() {
      // Minutes may have gone by: the key's window, the price, and what others have spent meanwhile.
      let now = try planner(entry, resolvesSecrets: true).plan(entry.checked, entry.provider, path: entry.path, orderNames: entry.orderNames)
      let stops = stops([now], [entry])
      guard stops.isEmpty, let same = now.replays.first(where: { $0.request == replay.request && $0.total == replay.total }) else {
        heldBack += now.heldBack + stops
        continue
      }
      environment.progress("sending the request for \(replay.titles.joined(separator: ", ")) again under its key")
      let words = "the request for \(replay.titles.joined(separator: ", ")) was sent again under its key"
      sentAgain.insert(same.request)
      do {
        try engine.replay(same.request, same.prepared)
        report.notes.append(words)
        sent += replay.titles
      } catch let unrecorded as Engine.Unrecorded {
        report.notes.append("\(words); the provider answered, and the ledger could not take it down: \(unrecorded.answer)")
        throw unrecorded.failure
      }
      tell(same.request, entry, &report)
    }
    let open = engine.ledger.state.openRequests(of: approved.order.name, at: engine.account)
    if !open.isEmpty {
      report.exit = .worst([report.exit, .unknown])
      report.notes += unknownNotes(open, heldBack, engine)
    } else if !approved.new.isEmpty {
      report.exit = .worst([report.exit, .guarded])
      report.notes.append("what is new in this order was not sent beside it: run apply again")
    }
    return sent
  }

  private func adopt(_ planned: PlannedOrder, _ engine: Engine) throws {
    for row in planned.rows {
      guard case .adopt(let id) = row.mark else { continue }
      let evidence = row.availability.isEmpty ? "the account has it" : row.availability
      let adoption = Adoption(
        account: engine.account, target: planned.order.target, order: planned.order.name, path: planned.order.path,
        item: Reservation.Item(
          type: row.item.type, action: row.item.action, names: row.item.names, generation: row.item.generation, fields: engine.digester.digests(of: row.item)),
        providerID: id, evidence: evidence)
      try engine.ledger.record(all: (unusedPlan.map { [.planUsed(digest: $0)] } ?? []) + [.adopted(adoption)])
      unusedPlan = nil
    }
  }

  private func order(_ entry: Entry, _ approved: PlannedOrder, _ report: inout ApplyReport.Order) throws {
    // What was approved is asked for once more, since minutes may have gone by.
    let again = try planner(entry, resolvesSecrets: true).plan(entry.checked, entry.provider, path: entry.path, orderNames: entry.orderNames)
    guard !again.isStopped, again.new == approved.new, again.preview?.total == approved.preview?.total, again.preview?.subtotal == approved.preview?.subtotal
    else { return tellChange(approved, again, &report) }
    // So are the budgets: where the lock was lost with a connection, another run can have spent.
    let stops = stops([again], [entry])
    guard stops.isEmpty else {
      report.exit = .worst([report.exit, .guarded])
      report.notes += stops.map { "\($0); nothing of this order was sent" }
      return
    }
    let key = entry.provider.api.takesKey ? try entry.engine.newKey() : nil
    let requests = try planner(entry, resolvesSecrets: true).prepare(entry.checked, Set(approved.new), key: key, isPreview: false)
    for request in requests {
      if environment.isCancelled() {
        report.exit = .worst([report.exit, .guarded])
        report.notes.append("the run was asked to stop; what is left of this order was not sent")
        return
      }
      var terms = SendingTerms()
      terms.limits = approved.limit.map { [$0] } ?? []
      terms.total = requests.count == 1 ? approved.preview?.total : nil
      for row in approved.rows { terms.lines[row.item.index] = row.line }
      terms.planDigest = planDigest
      terms.unusedPlan = unusedPlan
      environment.progress("ordering \(request.items.count) item\(request.items.count == 1 ? "" : "s") of \(approved.order.name) from \(entry.provider.name)")
      let sent: Engine.Sent
      do {
        sent = try entry.engine.send(request, key: key, of: approved.order, terms: terms)
        unusedPlan = nil
      } catch let unrecorded as Engine.Unrecorded {
        report.notes.append("the provider answered, and the ledger could not take it down: \(unrecorded.answer)")
        throw unrecorded.failure
      }
      try tell(sent, entry, approved, &report)
      // Nothing else of an order is sent while the outcome of a part of it is unknown.
      if case .unclear = sent.outcome { return }
    }
  }

  /// What has changed since the plan, for which nothing is sent.
  private func tellChange(_ approved: PlannedOrder, _ again: PlannedOrder, _ report: inout ApplyReport.Order) {
    report.findings += again.findings.filter { $0.severity == .error }
    var exit = ApplyExit.guarded
    defer { report.exit = .worst([report.exit, exit]) }
    // The lock can be lost, with a connection.
    let others = again.rows.filter { $0.mark != .new && approved.new.contains($0.item.index) }.map(\.item.title).joined(separator: ", ")
    if !again.decision.openRequests.isEmpty {
      exit = .unknown
      report.notes.append("another run has begun to order \(others) meanwhile, and what became of that is not known; nothing was sent by this one")
    } else if !others.isEmpty {
      // Without a plan that was approved for this run it is as if the other one had come first.
      if again.new.isEmpty, !again.isStopped, planDigest == nil { exit = .done }
      report.notes.append("another run has ordered \(others) meanwhile; nothing was sent by this one")
    } else if let before = approved.preview?.total, let now = again.preview?.total, before != now {
      report.notes.append("the price was \(before) and is \(now) now; nothing was sent")
    } else {
      report.notes.append("what the provider says has changed since the plan; nothing was sent")
    }
  }

  private func tell(_ sent: Engine.Sent, _ entry: Entry, _ approved: PlannedOrder, _ report: inout ApplyReport.Order) throws {
    let words = PlanFindings(order: entry.checked.order)
    switch sent.outcome {
    case .accepted: try followUp(sent, entry, &report)
    case .refused(let refusal):
      report.exit = .worst([report.exit, .refused])
      report.findings += Planner.findings(refusal, sent.prepared, without: [], words, hiding: entry.provider.tokens)
      report.notes.append("the provider refused it (\(refusal.status) \(refusal.code)); nothing was ordered")
    case .notSent(let reason):
      report.exit = .worst([report.exit, .refused])
      report.notes.append("the request was not sent: \(reason); run apply again")
    case .unclear(let evidence, let refusal):
      report.exit = .worst([report.exit, .unknown])
      if let refusal { report.findings += Planner.findings(refusal, sent.prepared, without: [], words, hiding: entry.provider.tokens) }
      report.notes.append("it is not known whether it was ordered: \(evidence)")
      report.notes.append("run apply again: it finds out before it sends anything of this order; nothing is bought twice")
    }
  }

  /// Reads on for a while where the provider is still at work, and tells what it charges.
  private func followUp(_ sent: Engine.Sent, _ entry: Entry, _ report: inout ApplyReport.Order) throws {
    let start = environment.clock.monotonic()
    var wait: Int64 = 1000
    // A cart has to be worked off before there is an order, and an order there charges at once.
    while entry.provider.target == .superspace, environment.clock.monotonic() - start < options.followLimit, !environment.isCancelled(),
      entry.engine.ledger.state.requests[sent.request]?.orders.contains(where: { !$0.state.isSettled && $0.state != .needsHuman }) == true
    {
      // Most are through after the first look.
      if wait == 2000 {
        let order = entry.checked.order.name?.value ?? entry.path
        environment.waiting("waiting up to \(options.followLimit / 1000) s for \(entry.provider.name) to work off what was ordered for \(order)")
      }
      try environment.clock.sleep(milliseconds: wait)
      try entry.engine.follow(sent.request)
      wait = min(wait * 2, 30_000)
    }
    tell(sent.request, entry, &report)
  }

  // MARK: Telling

  private func items(of order: DeclaredOrder, _ engine: Engine) -> [ApplyReport.Item] {
    order.items.compactMap { item in
      guard let held = engine.ledger.state.holders(of: item.names, at: engine.account).last else { return nil }
      let isRecorded = engine.ledger.recorded.contains(held.id.event)
      // No request has brought what was adopted.
      let isNew = held.request.map { isRecorded || sentAgain.contains($0) } ?? false
      return ApplyReport.Item(
        title: item.title, type: item.type, state: held.state, providerID: held.providerID, isNew: isNew, isAdopted: isRecorded && held.request == nil)
    }
  }

  private func unknownNotes(_ open: [LedgerState.Request], _ heldBack: [String], _ engine: Engine) -> [String] {
    open.flatMap { request -> [String] in
      let titles = request.items.compactMap { engine.ledger.state.items[$0] }.filter(\.state.isUncertain).map { $0.names.first ?? "\($0.id)" }
      let when = request.firstSent.map { " at \(Timestamp.text($0))" } ?? ""
      return ["it is not known whether \(titles.joined(separator: ", ")) was ordered; the request was sent\(when)"]
        + request.evidence.map { "  \($0)" } + heldBack.map { "  it was not sent again: \($0)" }
        + [
          "  look at the provider's site, then say what is so: `orderspec ledger resolve \(titles.first ?? "ITEM") --placed ORDER_ID`, or `--not-placed --reason TEXT`",
          "  saying `--not-placed` of something that was placed buys it a second time",
        ]
    }
  }
}
