import Compiler
import Diagnostics
import OrderLanguage

/// The limits on what a run may cost. The lowest of all holds, and none raises another.
struct Guards {
  let ledger: LedgerState
  let account: ProviderAccount
  let now: Int64

  // MARK: One order

  /// What stands against the price of an order: guards of its items and of the order, over all runs of it.
  func findings(_ planned: PlannedOrder) -> [Diagnostic] {
    guard !planned.new.isEmpty else { return [] }
    let order = planned.checked.order
    let words = PlanFindings(order: order)
    let accepts = Set(order.payment?.accept.map(\.value) ?? [])
    let maxTotal = order.payment?.maxTotal
    let maxSubtotal = order.payment?.maxSubtotal
    guard let preview = planned.preview else {
      // Where the provider has complained about the items, there can be no price.
      if accepts.contains(.unknownPrice) || planned.hasErrors { return [] }
      if planned.needsSecretsForPrice {
        return [
          words.finding(
            "price_unknown", .warning, "the provider names no price without what the secret references stand for", at: words.paymentPlace,
            help: ["apply resolves them, asks again and compares the price with the limits before it sends anything."])
        ]
      }
      return [
        words.finding(
          "price_unknown", .error, "the price is not known before the order is sent", at: words.paymentPlace,
          help: [
            "\(planned.provider.target.rawValue) has no price preview, or it could not be read.",
            "Write `payment.accept: [unknown_price]` if it is to be ordered all the same; a guard is then compared with what was charged.",
          ])
      ]
    }
    guard maxTotal != nil || maxSubtotal != nil else {
      return [
        words.finding(
          "price_guard_missing", .error, "an order that costs \(preview.total) needs a limit", at: words.paymentPlace,
          help: ["Write `payment: { currency: \(preview.total.currency), maxTotal: \"\(preview.total.decimal)\" }`, or a limit of your own."])
      ]
    }
    var findings: [Diagnostic] = []
    guard let currency = order.payment?.currency?.value.rawValue, currency == preview.total.currency else {
      return [
        words.finding(
          "price_currency_differs", .error,
          "the price is in \(preview.total.currency), and the limit in \(order.payment?.currency?.value.rawValue ?? "no currency")",
          at: words.paymentPlace, help: ["A limit is never converted. Order from an account in that currency, or write the limit in the other."])
      ]
    }
    if preview.isProvisional, !accepts.contains(.provisionalPrice) {
      findings.append(
        words.finding(
          "price_provisional", .error, "the provider says that the price of \(preview.total) is provisional", at: words.paymentPlace,
          help: ["Write `payment.accept: [provisional_price]` if it may change when the order is sent."]))
    }
    let earlier = spent(by: planned.order.name, in: currency)
    if let limit = maxTotal.flatMap({ Money(decimal: $0.value, currency: currency) }), earlier.total + preview.total.minorUnits > limit.minorUnits {
      findings.append(exceeded(words, "total", preview.total, earlier.total, limit, at: maxTotal!.origin.place))
    }
    if let limit = maxSubtotal.flatMap({ Money(decimal: $0.value, currency: currency) }), earlier.subtotal + preview.subtotal.minorUnits > limit.minorUnits {
      findings.append(exceeded(words, "subtotal", preview.subtotal, earlier.subtotal, limit, at: maxSubtotal!.origin.place))
    }
    for row in planned.rows where row.mark == .new {
      guard let guardText = order.items[row.item.index].maxSubtotal, let limit = Money(decimal: guardText.value, currency: currency), let line = row.line else {
        continue
      }
      if line.minorUnits > limit.minorUnits {
        findings.append(
          words.finding(
            "budget_exceeded", .error, "this costs \(line) before tax, and its limit is \(limit)", at: guardText.origin.place,
            help: ["Raise `maxSubtotal` of the item if that is meant."]))
      }
    }
    return findings
  }

  private func exceeded(_ words: PlanFindings, _ what: String, _ price: Money, _ earlier: Int64, _ limit: Money, at place: Place) -> Diagnostic {
    let before = earlier > 0 ? ", after \(Money(minorUnits: earlier, currency: price.currency)) in earlier runs," : ""
    return words.finding(
      "budget_exceeded", .error, "the \(what) of \(price)\(before) is above the limit of \(limit)", at: place,
      help: ["Nothing is sent. Raise the limit if that is meant, or take items off the order."])
  }

  /// What earlier runs of an order were planned to cost.
  private func spent(by order: String, in currency: String) -> (total: Int64, subtotal: Int64) {
    var (total, subtotal): (Int64, Int64) = (0, 0)
    for request in ledger.requests.values where request.reservation.order == order && request.reservation.account == account && request.isSpent {
      if let planned = request.reservation.planned, planned.currency == currency { total += planned.minorUnits }
      subtotal += request.reservation.items.compactMap(\.planned).filter { $0.currency == currency }.map(\.minorUnits).reduce(0, +)
    }
    return (total, subtotal)
  }

  // MARK: The run

  /// Why all orders of a run together cost too much: one line each.
  ///
  /// - Parameters:
  ///   - limits: `--max-total` and the like, as decimals in the currency of the orders.
  static func stops(_ orders: [PlannedOrder], limits: [String], budgets: [Configuration.Budget], ledger: LedgerState, now: Int64) -> [String] {
    let paid = orders.filter { !$0.new.isEmpty && !$0.isStopped }
    guard !paid.isEmpty, !limits.isEmpty || !budgets.isEmpty else { return [] }
    var stops: [String] = []
    for order in paid where order.preview == nil {
      stops.append("\(order.order.name): its price is not known, and a limit or a budget holds for this run")
    }
    var totals: [String: Int64] = [:]
    for preview in paid.compactMap(\.preview) { totals[preview.total.currency, default: 0] += preview.total.minorUnits }
    for limit in limits {
      if totals.count > 1 { stops.append("the run has prices in \(totals.keys.sorted().joined(separator: " and ")), and one limit of \(limit) holds for it") }
      for (currency, total) in totals.sorted(by: { $0.key < $1.key }) {
        guard let most = Money(decimal: limit, currency: currency) else { continue }
        if total > most.minorUnits { stops.append("the run costs \(Money(minorUnits: total, currency: currency)), and its limit is \(most)") }
      }
    }
    for budget in budgets {
      let currency = budget.currency.rawValue
      guard let run = totals[currency], let most = Money(decimal: budget.amount, currency: currency) else { continue }
      let before = spent(since: start(of: budget.period, now), in: currency, ledger)
      if run + before > most.minorUnits {
        stops.append(
          "the run costs \(Money(minorUnits: run, currency: currency))"
            + (before > 0 ? ", \(Money(minorUnits: before, currency: currency)) went before it," : "")
            + " and the budget is \(most) per \(budget.period.rawValue)")
      }
    }
    return stops
  }

  /// The first millisecond of the day or month (UTC); of a run it is never.
  private static func start(of period: Configuration.Budget.Period, _ now: Int64) -> Int64 {
    let today = CalendarDate(unixTime: Int(now / 1000))
    func milliseconds(_ date: CalendarDate) -> Int64 { Int64(date.days(since: CalendarDate(unixTime: 0))) * 86_400_000 }
    switch period {
    case .run: return .max
    case .day: return milliseconds(today)
    case .month: return CalendarDate(year: today.year, month: today.month, day: 1).map(milliseconds) ?? 0
    }
  }

  private static func spent(since start: Int64, in currency: String, _ ledger: LedgerState) -> Int64 {
    ledger.requests.values.filter { $0.isSpent && ($0.firstSent ?? 0) >= start }.compactMap(\.reservation.planned).filter { $0.currency == currency }
      .map(\.minorUnits).reduce(0, +)
  }
}

extension LedgerState.Request {
  /// It costs, or may cost.
  var isSpent: Bool {
    switch outcome {
    case .sending, .accepted, .unclear: true
    case .reserved, .refused, .notSent: false
    }
  }
}
