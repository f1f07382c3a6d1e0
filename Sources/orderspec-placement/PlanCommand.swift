import ArgumentParser
import Console
import Diagnostics
import Placement

/// What every command takes that writes to the ledger.
struct LockTimeout: ParsableArguments {
  @Option(help: ArgumentHelp("How long to wait for another run.", valueName: "seconds"))
  var lockTimeout: Double = 10

  func validate() throws {
    guard (0...86_400).contains(lockTimeout) else { throw ValidationError("--lock-timeout takes a number from 0 to 86400, not `\(lockTimeout)`") }
  }
}

/// Options that plan, preview and apply share.
struct SharedOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Specs and directories of specs. Default: the current directory.", valueName: "path"))
  var paths: [String] = []

  @Option(help: "Output: text, json or markdown.", completion: .list(["text", "json", "markdown"]))
  var format: String = "text"

  @Option(help: ArgumentHelp("The run may cost at most this, tax included; repeatable: the lowest of all limits holds.", valueName: "amount"))
  var maxTotal: [String] = []

  @Option(help: ArgumentHelp("Use this configuration instead of searching .orderspec.yaml.", valueName: "file"))
  var config: String?

  @OptionGroup var lock: LockTimeout

  func validate() throws {
    guard !paths.contains("-") else {
      throw ValidationError("a path names a file or a directory, not `-`: the ledger knows an order by the file of its spec; a file of that name is `./-`")
    }
  }

  func pages() throws -> PlanPages.Format {
    guard let format = PlanPages.Format(rawValue: format) else { throw ValidationError("--format takes text, json or markdown, not `\(format)`") }
    return format
  }

  /// - Parameter specs: what a saved plan names.
  func session(_ simulator: PlacementOptions.Simulator? = nil, specs: [String]? = nil) throws -> Session {
    try Session(paths: specs ?? paths, maxTotals: maxTotal, lockTimeout: lock.lockTimeout, config: config, simulator: simulator)
  }
}

/// How plan and preview end.
struct PlanExit: ParsableArguments {
  @Flag(name: .customLong("detailed-exit-code"), help: "0: nothing to buy, 10: something to buy, or sent again what may buy.")
  var isDetailed = false

  func code(of plan: RunPlan) -> Int32 { plan.isStopped ? 1 : isDetailed && plan.mayBuy ? 10 : 0 }
}

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderspec plan", abstract: "Show what apply would order, and at what price.",
    discussion: """
      Asks the provider, and changes nothing. It needs no secret of the specs: what holds a secret reference is left out of the price preview, and listed.

      EXAMPLES:
        orderspec plan orders/
        orderspec plan --all --format markdown orders/
        orderspec plan orders/ -o launch.plan --html launch.html

      Exit codes: 0 sound, 1 errors, 2 usage, 24 ledger trouble; with --detailed-exit-code 0 nothing to buy, 10 something to buy.
      """)

  @OptionGroup var shared: SharedOptions

  @Flag(help: "List the orders of the ledger that no file of the run declares, too.")
  var all = false

  @Option(name: [.customShort("o"), .customLong("out-file")], help: ArgumentHelp("Save the plan, for `apply PLAN`.", valueName: "plan"))
  var outFile: String?

  @Option(help: ArgumentHelp("How long a saved plan holds: 30m, 24h, 7d.", valueName: "time"))
  var expires: String = "24h"

  @Option(help: ArgumentHelp("Draw the plan as a page of its own.", valueName: "file"))
  var html: String?

  @OptionGroup var exit: PlanExit

  func validate() throws {
    try FlagWord.file(outFile, "-o")
    try FlagWord.file(html, "--html")
  }

  func run() throws {
    let pages = try shared.pages()
    guard let lifetime = SavedPlan.lifetime(expires) else { throw ValidationError("--expires takes 30m, 24h or 7d, up to 30 days, not `\(expires)`") }
    if let outFile, outFile == html { throw ValidationError("-o and --html name one file, `\(outFile)`: a plan and a page are two") }
    Session.catchSignals()
    try Session.ending(pages) {
      let session = try shared.session()
      try outFile.map(PlanFile.check)
      try html.map(PlanFile.checkPage)
      let run = try session.run(on: session.location().open())
      let plan = try run.plan(session.paths, listsAll: all)
      // A document says how the run ends, a page for people comes before what is said beside it.
      if pages != .json { Output.standardOutput(PlanPages.render(plan, pages, 0)) }
      Session.show(plan.findings)
      let code = try write(plan, of: run, lifetime) ?? exit.code(of: plan)
      if pages == .json { Output.standardOutput(PlanPages.render(plan, pages, code)) }
      return code
    }
  }

  /// Writes the files that were asked for.
  /// - Returns: the exit code where that was not possible.
  private func write(_ plan: RunPlan, of run: PlacementRun, _ lifetime: Int64) throws -> Int32? {
    if let html, let failure = Output.writeFile(Array(PlanHTML.render(plan).utf8), to: html) { return Session.complain("\(html): \(failure)", 2) }
    guard let outFile else { return nil }
    guard !plan.isStopped else {
      Output.complain("no plan was saved: what stands against the order comes first")
      return nil
    }
    return try PlanFile.save(plan, of: run, lifetime, to: outFile)
  }
}
