import ArgumentParser
import Console
import Placement

struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderspec preview", abstract: "Show the provider's price preview.",
    discussion: """
      Asks for the price of all items of the specs, whether they were placed already or not. It needs no ledger.

      EXAMPLES:
        orderspec preview acme.order.yaml
        orderspec preview --format markdown orders/

      Exit codes: 0 sound, 1 errors, 2 usage.
      """)

  @OptionGroup var shared: SharedOptions

  @Flag(help: "Ask a simulated provider.")
  var simulate = false

  func run() throws {
    let pages = try shared.pages()
    Session.catchSignals()
    try Session.ending {
      try Simulation.around(isUsed: simulate) { simulator in
        var session = try shared.session(simulator)
        session.options.hasThrowAwayLedger = true
        let plan = try Simulation.withThrowAwayLedger { try session.run(on: $0).plan(session.paths) }
        Output.standardOutput(PlanPages.render(plan, pages))
        Session.show(plan.findings)
        return plan.isStopped ? 1 : 0
      }
    }
  }
}
