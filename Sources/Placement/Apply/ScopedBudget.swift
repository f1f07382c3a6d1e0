import Compiler
import Diagnostics
import OrderLanguage

/// A budget with the orders that it holds for: that of the outermost configuration for all, each one further in for those below it.
struct ScopedBudget {
  let budget: Configuration.Budget
  /// The directory that the orders stand in, relative to the outermost configuration; nil: all.
  let directory: String?

  /// The budgets of a run, each once. One further in can only lower, since that of the outermost configuration holds all the same.
  static func all(_ configurations: [ResolvedConfiguration]) -> [ScopedBudget] {
    var seen: Set<String> = []
    return configurations.flatMap { configuration -> [ScopedBudget] in
      let root = configuration.outermost?.directory ?? ""
      return configuration.chain.reversed().flatMap { holder in
        let directory = holder.directory == root ? nil : Path.relative(holder.directory, to: root) ?? holder.directory
        return holder.budgets.map { ScopedBudget(budget: $0, directory: directory) }
      }
    }.filter { seen.insert("\($0.budget.place.file.name) \($0.budget.place.range)").inserted }
  }

  /// Why the orders of a run that it holds for cost too much: one line each.
  func stops(_ orders: [PlannedOrder], _ ledger: LedgerState, _ now: Int64) -> [String] {
    var totals: [String: Int64] = [:]
    for cost in orders.filter({ holds(path: $0.order.path) }).flatMap(\.costs) { totals[cost.currency, default: 0] += cost.minorUnits }
    let currency = budget.currency.rawValue
    guard let run = totals[currency] else { return [] }
    // A limit that cannot be read is none, and then nothing is bought.
    guard let most = Money(decimal: budget.amount, currency: currency) else { return ["the budget `\(budget.amount)` cannot be read as an amount"] }
    let before = spent(since: start(now), ledger, except: Set(orders.flatMap(\.replays).map(\.request)))
    guard run + before > most.minorUnits else { return [] }
    let scope = directory.map { " below \($0)" } ?? ""
    return [
      "the run costs \(Money(minorUnits: run, currency: currency))\(scope)"
        + (before > 0 ? ", \(Money(minorUnits: before, currency: currency)) went before it," : "") + " and the budget is \(most) per \(budget.period.rawValue)"
    ]
  }

  private func holds(path: String) -> Bool { directory.map { path.hasPrefix($0 + "/") } ?? true }

  /// The first millisecond of the day or month (UTC); of a run it is never.
  private func start(_ now: Int64) -> Int64 {
    let today = CalendarDate(unixTime: Int(now / 1000))
    func milliseconds(_ date: CalendarDate) -> Int64 { Int64(date.days(since: CalendarDate(unixTime: 0))) * 86_400_000 }
    switch budget.period {
    case .run: return .max
    case .day: return milliseconds(today)
    case .month: return CalendarDate(year: today.year, month: today.month, day: 1).map(milliseconds) ?? 0
    }
  }

  /// - Parameter replays: requests that are sent once more, and count as what is new.
  private func spent(since start: Int64, _ ledger: LedgerState, except replays: Set<Int>) -> Int64 {
    ledger.requests.values.filter { !replays.contains($0.id) && ($0.firstSent ?? 0) >= start && holds(path: $0.reservation.path) }
      .map { ledger.cost(of: $0, in: budget.currency.rawValue) }.reduce(0, +)
  }
}
