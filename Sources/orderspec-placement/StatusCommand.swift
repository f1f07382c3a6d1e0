import ArgumentParser
import Console
import Diagnostics
import Placement

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderspec status", abstract: "Show what became of placed items.",
    discussion: """
      Reads the ledger, asks the providers of its accounts what has changed, and records that. Where a provider tells, it shows when an item runs out and whether it renews \
      itself. --watch looks again until nothing more is to come: on a terminal the table is drawn anew, elsewhere a line is written for each change. What was retired is shown, \
      since it is billed as before; the exit code speaks of it where NAME does.

      EXAMPLES:
        orderspec status acme-launch --watch
        orderspec status --expiring 60d --format json

      Exit codes: 0 settled, 10 pending, 20 something failed, 21 unknown, 22 a person must act, 24 ledger trouble. With --expiring: 22 where something shown does not renew \
      itself, 21 where it could not be read what runs out.
      """)

  @Argument(help: ArgumentHelp("An order, a provider's order, or an item by name, id or number.", valueName: "name"))
  var name: String?

  @Flag(help: "Look again until all is at its end.")
  var watch = false

  @Option(help: ArgumentHelp("Show only what runs out within so many days: 60d.", valueName: "days"))
  var expiring: String?

  @Option(
    help: "Output: text, json or markdown; with --watch, json and markdown are written once, at the end.",
    completion: .list(["text", "json", "markdown"]))
  var format: String = "text"

  @Option(help: ArgumentHelp("Use this configuration instead of searching .orderspec.yaml.", valueName: "file"))
  var config: String?

  @OptionGroup var lock: LockTimeout

  func run() throws {
    guard let pages = PlanPages.Format(rawValue: format) else { throw ValidationError("--format takes text, json or markdown, not `\(format)`") }
    let days = try expiring.map { try Self.days($0) }
    if watch, days != nil { throw ValidationError("--watch and --expiring do not go together: what runs out does not change while one looks") }
    let session = try Session(paths: ["./x"], lockTimeout: lock.lockTimeout, config: config)
    Session.catchSignals()
    try Session.ending {
      let location = try session.location()
      if watch { return try StatusWatch(name, session, location, pages).run() }
      var report = try Self.report(name, session, location)
      if let name, report.rows.isEmpty { return Self.complain(name, report) }
      var code = report.exitCode
      if let days {
        report.keep(expiringUntil: CalendarDate(unixTime: Int(SystemClock().now() / 1000) + days * 86_400))
        code = report.lacksExpiries ? 21 : report.rows.contains { $0.counts && $0.renewsItself != true } ? 22 : 0
      }
      Output.standardOutput(StatusPages.render(report, pages, code, isExpiring: days != nil))
      for note in report.notes { Output.complain(note) }
      return code
    }
  }

  static func complain(_ name: String, _ report: StatusReport) -> Int32 {
    Session.complain("the ledger has no order or item `\(name)`" + (report.suggestion.map { "; did you mean `\($0)`?" } ?? ""), 2)
  }

  /// Under the ledger's lock, so that no run writes in between.
  /// - Parameter isWatch: one look of many: only what can change, and without a word of what goes on.
  static func report(_ name: String?, isWatch: Bool = false, _ session: Session, _ location: LedgerLocation) throws -> StatusReport {
    let ledger = try location.open()
    let lock = try session.lock(ledger)
    defer { withExtendedLifetime(lock) {} }
    return try session.run(on: ledger, isQuiet: isWatch).status(name, readsExpiries: !isWatch, configuration: session.configuration)
  }

  /// `60d`.
  private static func days(_ text: String) throws -> Int {
    guard text.hasSuffix("d"), text.utf8.dropLast().allSatisfy({ (0x30...0x39).contains($0) }), let days = Int(text.dropLast()), (1...3650).contains(days)
    else { throw ValidationError("--expiring takes a number of days from 1d to 3650d, such as 60d, not `\(text)`") }
    return days
  }
}
