import ArgumentParser
import Compiler
import Console
import Diagnostics
import OrderLanguage
import Reporting
import Rules

struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderspec lint",
    abstract: "Check order specs and contacts files.",
    discussion: """
      A directory is walked for *.order.yaml and *.contacts.yaml, honouring .gitignore and `exclude` of .orderspec.yaml. A file that is named is always read.

      EXAMPLES:
        orderspec lint orders/
        orderspec lint --target hostup-v2 --deny-warnings acme.order.yaml
        orderspec lint --fix --diff orders/
        git show :acme.order.yaml | orderspec lint - --stdin-filename acme.order.yaml

      Exit codes: 0 clean, 1 findings at error level, 2 usage, configuration or unreadable input.
      """)

  @Argument(help: ArgumentHelp("Files and directories; `-` is standard input. Default: the current directory.", valueName: "path"))
  var paths: [String] = []

  @Option(
    help: "Report format: text, concise, json, sarif, github, gitlab, junit, rdjson or markdown. Default: text on a terminal, concise otherwise.",
    completion: .list(LintInvocation.Format.allCases.map(\.rawValue)))
  var format: String?

  @Option(
    help: ArgumentHelp("Write a report to a file, too; repeatable.", valueName: "format=file"),
    completion: .list(LintInvocation.Format.allCases.map { $0.rawValue + "=" }))
  var output: [String] = []

  @Option(help: "Check for this target: hostup-v1, hostup-v2 or superspace.", completion: .list(Target.allCases.map(\.rawValue)))
  var target: String?

  @Option(
    help: ArgumentHelp("Only these rules, separated by commas; repeatable.", valueName: "codes"), completion: .list(RuleRegistry.documentation.map(\.code)))
  var select: [String] = []

  @Option(
    help: ArgumentHelp("None of these rules, separated by commas; repeatable.", valueName: "codes"), completion: .list(RuleRegistry.documentation.map(\.code)))
  var ignore: [String] = []

  @Option(help: ArgumentHelp("Use this configuration instead of searching .orderspec.yaml.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("Lay this catalog file over the built-in catalog, instead of those of the configuration; repeatable.", valueName: "file"))
  var catalog: [String] = []

  @Flag(help: "Count findings by rule instead of listing them.")
  var statistics = false

  @Flag(help: "Exit with 0 whatever is found; 2 stays 2.")
  var exitZero = false

  @Option(help: ArgumentHelp("Threads. Default: as many as pay.", valueName: "n"))
  var jobs: Int?

  /// For people who change orderspec.
  @Flag(help: .hidden)
  var timings = false

  @Flag(help: "A literal transfer code is an error.")
  var strictSecrets = false

  @Option(help: "What an unreadable contacts file is: error, or ignore, which takes every name as known.", completion: .list(["error", "ignore"]))
  var missingContacts: String = "error"

  @Flag(help: "Warnings make the exit code 1.")
  var denyWarnings = false

  @Flag(help: "Finding no spec is no error.")
  var allowEmpty = false

  @Flag(help: "Apply `exclude` of the configuration to named files, too.")
  var forceExclude = false

  @Flag(help: "Apply safe fixes, and report what is left.")
  var fix = false

  @Flag(help: "Apply unsafe fixes, too.")
  var unsafeFixes = false

  @Flag(help: "Print what --fix would change as a unified diff, and write nothing.")
  var diff = false

  @Option(help: ArgumentHelp("Name of standard input in reports and for the configuration.", valueName: "name"))
  var stdinFilename: String = "stdin.order.yaml"

  @Option(help: ArgumentHelp("The day that rules compare with.", valueName: "yyyy-mm-dd"))
  var today: String?

  @Option(help: "Colour: auto, always or never.", completion: .list(ColourChoice.allCases.map(\.rawValue)))
  var color: String = "auto"

  func run() throws {
    var invocation = LintInvocation(paths: paths, options: LintOptions(today: try today.map(Words.day) ?? .today))
    invocation.format = try format.map { try Words.format($0) }
    invocation.outputs = try output.map { text in
      guard let equals = text.firstIndex(of: "="), !text.hasSuffix("=") else { throw ValidationError("--output takes FORMAT=FILE, not `\(text)`") }
      let path = String(text[text.index(after: equals)...])
      // Standard output has the report of `--format` already.
      if path == "-" { throw ValidationError("--output takes FORMAT=FILE, not `\(text)`: for standard output there is `--format`") }
      return (try Words.format(String(text[..<equals])), path)
    }
    if statistics, let format = invocation.format, format != .text, format != .concise {
      throw ValidationError("--statistics counts in text: it does not go with `--format \(format.rawValue)`")
    }
    invocation.options.target = try target.map { try Words.target($0) }
    invocation.options.select = try Words.rules(select)
    invocation.options.ignore = try Words.rules(ignore)
    invocation.options.configuration = config
    invocation.options.catalogs = catalog
    invocation.options.strictSecrets = strictSecrets
    invocation.options.ignoresMissingContacts = try Words.one(missingContacts, of: ["error", "ignore"], "--missing-contacts") == "ignore"
    invocation.options.forceExclude = forceExclude
    invocation.options.measuresTime = timings
    if let jobs {
      guard (1...256).contains(jobs) else { throw ValidationError("--jobs takes a number from 1 to 256, not `\(jobs)`") }
      invocation.options.jobs = jobs
    }
    invocation.colour = ColourChoice(rawValue: try Words.one(color, of: ColourChoice.allCases.map(\.rawValue), "--color"))!
    invocation.deniesWarnings = denyWarnings
    invocation.exitsZero = exitZero
    invocation.allowsEmpty = allowEmpty
    invocation.showsStatistics = statistics
    invocation.standardInputName = stdinFilename
    if fix || unsafeFixes || diff { invocation.fixes = .init(includesUnsafe: unsafeFixes, showsDiff: diff) }
    throw ExitCode(invocation.run())
  }
}

/// Words of flags, each with a did-you-mean.
enum Words {
  static func one(_ word: String, of words: [String], _ flag: String) throws -> String {
    if words.contains(word) { return word }
    let suggestion = Suggestion.nearest(to: word, in: words)
    throw ValidationError(
      "\(flag) takes \(words.joined(separator: ", ")), not `\(word)`" + (suggestion.map { "; did you mean `\($0)`?" } ?? ""))
  }

  static func format(_ word: String) throws -> LintInvocation.Format {
    LintInvocation.Format(rawValue: try one(word, of: LintInvocation.Format.allCases.map(\.rawValue), "--format"))!
  }

  static func target(_ word: String) throws -> Target {
    Target(rawValue: try one(word, of: Target.allCases.map(\.rawValue), "--target"))!
  }

  static func rules(_ texts: [String]) throws -> Set<String> {
    guard !texts.isEmpty else { return [] }
    let known = RuleRegistry.documentation.map(\.code)
    var codes: Set<String> = []
    for code in texts.flatMap({ $0.split(separator: ",") }).map({ String($0.filter { $0 != " " }) }) {
      guard known.contains(code) else {
        let suggestion = Suggestion.nearest(to: code, in: known)
        throw ValidationError("there is no rule `\(code)`" + (suggestion.map { "; did you mean `\($0)`?" } ?? "; `orderspec rules` lists them"))
      }
      codes.insert(code)
    }
    return codes
  }

  static func day(_ text: String) throws -> CalendarDate {
    guard let day = CalendarDate(text) else { throw ValidationError("--today takes YYYY-MM-DD, not `\(text)`") }
    return day
  }
}
