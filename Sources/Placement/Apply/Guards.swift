import Compiler
import Diagnostics
import OrderLanguage
import Rules

/// The limits on what a run may cost. The lowest of all holds, and none raises another.
struct Guards {
  let ledger: LedgerState
  let account: ProviderAccount
  let now: Int64

  // MARK: One order

  /// What stands against the price of an order: guards of its items and of the order, over all runs of it.
  /// - Parameter replay: the request that the price is of, where that was sent before: it counts once.
  func findings(_ planned: PlannedOrder, replay: Int? = nil) -> [Diagnostic] {
    guard !planned.new.isEmpty else { return [] }
    let order = planned.checked.order
    // The configuration may hide it from lint. A limit that cannot be read is none, and then nothing is bought.
    let unreadable = PriceGuardInvalid.findings(order)
    guard unreadable.isEmpty else { return unreadable }
    let accepts = Set(order.payment?.accept.map(\.value) ?? [])
    let maxTotal = order.payment?.maxTotal
    let maxSubtotal = order.payment?.maxSubtotal
    guard let preview = planned.preview else {
      // Where the provider has complained about the items, there can be no price.
      if accepts.contains(.unknownPrice) || planned.hasErrors { return [] }
      return [planned.needsSecretsForPrice ? PriceUnknown.diagnoseSecrets(order) : PriceUnknown.diagnose(order, target: planned.provider.target.rawValue)]
    }
    guard maxTotal != nil || maxSubtotal != nil else {
      return [
        PriceGuardMissing.finding(
          "an order that costs \(preview.total) needs a limit", at: order.limitPlace, severity: .error,
          help: ["Write `payment: { currency: \(preview.total.currency), maxTotal: \"\(preview.total.decimal)\" }`, or a limit of your own."])
      ]
    }
    guard let currency = order.payment?.currency?.value.rawValue, currency == preview.total.currency else {
      return [PriceCurrencyDiffers.diagnose(order, price: preview.total.currency, limit: order.payment?.currency?.value.rawValue ?? "no currency")]
    }
    var findings: [Diagnostic] = []
    if preview.isProvisional, !accepts.contains(.provisionalPrice) { findings.append(PriceProvisional.diagnose(order, price: "\(preview.total)")) }
    let earlier = spent(by: planned.order.name, in: currency, except: replay)
    for (text, what, price, before) in [
      (maxTotal, "total", preview.total, earlier.total), (maxSubtotal, "subtotal", preview.subtotal, earlier.subtotal),
    ] {
      guard let text, let limit = Money(decimal: text.value, currency: currency), before + price.minorUnits > limit.minorUnits else { continue }
      let earlier = before > 0 ? "\(Money(minorUnits: before, currency: currency))" : nil
      findings.append(BudgetExceeded.diagnose(text, what, price: "\(price)", earlier: earlier, limit: "\(limit)"))
    }
    for row in planned.rows where row.mark == .new {
      let item = order.items[row.item.index]
      guard let text = item.maxSubtotal, let limit = Money(decimal: text.value, currency: currency), let line = row.line,
        line.minorUnits > limit.minorUnits
      else { continue }
      findings.append(BudgetExceeded.diagnose(item, text, line: "\(line)", limit: "\(limit)"))
    }
    return findings
  }

  /// What earlier runs of an order cost; before tax, what they were planned to.
  private func spent(by order: String, in currency: String, except replay: Int?) -> (total: Int64, subtotal: Int64) {
    var (total, subtotal): (Int64, Int64) = (0, 0)
    for request in ledger.requests.values
    where request.reservation.order == order && request.reservation.account == account && request.id != replay {
      total += ledger.cost(of: request, in: currency)
      subtotal += ledger.subtotal(of: request, in: currency)
    }
    return (total, subtotal)
  }

  // MARK: The run

  /// Why all orders of a run together cost too much: one line each.
  ///
  /// - Parameters:
  ///   - limits: `--max-total` and the like, as decimals in the currency of the orders.
  static func stops(_ orders: [PlannedOrder], limits: [String], budgets: [ScopedBudget], ledger: LedgerState, now: Int64) -> [String] {
    let paid = orders.filter { !$0.new.isEmpty && !$0.isStopped || !$0.replays.isEmpty }
    guard !paid.isEmpty, !limits.isEmpty || !budgets.isEmpty else { return [] }
    var stops: [String] = []
    // What the secrets stand for is known to apply, and then the price.
    for order in paid where order.costs.isEmpty && !order.needsSecretsForPrice {
      stops.append("\(order.order.name): its price is not known, and a limit or a budget holds for this run")
    }
    var totals: [String: Int64] = [:]
    for cost in paid.flatMap(\.costs) { totals[cost.currency, default: 0] += cost.minorUnits }
    for limit in limits {
      if totals.count > 1 { stops.append("the run has prices in \(totals.keys.sorted().joined(separator: " and ")), and one limit of \(limit) holds for it") }
      for (currency, total) in totals.sorted(by: { $0.key < $1.key }) {
        guard let most = Money(decimal: limit, currency: currency) else {
          stops.append("the limit `\(limit)` of the run cannot be read as an amount")
          continue
        }
        if total > most.minorUnits { stops.append("the run costs \(Money(minorUnits: total, currency: currency)), and its limit is \(most)") }
      }
    }
    for budget in budgets { stops += budget.stops(paid, ledger, now) }
    // A budget in one currency says nothing of another: then none holds for that.
    for (currency, total) in totals.sorted(by: { $0.key < $1.key })
    where !budgets.isEmpty && !budgets.contains(where: { $0.budget.currency.rawValue == currency }) {
      stops.append("the run costs \(Money(minorUnits: total, currency: currency)), and no budget is in \(currency)")
    }
    return stops
  }
}

extension LedgerState {
  /// Hundredths that a request costs, or may cost: what was planned for it, or charged where that is more.
  func cost(of request: Request, in currency: String) -> Int64 {
    func sum(_ amounts: [Money?]) -> Int64 { amounts.compactMap(\.self).filter { $0.currency == currency }.map(\.minorUnits).reduce(0, +) }
    let counted = counted(request)
    guard !counted.isEmpty else { return 0 }
    // Lines are before tax, so this is rather too much.
    let free = request.reservation.items.indices.filter { !counted.contains($0) }.map { request.reservation.items[$0].planned }
    let charged = request.orders.filter { order in counted.contains { order.items?.contains($0) ?? true } }.map(\.amount)
    return max(sum([request.reservation.planned]) - sum(free), sum(charged))
  }

  /// The same before tax, as it was planned.
  func subtotal(of request: Request, in currency: String) -> Int64 {
    counted(request).compactMap { request.reservation.items[$0].planned }.filter { $0.currency == currency }.map(\.minorUnits).reduce(0, +)
  }

  /// The places of the items that cost something, or may: not those of which somebody knows that they were never placed, or were cancelled before anybody paid them.
  private func counted(_ request: Request) -> [Int] {
    guard [.sending, .accepted, .unclear].contains(request.outcome) else { return [] }
    return request.reservation.items.indices.filter { index in
      switch items[request.item(index)]?.state {
      case .notPlaced: false
      case .cancelled: request.order(of: index)?.isUnpaid != true
      default: true
      }
    }
  }
}
