import ArgumentParser
import Compiler
import Console
import Diagnostics
import Placement

struct LedgerInitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make the ledger of a project, once.",
    discussion: """
      Its place is `ledger` of the outermost .orderspec.yaml, a file or postgres://USER@HOST/DATABASE, else .orderspec/ledger.sqlite beside it. Its id is written there as \
      `ledgerId`, and apply refuses a ledger with another id: a missing ledger is not an empty one.

      EXAMPLES:
        orderspec ledger init
        orderspec ledger init --config deploy/.orderspec.yaml

      Exit codes: 0 done, 2 usage or configuration, 24 the ledger cannot be used.
      """)

  @OptionGroup var options: LedgerOptions

  func run() throws {
    let outermost = try options.outermost()
    try Trouble.ends {
      let location = try LedgerLocation(outermost: outermost, directory: LedgerOptions.directory, environment: LedgerOptions.environment)
      // Whether the configuration takes the id is known before a ledger is made.
      guard location.expectedID != nil || LedgerBinding.text(of: outermost?.file, naming: "ledger_0") != nil else {
        throw LedgerFailure.other("`ledgerId` cannot be added to \(location.configurationPath): make it one mapping of keys, in one document")
      }
      let (storage, isNew) = try ledger(at: location)
      if isNew { Output.standardOutput("made the ledger \(location.shown == location.path ? "" : "in ")\(location.shown)\n") }
      guard location.expectedID == nil else {
        Output.standardOutput("\(location.shown) is the ledger \(storage.id) that \(location.configurationPath) names\n")
        return
      }
      let text = LedgerBinding.text(of: outermost?.file, naming: storage.id) ?? []
      if let failure = Output.writeFile(text, to: location.configurationPath) {
        throw LedgerFailure.other("\(location.configurationPath): \(failure); add `ledgerId: \(storage.id)` to it")
      }
      Output.standardOutput("wrote `ledgerId: \(storage.id)` to \(location.configurationPath)\n")
      if location.isDefault { Output.standardOutput(hint) }
    }
  }

  private func ledger(at location: LedgerLocation) throws -> (any DurableLedger, isNew: Bool) {
    do {
      return (try location.open(), false)
    } catch LedgerFailure.missing {
      if let expected = location.expectedID {
        throw LedgerFailure.other(
          "\(location.configurationPath) names the ledger \(expected), and there is none at \(location.shown): bring it back, or take `ledgerId` out where nothing was ever"
            + " placed with it")
      }
      return (try location.create(), true)
    }
  }

  private var hint: String {
    """
    It is on this machine alone: put `.orderspec/` into .gitignore and keep copies.
    A team and its CI need one that all share: let `ledger` name it.

    """
  }
}
