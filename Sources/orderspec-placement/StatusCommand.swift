import ArgumentParser
import Console
import JSON
import Placement

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderspec status", abstract: "Show what became of placed items.",
    discussion: """
      Reads the ledger, asks the providers of its accounts what has changed, and records that.

      EXAMPLES:
        orderspec status
        orderspec status acme-launch --format json

      Exit codes: 0 settled, 10 pending, 20 something failed, 21 unknown, 22 a person must act, 24 ledger trouble.
      """)

  @Argument(help: ArgumentHelp("An order or an item.", valueName: "name"))
  var name: String?

  @Option(help: "Output: text, json or markdown.")
  var format: String = "text"

  @Option(help: ArgumentHelp("Use this configuration instead of searching .orderspec.yaml.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("How long to wait for another run.", valueName: "seconds"))
  var lockTimeout: Double = 10

  func run() throws {
    guard let pages = PlanPages.Format(rawValue: format) else { throw ValidationError("--format takes text, json or markdown, not `\(format)`") }
    let session = try Session(paths: ["./x"], maxTotal: nil, lockTimeout: lockTimeout, config: config)
    Session.catchSignals()
    try Session.ending {
      let ledger = try session.location().open()
      let lock = try session.lock(ledger.path)
      defer { withExtendedLifetime(lock) {} }
      let report = try session.run(on: ledger).status(name, configuration: session.configuration)
      if let name, report.rows.isEmpty { return Session.complain("the ledger has no order or item `\(name)`", 2) }
      Output.standardOutput(StatusPages.render(report, pages))
      for note in report.notes { Output.standardError("orderspec: \(note)\n") }
      return report.exitCode
    }
  }
}

/// A status report as people and programs read it.
enum StatusPages {
  private static let columns = ["ITEM", "ORDER", "STATE", "PROVIDER ID", "SINCE"]

  static func render(_ report: StatusReport, _ format: PlanPages.Format) -> String {
    switch format {
    case .text: text(report)
    case .markdown: markdown(report)
    case .json: json(report)
    }
  }

  private static func cells(_ row: StatusReport.Row) -> [String] {
    let state = row.item.state.rawValue + (row.status.map { $0 == row.item.state.rawValue ? "" : " (\($0))" } ?? "")
    return [row.item.names.first ?? "\(row.item.id)", row.item.order, state, row.item.providerID ?? "", Timestamp.text(row.item.since)]
  }

  private static func text(_ report: StatusReport) -> String {
    guard !report.rows.isEmpty else { return "nothing has been placed\n" }
    let rows = [columns] + report.rows.map(cells)
    let widths = columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var text = ""
    for row in rows {
      text += zip(row, widths).map { $0 + String(repeating: " ", count: max(0, $1 - $0.count)) }.joined(separator: "  ").trimmingTrailingSpaces + "\n"
    }
    for link in Set(report.rows.filter { $0.item.state == .awaitingPayment || $0.item.state == .needsHuman }.compactMap(\.paymentURL)).sorted() {
      text += "pay at \(link)\n"
    }
    return text
  }

  private static func markdown(_ report: StatusReport) -> String {
    var text = "| \(columns.joined(separator: " | ")) |\n|\(columns.map { _ in "---" }.joined(separator: "|"))|\n"
    for row in report.rows { text += "| \(cells(row).joined(separator: " | ")) |\n" }
    return text
  }

  private static func json(_ report: StatusReport) -> String {
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
    json.integer(Int(report.exitCode))
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
      put("providerStatus", row.status)
      put("id", row.item.providerID)
      put("amount", row.amount?.decimal)
      put("currency", row.amount?.currency)
      put("paymentURL", row.paymentURL)
      put("since", Timestamp.text(row.item.since))
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return String(decoding: json.finish(), as: UTF8.self)
  }
}
