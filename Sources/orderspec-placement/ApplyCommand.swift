import ArgumentParser
import Console
import Diagnostics
import Placement

struct ApplyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderspec apply", abstract: "Place orders, once.",
    discussion: """
      Orders what the ledger does not know yet, after it has asked the provider for the price and compared it with every limit. What was placed is left alone, however often \
      this runs and whatever fails in between. A plan that was saved with `plan -o` is placed as it was approved, once, or not at all; nothing is asked for it where nobody \
      can answer. With ORDERSPEC_REQUIRE_PLAN=1 nothing is placed without one. SuperSpace works an order off after it has taken it: apply waits up to a minute for that, \
      item by item, and says so.

      EXAMPLES:
        orderspec apply --simulate Examples/hostup/shared-hosting.order.yaml
        orderspec apply --yes --max-total 1500.00 orders/
        orderspec apply launch.plan

      Exit codes: 0 all accepted or placed already, 1 errors, nothing sent, 2 usage, 20 refused, 21 unknown, 22 a person must act, 23 stopped by a guard, 24 ledger or lock.
      """)

  @OptionGroup var shared: SharedOptions

  @Flag(help: "Do not ask. It skips the question, never a guard.")
  var yes = false

  @Flag(help: "Order from a simulated provider with a ledger that is thrown away.")
  var simulate = false

  func run() throws {
    let pages = try shared.pages()
    Session.catchSignals()
    Session.outliveReaders()
    try Session.ending(pages) {
      let saved = try PlanFile.read(shared.paths, isSimulated: simulate)
      return try Simulation.around(isUsed: simulate) { simulator in
        let session = try shared.session(simulator, specs: saved?.files.map(\.name))
        guard simulate else { return try apply(session, session.location().open(), saved, pages) }
        return try Simulation.withThrowAwayLedger { try apply(session, $0, nil, pages) }
      }
    }
  }

  private func apply(_ session: Session, _ ledger: any DurableLedger, _ saved: SavedPlan?, _ pages: PlanPages.Format) throws -> Int32 {
    let lock = try session.lock(ledger)
    defer { withExtendedLifetime(lock) {} }
    var (wasAsked, isTold) = (false, false)
    let run = session.run(on: ledger, isThrownAway: simulate)
    // What became known of earlier requests is told however this ends.
    defer { if !isTold { Output.standardError(ApplyPages.found(run.found)) } }
    func worst(_ exit: ApplyExit) -> Int32 { ApplyExit.worst([exit] + run.found.map(\.exit)).rawValue }
    func confirm(_ plan: RunPlan) throws -> Bool {
      let isQuestion = !yes && !simulate && Prompt.canAsk
      if pages == .text {
        try Session.showFirst(PlanPages.render(plan, .text, 0) + "\n")
      } else if isQuestion {
        // Nobody says yes to what he has not seen.
        Output.standardError(PlanPages.render(plan, .text, 0) + "\n")
      }
      Session.show(plan.findings)
      wasAsked = true
      if yes || simulate { return true }
      guard isQuestion else {
        if saved != nil { return true }
        Output.complain("nobody can be asked here: give `--yes` or a saved plan to order this")
        return false
      }
      return Prompt.confirms("Order this?")
    }
    let result: PlacementRun.ApplyResult
    do {
      result = try saved.map { try run.apply($0, confirm: confirm) } ?? run.apply(session.paths, confirm: confirm)
    } catch {
      // What was found out before it ended weighs more than most ends.
      func worstOf(_ code: Int32) -> Int32 { worst(ApplyExit(rawValue: code) ?? .usage) }
      return worstOf(try Session.code(of: error, pages, worst: worstOf))
    }
    switch result {
    case .used(let used): return worst(PlanFile.tell(used, shared.paths, again: saved?.files.map(\.name) ?? []))
    case .stopped(let plan):
      var code = worst(plan.stopExit)
      code = Session.tell(PlanPages.render(plan, pages, code), inWords: PlanPages.render(plan, .text, code), code)
      Session.show(plan.findings)
      Output.complain("nothing was sent")
      return code
    case .declined(let plan):
      var code = worst(plan.hasUnknown ? .unknown : yes || wasAsked && Prompt.canAsk ? .guarded : .usage)
      if pages != .text { code = Session.tell(PlanPages.render(plan, pages, code), inWords: PlanPages.render(plan, .text, code), code) }
      Output.complain("nothing was sent")
      return code
    case .applied(let plan, let report):
      isTold = true
      let code = Session.tell(ApplyPages.render(report, pages), inWords: ApplyPages.render(report, .text), report.exit.rawValue)
      if !wasAsked, !report.isInterrupted { Session.show(plan.findings) }
      Session.show(report.orders.flatMap(\.findings).inOrder)
      if let failure = report.ledgerFailure { return Session.complain(failure) }
      return code
    }
  }
}
