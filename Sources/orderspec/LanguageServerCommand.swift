import ArgumentParser
import Compiler
import Console
import LanguageServer

struct LanguageServerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderspec lsp",
    abstract: "Run the language server on standard input and output.",
    discussion: """
      Editors start it; it speaks the Language Server Protocol 3.17. Options count for all files; the client's settings, in the section `orderspec` \
      (`target`, `strictSecrets`, `ignore`), beat them.

      EXAMPLES:
        orderspec lsp
        orderspec lsp --target hostup-v2

      Exit codes: 0 after `shutdown` and `exit`, 1 where the client went away without them, 2 usage.
      """)

  @Flag(help: "Standard input and output, which is all that there is; editors say so.")
  var stdio = false

  @Option(help: "Check for this target: hostup-v1, hostup-v2 or superspace.")
  var target: String?

  @Option(help: ArgumentHelp("Use this configuration instead of searching .orderspec.yaml.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("Lay this catalog file over the built-in catalog, instead of those of the configuration; repeatable.", valueName: "file"))
  var catalog: [String] = []

  @Flag(help: "A literal transfer code is an error.")
  var strictSecrets = false

  @Option(help: ArgumentHelp("The day that rules compare with.", valueName: "yyyy-mm-dd"))
  var today: String?

  func run() throws {
    var options = LintOptions(today: try today.map(Words.day) ?? .today)
    options.target = try target.map { try Words.target($0) }
    options.configuration = config
    options.catalogs = catalog
    options.strictSecrets = strictSecrets
    throw ExitCode(LanguageServerProcess.run(ServerOptions(lint: options, version: BuildInformation.version)))
  }
}
