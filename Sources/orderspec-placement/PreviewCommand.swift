import ArgumentParser
import Console
import Placement

struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderspec preview", abstract: "Show the provider's price preview.",
    discussion: """
      Asks for the price of all items of the specs. It needs no ledger, so it knows nothing of what was ordered before: `plan` does. Where the account has an item already, \
      that is an error.

      EXAMPLES:
        orderspec preview acme.order.yaml
        orderspec preview --detailed-exit-code --format markdown orders/

      Exit codes: 0 sound, 1 errors, 2 usage; with --detailed-exit-code 0 nothing to buy, since all that is declared is `existing`, 10 something to buy.
      """)

  @OptionGroup var shared: SharedOptions

  @OptionGroup var exit: PlanExit

  @Flag(help: "Ask a simulated provider.")
  var simulate = false

  func run() throws {
    let pages = try shared.pages()
    Session.catchSignals()
    try Session.ending(pages) {
      try Simulation.around(isUsed: simulate) { simulator in
        let session = try shared.session(simulator)
        let plan = try Simulation.withThrowAwayLedger { try session.run(on: $0, isThrownAway: true).plan(session.paths) }
        Output.standardOutput(PlanPages.render(plan, pages, exit.code(of: plan)))
        Session.show(plan.findings)
        return exit.code(of: plan)
      }
    }
  }
}
