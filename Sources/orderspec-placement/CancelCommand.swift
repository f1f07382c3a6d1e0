import ArgumentParser
import Console
import Placement

struct CancelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderspec cancel", abstract: "Cancel a provider order, after showing what goes with it.",
    discussion: """
      A provider cancels whole orders. Shows every item that goes with the order and whether it is paid, and asks; without a terminal the id of the order must be given \
      with --yes. One request is sent, once. What its answer leaves open is read, and never guessed: run it again, or `orderspec status`, to look again.

      EXAMPLES:
        orderspec cancel acme.se
        orderspec cancel ord_01h8 --yes ord_01h8 --reason "ordered by mistake"

      Exit codes: 0 cancelled or taken, 2 usage, 20 the provider does not cancel it, 21 unknown, 23 not confirmed, interrupted, or another account's token, 24 ledger or lock.
      """)

  @Argument(help: ArgumentHelp("An item, or the provider's id of an order.", valueName: "item|order-id"))
  var name: String

  @Option(help: ArgumentHelp("Do not ask. Takes the id of the order that is to be cancelled.", valueName: "order-id"))
  var yes: String?

  @Option(help: ArgumentHelp("Why; kept in the ledger.", valueName: "text"))
  var reason: String = ""

  @Option(help: ArgumentHelp("Use this configuration instead of searching .orderspec.yaml.", valueName: "file"))
  var config: String?

  @OptionGroup var lock: LockTimeout

  func run() throws {
    let reason = try reason.isEmpty ? "" : FlagWord.reason(reason)
    let session = try Session(paths: ["./x"], lockTimeout: lock.lockTimeout, config: config)
    Session.catchSignals()
    Session.outliveReaders()
    try Session.ending {
      let ledger = try session.location().open()
      let lock = try session.lock(ledger)
      defer { withExtendedLifetime(lock) {} }
      var refusal: (message: String, code: Int32) = ("nothing was sent", 23)
      do {
        let result = try session.run(on: ledger).cancel(name, reason: reason, configuration: session.configuration) { view in
          try Session.showFirst(CancelPages.view(view))
          if let yes {
            if yes == view.id { return true }
            refusal = ("`--yes` names \(yes), and this is order \(view.id); nothing was sent", 2)
            return false
          }
          guard Prompt.canAsk else {
            refusal = ("nobody can be asked here: give `--yes \(view.id)` to cancel the whole order; nothing was sent", 2)
            return false
          }
          return Prompt.confirms("Cancel the whole order \(view.id)?")
        }
        if case .declined = result { return Session.complain(refusal.message, refusal.code) }
        let (text, code) = CancelPages.end(result)
        return Session.tell(text, inWords: text, code)
      } catch let unrecorded as Engine.Unrecorded {
        let text = "the provider answered, and the ledger could not take it down: \(unrecorded.answer)\n"
        _ = Session.tell(text, inWords: text, 24)
        return Session.complain(unrecorded.failure)
      }
    }
  }
}

/// What cancel shows before and after.
enum CancelPages {
  static func view(_ view: CancelView) -> String {
    let order = view.order.order
    var facts = ["status \(order.status)", paid(view.order)]
    if let amount = order.amount { facts.append("\(amount)") }
    if let invoice = order.invoice { facts.append("invoice \(invoice)") }
    var text = "order \(view.id) at \(view.provider) (\(view.target), account \(view.account.account))\n  \(facts.joined(separator: ", "))\n"
    for item in view.items {
      let name = item.unicodeTitle.map { "\(item.title) (\($0))" } ?? item.title
      text += "  - \(name)  \(item.state.rawValue)  of \(item.order), \(item.path)\n"
    }
    if view.items.isEmpty { text += "  the ledger knows no item of it\n" }
    if !view.order.lines.isEmpty { text += "  by the provider it holds: \(view.order.lines.joined(separator: ", "))\n" }
    if view.order.lines.count > view.items.count {
      text += "  the provider lists \(view.order.lines.count) things and the ledger \(view.items.count): all of them go\n"
    }
    if view.order.isPaid == true { text += "  it is paid: cancelling pays nothing back by itself\n" }
    if view.target == "hostup-v2" { text += "  an invoice for a renewal that is linked to it goes, too\n" }
    for overcharge in view.overcharges { text += "  \(overcharge.message)\n" }
    for open in view.open { text += "  a request to cancel it was sent at \(Timestamp.text(open.since)); its end is not known\n" }
    return text
  }

  private static func paid(_ details: OrderDetails) -> String {
    switch details.isPaid {
    case true: "paid"
    case false: "not paid"
    default: "whether it is paid is not told"
    }
  }

  static func end(_ result: CancelResult) -> (text: String, code: Int32) {
    switch result {
    case .alreadyCancelled(let view): return ("\(self.view(view))order \(view.id) is cancelled already; nothing was sent\n", 0)
    case .impossible(let view, let why):
      return ("\(self.view(view))\(view.provider) does not cancel order \(view.id): \(TextLines.clause(why)); nothing was sent\n", 20)
    case .declined(let view): return ("order \(view.id): nothing was sent\n", 23)
    case .ended(let view, let cancelled): return end(view, cancelled)
    }
  }

  private static func end(_ view: CancelView, _ cancelled: Engine.Cancelled) -> (String, Int32) {
    let now = cancelled.details.map { "; it reads \($0.order.status) now" } ?? "; it could not be read since"
    let why = cancelled.evidence.isEmpty ? "" : " (\(cancelled.evidence)\(cancelled.detail.isEmpty ? "" : ": \(TextLines.clause(cancelled.detail))"))"
    switch cancelled.outcome {
    case .cancelled:
      guard cancelled.details.map({ $0.order.state == .cancelled }) ?? true else {
        return ("\(view.provider) said that order \(view.id) is cancelled\(now): run `orderspec status` until it does\n", 21)
      }
      let again = view.items.first.map { "; to buy it again, write `generation: \($0.generation + 1)` on its item" } ?? ""
      return ("order \(view.id) is cancelled\(again)\n", 0)
    case .accepted: return ("\(view.provider) has taken the request to cancel order \(view.id)\(now); `orderspec status` tells when it is done\n", 0)
    case .refused: return ("\(view.provider) does not cancel order \(view.id)\(why)\(now)\n", 20)
    case .notSent: return ("the request was not sent\(why); run it again\n", 20)
    case .unclear:
      return (
        "it is not known whether order \(view.id) is being cancelled\(why)\(now)\n  run `orderspec status`, or look at the provider's site, before you send it again\n",
        21
      )
    case .withoutEffect: return ("order \(view.id) was not cancelled\(why)\(now)\n", 20)
    }
  }
}
