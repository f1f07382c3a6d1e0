/// A request for which the provider wants more than was approved.
public struct Overcharge: Equatable, Sendable {
  public let request: Int
  /// The provider's id of the order.
  public let order: String
  /// The planned total; where no price was known, the limit of the order.
  public let approved: Money
  /// A price was planned.
  public let wasPlanned: Bool
  /// `approved` is a limit before tax, which what is charged with tax cannot be compared with.
  public let isBeforeTax: Bool
  public let charged: Money
  /// With what requests of the order before it were charged, where that is what the limit is compared with.
  public let sum: Money?

  /// One line, lower case, no full stop.
  public var message: String {
    if wasPlanned { return "the provider wants \(charged), and \(approved) was planned: look at order \(order) before you pay" }
    guard charged.currency == approved.currency else {
      return "the provider charged \(charged), which cannot be compared with the limit of \(approved): look at order \(order)"
    }
    let earlier = sum.map { ", \($0) with what came before," } ?? ","
    if isBeforeTax {
      return "the provider charged \(charged)\(earlier) and whether that is above the limit of \(approved) before tax is not known: look at order \(order)"
    }
    return "the provider charged \(charged)\(earlier) above the limit of \(approved): look at order \(order)"
  }

  /// Whether it says more than an amount that was recorded before.
  func exceeds(_ recorded: Money?) -> Bool {
    recorded.map { $0.currency != charged.currency || $0.minorUnits < charged.minorUnits } ?? true
  }
}

extension LedgerState {
  /// Compares what the orders of a request cost with the price that was approved for it, or with the limit that it was sent under.
  public func overcharge(of id: Int) -> Overcharge? {
    guard let request = requests[id], let charged = request.amount, let order = request.orders.first(where: { $0.amount != nil })?.id else { return nil }
    func result(_ approved: Money, wasPlanned: Bool, isBeforeTax: Bool = false, sum: Money? = nil) -> Overcharge {
      Overcharge(request: id, order: order, approved: approved, wasPlanned: wasPlanned, isBeforeTax: isBeforeTax, charged: charged, sum: sum)
    }
    if let planned = request.reservation.planned {
      return charged.currency == planned.currency && charged.minorUnits <= planned.minorUnits ? nil : result(planned, wasPlanned: true)
    }
    guard let (limit, isBeforeTax) = request.limit else { return nil }
    guard charged.currency == limit.currency else { return result(limit, wasPlanned: false, isBeforeTax: isBeforeTax) }
    let sum = orderRequests(of: id).filter { $0.id <= id }.compactMap(\.amount).filter { $0.currency == limit.currency }.map(\.minorUnits).reduce(0, +)
    guard sum > limit.minorUnits else { return nil }
    return result(
      limit, wasPlanned: false, isBeforeTax: isBeforeTax, sum: sum > charged.minorUnits ? Money(minorUnits: sum, currency: limit.currency) : nil)
  }

  /// What is to be recorded once the orders of a request are known: of it, and of requests of the same order that its amount counts for.
  func unrecordedOvercharges(around id: Int) -> [LedgerChange] {
    orderRequests(of: id).compactMap { request in
      guard let overcharge = overcharge(of: request.id), overcharge.exceeds(request.charged) else { return nil }
      return .overcharged(request: request.id, planned: overcharge.approved, charged: overcharge.charged)
    }
  }

  /// The requests of the order that a request belongs to, in the order in which they were made.
  private func orderRequests(of id: Int) -> [Request] {
    guard let reservation = requests[id]?.reservation else { return [] }
    return requests.values.filter { $0.reservation.order == reservation.order && $0.reservation.account == reservation.account }.sorted { $0.id < $1.id }
  }
}

extension LedgerState.Request {
  /// What its orders cost together; where they are of several currencies, what the first one costs that is not in the approved one.
  fileprivate var amount: Money? {
    let amounts = orders.compactMap(\.amount)
    let approved = reservation.planned ?? limit?.money
    if let other = amounts.first(where: { $0.currency != approved?.currency }) { return other }
    return amounts.first.map { Money(minorUnits: amounts.map(\.minorUnits).reduce(0, +), currency: $0.currency) }
  }

  /// The limit that it was sent under, as its reservation has it: `1500.00 SEK`, or `1500.00 SEK before tax`.
  fileprivate var limit: (money: Money, isBeforeTax: Bool)? {
    for text in reservation.limits {
      let words = text.split(separator: " ")
      if words.count >= 2, let money = Money(decimal: String(words[0]), currency: String(words[1])) { return (money, words.count > 2) }
    }
    return nil
  }
}
