import Placement

extension PlanHTML {
  /// The orders that `plan --all` lists; empty where nobody asked.
  var undeclared: String {
    guard let orders = plan.undeclared else { return "" }
    let content: String
    if orders.isEmpty {
      content = "<p class=\"quiet\">Every order of the ledger is declared.</p>"
    } else {
      let rows = orders.flatMap { order in order.items.map { line(order, $0) } }
      content = "<ul class=\"notes\">\n\(rows.joined(separator: "\n"))\n</ul>"
    }
    return "<section aria-labelledby=\"undeclared\">\n<h2 id=\"undeclared\">Declared by no file of this run</h2>\n\(content)\n</section>"
  }

  private func line(_ order: UndeclaredOrder, _ item: UndeclaredOrder.Item) -> String {
    let standing = item.state.undeclaredStanding.replacing("no longer declared; ", with: "")
    return "<li><b>\(HTML.isolated(item.title))</b> of \(HTML.isolated(order.name)): \(HTML.text(standing))"
      + " <span class=\"quiet\">(account \(HTML.isolated(order.account.account)), last at <code>\(HTML.path(order.path))</code>)</span></li>"
  }
}
