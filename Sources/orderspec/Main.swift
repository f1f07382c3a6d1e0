import ArgumentParser
import CommandIndex
import Compiler
import Diagnostics

/// The entry: one synchronous call. `lint` with nothing but paths, which is what hooks run, goes past ArgumentParser, whose reflection takes longer than the work.
@main
enum Main {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let word = arguments.first else {
      Output.standardOutput(TopLevelHelp.text)
      Output.exit(2)
    }
    let rest = Array(arguments.dropFirst())
    switch word {
    case "lint" where !rest.isEmpty && rest.allSatisfy({ !$0.hasPrefix("-") }):
      Output.exit(LintInvocation(paths: rest).run())
    case "lint", "compile", "parse", "explain", "rules", "schema", "import", "catalog": CommandLineEntry.run(word: word, rest)
    case "help" where !rest.isEmpty && !rest[0].hasPrefix("-"):
      guard CommandIndex.entry(named: rest[0]) != nil else { unknown(rest[0]) }
      CommandLineEntry.run(word: rest[0], ["--help"])
    case "--help", "-h", "help": Output.standardOutput(TopLevelHelp.text)
    case "--version": Output.standardOutput("orderspec \(BuildInformation.version) (\(BuildInformation.id))\n")
    default: unknown(word)
    }
    Output.exit(0)
  }

  private static func unknown(_ word: String) -> Never {
    let what = word.hasPrefix("-") ? "option" : "command"
    let names = word.hasPrefix("-") ? ["--help", "--version"] : CommandIndex.all.map(\.name)
    let suggestion = Suggestion.nearest(to: word, in: names)
    Output.standardError(
      "orderspec: there is no \(what) `\(word)`" + (suggestion.map { "; did you mean `\($0)`?" } ?? "; `orderspec --help` lists the commands") + "\n")
    Output.exit(2)
  }
}

/// Runs one command by ArgumentParser, with the exit codes of the contract: 2 for usage.
enum CommandLineEntry {
  static func run<Command: ParsableCommand>(_: Command.Type, _ arguments: [String]) {
    do {
      var command = try Command.parseAsRoot(arguments)
      try command.run()
    } catch {
      if let exit = error as? ExitCode { Output.exit(exit.rawValue) }
      if Command.exitCode(for: error).rawValue == 0 {
        Output.standardOutput(Command.fullMessage(for: error) + "\n")
        Output.exit(0)
      }
      // One line: what is wrong, with a did-you-mean where one fits.
      let message = Command.message(for: error).split(whereSeparator: \.isNewline).joined(separator: " ")
      Output.standardError("orderspec: \(message)\n")
      Output.exit(2)
    }
  }

  static func run(word: String, _ arguments: [String]) {
    switch word {
    case "lint": run(LintCommand.self, arguments)
    case "compile": run(CompileCommand.self, arguments)
    case "parse": run(ParseCommand.self, arguments)
    case "explain": run(ExplainCommand.self, arguments)
    case "rules": run(RulesCommand.self, arguments)
    case "import": run(ImportCommand.self, arguments)
    case "catalog": run(CatalogCommand.self, arguments)
    default: run(SchemaCommand.self, arguments)
    }
  }
}

/// `orderspec --help`.
enum TopLevelHelp {
  static var text: String {
    let width = CommandIndex.all.map(\.name.count).max() ?? 0
    let commands = CommandIndex.all.map { "  \($0.name.padding(to: width))  \($0.summary)\n" }.joined()
    return """
      orderspec checks order specs for domains, VPS and hosting, and compiles them to the request JSON of a provider.

      USAGE: orderspec <command> [<options>]

      COMMANDS:
      \(commands)
      EXAMPLES:
        orderspec lint orders/
        orderspec compile orders/acme.order.yaml --target hostup-v2

      `orderspec help <command>` tells more. Exit codes: 0 clean, 1 findings, 2 usage or unreadable input, 3 internal error.

      """
  }
}

extension String {
  func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
