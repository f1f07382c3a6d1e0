import Compiler
import OrderLanguage

/// What a new item costs over time, before tax: what the provider names for the order, and its renewal price from then on.
public struct PlanCosts: Sendable {
  /// A payment after the first.
  public struct Renewal: Equatable, Sendable {
    /// Months after the start of the item.
    public var month: Int
    public var amount: Money
  }

  /// Its place among the rows of the order.
  public let row: Int
  /// How long the first payment lasts, in months.
  public let months: Int
  /// How long each later one lasts: a domain of several years is renewed by the year.
  public let step: Int
  /// With the order.
  public let first: Money
  /// A year, from the second on; nil: the provider names none.
  public let renewal: Money?

  /// nil where the price or the period is not known.
  public init?(_ row: Int, of planned: PlannedOrder) {
    let item = planned.rows[row]
    let spec = planned.checked.order.items[item.item.index]
    guard item.mark == .new, let line = item.line, let months = spec.months else { return nil }
    self.init(row: row, months: months, step: spec.type == .domain ? 12 : months, first: line, renewal: item.renewal)
  }

  init(row: Int, months: Int, step: Int, first: Money, renewal: Money?) {
    self.row = row
    self.months = months
    self.step = step
    self.first = first
    self.renewal = renewal
  }

  /// What is paid in the first twelve months: with the order, and what falls due before the second year.
  public var firstYear: Money { renewals(before: 12).reduce(first) { Money(minorUnits: $0.minorUnits + $1.amount.minorUnits, currency: $0.currency) } }

  /// The payments after the first in so many months. Those of a year come to the renewal price of a year, to the last hundredth.
  public func renewals(before end: Int) -> [Renewal] {
    guard let renewal else { return [] }
    func due(_ month: Int) -> Int64 { Int64(month) * renewal.minorUnits / 12 }
    return stride(from: months, to: max(end, months), by: step).map { month in
      Renewal(month: month, amount: Money(minorUnits: due(month + step) - due(month), currency: renewal.currency))
    }
  }
}

extension Item {
  /// How long what is paid with the order lasts.
  fileprivate var months: Int? {
    if type == .domain { return 12 * (years?.value ?? 1) }
    switch billingCycle?.value {
    case .monthly: return 1
    case .quarterly: return 3
    case .semiannually: return 6
    case .annually: return 12
    case .biennially: return 24
    case .triennially: return 36
    case nil: return nil
    }
  }
}
