import ArgumentParser

struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderspec ledger",
    abstract: "Keep the record of what was placed.",
    discussion: """
      The ledger knows every item that was sent to a provider and what came back. apply asks it first, so nothing is bought twice. It holds no contacts and no secrets.

      EXAMPLES:
        orderspec ledger init
        orderspec ledger list
        orderspec ledger show domain:acme.se

      An item is called by its natural key (domain:acme.se), by its id with its order (acme-launch/more-disk), by either without what stands before (acme.se), or by its \
      number in the ledger (12.0). NAME@2 is its second generation.

      Exit codes: 0 done, 2 usage, or the ledger speaks against it, 24 the ledger cannot be used.
      """,
    subcommands: [
      LedgerInitCommand.self, LedgerListCommand.self, LedgerShowCommand.self, LedgerLogCommand.self, LedgerVerifyCommand.self, LedgerExportCommand.self,
      LedgerResolveCommand.self, LedgerRenameCommand.self, LedgerRetireCommand.self, LedgerAcceptCommand.self,
    ])

  func run() throws {
    throw ValidationError("ledger takes init, list, show, log, verify, export, resolve, rename, retire or accept; `orderspec help ledger` tells more")
  }
}
