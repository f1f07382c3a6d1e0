/// What has changed since a plan was saved, and what to do: one line each. Empty where it still says what apply would do.
struct PlanDifferences {
  private(set) var lines: [String] = []

  /// - Parameters:
  ///   - requests: what an order would send now.
  init(_ saved: SavedPlan, _ now: RunPlan, ledger: LedgerState, requests: (PlannedOrder) throws -> [SavedPlan.Request]) rethrows {
    guard saved.orders.count == now.orders.count else {
      lines.append("the specs declare \(now.orders.count) orders, and the plan has \(saved.orders.count)" + Self.advice)
      return
    }
    for (before, planned) in zip(saved.orders, now.orders) {
      let differences = Self.items(before, planned, ledger)
      lines += differences.isEmpty ? Self.prices(before, planned) : differences
      // What is not ordered as planned has other requests, too: that has been said.
      guard differences.isEmpty, try requests(planned) != before.requests else { continue }
      lines.append(
        "\(before.name): what would be sent is not what was planned, though the spec is: a contacts file, a catalog, the configuration or orderspec has changed since"
          + Self.advice)
    }
  }

  private static let advice = "; make a new plan"
  /// Where a plan can name no price.
  static let unpricedAdvice = "; apply the spec itself, or write `payment.accept: [unknown_price]`"

  // MARK: Items

  private static func items(_ before: SavedPlan.Order, _ planned: PlannedOrder, _ ledger: LedgerState) -> [String] {
    guard before.name == planned.order.name, before.items.count == planned.rows.count else {
      return ["order \(before.name) of the plan declares other items now" + advice]
    }
    return zip(before.items, planned.rows).compactMap { item, row in
      guard item.names == row.item.names, item.generation == row.item.generation else {
        return "\(item.title) of the plan is \(row.item.title) now" + advice
      }
      if case .unknown = row.mark {
        return
          "\(before.name): \(item.title) may have been ordered since by another run: what became of that is not known; apply again later, or say what is so with `orderspec ledger resolve`"
      }
      return change(item, row, ledger).map { "\(before.name): \(item.title) \($0)" + advice }
    }
  }

  /// A placed item of the plan may go on; anything else must be as it was.
  private static func change(_ item: SavedPlan.Item, _ row: PlannedOrder.Row, _ ledger: LedgerState) -> String? {
    switch (item.mark, row.mark) {
    case (.new, .new), (.placed, .placed): return nil
    case (.adopt, .adopt(let id)): return id == item.existing ? nil : "was to be adopted as \(item.existing ?? "?"), and is \(id) now"
    case (_, .unknown): return nil
    case (.placed, .new), (.placed, .adopt): return "was placed when the plan was made, and would be \(row.mark == .new ? "ordered" : "adopted") now"
    case (.new, .adopt), (.adopt, .new): return "is \(row.mark == .new ? "to be ordered" : "to be adopted") now, which it was not"
    case (.new, .placed(let id, _)), (.adopt, .placed(let id, _)):
      let held = ledger.items[id]
      return
        "was to be \(item.mark == .new ? "ordered" : "adopted"), and is placed since (\(held?.state.rawValue ?? "?")\(held?.providerID.map { ", \($0)" } ?? ""))"
    }
  }

  // MARK: Prices

  /// In minor units; another currency is never converted.
  private static func prices(_ before: SavedPlan.Order, _ planned: PlannedOrder) -> [String] {
    guard !planned.new.isEmpty else { return [] }
    guard let price = before.price else {
      guard let now = planned.preview, !planned.acceptsUnknownPrice else { return [] }
      return ["\(before.name): the plan names no price, so nobody has approved one, and it is \(now.total) now" + unpricedAdvice]
    }
    guard let now = planned.preview else {
      return planned.hasErrors ? [] : ["\(before.name): the total was \(price.total) in the plan, and the provider names no price now" + advice]
    }
    guard price.total.currency == now.total.currency else {
      return ["\(before.name): the plan is in \(price.total.currency), and the price is in \(now.total.currency) now" + advice]
    }
    var lines: [String] = []
    func compare(_ what: String, _ then: Money?, _ money: Money?, _ each: String = "") {
      guard then != money else { return }
      func text(_ money: Money?) -> String { money.map { "\($0)\(each)" } ?? "unknown" }
      lines.append("\(before.name): \(what) was \(text(then)) in the plan and is \(text(money)) now" + advice)
    }
    for (item, row) in zip(before.items, planned.rows) where item.mark == .new {
      compare("the price of \(item.title)", item.line, row.line, " before tax")
      compare("the renewal of \(item.title)", item.renewal, row.renewal, " a year")
    }
    compare("the subtotal", price.subtotal, now.subtotal)
    compare("the tax", price.tax, now.tax)
    compare("the total", price.total, now.total)
    return lines
  }
}
