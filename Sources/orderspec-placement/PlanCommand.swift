import ArgumentParser
import Console
import Diagnostics
import Placement

/// Options that plan, preview and apply share.
struct SharedOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Specs and directories of specs. Default: the current directory.", valueName: "path"))
  var paths: [String] = []

  @Option(help: "Output: text, json or markdown.")
  var format: String = "text"

  @Option(help: ArgumentHelp("The run may cost at most this, tax included; the lowest of all limits holds.", valueName: "amount"))
  var maxTotal: String?

  @Option(help: ArgumentHelp("Use this configuration instead of searching .orderspec.yaml.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("How long to wait for another run.", valueName: "seconds"))
  var lockTimeout: Double = 10

  func pages() throws -> PlanPages.Format {
    guard let format = PlanPages.Format(rawValue: format) else { throw ValidationError("--format takes text, json or markdown, not `\(format)`") }
    return format
  }

  func session(_ simulator: PlacementOptions.Simulator? = nil) throws -> Session {
    try Session(paths: paths, maxTotal: maxTotal, lockTimeout: lockTimeout, config: config, simulator: simulator)
  }
}

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderspec plan", abstract: "Show what apply would order, and at what price.",
    discussion: """
      Asks the provider, and changes nothing. It needs no secret of the specs: what holds a secret reference is left out of the price preview, and listed.

      EXAMPLES:
        orderspec plan orders/
        orderspec plan --all --format markdown .

      Exit codes: 0 sound, 1 errors, 2 usage, 24 ledger trouble; with --detailed-exit-code 0 nothing to buy, 10 something to buy.
      """)

  @OptionGroup var shared: SharedOptions

  @Flag(help: "List the orders of the ledger that no file of the run declares, too.")
  var all = false

  @Flag(help: "0: nothing to buy, 10: something to buy.")
  var detailedExitCode = false

  func run() throws {
    let pages = try shared.pages()
    Session.catchSignals()
    try Session.ending {
      let session = try shared.session()
      let plan = try session.run(on: session.location().open()).plan(session.paths, listsAll: all)
      Output.standardOutput(PlanPages.render(plan, pages))
      Session.show(plan.findings)
      if plan.isStopped { return 1 }
      return detailedExitCode && plan.hasNew ? 10 : 0
    }
  }
}
