import Console
import Placement
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `status --watch`: looks again, ever more seldom while nothing changes, until nothing more is to come or the run is asked to stop.
struct StatusWatch {
  private let name: String?
  private let session: Session
  private let location: LedgerLocation
  private let pages: PlanPages.Format
  /// The waits between two looks, in milliseconds: the first, and the longest.
  private let shortest: Int64 = 2000
  private let longest: Int64 = 60_000

  init(_ name: String?, _ session: Session, _ location: LedgerLocation, _ pages: PlanPages.Format) {
    self.name = name
    self.session = session
    self.location = location
    self.pages = pages
  }

  private var isInterrupted: Bool { interruption.load(ordering: .relaxed) }

  func run() throws -> Int32 {
    let clock = SystemClock { interruption.load(ordering: .relaxed) }
    var last: StatusReport?
    var lines = 0
    var wait = shortest
    var told: Set<String> = []
    while !isInterrupted {
      let report: StatusReport
      do {
        report = try StatusCommand.report(name, isWatch: true, session, location)
      } catch LedgerFailure.locked where last != nil {
        // An apply is at work: it writes what this would read.
        clock.sleep(milliseconds: shortest)
        continue
      }
      // What was cut short says nothing new.
      if isInterrupted, last != nil { break }
      if let name, report.rows.isEmpty { return StatusCommand.complain(name, report) }
      for note in report.notes where told.insert(note).inserted {
        Output.complain(note)
        // The table above it stays as it is.
        lines = 0
      }
      let hasChanged = show(report, after: last, &lines)
      last = report
      if report.isOver { break }
      wait = hasChanged ? shortest : min(wait * 3 / 2, longest)
      clock.sleep(milliseconds: max(wait, report.askedToWait ?? 0))
    }
    guard let last else { return Session.complain("stopped before anything was read", 23) }
    if pages != .text { Output.standardOutput(StatusPages.render(last, pages, last.exitCode)) }
    let end = last.isOver ? "nothing more is to come" : "stopped"
    if pages == .text { Output.standardOutput("\(end): \(last.rows.isEmpty ? "nothing has been placed" : StatusPages.summary(last))\n") }
    return last.exitCode
  }

  /// Whether something has changed since the last look.
  private func show(_ report: StatusReport, after last: StatusReport?, _ lines: inout Int) -> Bool {
    let before = Dictionary((last?.rows ?? []).map { ($0.item.id, StatusPages.state($0)) }) { first, _ in first }
    let changed = report.rows.filter { before[$0.item.id] != StatusPages.state($0) }
    guard pages == .text, last == nil || !changed.isEmpty else { return !changed.isEmpty }
    if Output.isTerminal(STDOUT_FILENO), Output.environment("TERM").map({ $0 != "dumb" }) ?? false {
      let text = StatusPages.text(report)
      // Up to where the last table began, and everything below away.
      Output.standardOutput((lines > 0 ? "\u{1B}[\(lines)A\u{1B}[J" : "") + text)
      lines = text.utf8.count { $0 == UInt8(ascii: "\n") }
    } else {
      for row in changed {
        let title = row.item.title
        let link = row.paymentURL.map { [.awaitingPayment, .needsHuman].contains(row.item.state) ? ", pay at \($0)" : "" } ?? ""
        Output.standardOutput("\(title): \(before[row.item.id].map { "\($0) -> " } ?? "")\(StatusPages.state(row))\(link)\n")
      }
    }
    return !changed.isEmpty
  }
}
