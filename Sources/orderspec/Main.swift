import ArgumentParser
import CommandIndex
import Compiler
import Console
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
      Output.exit(LintInvocation(paths: rest, options: LintOptions(today: .today)).run())
    // What reads an account or a provider's catalog is in the other executable.
    case "import" where rest.contains { $0 == "--from-account" || $0.hasPrefix("--from-account=") }: HandOver.run(arguments)
    case "catalog" where rest.first == "sync": HandOver.run(arguments)
    case "catalog" where rest.prefix(2) == ["help", "sync"]: HandOver.run(["catalog", "sync", "--help"])
    case "lint", "compile", "parse", "explain", "rules", "schema", "import", "init", "catalog", "lsp": CommandLineEntry.run(word: word, rest)
    case "help" where !rest.isEmpty && !rest[0].hasPrefix("-"):
      guard let entry = CommandIndex.entry(named: rest[0]) else { unknown(rest[0]) }
      if entry.executable == .placement || rest.prefix(2) == ["catalog", "sync"] { HandOver.run(rest + ["--help"]) }
      CommandLineEntry.run(word: rest[0], Array(rest.dropFirst()) + ["--help"])
    case "--help", "-h", "help": Output.standardOutput(TopLevelHelp.text)
    case "--version": Output.standardOutput("orderspec \(BuildInformation.version) (\(BuildInformation.id))\n")
    default:
      guard CommandIndex.entry(named: word)?.executable == .placement else { unknown(word) }
      HandOver.run(arguments)
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

/// Hands a command of this executable to ArgumentParser.
enum CommandLineEntry {
  static func run(word: String, _ arguments: [String]) {
    switch word {
    case "lint": CommandRunner.run(LintCommand.self, arguments)
    case "compile": CommandRunner.run(CompileCommand.self, arguments)
    case "parse": CommandRunner.run(ParseCommand.self, arguments)
    case "explain": CommandRunner.run(ExplainCommand.self, arguments)
    case "rules": CommandRunner.run(RulesCommand.self, arguments)
    case "import": CommandRunner.run(ImportCommand.self, arguments)
    case "init": CommandRunner.run(InitCommand.self, arguments)
    case "catalog": CommandRunner.run(CatalogCommand.self, arguments)
    case "lsp": CommandRunner.run(LanguageServerCommand.self, arguments)
    default: CommandRunner.run(SchemaCommand.self, arguments)
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
