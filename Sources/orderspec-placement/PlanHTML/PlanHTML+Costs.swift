import Placement

/// A part of a bar: an item, or what is left of them.
struct CostPart {
  var title: String
  /// The number of its colour; 0: grey.
  var colour: Int
  var firstYear: Int64
  var renewal: Int64
}

extension PlanHTML {
  /// Colours that can be told from one another; what costs least shares the grey.
  private static let colours = 7

  /// Two bars, the first year and each year after it, each put together from its items. nil where no price is known.
  func costs(of order: PlannedOrder, _ index: Int) -> String? {
    let costs = order.rows.indices.compactMap { PlanCosts($0, of: order) }
    guard let currency = costs.first?.first.currency, costs.allSatisfy({ $0.first.currency == currency && ($0.renewal?.currency ?? currency) == currency })
    else {
      return nil
    }
    let parts = Self.parts(
      costs.count > Self.colours ? kinds(costs, order) : costs.map { (label(order.rows[$0.row]), $0.firstYear.minorUnits, $0.renewal?.minorUnits ?? 0) })
    let firstYear = parts.map(\.firstYear).reduce(0, +)
    let renewal = parts.map(\.renewal).reduce(0, +)
    let most = max(firstYear, renewal)
    guard most > 0 else { return nil }
    func money(_ units: Int64) -> Money { Money(minorUnits: units, currency: currency) }
    let missing = costs.count { $0.renewal == nil } + order.new.count - costs.count
    let bars = [("First year", firstYear, parts.map(\.firstYear)), ("Each year after", renewal, parts.map(\.renewal))]
    let description = bars.map { "\($0.0): \(HTML.money(money($0.1)))" }.joined(separator: ". ")
    var drawing = ""
    for (row, bar) in bars.enumerated() {
      let top = row * 62
      drawing += "<text x=\"0\" y=\"\(top + 14)\" class=\"label\">\(bar.0)</text>"
      drawing += "<text x=\"100%\" y=\"\(top + 14)\" class=\"amount\" text-anchor=\"end\">\(HTML.money(money(bar.1)))</text>"
      drawing += "<rect x=\"0\" y=\"\(top + 24)\" width=\"100%\" height=\"22\" rx=\"4\" class=\"track\"/>"
      var start: Int64 = 0
      for (part, amount) in zip(parts, bar.2) where amount > 0 {
        drawing +=
          "<rect x=\"\(HTML.percent(start, of: most))\" y=\"\(top + 24)\" width=\"\(HTML.percent(amount, of: most))\" height=\"22\" class=\"c\(part.colour) piece\">"
        drawing += "<title>\(HTML.text(part.title)): \(HTML.money(money(amount)))</title></rect>"
        start += amount
      }
    }
    let legend = parts.map { part in
      "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\"><span class=\"swatch c\(part.colour)\" aria-hidden=\"true\"></span>\(HTML.isolated(part.title))</th>"
        + "<td role=\"cell\" class=\"number\">\(HTML.amount(money(part.firstYear)))</td><td role=\"cell\" class=\"number\">\(HTML.amount(money(part.renewal)))</td></tr>"
    }
    return """
      <figure aria-labelledby="costs-\(index)">
      <h3 id="costs-\(index)">Cost</h3>
      <svg class="bars" width="100%" height="112" role="img" aria-labelledby="costs-title-\(index) costs-desc-\(index)">
      <title id="costs-title-\(index)">Cost of the first year and of each year after</title>
      <desc id="costs-desc-\(index)">\(description).</desc>
      \(drawing)
      </svg>
      <table role="table" class="legend">
      <caption class="unseen">Cost by item, before tax, in \(HTML.text(currency))</caption>
      <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Item</th><th scope="col" role="columnheader" class="number">First year</th><th scope="col" role="columnheader" class="number">Each year after</th></tr></thead>
      <tbody role="rowgroup">
      \(legend.joined(separator: "\n"))
      </tbody>
      </table>
      <figcaption>Before tax, in \(HTML.text(currency)). The first year is what is paid with the order, and where a billing period is shorter than a year, its renewals within twelve months at today’s renewal price.\(missing > 0 ? " Not shown: \(counted(missing, "price")) that the provider does not name." : "")</figcaption>
      </figure>
      """
  }

  /// Many items by what they are: domains by their TLD.
  private func kinds(_ costs: [PlanCosts], _ order: PlannedOrder) -> [(title: String, firstYear: Int64, renewal: Int64)] {
    func kind(_ row: PlannedOrder.Row) -> String {
      row.item.type == "domain" ? ".\(row.title.split(separator: ".").last ?? "")" : Self.word(row.item.type)
    }
    return Dictionary(grouping: costs) { kind(order.rows[$0.row]) }.sorted { $0.key < $1.key }.map { kind, costs in
      (
        "\(kind) · \(counted(costs.count, kind.hasPrefix(".") ? "domain" : "item"))", costs.map(\.firstYear.minorUnits).reduce(0, +),
        costs.compactMap(\.renewal?.minorUnits).reduce(0, +)
      )
    }
  }

  /// The items that cost most, each by itself, and the rest together; in the order of the spec.
  static func parts(_ costs: [(title: String, firstYear: Int64, renewal: Int64)]) -> [CostPart] {
    let shown = costs.count <= colours ? costs.count : colours - 1
    let largest = costs.indices.sorted { (costs[$0].firstYear + costs[$0].renewal, $1) > (costs[$1].firstYear + costs[$1].renewal, $0) }.prefix(shown).sorted()
    var parts = largest.enumerated().map {
      CostPart(title: costs[$0.element].title, colour: $0.offset + 1, firstYear: costs[$0.element].firstYear, renewal: costs[$0.element].renewal)
    }
    let rest = costs.indices.filter { !largest.contains($0) }
    if !rest.isEmpty {
      parts.append(
        CostPart(
          title: "\(rest.count) others", colour: 0, firstYear: rest.map { costs[$0].firstYear }.reduce(0, +),
          renewal: rest.map { costs[$0].renewal }.reduce(0, +)))
    }
    return parts
  }
}
