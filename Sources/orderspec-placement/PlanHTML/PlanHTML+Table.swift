import Placement

extension PlanHTML {
  private static let columns = ["", "Item", "Action", "Period", "Price", "Renews / year", "Holder", "Availability", "Declared at"]

  /// The price table. On a narrow screen its rows are cards, so the roles are named: a browser drops them with the layout of a table.
  func table(of order: PlannedOrder) -> String {
    guard !order.rows.isEmpty || !order.undeclared.isEmpty else {
      return "<p class=\"quiet\">\(order.namelessCount == 0 ? "The order declares no items." : "What the order declares has no name to be known by.")</p>"
    }
    let head = Self.columns.enumerated().map { index, name in
      let number = index == 4 || index == 5 ? " class=\"number\"" : ""
      return "<th scope=\"col\" role=\"columnheader\"\(number)>\(name.isEmpty ? "<span class=\"unseen\">State</span>" : name)</th>"
    }.joined()
    return """
      <table role="table">
      <caption>What is to be ordered, and its price before tax\(order.preview.map { ", in \(HTML.text($0.total.currency))" } ?? "")</caption>
      <thead role="rowgroup"><tr role="row">\(head)</tr></thead>
      <tbody role="rowgroup">
      \((order.rows.map(line) + order.undeclared.map(gone)).joined(separator: "\n"))
      </tbody>
      \(foot(of: order))
      </table>
      """
  }

  private func line(_ row: PlannedOrder.Row) -> String {
    let word = Self.word(of: row)
    let other = row.unicodeTitle.map { _ in "<span class=\"other alabel\">\(HTML.text(row.title))</span>" } ?? ""
    let name =
      "<b>\(HTML.isolated(row.unicodeTitle ?? row.title))</b>\(row.item.type == "domain" ? "" : " <span class=\"other\">\(HTML.text(Self.word(row.item.type)))</span>")\(other)"
    let price = row.line.map(HTML.amount) ?? (row.mark == .new ? "not known" : "")
    let place = PlanPages.location(row.place)
    var availability = HTML.text(row.state?.rawValue ?? row.availability)
    if row.isPremium { availability += (availability.isEmpty ? "" : " ") + "<b class=\"badge\">premium</b>" }
    return "<tr role=\"row\" class=\"\(word.style)\">"
      + cell(
        "",
        "<span class=\"mark\" title=\"\(word.text)\" aria-hidden=\"true\">\(word.mark)</span><span class=\"state\">\(word.text)</span>"
      )
      + "<th scope=\"row\" role=\"rowheader\">\(name)</th>" + cell("Action", row.item.action.map { HTML.text($0) } ?? "order", "word")
      + cell("Period", HTML.text(row.period), "word")
      + cell("Price", price, "number") + cell("Renews / year", row.renewal.map(HTML.amount) ?? "", "number")
      + cell("Holder", row.holder.isEmpty ? "" : row.holder == "ACCOUNT OWNER" ? "account owner" : HTML.isolated(row.holder))
      + cell("Availability", availability, "word")
      + cell("Declared at", "<code>\(place.count <= 26 ? HTML.text(place) : HTML.path(place))</code>", place.count <= 26 ? "word" : "") + "</tr>"
  }

  private func gone(_ item: UndeclaredOrder.Item) -> String {
    "<tr role=\"row\" class=\"gone\">" + cell("", "<span class=\"mark\" aria-hidden=\"true\">−</span><span class=\"state\">no longer declared</span>")
      + "<th scope=\"row\" role=\"rowheader\"><b>\(HTML.isolated(item.title))</b></th><td role=\"cell\" colspan=\"7\">\(HTML.text(item.state.undeclaredStanding))</td></tr>"
  }

  /// An empty cell takes no room in a card.
  private func cell(_ label: String, _ content: String, _ style: String = "") -> String {
    let styles = [style, content.isEmpty ? "empty" : "", label.isEmpty ? "first" : ""].filter { !$0.isEmpty }.joined(separator: " ")
    return "<td role=\"cell\"\(styles.isEmpty ? "" : " class=\"\(styles)\"")\(label.isEmpty ? "" : " data-label=\"\(label)\"")>\(content)</td>"
  }

  private static func word(of row: PlannedOrder.Row) -> (mark: String, text: String, style: String) {
    if let state = row.state, state.isOver { return ("✕", state.rawValue, "gone") }
    let mark = PlanPages.mark(row.mark)
    return switch mark {
    case "+": (mark, "to order", "new")
    case "a": (mark, "to adopt", "adopt")
    case "~": (mark, "placed, declared otherwise", "changed")
    case "?": (mark, "not known", "unknown")
    default: ("✓", "placed", "placed")
    }
  }

  private func foot(of order: PlannedOrder) -> String {
    guard let preview = order.preview else {
      return order.new.isEmpty
        ? ""
        : "<tfoot role=\"rowgroup\"><tr role=\"row\"><th scope=\"row\" role=\"rowheader\" colspan=\"4\">Total</th><td role=\"cell\" class=\"number\">not known</td><td role=\"cell\" colspan=\"4\" class=\"empty\"></td></tr></tfoot>"
    }
    let rate = preview.taxRate.flatMap { Money(decimal: $0, currency: "") }
    let tax = preview.isReverseCharge ? "Tax, reverse charge" : "Tax" + (rate.map { " \($0.minorUnits)\u{A0}%" } ?? "")
    let rows: [(String, String, String, String)] = [
      ("", "Subtotal", HTML.amount(preview.subtotal), order.yearlyRenewal.map(HTML.amount) ?? ""),
      ("", tax, preview.tax.map(HTML.amount) ?? (preview.isReverseCharge ? "" : "not known"), ""),
      ("total", "Total", HTML.money(preview.total), ""),
    ]
    let lines = rows.map { row in
      "<tr role=\"row\"\(row.0.isEmpty ? "" : " class=\"\(row.0)\"")><th scope=\"row\" role=\"rowheader\" colspan=\"4\">\(row.1)</th><td role=\"cell\" class=\"number\">\(row.2)</td>"
        + "<td role=\"cell\" class=\"number\(row.3.isEmpty ? " empty" : "")\" data-label=\"Renews / year\">\(row.3)</td><td role=\"cell\" colspan=\"3\" class=\"empty\"></td></tr>"
    }
    return "<tfoot role=\"rowgroup\">\n\(lines.joined(separator: "\n"))\n</tfoot>"
  }
}
