import Placement

extension PlanHTML {
  /// The time that is drawn, in months.
  private static let span = 36
  /// With more items than this, those of one rhythm share a lane.
  private static let mostLanes = 12

  private struct Lane {
    var title: String
    var note: String
    /// By month.
    var payments: [(month: Int, amount: Int64)]
  }

  /// When what is renewed, and for how much, counted from the day that it is delivered: nobody knows that day yet. nil where no renewal is known.
  func timeline(of order: PlannedOrder, _ index: Int) -> String? {
    let costs = order.rows.indices.compactMap { PlanCosts($0, of: order) }.filter { ($0.renewal?.minorUnits ?? 0) > 0 }
    guard let currency = costs.first?.renewal?.currency else { return nil }
    let lanes = lanes(costs, order)
    var months: [Int: Int64] = [:]
    for payment in lanes.flatMap(\.payments) { months[payment.month, default: 0] += payment.amount }
    func money(_ units: Int64) -> String { HTML.amount(Money(minorUnits: units, currency: currency)) }
    let (top, step) = (34, 46)
    let height = top + lanes.count * step + 6
    var drawing = ""
    for month in stride(from: 0, through: Self.span, by: 12) {
      let anchor = month == 0 ? "start" : month == Self.span ? "end" : "middle"
      let text = month == 0 ? "Delivery" : month == Self.span ? "\(month) months" : "\(month)"
      drawing += "<line x1=\"\(Self.place(month))\" y1=\"22\" x2=\"\(Self.place(month))\" y2=\"\(height - 6)\" class=\"grid\"/>"
      drawing += "<text x=\"\(Self.place(month))\" y=\"13\" class=\"tick\" text-anchor=\"\(anchor)\">\(text)</text>"
    }
    for (row, lane) in lanes.enumerated() {
      let y = top + row * step
      let isDense = lane.payments.count > 6
      drawing += "<g><title>\(HTML.text(lane.title)): \(HTML.text(lane.note))</title>"
      drawing += "<text x=\"10\" y=\"\(y + 12)\" class=\"label halo\">\(HTML.label(lane.title, room: 300, size: 13))</text>"
      drawing += "<line x1=\"\(Self.place(0))\" y1=\"\(y + 28)\" x2=\"\(Self.place(Self.span))\" y2=\"\(y + 28)\" class=\"lane\"/>"
      drawing += "<rect x=\"\(Self.place(0))\" y=\"\(y + 23)\" width=\"3\" height=\"10\" class=\"start\"/>"
      for payment in lane.payments {
        drawing +=
          "<circle cx=\"\(Self.place(payment.month))\" cy=\"\(y + 28)\" r=\"\(isDense ? 3 : 5)\" class=\"dot\"><title>after \(counted(payment.month, "month")): \(money(payment.amount)) \(HTML.text(currency))</title></circle>"
      }
      // Amounts that would stand on one another stand once, at the end.
      for payment in isDense ? Array(lane.payments.suffix(1)) : lane.payments {
        drawing +=
          "<text x=\"\(Self.place(payment.month))\" y=\"\(y + 44)\" class=\"value halo\" text-anchor=\"\(payment.month > 30 ? "end" : "middle")\">\(money(payment.amount))\(isDense ? " each" : "")</text>"
      }
      drawing += "</g>"
    }
    let years = stride(from: 0, to: Self.span, by: 12).map { start in
      months.filter { $0.key > start && $0.key <= start + 12 }.values.reduce(0, +)
    }
    let description = years.enumerated().map { "Up to month \(($0.offset + 1) * 12): \(money($0.element)) \(currency)" }.joined(separator: ". ")
    let totals = years.enumerated().map { "<div><dt>Months \($0.offset * 12 + 1)–\(($0.offset + 1) * 12)</dt><dd>\(money($0.element))</dd></div>" }.joined()
    return """
      <figure aria-labelledby="time-\(index)">
      <h3 id="time-\(index)">Renewals</h3>
      <svg class="time" width="100%" height="\(height)" role="img" aria-labelledby="time-title-\(index) time-desc-\(index)">
      <title id="time-title-\(index)">When what is renewed in the first three years</title>
      <desc id="time-desc-\(index)">\(HTML.text(description)).</desc>
      \(drawing)
      </svg>
      <dl class="years">\(totals)</dl>
      <figcaption>Before tax, in \(HTML.text(currency)), at today’s prices, for what is renewed. Months count from the delivery of each item, whose day nobody knows yet.</figcaption>
      </figure>
      """
  }

  /// Room at both ends, for the marks.
  private static func place(_ month: Int) -> String { HTML.percent(Int64(month * 98 + span), of: Int64(span * 100)) }

  private func lanes(_ costs: [PlanCosts], _ order: PlannedOrder) -> [Lane] {
    func payments(_ costs: [PlanCosts]) -> [(month: Int, amount: Int64)] {
      var sums: [Int: Int64] = [:]
      for renewal in costs.flatMap({ $0.renewals(before: Self.span + 1) }) { sums[renewal.month, default: 0] += renewal.amount.minorUnits }
      return sums.sorted { $0.key < $1.key }.map { (month: $0.key, amount: $0.value) }
    }
    func rhythm(_ cost: PlanCosts) -> String {
      cost.months == cost.step ? "every \(cost.step == 1 ? "month" : "\(cost.step) months")" : "from month \(cost.months), yearly"
    }
    if costs.count <= Self.mostLanes { return costs.map { Lane(title: label(order.rows[$0.row]), note: rhythm($0), payments: payments([$0])) } }
    let groups = Dictionary(grouping: costs, by: { [$0.step, $0.months] }).sorted { $0.key.lexicographicallyPrecedes($1.key) }
    return groups.map { Lane(title: "\(counted($0.value.count, "item")), \(rhythm($0.value[0]))", note: "together", payments: payments($0.value)) }
  }
}
