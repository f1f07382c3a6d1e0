import Backends
public import Compiler
import Diagnostics
import DomainNames
import JSON
import OrderLanguage

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
    let order = DeclaredOrder(checked, path: path)
    let decision = engine.decide(order, orderNames: orderNames)
    var planned = PlannedOrder(checked: checked, provider: provider, order: order, decision: decision)
    planned.payment = Self.payment(checked.order, provider.target)
    let words = PlanFindings(order: checked.order)
    planned.findings += decision.stops.map { words.stop($0, order.items, engine.ledger.state) }
    planned.undeclared = decision.undeclared.map { id in (id, engine.ledger.state.items[id]?.names.first ?? "\(id)") }
    for (position, item) in order.items.enumerated() {
      planned.rows.append(row(item, decision.marks[position], checked.order))
      if case .placed(let id, let changed) = decision.marks[position], !changed.isEmpty { planned.findings.append(words.changed(item.index, changed, id)) }
    }
    planned.findings += strict(checked.order, words)
    try askExisting(&planned, words)
    guard !planned.new.isEmpty, !decision.isBlocked else { return planned }
    if resolvesSecrets {
      // Before the provider is told any value.
      let faults = OrderCompiler(CompileOptions(lint: options.lint), files: files).resolvedFindings(checked, items: Set(planned.new))
      planned.findings += faults
      guard !faults.contains(where: { $0.severity == .error }) else { return planned }
    }
    try askOwnership(&planned, words)
    try askAvailability(&planned, words)
    try askPrice(&planned, words)
    planned.findings += Guards(ledger: engine.ledger.state, account: engine.account, now: engine.clock.now()).findings(planned)
    planned.limit = checked.order.payment.flatMap { payment in
      let currency = payment.currency?.value.rawValue ?? ""
      return payment.maxTotal.map { "\($0.value) \(currency)" } ?? payment.maxSubtotal.map { "\($0.value) \(currency) before tax" }
    }
    return planned
  }

  private static func payment(_ order: Order, _ target: Target) -> String {
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
      item: item, mark: mark, title: name?.asciiText ?? item.title.split(separator: ":", maxSplits: 1).last.map(String.init) ?? item.title,
      unicodeTitle: name.flatMap { $0.unicodeText == $0.asciiText ? nil : $0.unicodeText }, action: item.action ?? item.type,
      period: spec.type == .domain ? "\(years) year\(years == 1 ? "" : "s")" : spec.billingCycle?.value.rawValue ?? "", line: nil, renewal: nil, holder: holder,
      availability: "", isPremium: spec.premium?.value == true, terms: spec.acceptedTerms.map(\.text), unconfirmed: [],
      place: PlanFindings(order: order).place(item.index))
  }

  /// What lint only warns of, and placing cannot do without.
  private func strict(_ order: Order, _ words: PlanFindings) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for item in order.items where item.naturalKey == nil && item.id == nil {
      findings.append(
        words.finding(
          "missing_item_id", .error, "this item has neither a name nor an `id`", at: item.origin.missingPlace(.id),
          help: ["Without one it could not be told from what was placed before. Add an `id`, and keep it."]))
    }
    if let key = order.attemptKey {
      findings.append(
        words.finding(
          "attempt_key_committed", .error, "`attemptKey` is written here, and apply makes and keeps its own", at: key.origin.place,
          help: ["A second order under the same key within the hour would give the first one back. Remove it."]))
    }
    return findings
  }

  // MARK: Reads

  /// `existing` is read and compared; nothing is ever ordered for it.
  private func askExisting(_ planned: inout PlannedOrder, _ words: PlanFindings) throws {
    for position in planned.rows.indices {
      guard case .adopt(let id) = planned.rows[position].mark else { continue }
      let item = planned.rows[position].item
      switch try planned.provider.api.ownership(item, read: engine.read) {
      case .owned(let found) where found == id: planned.rows[position].availability = "owned"
      case .owned(let found):
        planned.findings.append(
          words.finding(
            "existing_not_found", .error, "the account has this as `\(found)`, not as `\(id)`", at: words.place(item.index, .existing),
            help: ["Write `existing: \(found)`."]))
      case .notOwned:
        planned.findings.append(
          words.finding(
            "existing_not_found", .error, "the account does not have this", at: words.place(item.index, .existing),
            help: ["Correct the id, or remove `existing` if it is to be bought."]))
      case .unknown(let reason): planned.rows[position].availability = "not checked: \(reason)"
      }
    }
  }

  private func askOwnership(_ planned: inout PlannedOrder, _ words: PlanFindings) throws {
    for row in planned.rows where row.mark == .new && row.item.generation == 1 {
      if case .owned(let id) = try planned.provider.api.ownership(row.item, read: engine.read) {
        planned.findings.append(words.alreadyOwned(row.item.index, id))
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
        if !planned.findings.contains(where: { $0.code == "already_owned" && $0.place.range == row.place.range }) {
          planned.findings.append(words.alreadyOwned(row.item.index, owned))
        }
        planned.rows[position].availability = "owned"
        continue
      }
      planned.rows[position].availability =
        answer.map { $0.isUnknown ? "unknown" : $0.canRegister ? "free" : $0.canTransfer ? "transferable" : "taken" } ?? "unknown"
      if answer?.isPremium == true { planned.rows[position].isPremium = true }
      planned.findings += words.availability(row.item.index, answer, action)
    }
  }

  /// Compiles some items; the unresolved references that it leaves.
  func prepare(_ checked: CheckedOrder, _ items: Set<Int>, key: String?, isPreview: Bool) throws -> [PreparedRequest] {
    var compile = CompileOptions(lint: options.lint)
    compile.style = .compact
    compile.resolvesSecrets = resolvesSecrets
    compile.attemptKey = key
    guard let compiled = OrderCompiler(compile, files: files).compile(checked, items: items, isPreview: isPreview) else { return [] }
    if resolvesSecrets, let problem = compiled.secretProblems.first {
      throw PlacementFailure.usage("\(problem.place.file.name): \(problem.place.pointer): \(problem.reason)")
    }
    return compiled.requests.map { PreparedRequest(path: $0.path, body: $0.body, items: $0.items, sourceMap: $0.sourceMap) }
  }

  private func askPrice(_ planned: inout PlannedOrder, _ words: PlanFindings) throws {
    guard let backend = BackendRegistry.backend(for: planned.provider.target), backend.hasPreview else { return }
    guard let request = try prepare(planned.checked, Set(planned.new), key: nil, isPreview: true).first else { return }
    let unresolved = resolvesSecrets ? [] : Set(request.sourceMap?.unresolved ?? [])
    planned.leftOut = unresolved.sorted()
    let sent = PreparedRequest(
      path: request.path, body: JSONWithout.pointers(unresolved, request.body), items: request.items, sourceMap: request.sourceMap)
    switch try planned.provider.api.preview(sent, read: engine.read) {
    case .none: break
    case .unavailable(let reason):
      planned.findings.append(
        words.finding("preview_unavailable", .warning, "the price is not known: \(reason)", at: words.paymentPlace, help: ["Try again later."]))
    case .refused(let refusal):
      let findings = Self.findings(refusal, request, without: unresolved, words, hiding: planned.provider.tokens)
      planned.needsSecretsForPrice = findings.isEmpty
      planned.findings += findings
    case .priced(let preview):
      planned.preview = preview
      match(preview, &planned, words)
    }
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
      return [words.finding(refusal.code, .error, shown(refusal.detail), at: words.orderPlace, help: id)]
    }
    return complaints.map { complaint in
      // What is said of a whole request is said of its item where the order has others.
      let whole = request.items.count == 1 && words.order.items.count > 1 ? words.place(request.items[0]) : words.orderPlace
      let place = complaint.pointer.isEmpty ? whole : request.sourceMap?.origin(for: complaint.pointer)?.provenance.place ?? whole
      return words.finding(complaint.code, .error, shown(complaint.detail.isEmpty ? refusal.detail : complaint.detail), at: place, help: id)
    }
  }

  private func match(_ preview: Preview, _ planned: inout PlannedOrder, _ words: PlanFindings) {
    let items = planned.new.map { planned.checked.order.items[$0] }
    let match = PreviewMatch(items, preview)
    for fault in match.faults {
      planned.findings.append(
        words.finding(
          "preview_does_not_match", .error, fault.message, at: words.place(fault.index),
          help: ["What the provider would order is not what is declared here, so nothing is sent."]))
    }
    if match.surplus > 0 {
      planned.findings.append(
        words.finding(
          "preview_does_not_match", .error, "the preview has \(match.surplus) line\(match.surplus == 1 ? "" : "s") that no item asks for", at: words.orderPlace)
      )
    }
    let accepts = planned.checked.order.payment?.accept.contains { $0.value == .unconfirmedFields } ?? false
    for index in planned.rows.indices {
      let item = planned.rows[index].item.index
      planned.rows[index].line = match.lines[item]?.subtotal
      planned.rows[index].renewal = match.lines[item]?.renewal
      planned.rows[index].unconfirmed = match.unconfirmed[item] ?? []
      if !planned.rows[index].unconfirmed.isEmpty, !accepts {
        planned.findings.append(
          words.finding(
            "preview_does_not_match", .error,
            "the preview does not show \(planned.rows[index].unconfirmed.map { "`\($0)`" }.joined(separator: ", ")), so it cannot be confirmed",
            at: words.place(item), help: ["Write `payment.accept: [unconfirmed_fields]` if it is to be ordered all the same."]))
      }
    }
  }
}
