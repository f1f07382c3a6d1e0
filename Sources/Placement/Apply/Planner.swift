import Backends
public import Compiler
import Diagnostics
import DomainNames
import JSON
import OrderLanguage
import Rules

/// Finds out what an order would buy, and at what price: ledger, ownership, availability, preview. It sends nothing that changes anything.
public struct Planner {
  let engine: Engine
  let options: PlacementOptions
  let files: any FileAccess
  /// References are resolved: just before sending, and never for a plan.
  let resolvesSecrets: Bool

  public init(_ engine: Engine, _ options: PlacementOptions, files: any FileAccess, resolvesSecrets: Bool) {
    self.engine = engine
    self.options = options
    self.files = files
    self.resolvesSecrets = resolvesSecrets
  }

  /// Plans one order.
  /// - Parameter orderNames: the names that the order's file declares.
  public func plan(_ checked: CheckedOrder, _ provider: ResolvedProvider, path: String, orderNames: Set<String>) throws -> PlannedOrder {
    var planned = try compared(checked, provider, path: path, orderNames: orderNames)
    let settings = checked.configuration.nearest?.rules ?? [:]
    planned.ownFindings = planned.ownFindings.compactMap { PlanRules.shown($0, settings) }
    return planned
  }

  /// The plan with everything that was found, whatever the configuration makes of it.
  private func compared(_ checked: CheckedOrder, _ provider: ResolvedProvider, path: String, orderNames: Set<String>) throws -> PlannedOrder {
    let order = DeclaredOrder(checked, path: path)
    var decision = engine.decide(order, orderNames: orderNames)
    if options.hasThrowAwayLedger { decision.stops.removeAll { if case .generationGap(_, expected: 1) = $0 { true } else { false } } }
    var planned = PlannedOrder(checked: checked, provider: provider, order: order, decision: decision)
    planned.payment = Self.payment(checked.order, provider.target)
    let words = PlanFindings(order: checked.order)
    planned.ownFindings += decision.stops.map { words.stop($0, order.items, engine.ledger.state, at: engine.account) }
    planned.undeclared = decision.undeclared.compactMap { engine.ledger.state.items[$0] }.map {
      UndeclaredOrder.Item(item: $0.id, title: $0.names.first ?? "\($0.id)", state: $0.state)
    }
    for (position, item) in order.items.enumerated() {
      planned.rows.append(row(item, decision.marks[position], checked.order))
      // Where two items are meant, nothing can be said of one.
      let isOne = !decision.stops.contains { if case .namesOfTwoItems(position, _) = $0 { true } else { false } }
      if case .placed(let id, let changed) = decision.marks[position], !changed.isEmpty, isOne {
        planned.ownFindings.append(PlacedItemChanged.diagnose(checked.order.items[item.index], fields: changed, number: "\(id)"))
      }
    }
    planned.ownFindings += strict(checked.order)
    try askExisting(&planned)
    try askReplays(&planned)
    guard !planned.new.isEmpty, !decision.isBlocked else { return planned }
    if resolvesSecrets {
      // Before the provider is told any value.
      let faults = OrderCompiler(CompileOptions(lint: options.lint), files: files).resolvedFindings(checked, items: Set(planned.new))
      planned.ownFindings += faults
      guard !faults.contains(where: { $0.severity == .error }) else { return planned }
    }
    try askOwnership(&planned)
    try askAvailability(&planned, words)
    try askPrice(&planned, words)
    planned.ownFindings += Guards(ledger: engine.ledger.state, account: engine.account, now: engine.clock.now()).findings(planned)
    planned.limit = checked.order.payment.flatMap { payment in
      let currency = payment.currency?.value.rawValue ?? ""
      return payment.maxTotal.map { "\($0.value) \(currency)" } ?? payment.maxSubtotal.map { "\($0.value) \(currency) before tax" }
    }
    return planned
  }

  /// How an order is paid.
  static func payment(_ order: Order, _ target: Target) -> String {
    if target == .superspace { return "charged at once" }
    switch order.payment?.method?.value {
    case .card: return "payment page (card)"
    case .swish: return "payment page (swish)"
    case let method?: return "invoice (\(method.rawValue))"
    case nil: return "the account's default"
    }
  }

  private func row(_ item: DeclaredItem, _ mark: Decision.Mark, _ order: Order) -> PlannedOrder.Row {
    let spec = order.items[item.index]
    var state: ItemState?
    if case .placed(let id, _) = mark { state = engine.ledger.state.items[id]?.state }
    if case .unknown(let id) = mark { state = engine.ledger.state.items[id]?.state }
    let name = spec.parsedDomainName
    let holder: String
    if spec.type == .domain {
      holder =
        switch spec.registrantContact?.target {
        case .named(let name): name + (order.contact(named: name)?.contact?.object.text(.countryCode).map { " (\($0.value))" } ?? "")
        case .inline(let contact): "inline contact" + (contact.object.text(.countryCode).map { " (\($0.value))" } ?? "")
        case .registration: "as another registration"
        case nil: "ACCOUNT OWNER"
        }
    } else {
      holder = ""
    }
    let years = spec.years?.value ?? 1
    return PlannedOrder.Row(
      item: item, mark: mark, state: state, title: name?.asciiText ?? item.title.split(separator: ":", maxSplits: 1).last.map(String.init) ?? item.title,
      unicodeTitle: name.flatMap { $0.unicodeText == $0.asciiText ? nil : $0.unicodeText }, action: item.action ?? item.type,
      period: spec.type == .domain ? "\(years) year\(years == 1 ? "" : "s")" : spec.billingCycle?.value.rawValue ?? "", line: nil, renewal: nil, holder: holder,
      availability: "", isPremium: spec.premium?.value == true, terms: spec.acceptedTerms.map(\.text), unconfirmed: [],
      place: PlanFindings(order: order).place(item.index))
  }

  /// What lint only warns of, and placing cannot do without.
  private func strict(_ order: Order) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for item in order.items where item.naturalKey == nil && item.id == nil {
      findings.append(
        MissingItemId.finding(
          "this item has neither a name nor an `id`", at: item.origin.missingPlace(.id), severity: .error,
          help: ["Without one it could not be told from what was placed before. Add an `id`, and keep it."]))
    }
    if let key = order.attemptKey {
      findings.append(
        AttemptKeyCommitted.finding(
          "`attemptKey` is written here, and apply makes and keeps its own", at: key.origin.place, severity: .error,
          help: ["A second order under the same key within the hour would give the first one back. Remove it."]))
    }
    return findings
  }

  // MARK: Reads

  /// `existing` is read and compared; nothing is ever ordered for it.
  private func askExisting(_ planned: inout PlannedOrder) throws {
    for position in planned.rows.indices {
      guard case .adopt(let id) = planned.rows[position].mark else { continue }
      let item = planned.rows[position].item
      switch try planned.provider.api.ownership(item, read: engine.read) {
      case .owned(let found) where found == id: planned.rows[position].availability = "owned"
      case .owned(let found):
        planned.ownFindings.append(ExistingNotFound.diagnose(planned.checked.order.items[item.index], found: found))
      case .notOwned:
        planned.ownFindings.append(ExistingNotFound.diagnose(planned.checked.order.items[item.index], found: nil))
      case .unknown(let reason), .notListed(let reason): planned.rows[position].availability = "not checked: \(reason)"
      }
    }
  }

  private func askOwnership(_ planned: inout PlannedOrder) throws {
    for position in planned.rows.indices where planned.rows[position].mark == .new && planned.rows[position].item.generation == 1 {
      let item = planned.rows[position].item
      switch try planned.provider.api.ownership(item, read: engine.read) {
      case .owned(let id): planned.ownFindings.append(AlreadyOwned.diagnose(planned.checked.order.items[item.index], id: id))
      case .notOwned: break
      case .unknown(let reason):
        planned.ownFindings.append(OwnershipUnknown.diagnose(planned.checked.order.items[item.index], reason: reason))
        planned.rows[position].availability = "ownership unknown"
      // What never can be told is no finding; of a name availability tells it.
      case .notListed: planned.rows[position].availability = "ownership unknown"
      }
    }
  }

  private func askAvailability(_ planned: inout PlannedOrder, _ words: PlanFindings) throws {
    let domains = planned.rows.indices.filter { planned.rows[$0].mark == .new && planned.rows[$0].item.type == "domain" }
    guard !domains.isEmpty else { return }
    let answers = try planned.provider.api.availability(domains.map { planned.rows[$0].title }, read: engine.read) { try engine.clock.sleep(milliseconds: 500) }
    for position in domains {
      let row = planned.rows[position]
      let answer = answers[row.title]
      guard let action = planned.checked.order.items[row.item.index].action else { continue }
      if let owned = answer?.ownedAs {
        let finding = AlreadyOwned.diagnose(planned.checked.order.items[row.item.index], id: owned)
        if !planned.ownFindings.contains(where: { $0.code == finding.code && $0.place.range == finding.place.range }) { planned.ownFindings.append(finding) }
        planned.rows[position].availability = "owned"
        continue
      }
      planned.rows[position].availability =
        answer.map { $0.isUnknown ? "unknown" : $0.canRegister ? "free" : $0.canTransfer ? "transferable" : "taken" } ?? "unknown"
      if answer?.isPremium == true { planned.rows[position].isPremium = true }
      planned.ownFindings += words.availability(row.item.index, answer, action)
    }
  }

  /// Compiles some items; the unresolved references that it leaves.
  func prepare(_ checked: CheckedOrder, _ items: Set<Int>, key: String?, isPreview: Bool) throws -> [PreparedRequest] {
    var compile = CompileOptions(lint: options.lint)
    compile.style = .compact
    compile.resolvesSecrets = resolvesSecrets
    compile.attemptKey = key
    guard let compiled = OrderCompiler(compile, files: files).compile(checked, items: items, isPreview: isPreview) else { return [] }
    // Of what is new that has been a finding; of what was sent before, it is not sent again.
    if resolvesSecrets, let problem = compiled.secretProblems.first {
      throw PlacementFailure.usage("\(problem.place.file.name): \(problem.place.pointer): \(problem.reason)")
    }
    return compiled.requests.map { PreparedRequest(path: $0.path, body: $0.body, items: $0.items, sourceMap: $0.sourceMap) }
  }

  /// Requests that could be sent again under their key. Where the first sending was lost the second one buys, so it is judged like something new, by what holds now.
  private func askReplays(_ planned: inout PlannedOrder) throws {
    let open = planned.decision.openRequests.compactMap { engine.ledger.state.requests[$0] }
    planned.unsent = open.filter { $0.outcome == .reserved }.flatMap { $0.reservation.items.map { $0.names.first ?? $0.type } }
    guard !open.isEmpty else { return }
    do {
      let replayable = try engine.replayable(of: planned.order, isForecast: !resolvesSecrets) {
        try prepare(planned.checked, Set($0), key: $1, isPreview: false).first
      }
      for (id, prepared) in replayable {
        guard let request = engine.ledger.state.requests[id], let total = request.reservation.planned else {
          planned.heldBack.append("no price was planned for it")
          continue
        }
        let obstacles = try obstacles(to: id, prepared, total, planned)
        planned.heldBack += obstacles
        guard obstacles.isEmpty else { continue }
        planned.replays.append(
          PlannedOrder.Replay(request: id, titles: request.reservation.items.map { $0.names.first ?? $0.type }, total: total, prepared: prepared))
      }
    } catch PlacementFailure.usage(let reason) {
      // A reference can be gone since: then there is nothing to send, and reading finds out what it can.
      planned.heldBack.append(reason)
    }
  }

  /// What stands against sending a request again: one line each.
  private func obstacles(to request: Int, _ prepared: PreparedRequest, _ total: Money, _ planned: PlannedOrder) throws -> [String] {
    guard let question = try prepare(planned.checked, Set(prepared.items), key: nil, isPreview: true).first else { return ["its price cannot be asked for"] }
    let unresolved = unresolved(question)
    switch try planned.provider.api.preview(question.without(unresolved), read: engine.read) {
    case .none: return ["the provider names no price"]
    case .unavailable(let reason): return [reason]
    // What apply will know can be what is missing.
    case .refused where !unresolved.isEmpty: return []
    case .refused(let refusal): return ["the provider names no price: \(refusal.status) \(refusal.code)"]
    case .priced(let preview):
      guard preview.total == total else { return ["the price was \(total) and is \(preview.total) now"] }
      var again = planned
      (again.ownFindings, again.complaints, again.preview) = ([], [], preview)
      again.rows = planned.rows.filter { prepared.items.contains($0.item.index) }
      for position in again.rows.indices { again.rows[position].mark = .new }
      match(preview, &again)
      let guards = Guards(ledger: engine.ledger.state, account: engine.account, now: engine.clock.now()).findings(again, replay: request)
      let settings = planned.checked.configuration.nearest?.rules ?? [:]
      return (again.ownFindings + guards).compactMap { PlanRules.shown($0, settings) }.filter { $0.severity == .error }.map(\.message)
    }
  }

  /// The places of a preview that are left out of it: what stands there is a secret reference still.
  private func unresolved(_ request: PreparedRequest) -> Set<String> { resolvesSecrets ? [] : request.unresolved }

  private func askPrice(_ planned: inout PlannedOrder, _ words: PlanFindings) throws {
    guard let backend = BackendRegistry.backend(for: planned.provider.target), backend.hasPreview else { return }
    guard let request = try prepare(planned.checked, Set(planned.new), key: nil, isPreview: true).first else { return }
    let unresolved = unresolved(request)
    planned.leftOut = unresolved.sorted()
    switch try planned.provider.api.preview(request.without(unresolved), read: engine.read) {
    case .none: break
    case .unavailable(let reason):
      planned.ownFindings.append(PreviewUnavailable.diagnose(planned.checked.order, reason: reason))
    case .refused(let refusal):
      planned.needsSecretsForPrice = Self.findings(refusal, request, without: unresolved, words, hiding: planned.provider.tokens).isEmpty
      var fresh = refusal
      fresh.complaints.removeAll { complaint in planned.findings.contains { Self.says($0, complaint, request) } }
      guard fresh.complaints.count > 0 || refusal.complaints.isEmpty else { break }
      planned.complaints += Self.findings(fresh, request, without: unresolved, words, hiding: planned.provider.tokens)
    case .priced(let preview):
      planned.preview = preview
      match(preview, &planned)
    }
  }

  /// Whether a finding has said already what the preview complains of: that the same member of the same item is wrong.
  private static func says(_ finding: Diagnostic, _ complaint: Refusal.Complaint, _ request: PreparedRequest) -> Bool {
    guard finding.severity == .error, let place = request.sourceMap?.origin(for: complaint.pointer)?.provenance.place else { return false }
    func member(_ pointer: String) -> Substring? { pointer.split(separator: "/").last }
    guard finding.place.document == place.document, member(finding.place.pointer) == member(complaint.pointer) else { return false }
    // What the request leaves out leads to the item.
    return finding.place.range == place.range || place.pointer.hasPrefix("/items/") && finding.place.pointer.hasPrefix(place.pointer + "/")
  }

  /// A provider's complaints on the lines that they are about; those about references that were left out say nothing.
  ///
  /// - Parameter tokens: not repeated, like the secrets of the request.
  static func findings(
    _ refusal: Refusal, _ request: PreparedRequest, without unresolved: Set<String>, _ words: PlanFindings, hiding tokens: [String]
  ) -> [Diagnostic] {
    let hidden = (tokens + request.secrets).filter { $0.utf8.count >= 4 }.sorted { $0.utf8.count > $1.utf8.count }
    func shown(_ text: String) -> String { hidden.reduce(text) { $0.replacing($1, with: "•") } }
    let id = refusal.requestID.map { ["The provider's id of the request is \($0)."] } ?? []
    let complaints = refusal.complaints.filter { complaint in !unresolved.contains { complaint.pointer == $0 || complaint.pointer.hasPrefix($0 + "/") } }
    if complaints.isEmpty {
      guard refusal.complaints.isEmpty else { return [] }
      return [Diagnostic(code: refusal.code, severity: .error, message: shown(refusal.detail), place: words.order.namePlace, help: id)]
    }
    return complaints.map { complaint in
      // What is said of a whole request is said of its item where the order has others.
      let whole = request.items.count == 1 && words.order.items.count > 1 ? words.place(request.items[0]) : words.order.namePlace
      let place = complaint.pointer.isEmpty ? whole : request.sourceMap?.origin(for: complaint.pointer)?.provenance.place ?? whole
      return Diagnostic(
        code: complaint.code, severity: .error, message: shown(complaint.detail.isEmpty ? refusal.detail : complaint.detail), place: place, help: id)
    }
  }

  private func match(_ preview: Preview, _ planned: inout PlannedOrder) {
    let order = planned.checked.order
    let match = PreviewMatch(planned.new.map { order.items[$0] }, preview)
    for fault in match.faults { planned.ownFindings.append(PreviewDoesNotMatch.diagnose(order.items[fault.index], fault: fault.message)) }
    if match.surplus > 0 { planned.ownFindings.append(PreviewDoesNotMatch.diagnose(order, surplus: match.surplus)) }
    let accepts = order.payment?.accept.contains { $0.value == .unconfirmedFields } ?? false
    for index in planned.rows.indices {
      let item = planned.rows[index].item.index
      planned.rows[index].line = match.lines[item]?.subtotal
      planned.rows[index].renewal = match.lines[item]?.renewal
      planned.rows[index].unconfirmed = match.unconfirmed[item] ?? []
      if !planned.rows[index].unconfirmed.isEmpty, !accepts {
        planned.ownFindings.append(PreviewDoesNotMatch.diagnose(order.items[item], unconfirmed: planned.rows[index].unconfirmed))
      }
    }
  }
}
