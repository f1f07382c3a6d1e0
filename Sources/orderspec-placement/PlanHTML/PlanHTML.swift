import Diagnostics
import OrderLanguage
import Placement

/// A plan as one page for people: it loads nothing, runs nothing, and shows contacts by name and country only.
struct PlanHTML {
  let plan: RunPlan

  static func render(_ plan: RunPlan) -> String { PlanHTML(plan: plan).page }

  private var page: String {
    let title = plan.orders.count == 1 ? plan.orders[0].order.name : counted(plan.orders.count, "order")
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="orderspec">
      <meta name="robots" content="noindex">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>Plan of \(HTML.text(title))</title>
      <style>
      \(PlanStyle.text)
      </style>
      </head>
      <body>
      <main>
      <header>
      <p class="eyebrow">Order plan</p>
      <h1>\(HTML.isolated(title))</h1>
      \(verdict)
      </header>
      \(figures)
      \(findings)
      \(plan.orders.indices.map(section).joined(separator: "\n"))
      \(undeclared)
      <footer>
      <p>Prices are the provider’s, asked for when this page was made. They are asked for again just before an order is sent, and must be the same. Nothing is ordered by this page.</p>
      </footer>
      </main>
      </body>
      </html>

      """
  }

  // MARK: The head

  private var errorCount: Int { plan.findings.filter { $0.severity == .error }.count + plan.stops.count }
  private var new: Int { plan.orders.map(\.new.count).reduce(0, +) }

  private var verdict: String {
    let waiting = plan.orders.filter { !$0.decision.openRequests.isEmpty }.count
    if errorCount > 0 {
      return
        #"<p class="verdict bad"><span aria-hidden="true">✕</span> \#(counted(errorCount, "problem")) stand\#(errorCount == 1 ? "s" : "") against ordering</p>"#
    }
    if waiting > 0 {
      return #"<p class="verdict warn"><span aria-hidden="true">?</span> What became of an earlier request is not known: apply finds out first</p>"#
    }
    if new == 0 { return #"<p class="verdict good"><span aria-hidden="true">✓</span> Nothing is to be ordered</p>"# }
    return #"<p class="verdict good"><span aria-hidden="true">✓</span> Nothing stands against ordering</p>"#
  }

  private var figures: String {
    var cells: [(String, String, String)] = []
    let unknown = plan.orders.flatMap(\.rows).filter { if case .unknown = $0.mark { true } else { false } }.count
    let over = PlanPages.counts(ofOver: plan.orders.flatMap(\.rows).compactMap(\.state))
    let placed = plan.orders.flatMap(\.rows).count { $0.mark != .new && $0.state?.isOver != true } - unknown
    var beside = plan.orders.count > 1 ? ["in \(counted(plan.orders.count, "order"))"] : placed > 0 ? ["\(placed) placed or adopted"] : []
    beside += over
    if unknown > 0 { beside.append("\(unknown) not known") }
    cells.append(("To order", counted(new, "item"), beside.joined(separator: "; ")))
    let priced = plan.orders.compactMap(\.preview)
    if new > 0 {
      let isWhole = plan.orders.allSatisfy { $0.new.isEmpty || $0.preview != nil }
      let taxes = sums(priced.compactMap(\.tax))
      cells.append(
        (
          "To pay with the order", priced.isEmpty ? "Not known" : sums(priced.map(\.total)).map(HTML.money).joined(separator: "<br>"),
          priced.isEmpty
            ? "the provider names no price before"
            : (isWhole ? "" : "of the orders with a price; ") + (taxes.isEmpty ? "" : "tax of \(taxes.map(HTML.money).joined(separator: ", ")) included")
        ))
      let renewals = sums(plan.orders.compactMap(\.yearlyRenewal).filter { $0.minorUnits > 0 })
      let areAll = plan.orders.allSatisfy { $0.new.isEmpty || $0.yearlyRenewal != nil }
      cells.append(
        (
          "Each year after", renewals.isEmpty ? "Not known" : renewals.map(HTML.money).joined(separator: "<br>"),
          renewals.isEmpty ? "" : (areAll ? "" : "of the orders whose renewals are all known; ") + "before tax, at today’s prices"
        ))
    }
    let items = cells.map { "<div><dt>\($0.0)</dt><dd><strong>\($0.1)</strong>\($0.2.isEmpty ? "" : "<span>\($0.2)</span>")</dd></div>" }
    return "<dl class=\"figures\">\n\(items.joined(separator: "\n"))\n</dl>"
  }

  /// One sum for each currency, by its name.
  private func sums(_ amounts: [Money]) -> [Money] {
    Dictionary(grouping: amounts, by: \.currency).sorted { $0.key < $1.key }.map {
      Money(minorUnits: $0.value.map(\.minorUnits).reduce(0, +), currency: $0.key)
    }
  }

  // MARK: Findings

  private var findings: String {
    let rows = plan.stops.map { finding(.error, "guard", $0, nil, []) } + plan.findings.map { finding($0.severity, $0.code, $0.message, $0.place, $0.help) }
    guard !rows.isEmpty else { return "" }
    return
      "<section aria-labelledby=\"findings\">\n<h2 id=\"findings\">Findings</h2>\n<ul class=\"findings\">\n\(rows.joined(separator: "\n"))\n</ul>\n</section>"
  }

  private func finding(_ severity: Severity, _ code: String, _ message: String, _ place: Place?, _ help: [String]) -> String {
    var text = #"<li class="\#(severity.rawValue)"><p><b class="badge">\#(severity.rawValue)</b> \#(HTML.message(message))</p>"#
    for line in help { text += "<p class=\"quiet\">\(HTML.message(line))</p>" }
    text += "<p class=\"where\"><code>\(HTML.text(code))</code>"
    if let place {
      text += " <code>\(HTML.text(PlanPages.location(place)))</code>"
      if !place.pointer.isEmpty { text += " <code>\(HTML.text(place.pointer))</code>" }
    }
    return text + "</p></li>"
  }

  // MARK: Orders

  private func section(_ index: Int) -> String {
    let order = plan.orders[index]
    let provider = order.provider
    var facts = [
      ("Provider", "\(HTML.isolated(provider.name)) <span>\(HTML.text(provider.target.rawValue))</span>"), ("Account", HTML.isolated(provider.account.account)),
      ("Paid by", HTML.text(order.payment)),
    ]
    if let limit = order.limit { facts.append(("Limit", HTML.text(limit))) }
    if let preview = order.preview { facts.append(("Price", preview.isProvisional ? "provisional" : "authoritative")) }
    let list = facts.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" }.joined(separator: "\n")
    let drawings = [costs(of: order, index), timeline(of: order, index), graph(of: order, index)].compactMap(\.self)
    return """
      <section class="order" aria-labelledby="order-\(index)">
      <h2 id="order-\(index)">\(plan.orders.count == 1 ? "Items and prices" : HTML.isolated(order.order.name))</h2>
      <dl class="facts">
      \(list)
      </dl>
      \(table(of: order))
      \(notes(of: order))
      \(drawings.joined(separator: "\n"))
      </section>
      """
  }

  /// What the foot of the plan says beside the sums.
  private func notes(_ lines: [String]) -> String {
    lines.isEmpty ? "" : "<ul class=\"notes\">\n\(lines.map { "<li>\($0)</li>" }.joined(separator: "\n"))\n</ul>"
  }

  private func notes(of order: PlannedOrder) -> String {
    var lines: [String] = []
    for place in order.leftOut { lines.append("Left out of the price, a secret reference: <code>\(HTML.text(place))</code>") }
    let terms = Set(order.rows.filter { $0.mark == .new }.flatMap(\.terms)).sorted()
    if !terms.isEmpty { lines.append("Accepts the terms \(terms.map { "<code>\(HTML.text($0))</code>" }.joined(separator: ", "))") }
    for row in order.rows where !row.unconfirmed.isEmpty {
      lines.append("\(HTML.isolated(label(row))): the preview does not show \(row.unconfirmed.map { "<code>\(HTML.text($0))</code>" }.joined(separator: ", "))")
    }
    lines += order.overNotes.map(HTML.message)
    return notes(lines)
  }

  /// The name of an item; of what is no domain, with what it is.
  func label(_ row: PlannedOrder.Row) -> String {
    let name = row.unicodeTitle ?? row.title
    return row.item.type == "domain" ? name : "\(name) · \(Self.word(row.item.type))"
  }

  static func word(_ type: String) -> String {
    switch type {
    case "domain": "domain"
    case "vps": "VPS"
    case "shared_hosting": "web hosting"
    case "addon": "add-on"
    default: type
    }
  }
}
