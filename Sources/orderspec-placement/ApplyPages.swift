import Diagnostics
import JSON
import Placement
import Reporting

/// What apply did, as people and programs read it.
enum ApplyPages {
  static func render(_ report: ApplyReport, _ format: PlanPages.Format) -> String {
    switch format {
    case .json: json(report)
    case .text: report.orders.map(text).joined() + foot(report)
    // A bare mark would begin a list.
    case .markdown: report.orders.map { "## \(head($0))\n\n" + lines($0) { "`\($0)`" }.map { "- \($0)\n" }.joined() + "\n" }.joined() + foot(report)
    }
  }

  /// What became known of earlier requests, beside a result that does not have it.
  static func found(_ orders: [ApplyReport.Order]) -> String { orders.map(text).joined() }

  private static func text(_ order: ApplyReport.Order) -> String {
    head(order) + "\n" + lines(order) { $0 }.map { "  \($0)\n" }.joined()
  }

  private static func head(_ order: ApplyReport.Order) -> String {
    TextLines.visible("\(order.name) at \(order.provider), account \(order.account.account)")
  }

  private static func lines(_ order: ApplyReport.Order, mark: (String) -> String) -> [String] {
    var lines: [String] = []
    for placed in order.providerOrders {
      var parts = [placed.title, placed.status]
      if let invoice = placed.invoice { parts.append("invoice \(invoice)") }
      if let amount = placed.amount { parts.append("\(amount)") }
      if let due = placed.dueAt { parts.append("due \(due)") }
      lines.append(parts.joined(separator: ", "))
      if placed.isNameless { lines.append("the provider gave no id of it: its site tells what becomes of it, and cancels it") }
      if let link = placed.paymentURL, placed.state != .active { lines.append("pay at \(link)") }
    }
    for item in order.items {
      let head = "\(mark(item.state.isUncertain ? "?" : item.isAdopted ? "a" : item.isNew ? "+" : "=")) \(item.title)  \(item.state.rawValue)"
      lines.append(head + (item.providerID.map { $0.isEmpty ? "" : "  \($0)" } ?? ""))
    }
    let isUnpaid = order.providerOrders.contains { [.accepted, .awaitingPayment].contains($0.state) }
    // What was found at an order that nobody has paid is not registered either.
    let waiting: [ItemState] = [.accepted, .awaitingPayment] + (isUnpaid ? [.adopted] : [])
    if order.items.contains(where: { ($0.isNew || isUnpaid) && !$0.isAdopted && $0.type == "domain" && waiting.contains($0.state) }) {
      lines.append("not registered until paid")
    }
    return (lines + order.notes).map(TextLines.visible)
  }

  private static func foot(_ report: ApplyReport) -> String {
    let items = report.orders.flatMap(\.items)
    let new = items.filter(\.isNew)
    let placed = new.filter { !$0.state.isUncertain && !$0.state.isOver && $0.state.holdsNames && $0.state != .reserved }.count
    var parts = ["\(placed) placed"]
    let adopted = items.filter(\.isAdopted).count
    if adopted > 0 { parts.append("\(adopted) adopted") }
    let unknown = items.filter(\.state.isUncertain).count
    if unknown > 0 { parts.append("\(unknown) unknown") }
    let old = items.filter { !$0.isNew && !$0.isAdopted && !$0.state.isUncertain && !$0.state.isOver }.count
    if old > 0 { parts.append("\(old) already placed") }
    parts += PlanPages.counts(ofOver: items.map(\.state))
    return parts.joined(separator: ", ") + (report.isInterrupted ? "; stopped before the end" : "") + "\n"
  }

  private static func json(_ report: ApplyReport) -> String {
    var json = JSONWriter(style: .pretty)
    func put(_ key: String, _ value: String?) {
      guard let value else { return }
      json.key(key)
      json.string(value)
    }
    json.beginObject()
    json.key("formatVersion")
    json.integer(1)
    json.key("exitCode")
    json.integer(Int(report.exit.rawValue))
    json.key("orders")
    json.beginArray()
    for order in report.orders {
      json.beginObject()
      put("order", order.name)
      put("provider", order.provider)
      put("account", order.account.account)
      json.key("providerOrders")
      json.beginArray()
      for placed in order.providerOrders {
        json.beginObject()
        put("id", placed.id)
        put("status", placed.status)
        put("invoice", placed.invoice)
        put("amount", placed.amount?.decimal)
        put("currency", placed.amount?.currency)
        put("dueAt", placed.dueAt)
        put("paymentURL", placed.paymentURL)
        json.endObject()
      }
      json.endArray()
      json.key("items")
      json.beginArray()
      for item in order.items {
        json.beginObject()
        put("name", item.title)
        put("type", item.type)
        put("state", item.state.rawValue)
        put("id", item.providerID)
        json.key("new")
        json.bool(item.isNew)
        json.endObject()
      }
      json.endArray()
      json.key("notes")
      json.beginArray()
      for note in order.notes { json.string(note) }
      json.endArray()
      json.key("findings")
      json.beginArray()
      var findings = FindingWriter()
      for finding in order.findings.inOrder { findings.write(finding, to: &json) }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return String(decoding: json.finish(), as: UTF8.self)
  }
}
