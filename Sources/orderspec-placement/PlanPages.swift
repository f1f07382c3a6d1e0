import Backends
import Diagnostics
import JSON
import OrderLanguage
import Placement
import Reporting

/// A plan as people and programs read it. Contacts appear by name and country only.
enum PlanPages {
  enum Format: String, CaseIterable {
    case text, json, markdown
  }

  /// - Parameter code: how the run ends.
  static func render(_ plan: RunPlan, _ format: Format, _ code: Int32) -> String {
    switch format {
    case .text: plan.orders.map(text).joined(separator: "\n") + undeclared(plan, heading: "", bullet: "  - ") + foot(plan)
    case .markdown: plan.orders.map(markdown).joined(separator: "\n") + undeclared(plan, heading: "## ", bullet: "- ") + foot(plan)
    case .json: json(plan, code)
    }
  }

  /// The document of a run that its specs stopped before anything was asked.
  /// - Parameter code: how the run ends.
  static func document(of findings: [Diagnostic], _ code: Int32) -> String {
    var json = JSONWriter(style: .pretty)
    begin(code, &json)
    put("orders", [String](), &json)
    put("stops", [String](), &json)
    write(findings, &json)
    json.endObject()
    return String(decoding: json.finish(), as: UTF8.self)
  }

  // MARK: Text

  private static let columns = ["", "NAME", "ACTION", "PERIOD", "LINE", "RENEWS", "HOLDER", "AVAILABLE", "AT"]

  private static func cells(_ row: PlannedOrder.Row) -> [String] {
    [
      mark(row.mark), row.unicodeTitle.map { "\(row.title) (\($0))" } ?? row.title, row.action, row.period, row.line?.decimal ?? (row.mark == .new ? "?" : ""),
      row.renewal.map { "\($0.decimal)/y" } ?? "", row.holder, (row.state?.rawValue ?? row.availability) + (row.isPremium ? " premium" : ""),
      location(row.place),
    ].map(TextLines.visible)
  }

  static func mark(_ mark: Decision.Mark) -> String {
    switch mark {
    case .new: "+"
    case .adopt: "a"
    case .placed(_, let changed): changed.isEmpty ? "=" : "~"
    case .unknown: "?"
    }
  }

  static func location(_ place: Place) -> String {
    var table = 1
    for byte in place.file.bytes.prefix(place.range.start) where byte == 0x0A { table += 1 }
    return "\(place.file.name):\(table)"
  }

  private static func head(_ order: PlannedOrder) -> String {
    TextLines.visible(
      "\(order.order.name) at \(order.provider.name) (\(order.provider.target.rawValue), account \(order.provider.account.account)), paid by \(order.payment)")
  }

  private static func text(_ order: PlannedOrder) -> String {
    guard !order.rows.isEmpty || !order.undeclared.isEmpty else { return head(order) + "\n" + summary(order).map { "  \($0)\n" }.joined() }
    let rows =
      [columns] + order.rows.map(cells) + order.undeclared.map { ["-", TextLines.visible($0.title), "", "", "", "", "", $0.state.undeclaredStanding, ""] }
    let widths = columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var text = head(order) + "\n"
    for row in rows {
      let line = zip(row, widths).enumerated().map { index, cell in
        let pad = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
        return index == 4 || index == 5 ? pad + cell.0 : cell.0 + pad
      }.joined(separator: "  ")
      text += "  " + line.trimmingTrailingSpaces + "\n"
    }
    for line in summary(order) { text += "  \(line)\n" }
    return text
  }

  /// `1 failed`, `2 cancelled`.
  static func counts(ofOver states: [ItemState]) -> [String] {
    ItemState.allCases.filter(\.isOver).compactMap { state in
      let count = states.count { $0 == state }
      return count > 0 ? "\(count) \(state.rawValue)" : nil
    }
  }

  /// The foot of one order.
  static func summary(_ order: PlannedOrder) -> [String] {
    var lines: [String] = []
    if let preview = order.preview {
      let tax = preview.isReverseCharge ? "reverse charge" : "tax \(preview.tax?.decimal ?? "?")" + (preview.taxRate.map { " (rate \($0))" } ?? "")
      lines.append(
        "subtotal \(preview.subtotal.decimal), \(tax), total \(preview.total)" + (order.limit.map { " of at most \($0)" } ?? "")
          + (order.yearlyRenewal.map { "; renews at \($0) a year" } ?? ""))
      lines.append("price: \(preview.isProvisional ? "provisional" : "authoritative"), asked again just before sending")
    } else if !order.new.isEmpty {
      lines.append("price unknown")
    }
    for replay in order.replays {
      lines.append(
        "sent again under its key, since what became of it is not known: \(replay.titles.joined(separator: ", ")), total \(replay.total);"
          + " if it did not arrive, this buys it")
    }
    if !order.unsent.isEmpty {
      lines.append("reserved by a run that ended before it sent the request: \(order.unsent.joined(separator: ", ")); apply orders it")
    }
    for reason in order.heldBack { lines.append("what is unknown is not sent again: \(reason)") }
    for place in order.leftOut { lines.append("left out of the preview, a secret reference: \(place)") }
    let terms = Set(order.rows.filter { $0.mark == .new }.flatMap(\.terms)).sorted()
    if !terms.isEmpty { lines.append("accepts: \(terms.joined(separator: ", "))") }
    for row in order.rows where !row.unconfirmed.isEmpty { lines.append("\(row.title): the preview does not show \(row.unconfirmed.joined(separator: ", "))") }
    lines += order.overNotes
    return lines.map(TextLines.visible)
  }

  private static func foot(_ plan: RunPlan) -> String {
    let rows = plan.orders.flatMap(\.rows)
    var counts: [String] = []
    for (mark, word) in [("+", "to order"), ("=", "placed"), ("~", "changed"), ("a", "to adopt"), ("?", "unknown")] {
      let count = rows.count { self.mark($0.mark) == mark && $0.state?.isOver != true }
      if count > 0 { counts.append("\(count) \(word)") }
    }
    counts += self.counts(ofOver: rows.compactMap(\.state))
    let nameless = plan.orders.map(\.namelessCount).reduce(0, +)
    if nameless > 0 { counts.append("\(nameless) without a name") }
    let gone = plan.orders.map(\.undeclared.count).reduce(0, +)
    if gone > 0 { counts.append("\(gone) no longer declared") }
    var text = "\n\(counts.isEmpty ? "nothing is declared" : counts.joined(separator: ", "))\n"
    let errors = plan.findings.filter { $0.severity == .error }.count
    if errors > 0 { text += "\(errors) problem\(errors == 1 ? "" : "s") stand\(errors == 1 ? "s" : "") against ordering\n" }
    for stop in plan.stops { text += "stop: \(TextLines.visible(stop))\n" }
    return text
  }

  // MARK: Markdown

  private static func markdown(_ order: PlannedOrder) -> String {
    func escaped(_ text: String) -> String { text.replacing("|", with: "\\|") }
    var text = "## \(head(order))\n\n| \(columns.joined(separator: " | ")) |\n|\(columns.map { _ in "---" }.joined(separator: "|"))|\n"
    for row in order.rows { text += "| \(cells(row).map(escaped).joined(separator: " | ")) |\n" }
    for item in order.undeclared { text += "| - | \(escaped(TextLines.visible(item.title))) | | | | | | \(item.state.undeclaredStanding) | |\n" }
    text += "\n"
    for line in summary(order) { text += "- \(line)\n" }
    for finding in order.findings {
      text += "- **\(finding.severity.rawValue)** `\(finding.code)` \(TextLines.visible("\(location(finding.place)): \(finding.message)"))\n"
    }
    return text
  }

  // MARK: JSON

  private static func begin(_ code: Int32, _ json: inout JSONWriter) {
    json.beginObject()
    json.key("formatVersion")
    json.integer(1)
    json.key("exitCode")
    json.integer(Int(code))
  }

  private static func write(_ findings: [Diagnostic], _ json: inout JSONWriter) {
    json.key("findings")
    json.beginArray()
    var writer = FindingWriter()
    for finding in findings { writer.write(finding, to: &json) }
    json.endArray()
  }

  private static func json(_ plan: RunPlan, _ code: Int32) -> String {
    var json = JSONWriter(style: .pretty)
    begin(code, &json)
    json.key("orders")
    json.beginArray()
    for order in plan.orders { write(order, &json) }
    json.endArray()
    put("stops", plan.stops, &json)
    if let undeclared = plan.undeclared { write(undeclared, &json) }
    json.endObject()
    return String(decoding: json.finish(), as: UTF8.self)
  }

  private static func put(_ key: String, _ value: String?, _ json: inout JSONWriter) {
    guard let value else { return }
    json.key(key)
    json.string(value)
  }

  private static func put(_ key: String, _ values: [String], _ json: inout JSONWriter) {
    json.key(key)
    json.beginArray()
    for value in values { json.string(value) }
    json.endArray()
  }

  /// What may buy although nothing of it is new; left out where there is nothing.
  private static func writeReplays(_ order: PlannedOrder, _ json: inout JSONWriter) {
    if !order.unsent.isEmpty { put("reservedOnly", order.unsent, &json) }
    guard !order.replays.isEmpty else { return }
    json.key("sentAgain")
    json.beginArray()
    for replay in order.replays {
      json.beginObject()
      put("items", replay.titles, &json)
      put("total", replay.total.decimal, &json)
      put("currency", replay.total.currency, &json)
      json.endObject()
    }
    json.endArray()
  }

  private static func write(_ order: PlannedOrder, _ json: inout JSONWriter) {
    json.beginObject()
    put("order", order.order.name, &json)
    put("provider", order.provider.name, &json)
    put("target", order.provider.target.rawValue, &json)
    put("origin", order.provider.account.origin, &json)
    put("account", order.provider.account.account, &json)
    put("payment", order.payment, &json)
    json.key("items")
    json.beginArray()
    for row in order.rows {
      json.beginObject()
      put("mark", mark(row.mark), &json)
      put("state", row.state?.rawValue, &json)
      put("name", row.title, &json)
      put("unicodeName", row.unicodeTitle, &json)
      put("type", row.item.type, &json)
      put("action", row.item.action, &json)
      put("period", row.period, &json)
      put("line", row.line?.decimal, &json)
      put("renewal", row.renewal?.decimal, &json)
      put("holder", row.holder.isEmpty ? nil : row.holder, &json)
      put("availability", row.availability.isEmpty ? nil : row.availability, &json)
      json.key("premium")
      json.bool(row.isPremium)
      put("terms", row.terms, &json)
      put("unconfirmed", row.unconfirmed, &json)
      put("location", location(row.place), &json)
      json.endObject()
    }
    json.endArray()
    put("noLongerDeclared", order.undeclared.map(\.title), &json)
    put("leftOut", order.leftOut, &json)
    writeReplays(order, &json)
    if let preview = order.preview {
      put("currency", preview.total.currency, &json)
      put("subtotal", preview.subtotal.decimal, &json)
      put("tax", preview.tax?.decimal, &json)
      put("taxRate", preview.taxRate, &json)
      json.key("reverseCharge")
      json.bool(preview.isReverseCharge)
      json.key("provisional")
      json.bool(preview.isProvisional)
      put("total", preview.total.decimal, &json)
      put("limit", order.limit, &json)
      put("yearlyRenewal", order.yearlyRenewal?.decimal, &json)
    }
    write(order.findings, &json)
    json.endObject()
  }
}

extension String {
  var trimmingTrailingSpaces: String {
    var text = Substring(self)
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  fileprivate func replacing(_ text: Character, with other: String) -> String { map { $0 == text ? other : String($0) }.joined() }
}
