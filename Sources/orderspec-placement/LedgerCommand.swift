import ArgumentParser
import Console

struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "orderspec ledger", abstract: "Keep the record of what was placed.")

  func run() throws { throw ExitCode(2) }
}
