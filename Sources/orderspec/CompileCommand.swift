import ArgumentParser
import Compiler
import Console
import JSON
import OrderLanguage
import Reporting

struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderspec compile",
    abstract: "Write the request JSON of a provider.",
    discussion: """
      Orders are checked first; with an error nothing is written. Findings go to standard error.

      EXAMPLES:
        orderspec compile acme.order.yaml --target hostup-v2
        orderspec compile orders/ --target hostup-v2 --out-dir requests
        orderspec compile orders/ --target hostup-v2 --out-dir requests --check
        orderspec compile acme.order.yaml --emit requests --source-map acme.map.json

      Exit codes: 0 clean, 1 findings at error level or, with --check, stale files, 2 usage, configuration or unreadable input.
      """)

  @Argument(help: ArgumentHelp("Order specs and directories; `-` is standard input.", valueName: "file"))
  var files: [String]

  @Option(
    help: "Target: hostup-v1, hostup-v2 or superspace. Default: that of the spec's provider, else of the configuration.",
    completion: .list(Target.allCases.map(\.rawValue)))
  var target: String?

  @Option(
    help: "What to write: body, requests (with method and path), or curl (shell commands).",
    completion: .list(CompileInvocation.Emit.allCases.map(\.rawValue)))
  var emit: String = "body"

  @Option(name: [.customShort("o"), .customLong("out-file")], help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Write NAME.TARGET.json for each order into this directory.", valueName: "dir"))
  var outDir: String?

  @Flag(help: "Without line breaks and blanks.")
  var compact = false

  @Flag(help: "Write nothing; exit with 1 and a diff where what is on disk is stale.")
  var check = false

  @Option(help: ArgumentHelp("Write where each value comes from to this file.", valueName: "file"))
  var sourceMap: String?

  @Flag(help: "Replace secret references by what they stand for.")
  var resolveSecrets = false

  @Option(help: ArgumentHelp("Idempotency key of the one order.", valueName: "key"))
  var attemptKey: String?

  @Option(help: ArgumentHelp("Use this configuration instead of searching .orderspec.yaml.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("Lay this catalog file over the built-in catalog, instead of those of the configuration; repeatable.", valueName: "file"))
  var catalog: [String] = []

  @Flag(help: "Warnings count as errors.")
  var denyWarnings = false

  @Option(help: ArgumentHelp("Name of standard input in reports and for the configuration.", valueName: "name"))
  var stdinFilename: String = "stdin.order.yaml"

  @Option(help: ArgumentHelp("The day that rules compare with.", valueName: "yyyy-mm-dd"))
  var today: String?

  @Option(help: "Colour: auto, always or never.", completion: .list(ColourChoice.allCases.map(\.rawValue)))
  var color: String = "auto"

  func run() throws {
    var lint = LintOptions(today: try today.map(Words.day) ?? .today)
    lint.target = try target.map { try Words.target($0) }
    lint.configuration = config
    lint.catalogs = catalog
    var options = CompileOptions(lint: lint)
    options.style = compact ? .compact : .pretty
    options.resolvesSecrets = resolveSecrets
    options.attemptKey = attemptKey
    let emit = CompileInvocation.Emit(rawValue: try Words.one(emit, of: CompileInvocation.Emit.allCases.map(\.rawValue), "--emit"))!
    options.previewsWithoutKey = emit == .curl
    if let attemptKey, attemptKey.isEmpty { throw ValidationError("--attempt-key takes a key, not an empty text") }
    if output != nil, outDir != nil { throw ValidationError("`-o` and `--out-dir` exclude each other") }
    if outDir != nil, emit != .body { throw ValidationError("`--out-dir` writes bodies: it goes with `--emit body` only") }
    if check, output == nil, outDir == nil { throw ValidationError("`--check` compares with what is on disk: give `-o FILE` or `--out-dir DIR`") }
    // Standard output is where the result goes without `-o`.
    let output = output == "-" && !check ? nil : output
    for (option, path, what) in [("-o", output, "file"), ("--out-dir", outDir, "directory"), ("--source-map", sourceMap, "file")] where path == "-" {
      throw ValidationError("\(option) takes the name of a \(what), not `-`")
    }
    let colour = ColourChoice(rawValue: try Words.one(color, of: ColourChoice.allCases.map(\.rawValue), "--color"))!
    let invocation = CompileInvocation(
      paths: files, options: options, emit: emit, output: output, outDirectory: outDir, checks: check, sourceMap: sourceMap, deniesWarnings: denyWarnings,
      colour: colour, standardInputName: stdinFilename)
    throw ExitCode(invocation.run())
  }
}
