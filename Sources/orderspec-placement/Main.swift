import CommandIndex
import Console

/// The entry of everything that talks to a provider. `orderspec` hands over to it and says which build it is; another build is turned away, since both share files and
/// formats.
@main
enum Main {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let caller = Output.environment(BuildInformation.handOverVariable), let word = arguments.first else {
      Output.standardError("orderspec-placement: run `orderspec`, which calls this executable where it needs it\n")
      Output.exit(2)
    }
    guard caller == BuildInformation.id else {
      Output.standardError(
        "orderspec: `orderspec` is of build \(caller) and `orderspec-placement` beside it of build \(BuildInformation.id); `make` builds both alike\n")
      Output.exit(2)
    }
    guard Output.isOpen(1) else {
      Output.complain("standard output is closed, and the result would be lost: nothing was done")
      Output.exit(2)
    }
    let rest = Array(arguments.dropFirst())
    switch word {
    case "plan": CommandRunner.run(PlanCommand.self, rest)
    case "apply": CommandRunner.run(ApplyCommand.self, rest)
    case "preview": CommandRunner.run(PreviewCommand.self, rest)
    case "status": CommandRunner.run(StatusCommand.self, rest)
    case "import": CommandRunner.run(AccountImportCommand.self, rest)
    case "catalog" where rest.first == "sync": CommandRunner.run(CatalogSyncCommand.self, Array(rest.dropFirst()))
    case "cancel": CommandRunner.run(CancelCommand.self, rest)
    case "simulate": CommandRunner.run(SimulateCommand.self, rest)
    case "ledger": CommandRunner.run(LedgerCommand.self, rest)
    default:
      Output.complain("there is no command `\(word)` here")
      Output.exit(2)
    }
    Output.exit(0)
  }
}
