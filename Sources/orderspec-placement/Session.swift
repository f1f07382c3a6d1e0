import ArgumentParser
import Compiler
import Console
import Diagnostics
import Foundation
import Placement
import Reporting
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Set by SIGINT and SIGTERM: what is under way ends, and what is known is recorded and told.
let interruption = Atomic<Bool>(false)

/// What the commands that place and read orders have in common.
struct Session {
  var options: PlacementOptions
  let paths: [String]
  /// The configuration that names accounts and ledger: the outermost one of the first path.
  let configuration: Configuration?

  /// Where a run goes to: specs, or the current directory.
  /// - Parameter maxTotals: all that were given: none takes the place of another.
  /// - Throws: `ExitCode(2)` where its configuration is faulty, after it has said so.
  init(paths: [String], maxTotals: [String] = [], lockTimeout: Double, config: String?, simulator: PlacementOptions.Simulator? = nil) throws {
    self.paths = paths.isEmpty ? ["."] : paths
    var lint = LintOptions(today: .today)
    lint.configuration = config
    var options = PlacementOptions(lint: lint)
    options.lockTimeout = lockTimeout
    options.simulator = simulator
    // Set to nothing it is no limit that anybody meant: a variable of a job that was never filled in looks like that.
    let variable = Output.environment("ORDERSPEC_MAX_TOTAL").map { [($0, "ORDERSPEC_MAX_TOTAL")] } ?? []
    for (limit, name) in maxTotals.map({ ($0, "--max-total") }) + variable {
      guard let money = Money(decimal: limit, currency: ""), money.minorUnits > 0 else {
        let given = limit.isEmpty ? "an empty text: \(name.hasPrefix("-") ? "leave it out" : "unset it"), or give an amount" : "`\(limit)`"
        throw ValidationError("\(name) takes an amount such as 1500.00, not \(given)")
      }
      options.maxTotals.append(limit)
    }
    options.allowedHosts = ProviderAddress.hosts(Output.environment("ORDERSPEC_ALLOW_HOST"))
    self.options = options
    let first = self.paths[0]
    let isDirectory = [.directory, .linkToDirectory].contains(LocalFiles().kind(of: first))
    configuration = try ProjectConfiguration.outermost(forFile: isDirectory ? first + "/x" : first, named: config)
  }

  /// The ledger that the outermost configuration names.
  func location() throws -> LedgerLocation {
    try LedgerLocation(
      outermost: configuration, directory: FileManager.default.currentDirectoryPath, environment: ProcessInfo.processInfo.environment)
  }

  /// Everything that has an effect, over one ledger.
  /// - Parameters:
  ///   - isThrownAway: the ledger is of no project; else it is that of the session's configuration.
  ///   - isQuiet: tells nothing of what goes on, at a terminal either.
  func run(on ledger: any DurableLedger, isThrownAway: Bool = false, isQuiet: Bool = false) -> PlacementRun {
    var options = options
    options.hasThrowAwayLedger = isThrownAway
    if !isThrownAway { options.project = configuration?.file.name ?? "" }
    let isCancelled: @Sendable () -> Bool = { interruption.load(ordering: .relaxed) }
    let environment = PlacementEnvironment(
      files: LocalFiles(), transport: CurlTransport(userAgent: "orderspec/\(BuildInformation.version)", isCancelled: isCancelled),
      clock: SystemClock(isCancelled: isCancelled), random: SystemRandom(), storage: ledger, digester: ledger.digester, identity: ledger,
      author: .current(environment: ProcessInfo.processInfo.environment, directory: FileManager.default.currentDirectoryPath), isCancelled: isCancelled,
      progress: { if !isQuiet, Output.isTerminal(STDERR_FILENO) { Output.standardError("\($0) …\n") } },
      waiting: { if !isQuiet { Output.standardError("\($0) …\n") } })
    return PlacementRun(options, environment)
  }

  /// Takes the ledger's lock for as long as the result is kept.
  func lock(_ ledger: any DurableLedger) throws -> any LedgerHold {
    try ledger.lock(owner: LedgerLock.owner(clock: SystemClock()), timeout: options.lockTimeout) { interruption.load(ordering: .relaxed) }
  }

  /// From here on SIGINT and SIGTERM end the run in order.
  static func catchSignals() {
    signal(SIGINT) { _ in interruption.store(true, ordering: .relaxed) }
    signal(SIGTERM) { _ in interruption.store(true, ordering: .relaxed) }
  }

  // MARK: Results

  /// From here on a reader that goes away ends no run in the middle: writing to it fails.
  static func outliveReaders() { signal(SIGPIPE, SIG_IGN) }

  /// Writes what has to be there before anything is sent.
  /// - Throws: `PlacementFailure.usage` where that is not possible.
  static func showFirst(_ text: String) throws {
    if let failure = Output.writeResult(text) { throw PlacementFailure.usage("standard output cannot be written: \(failure); nothing was sent") }
  }

  /// Writes the result of a run that may have sent something; where standard output does not take it, people find it in words on standard error.
  /// - Returns: how the run ends.
  static func tell(_ result: String, inWords text: @autoclosure () -> String, _ code: Int32) -> Int32 {
    guard let failure = Output.writeResult(result) else { return code }
    Output.complain("standard output could not be written: \(failure); the result is this")
    Output.standardError(text())
    return code == 0 ? 2 : code
  }

  // MARK: Ends

  /// Runs a command's work and says why it ended where it did not come to its result.
  /// - Parameter pages: the format of the command's result; a program is told in it what stopped the run.
  static func ending(_ pages: PlanPages.Format = .text, _ work: () throws -> Int32) throws {
    let code: Int32
    do {
      code = try work()
    } catch {
      code = try self.code(of: error, pages)
    }
    throw ExitCode(code)
  }

  /// Says why a command did not come to its result.
  /// - Parameter worst: what the run ends with, all else considered that it found out.
  static func code(of error: any Error, _ pages: PlanPages.Format, worst: (Int32) -> Int32 = { $0 }) throws -> Int32 {
    switch error {
    case PlacementFailure.usage(let message): complain(message, 2)
    case PlacementFailure.guarded(let message): complain(message, 23)
    case PlacementFailure.findings(let lint): report(lint, pages, worst)
    case PlacementFailure.ledger(let failure): complain(failure)
    case let failure as LedgerFailure: complain(failure)
    default: throw error
    }
  }

  static func complain(_ failure: LedgerFailure) -> Int32 {
    Output.complain("\(failure.message); nothing more is sent")
    if !failure.help.isEmpty { Output.standardError("  \(failure.help)\n") }
    return 24
  }

  static func complain(_ message: String, _ code: Int32) -> Int32 {
    Output.complain(message)
    return code
  }

  /// Findings on standard error.
  static func show(_ findings: [Diagnostic]) {
    guard !findings.isEmpty else { return }
    guard Output.isTerminal(STDERR_FILENO) else {
      Output.standardError(ConciseReport.text(LintReport(documents: [.init(file: "", number: 0, title: "", findings: findings)])))
      return
    }
    let style = TextStyle(isTerminal: true, width: Output.terminalWidth(STDERR_FILENO), environment: Output.environment)
    var text = TextReport(style: style, redactions: Redaction.ranges)
    Output.standardError(text.render(findings))
  }

  private static func report(_ lint: LintOutcome, _ pages: PlanPages.Format, _ worst: (Int32) -> Int32) -> Int32 {
    let errors = lint.report.findings.filter { $0.severity == .error }
    let hidden = lint.blocking.filter { blocking in
      !errors.contains { $0.code == blocking.code && $0.place.file.name == blocking.place.file.name && $0.place.range == blocking.place.range }
    }
    let findings = lint.configurationFaults + (errors + hidden).inOrder
    let code = worst(lint.configurationFaults.isEmpty ? 1 : 2)
    if pages == .json { Output.standardOutput(PlanPages.document(of: findings, code)) }
    show(findings)
    Output.standardError("orderspec: the specs have errors; nothing was sent\n")
    return code
  }
}
