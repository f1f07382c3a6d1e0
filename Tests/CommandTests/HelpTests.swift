import Foundation
import Testing

/// The top level: help, version and words that are no command.
@Suite struct HelpTests {
  /// The commands that the help lists.
  private func commands() throws -> [String] {
    try #require(orderspec("--help").output.split(separator: "COMMANDS:\n").last).split(separator: "\n").prefix { $0.hasPrefix("  ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  @Test func version() throws {
    let run = try orderspec("--version")
    #expect(run.code == 0)
    #expect(run.error == "")
    #expect(run.output.wholeMatch(of: /orderspec \d+\.\d+\.\d+ \([0-9a-f]{12}\+?\)\n|orderspec \d+\.\d+\.\d+ \(unknown\)\n/) != nil, "\(run)")
  }

  @Test func helpListsTheCommands() throws {
    let help = try orderspec("--help")
    #expect(help.code == 0)
    #expect(help.error == "")
    let commands = try commands()
    #expect(commands.prefix(6) == ["lint", "compile", "parse", "explain", "rules", "schema"])
    #expect(Set(commands).count == commands.count)
    #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 160 })
    #expect(try orderspec("-h") == help)
    #expect(try orderspec("help") == help)
    #expect(try orderspec() == Run(code: 2, output: help.output, error: ""), "without a command it is a usage error")
  }

  @Test func everyCommandHasHelp() throws {
    for command in try commands() {
      let help = try orderspec(command, "--help")
      #expect(help.code == 0 && help.error == "")
      #expect(help.output.contains("USAGE: orderspec \(command) "), "\(help)")
      #expect(help.output.contains("EXAMPLES:\n  orderspec \(command)"), "\(help)")
      #expect(try orderspec("help", command) == help)
    }
  }

  /// Of the other executable, too; whichever way somebody asks.
  @Test func partsOfCommandsHaveHelp() throws {
    for (command, part) in [("catalog", "show"), ("catalog", "sync"), ("catalog", "diff"), ("ledger", "verify"), ("ledger", "resolve")] {
      let help = try orderspec(command, part, "--help")
      #expect(help.code == 0 && help.error == "" && help.output.contains("USAGE: orderspec \(command) \(part) "), "\(help)")
      let examples = try #require(help.output.split(separator: "EXAMPLES:\n").last).split(separator: "\n\n")[0].split(separator: "\n")
      // Each on one line.
      #expect(examples.count >= 2 && examples.allSatisfy { $0.hasPrefix("  orderspec \(command) \(part)") }, "\(help)")
      #expect(try orderspec("help", command, part) == help)
      #expect(try orderspec(command, "help", part) == help)
    }
    let account = try orderspec("import", "--from-account", "x", "--help")
    #expect(account.code == 0 && account.output.contains("[--out-dir <dir>]"), "\(account)")
  }

  /// What completions are made of: words that an option takes, however its help goes on.
  @Test(arguments: [
    (["status"], "format", ["text", "json", "markdown"]), (["ledger", "resolve"], "ended", ["failed", "cancelled", "active"]),
    (["lint"], "output", ["text=", "concise=", "json=", "sarif=", "github=", "gitlab=", "junit=", "rdjson=", "markdown="]),
  ])
  func optionsTellTheirWords(command: [String], option: String, words: [String]) throws {
    let help = try Command.run(Command.executable, [command[0], "--experimental-dump-help"], in: Checkout.root)
    var found = (try JSONSerialization.jsonObject(with: Data(help.output.utf8)) as? [String: Any])?["command"] as? [String: Any]
    for name in command.dropFirst() { found = (found?["subcommands"] as? [[String: Any]])?.first { $0["commandName"] as? String == name } }
    let arguments = try #require(found?["arguments"] as? [[String: Any]], "\(help)")
    let argument = try #require(arguments.first { ($0["preferredName"] as? [String: Any])?["name"] as? String == option })
    #expect(((argument["completionKind"] as? [String: Any])?["list"] as? [String: Any])?["values"] as? [String] == words, "\(argument)")
  }

  @Test(arguments: [
    (["lintt"], "there is no command `lintt`; did you mean `lint`?"), (["compil", "x"], "there is no command `compil`; did you mean `compile`?"),
    (["frobnicate"], "there is no command `frobnicate`; `orderspec --help` lists the commands"),
    (["help", "explian"], "there is no command `explian`; did you mean `explain`?"),
    (["--versoin"], "there is no option `--versoin`; did you mean `--version`?"),
    (["--zzz"], "there is no option `--zzz`; `orderspec --help` lists the commands"),
    (["lint", "--targt", "hostup-v2"], "Unknown option '--targt'. Did you mean '--target'?"),
    (["compile"], "Missing expected argument '<file> ...'"),
    (["compile", "x", "--target"], "Missing value for '--target <target>'"), (["lint", "--jobs", "many"], "The value 'many' is invalid for '--jobs <n>'"),
    (["parse", "a", "b"], "Unexpected argument 'b'"), (["schema", "ordr"], "schema takes order, … not `ordr`; did you mean `order`?"),
    (["explain", "unknown_feild"], "there is no rule `unknown_feild`; did you mean `unknown_field`?"),
    (["explain", "zzz"], "there is no rule `zzz`; `orderspec rules` lists them"), (["explain", ""], "there is no rule ``"),
    (["explain", "unknown_field", "--format", "jsn"], "--format takes text, markdown, json, not `jsn`; did you mean `json`?"),
    (["rules", "--format", "md"], "--format takes text, markdown, json, not `md`"),
    (["parse", "x", "--format", "text"], "--format takes json, not `text`"),
    (["lint", "--format", "jsom", "x"], "--format takes text, concise, json … not `jsom`; did you mean `json`?"),
    (["compile", "x", "--target", "superspaces"], "--target takes hostup-v1, hostup-v2, superspace, not `superspaces`; did you mean `superspace`?"),
    (["compile", "x", "--emit", "request"], "--emit takes body, requests, curl, not `request`; did you mean `requests`?"),
  ])
  func usageErrorsAreOneLine(arguments: [String], message: String) throws {
    let run = try Command.run(Command.executable, arguments, in: Checkout.root)
    #expect(run.code == 2)
    #expect(run.output == "")
    let parts = message.split(separator: "…").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(run.error.hasPrefix("orderspec: \(parts[0])") && run.error.contains(parts[parts.count - 1]), "\(run)")
    #expect(run.error.hasSuffix("\n") && run.error.split(separator: "\n").count == 1, "\(run)")
  }
}
