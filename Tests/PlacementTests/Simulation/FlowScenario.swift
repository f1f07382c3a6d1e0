import Compiler
import Diagnostics
import Simulator

@testable import Placement

/// A life of a few spec files that are planned and applied as the commands do it: prices that change between looking and buying, limits, budgets, things that the account
/// has already, renamed orders, orders that are given to another provider, tokens of somebody else, saved plans that are applied late and more than once, and a person who
/// sometimes says no; with the network, the disk and the crashes of `SimulatedWorld`.
final class FlowScenario {
  private struct Thing {
    var name: String
    var isServer = false
    var generation = 1
    var existing: String?
    var isDeclared = true

    var identity: String { (isServer ? "vps:" : "domain:") + name }
  }

  private struct Spec {
    var name: String
    var things: [Thing]
    /// In whole crowns.
    var maxTotal: Int
    /// The same customer by way of another host, which the ledger takes for another account.
    var isMirrored = false
  }

  /// What all the lives came to: a simulation in which no brake is pulled proves little.
  struct Tally {
    var placed = 0
    var adopted = 0
    var stopped: [String: Int] = [:]
    var declined = 0
    var overcharged = 0
    /// By the first known answer to a request of an earlier run.
    var overchargedLater = 0
    /// Requests that were sent by a saved plan, and plans that were applied a second time.
    var byPlan = 0
    var used = 0
    /// Requests that were sent again, and items that a person decided.
    var replayed = 0
    var decided = 0

    mutating func add(_ other: Tally) {
      (placed, adopted, declined, overcharged) = (
        placed + other.placed, adopted + other.adopted, declined + other.declined, overcharged + other.overcharged
      )
      (byPlan, used, overchargedLater) = (byPlan + other.byPlan, used + other.used, overchargedLater + other.overchargedLater)
      (replayed, decided) = (replayed + other.replayed, decided + other.decided)
      stopped.merge(other.stopped, uniquingKeysWith: +)
    }
  }

  let world: SimulatedWorld
  private(set) var tally = Tally()
  private var specs: [String: Spec] = [:]
  private let budget: (amount: Int, period: String)?
  private var kept: [SavedPlan] = []
  private var declaredGenerations: [String: Int] = [:]
  /// The run that is under way, and what it has told beside what it found out about earlier ones.
  private var current: PlacementRun?
  private var told: [String] = []
  /// Requests that it was told it might send again.
  private var approvedReplays: Set<Int> = []
  /// It came to its end, and has read what there was to read.
  private var wasRead = false
  /// Ids that the account had from the start, by name.
  private let owned: [String: String]
  /// What reads has a token of its own.
  private let hasReadToken: Bool
  /// What orders has a token of another customer in this run.
  private var isForeign = false

  init(seed: UInt64, keepsTrace: Bool = false) {
    let owned = ["owned0.com": "dom_owned0", "owned1.com": "dom_owned1"]
    self.owned = owned
    world = SimulatedWorld(seed: seed, target: .hostupV2, keepsTrace: keepsTrace) { settings in
      settings.owned = owned.sorted { $0.key < $1.key }.map { OwnedService(account: "client_simulated", kind: .domain, name: $0.key, id: $0.value) }
      settings.takenNames = ["taken.com"]
      settings.accounts.append(SimulatedAccount(id: "client_other", number: 4712, tokens: [.init("foreign-token")]))
    }
    hasReadToken = world.chance(500)
    budget = world.chance(400) ? (world.number(2..<12) * 100, ["run", "day", "month"][world.number(0..<3)]) : nil
    world.weather = SimulatedWorld.Weather(orderFault: 200, readFault: 30, crash: 8, interloper: 8, priceRise: 300)
    for file in 0..<world.number(1..<3) {
      specs["spec\(file).order.yaml"] = Spec(
        name: "order-\(file)", things: (0..<world.number(1..<4)).map { thing(file, $0) }, maxTotal: world.number(1..<20) * 100)
    }
  }

  private func thing(_ file: Int, _ index: Int) -> Thing {
    switch world.number(0..<10) {
    case 0: Thing(name: "owned\(file).com", existing: world.chance(600) ? "dom_owned\(file)" : world.chance(500) ? "dom_other" : nil)
    case 1 where world.chance(300): Thing(name: "taken.com")
    case 1...3: Thing(name: "host\(file)\(index).example.com", isServer: true)
    default: Thing(name: "name\(file)\(index).com")
    }
  }

  // MARK: The life

  func run() throws {
    for _ in 0..<world.number(3..<7) {
      changeSpecs()
      world.interloper = { [unowned self] in world.provider.changePrices(byBasisPoints: world.number(-2000..<3000)) }
      try runAndCheck()
      // Often somebody looks again at once.
      if world.chance(600) {
        world.pass(Int64(world.number(1..<600_000)))
        try runAndCheck()
      }
      world.interloper = nil
      for order in Set(world.provider.placements.map(\.orderID)).sorted() where world.chance(400) {
        world.settle(order, as: [.paid, .completed, .failed, .cancelled][world.number(0..<4)])
      }
      world.pass(Int64(world.number(1..<40 * 3_600_000)) / (world.chance(500) ? 50 : 1))
      if world.chance(300) { world.provider.changePrices(byBasisPoints: world.number(-2000..<3000)) }
      if world.chance(400) { try decideUnknown() }
    }
    // Good weather, in which a second run has nothing left to do.
    world.weather = SimulatedWorld.Weather(orderFault: 0, readFault: 0, crash: 0, interloper: 0)
    world.pass(3 * 3_600_000)
    for _ in 0..<3 { try runAndCheck(says: true) }
    let count = world.provider.placements.count
    try runAndCheck(says: true)
    if world.provider.placements.count != count { throw violation("a run in good weather ordered again what the one before it had ordered") }
    try checkEnds()
  }

  /// A person who knows says what is so, when nothing can arrive any more.
  private func decideUnknown() throws {
    guard !world.hasLateRequests else { return }
    let weather = world.weather
    world.weather = SimulatedWorld.Weather(orderFault: 0, readFault: 0, crash: 0, interloper: 0)
    defer { world.weather = weather }
    var ledger = try Ledger(world.storage, clock: SkewedClock(world: world), author: EventAuthor(actor: "person"))
    for item in ledger.state.items.values.sorted(by: { $0.id < $1.id }) where item.state.isUncertain {
      guard let key = item.request.flatMap({ ledger.state.requests[$0]?.reservation.key }) else { continue }
      if let placed = world.provider.placements.first(where: { $0.attemptKey == key }) {
        try ledger.resolve(item.id, placedAs: placed.orderID, reason: "seen")
      } else if let from = ledger.notPlacedFrom(item.id), world.now >= from {
        try ledger.resolveNotPlaced(item.id, reason: "not there")
      }
      tally.decided += 1
    }
  }

  /// What the last runs could read of orders that are at their end, they have read.
  private func checkEnds() throws {
    guard wasRead else { return }
    let state = try LedgerState(world.storage.events(after: 0))
    for item in state.items.values where item.state.holdsNames && !item.state.isSettled {
      let isDeclared = specs.values.contains { $0.name == item.order && $0.isMirrored == (item.account.origin == SimulatedWorld.mirror) }
      guard isDeclared, let order = item.providerID, let end = world.ends[order] else { continue }
      throw violation("\(item.names[0]) is \(item.state), and its order is \(end)")
    }
  }

  private func changeSpecs() {
    for file in specs.keys.sorted() {
      for index in specs[file]!.things.indices {
        if world.chance(60) { specs[file]!.things[index].isDeclared.toggle() }
        if world.chance(60) { specs[file]!.things[index].generation += 1 }
        if let id = owned[specs[file]!.things[index].name], world.chance(300) { specs[file]!.things[index].existing = world.chance(700) ? id : nil }
      }
      if world.chance(300) { specs[file]!.maxTotal = world.number(1..<40) * 100 }
      if world.chance(40) { specs[file]!.name += "b" }
      if world.chance(60) { specs[file]!.isMirrored.toggle() }
      if world.chance(200) { specs[file]!.things.append(thing(Int(String(file.dropFirst(4).prefix(1)))!, specs[file]!.things.count)) }
    }
  }

  private func files() -> MemoryFiles {
    var files = ["token": isForeign ? "foreign-token" : "simulated-token", "reading": "simulated-token"]
    let account = "target: hostup-v2, account: client_simulated, token: \"${file:token}\"" + (hasReadToken ? ", readToken: \"${file:reading}\"" : "")
    files[".orderspec.yaml"] =
      "provider: shop\nproviders: { shop: { \(account) }, mirror: { \(account), baseURL: \"\(SimulatedWorld.mirror)\" } }\n"
      + (budget.map { "budget: [{ amount: \"\($0.amount).00\", currency: SEK, per: \($0.period) }]\n" } ?? "")
    for (file, spec) in specs {
      var text = "orderSpec: 1\nname: \(spec.name)\n" + (spec.isMirrored ? "provider: mirror\n" : "")
      text += "payment: { method: bankgiro, currency: SEK, maxTotal: \"\(spec.maxTotal).00\", accept: [unconfirmed_fields, provisional_price] }\nitems:\n"
      for thing in spec.things where thing.isDeclared {
        text += thing.isServer ? "  - { type: vps, productSlug: vps-xs, billingCycle: monthly, hostname: \(thing.name)" : "  - { domainName: \(thing.name)"
        if thing.generation > 1 { text += ", generation: \(thing.generation)" }
        if let existing = thing.existing { text += ", existing: \(existing)" }
        text += " }\n"
      }
      files[file] = text
    }
    return MemoryFiles(files)
  }

  // MARK: One run

  private func violation(_ text: String) -> Scenario.Violation { Scenario.Violation(description: text) }

  private func runAndCheck(says yes: Bool? = nil) throws {
    world.beginRun()
    isForeign = yes == nil && world.chance(80)
    for file in specs.keys.sorted() where !specs[file]!.things.contains(where: \.isDeclared) { specs[file]!.things[0].isDeclared = true }
    for thing in specs.values.flatMap(\.things) where thing.isDeclared && thing.existing == nil {
      declaredGenerations[thing.identity] = max(declaredGenerations[thing.identity] ?? 0, thing.generation)
    }
    let before = try LedgerState(world.storage.events(after: 0))
    var hasCrashed = false
    (current, told, approvedReplays, wasRead) = (nil, [], [], false)
    do {
      try apply(says: yes ?? !world.chance(150), before, usesPlans: yes == nil)
      wasRead = true
    } catch is Crash {
      world.storage.crash()
      hasCrashed = true
    } catch let failure as LedgerFailure {
      world.note("ledger: \(failure)")
      if case .corrupt(let reason) = failure { throw violation("the ledger does not fit: \(reason)") }
    } catch let failure as PlacementFailure {
      world.note("failure: \(failure)")
      if case .guarded = failure { tally.stopped["guarded", default: 0] += 1 }
      if case .findings(let lint) = failure { tally.stopped[lint.report.findings.first?.code ?? "lint", default: 0] += 1 }
    }
    try check(before)
    try checkCharges(before, hasCrashed: hasCrashed)
  }

  private func apply(says yes: Bool, _ before: LedgerState, usesPlans: Bool) throws {
    var options = PlacementOptions(lint: LintOptions(today: CalendarDate("2026-11-21")!))
    options.followLimit = 0
    options.allowedHosts = [String(SimulatedWorld.mirror.dropFirst("https://".count))]
    let environment = PlacementEnvironment(
      files: files(), transport: SimulatedTransport(world: world), clock: SkewedClock(world: world), random: world, storage: world.storage,
      digester: KeyedDigest(key: [1]), identity: world.storage, author: EventAuthor(actor: "simulation"))
    let run = PlacementRun(options, environment)
    current = run
    let paths = specs.keys.sorted().map(MemoryFiles.path)
    if world.chance(200) {
      // Looking changes nothing.
      let events = try world.storage.events(after: 0).count
      _ = try run.plan(paths)
      if try world.storage.events(after: 0).count != events { throw violation("plan wrote into the ledger") }
    }
    var approved: [String: Money] = [:]
    func confirm(_ plan: RunPlan) throws -> Bool {
      try world.point("at the question")
      for order in plan.orders { approved[order.order.name] = order.preview?.total }
      if yes { approvedReplays = Set(plan.orders.flatMap(\.replays).map(\.request)) }
      return yes
    }
    let saved = usesPlans && world.chance(400) ? try savedPlan(run, paths) : nil
    let result: PlacementRun.ApplyResult
    if let saved { result = try run.apply(saved, confirm: confirm) } else { result = try run.apply(paths, confirm: confirm) }
    switch result {
    case .used(let used):
      tally.used += 1
      world.note("used: \(used)")
      try expectNothingReserved(since: before, "a plan that was used before")
    case .stopped(let plan):
      for finding in plan.findings where finding.severity == .error { tally.stopped[finding.code, default: 0] += 1 }
      for _ in plan.stops { tally.stopped[saved == nil ? "run" : "plan", default: 0] += 1 }
      world.note("stopped: \(plan.findings.map { "\($0.code) \($0.message)" }) \(plan.stops)")
      try expectNothingReserved(since: before, "a run that was stopped")
      try expectSpent(plan)
    case .declined:
      tally.declined += 1
      try expectNothingReserved(since: before, "a run that was declined")
    case .applied(_, let report):
      told = report.orders.flatMap(\.notes)
      world.note("applied: \(told)")
    }
    let after = try LedgerState(world.storage.events(after: 0))
    for request in after.requests.values where request.id > before.head && request.reservation.planned != approved[request.reservation.order] {
      throw violation(
        "request \(request.id) was sent for \(request.reservation.planned as Any), and \(approved[request.reservation.order] as Any) was approved")
    }
  }

  /// A new plan, or one that was kept, whatever has become of it.
  private func savedPlan(_ run: PlacementRun, _ paths: [String]) throws -> SavedPlan? {
    guard kept.isEmpty || world.chance(500) else { return kept[world.number(0..<kept.count)] }
    let plan = try run.plan(paths)
    guard !plan.isStopped, plan.orders.allSatisfy(\.decision.openRequests.isEmpty) else { return nil }
    let saved = try run.save(plan, lifetime: Int64(world.number(1..<48)) * 3_600_000)
    kept.append(try SavedPlan(Array(saved.text.utf8), name: "a plan"))
    return world.chance(700) ? kept.last : nil
  }

  private func expectNothingReserved(since before: LedgerState, _ what: String) throws {
    let after = try LedgerState(world.storage.events(after: 0))
    if after.requests.keys.contains(where: { $0 > before.head }) { throw violation("\(what) ordered something") }
  }

  // MARK: What must always hold

  private func check(_ before: LedgerState) throws {
    let state = try LedgerState(world.storage.events(after: 0))
    let placed = Dictionary(grouping: world.provider.placements, by: \.naturalKey)
    for (identity, placements) in placed where placements.count > declaredGenerations[identity] ?? 0 {
      throw violation("\(identity) was placed \(placements.count) times in \(declaredGenerations[identity] ?? 0) generations")
    }
    if let foreign = world.provider.placements.first(where: { $0.account != world.account.account }) {
      throw violation("\(foreign.naturalKey) was placed for \(foreign.account)")
    }
    for name in owned.keys where state.holders(of: ["domain:\(name)"], at: world.account).allSatisfy({ $0.request == nil }) && placed["domain:\(name)"] != nil {
      throw violation("\(name) was bought, and the account had it")
    }
    if placed["domain:taken.com"] != nil { throw violation("a name that is taken was ordered") }
    for item in state.items.values where item.state.holdsNames && item.state != .reserved && !item.state.isUncertain && item.request != nil {
      guard placed[item.names[0]] != nil else { throw violation("the ledger says \(item.state) of \(item.names[0]), and the provider never had it") }
    }
    for item in state.items.values where item.request == nil && item.id.event > before.head {
      tally.adopted += 1
      guard let name = item.names[0].split(separator: ":").last, owned[String(name)] == item.providerID else {
        throw violation("\(item.names[0]) was adopted as \(item.providerID as Any)")
      }
    }
    for item in state.items.values where item.state == .adopted && item.request != nil && !world.hasDelivered(item.names[0]) {
      throw violation("\(item.names[0]) is adopted, and was never delivered")
    }
    try checkPlans(state, before)
    try checkMoney(state, before)
    tally.placed = world.provider.placements.count
  }

  /// By a plan is ordered what it says, for what it says, once.
  private func checkPlans(_ state: LedgerState, _ before: LedgerState) throws {
    let planned = state.requests.values.filter { $0.reservation.planDigest != nil }
    for request in planned {
      let reservation = request.reservation
      guard let plan = kept.first(where: { $0.digest == reservation.planDigest }), state.usedPlans.contains(plan.digest),
        let order = plan.orders.first(where: { $0.name == reservation.order })
      else { throw violation("request \(request.id) was sent by no plan that is used") }
      let items = order.items.filter { $0.mark == .new }
      guard reservation.planned == order.price?.total, reservation.items.map(\.names) == items.map(\.names),
        reservation.items.map(\.generation) == items.map(\.generation)
      else { throw violation("request \(request.id) is not what its plan says") }
      if request.id > before.head { tally.byPlan += 1 }
    }
    for requests in Dictionary(grouping: planned, by: { "\($0.reservation.planDigest!) \($0.reservation.order)" }).values where requests.count > 1 {
      throw violation("one plan ordered \(requests[0].reservation.order) \(requests.count) times")
    }
  }

  /// What a request was planned for, or what was known before the run to be charged for it where that is more.
  private func cost(_ request: LedgerState.Request, _ before: LedgerState) -> Int64 {
    let charged = before.requests[request.id]?.orders.compactMap(\.amount?.minorUnits).reduce(0, +) ?? 0
    return max(request.reservation.planned?.minorUnits ?? 0, charged)
  }

  /// What was sent and costs something: not what a person has found not to be there, and not what was cancelled before anybody paid it.
  private func costly(_ state: LedgerState) -> [LedgerState.Request] {
    state.requests.values.filter { request in
      guard request.firstSent != nil, request.outcome != .refused, request.outcome != .notSent else { return false }
      let states = request.items.compactMap { state.items[$0]?.state }
      if states.allSatisfy({ $0 == .notPlaced }) { return false }
      let order = world.provider.placements.first { $0.attemptKey == request.reservation.key }?.orderID
      return !states.allSatisfy { $0 == .cancelled } || order.map(world.paid.contains) ?? true
    }
  }

  /// A limit stops nothing for money that was not spent.
  private func expectSpent(_ plan: RunPlan) throws {
    let state = try LedgerState(world.storage.events(after: 0))
    for order in plan.orders where order.findings.contains(where: { $0.code == "budget_exceeded" }) {
      guard let price = order.preview?.total.minorUnits, let spec = specs.values.first(where: { $0.name == order.order.name }) else { continue }
      let spent = costly(state).filter { $0.reservation.order == spec.name && $0.reservation.account == order.provider.account }.map { cost($0, state) }
      let total = spent.reduce(price, +)
      if total <= spec.maxTotal * 100 { throw violation("\(spec.name) costs \(total) in all, and was stopped by its limit of \(spec.maxTotal * 100)") }
    }
  }

  /// Whatever is sent again may buy: somebody has approved it, and the provider has just named the planned price.
  private func checkReplays(_ state: LedgerState, _ before: LedgerState) throws -> Set<Int> {
    let replayed = try world.storage.events(after: before.head).compactMap { if case .replaying(let request, _) = $0.change { request } else { nil } }
    for id in replayed {
      guard approvedReplays.contains(id) else { throw violation("request \(id) was sent again, and nobody had approved it") }
      guard let planned = state.requests[id]?.reservation.planned, world.previews.contains(planned.minorUnits) else {
        throw violation("request \(id) was sent again, and its price is not what was planned")
      }
    }
    tally.replayed += replayed.count
    return Set(replayed)
  }

  /// Limits and budgets, counted anew from what was sent.
  private func checkMoney(_ state: LedgerState, _ before: LedgerState) throws {
    let sent = costly(state)
    let replayed = try checkReplays(state, before)
    let new = sent.filter { $0.id > before.head || replayed.contains($0.id) }
    for order in Set(new.map(\.reservation.order)) {
      guard let spec = specs.values.first(where: { $0.name == order }) else { throw violation("an order of no spec, \(order), was sent") }
      let total = sent.filter { $0.reservation.order == order }.map { cost($0, before) }.reduce(0, +)
      if total > spec.maxTotal * 100 { throw violation("\(order) was sent for \(total) in all, and its limit is \(spec.maxTotal * 100)") }
    }
    if let budget, let last = new.filter({ $0.id > before.head }).max(by: { $0.firstSent! < $1.firstSent! }) ?? new.first {
      let counted =
        switch budget.period {
        case "run": new
        case "day": sent.filter { $0.firstSent! / 86_400_000 == last.firstSent! / 86_400_000 }
        default: sent.filter { CalendarDate(unixTime: Int($0.firstSent! / 1000)).month == CalendarDate(unixTime: Int(last.firstSent! / 1000)).month }
        }
      let total = counted.map { cost($0, before) }.reduce(0, +)
      if total > budget.amount * 100 { throw violation("\(total) was sent, and the budget is \(budget.amount * 100) per \(budget.period)") }
    }
  }

  /// What is charged above the plan is recorded with the amount itself, once, and told by the run that gets to know it.
  private func checkCharges(_ before: LedgerState, hasCrashed: Bool) throws {
    let events = try world.storage.events(after: 0)
    let state = try LedgerState(events)
    let recorded = events.compactMap { event -> (request: Int, charged: Money, isNew: Bool)? in
      if case .overcharged(let request, _, let charged) = event.change { (request, charged, event.sequence > before.head) } else { nil }
    }
    for request in state.requests.values {
      guard let planned = request.reservation.planned, let order = request.orders.first(where: { $0.amount != nil }), let amount = order.amount else {
        continue
      }
      let charges = recorded.filter { $0.request == request.id }
      guard amount.minorUnits > planned.minorUnits else {
        if !charges.isEmpty { throw violation("request \(request.id) costs what was planned, and is called overcharged") }
        continue
      }
      guard charges.map(\.charged) == [amount] else {
        throw violation("request \(request.id) costs \(amount), was planned at \(planned), and the ledger says \(charges.map(\.charged))")
      }
      if charges[0].isNew { tally.overcharged += 1 }
      let message = "the provider wants \(amount), and \(planned) was planned: look at order \(order.id) before you pay"
      let isTold = (told + (current?.found.flatMap(\.notes) ?? [])).contains(message)
      if charges[0].isNew, !hasCrashed, !isTold { throw violation("request \(request.id) costs \(amount), was planned at \(planned), and nobody was told") }
      if charges[0].isNew, before.requests[request.id] != nil { tally.overchargedLater += 1 }
    }
  }
}
