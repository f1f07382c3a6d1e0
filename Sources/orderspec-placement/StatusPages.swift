import JSON
import Placement

/// A status report as people and programs read it.
enum StatusPages {
  private static let columns = ["ITEM", "ORDER", "STATE", "PROVIDER ID", "SINCE"]

  /// - Parameters:
  ///   - code: the exit code of the run.
  ///   - isExpiring: only what runs out is shown.
  static func render(_ report: StatusReport, _ format: PlanPages.Format, _ code: Int32, isExpiring: Bool = false) -> String {
    switch format {
    case .text: text(report, isExpiring: isExpiring)
    case .markdown: markdown(report)
    case .json: json(report, code)
    }
  }

  static func state(_ row: StatusReport.Row) -> String {
    row.item.state.rawValue + (row.status.map { $0 == row.item.state.rawValue ? "" : " (\($0))" } ?? "") + (row.isBeingCancelled ? ", being cancelled" : "")
      + (row.item.isRetired ? ", retired" : "")
  }

  private static func table(_ report: StatusReport) -> [[String]] {
    let showsExpiry = report.rows.contains { $0.expires != nil || $0.renewsItself != nil }
    return [columns + (showsExpiry ? ["EXPIRES", "RENEWS ITSELF"] : [])]
      + report.rows.map { row in
        let cells = [row.item.title, row.item.order, state(row), row.item.providerID ?? "", Timestamp.text(row.item.since)]
        return cells + (showsExpiry ? [row.expires.map { "\($0)" } ?? "", row.renewsItself.map { $0 ? "yes" : "no" } ?? ""] : [])
      }
  }

  static func text(_ report: StatusReport, isExpiring: Bool = false) -> String {
    guard !report.rows.isEmpty else { return isExpiring ? "nothing is known to run out in that time\n" : "nothing has been placed\n" }
    let rows = table(report)
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var text = ""
    for row in rows {
      text += zip(row, widths).map { $0 + String(repeating: " ", count: max(0, $1 - $0.count)) }.joined(separator: "  ").trimmingTrailingSpaces + "\n"
    }
    return text + links(report).map { "pay at \($0)\n" }.joined()
  }

  /// Where a person pays.
  private static func links(_ report: StatusReport) -> [String] {
    Set(report.rows.filter { $0.item.state == .awaitingPayment || $0.item.state == .needsHuman }.compactMap(\.paymentURL)).sorted()
  }

  private static func markdown(_ report: StatusReport) -> String {
    let rows = table(report)
    func line(_ cells: [String]) -> String {
      "| \(cells.map { $0.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") }.joined(separator: " | ")) |\n"
    }
    return line(rows[0]) + "|\(rows[0].map { _ in "---" }.joined(separator: "|"))|\n" + rows.dropFirst().map(line).joined()
      + (links(report).isEmpty ? "" : "\n") + links(report).map { "- pay at \($0)\n" }.joined()
  }

  /// How many items are in which state: `2 active, 1 awaiting_payment`.
  static func summary(_ report: StatusReport) -> String {
    let counts = Dictionary(grouping: report.rows, by: \.item.state).mapValues(\.count)
    return ItemState.allCases.compactMap { state in counts[state].map { "\($0) \(state.rawValue)" } }.joined(separator: ", ")
  }

  private static func json(_ report: StatusReport, _ code: Int32) -> String {
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
    json.integer(Int(code))
    json.key("items")
    json.beginArray()
    for row in report.rows {
      json.beginObject()
      put("name", row.item.names.first)
      put("item", "\(row.item.id)")
      put("order", row.item.order)
      json.key("generation")
      json.integer(row.item.generation)
      put("account", row.item.account.account)
      put("origin", row.item.account.origin)
      put("state", row.item.state.rawValue)
      if row.item.isRetired {
        json.key("retired")
        json.bool(true)
      }
      put("providerStatus", row.status)
      put("id", row.item.providerID)
      // The order's, with all that came with it.
      put("orderAmount", row.amount?.decimal)
      put("currency", row.amount?.currency)
      put("paymentURL", row.paymentURL)
      put("since", Timestamp.text(row.item.since))
      put("expires", row.expires.map { "\($0)" })
      if let renews = row.renewsItself {
        json.key("renewsItself")
        json.bool(renews)
      }
      if row.isBeingCancelled {
        json.key("beingCancelled")
        json.bool(true)
      }
      json.endObject()
    }
    json.endArray()
    json.key("notes")
    json.beginArray()
    for note in report.notes { json.string(note) }
    json.endArray()
    json.endObject()
    return String(decoding: json.finish(), as: UTF8.self)
  }
}
