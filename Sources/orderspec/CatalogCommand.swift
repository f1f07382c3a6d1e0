import ArgumentParser
import Catalog
import CommandIndex
import Compiler
import Console
import Diagnostics
import JSON
import Reporting

struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderspec catalog",
    abstract: "Show the products and TLD rules that lint and compile use, what differs between two catalogs, or write one of what a provider publishes.",
    discussion: """
      A catalog file (`orderspec schema catalog`) is laid over the built-in catalog: with `--catalog FILE`, or `catalog: [FILE]` in .orderspec.yaml.

      EXAMPLES:
        orderspec catalog show vps-med se
        orderspec catalog sync
        orderspec catalog diff old.catalog.yaml new.catalog.yaml
      """,
    subcommands: [CatalogShowCommand.self, CatalogSyncCommand.self, CatalogDiffCommand.self])

  func run() throws { throw ValidationError("catalog takes show, sync or diff; `orderspec help catalog` tells more") }
}

struct CatalogShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "List products, locations and TLDs, each with where it was read.",
    discussion: """
      EXAMPLES:
        orderspec catalog show
        orderspec catalog show --catalog hostup.catalog.yaml --format json vps-med se

      Exit codes: 0 clean, 2 usage, or a catalog file that is faulty or cannot be read.
      """)

  @Argument(help: ArgumentHelp("Slugs, locations and TLDs. Default: all.", valueName: "name"))
  var names: [String] = []

  @Option(help: "Format: text or json.", completion: .list(["text", "json"]))
  var format: String = "text"

  @Option(help: ArgumentHelp("Lay this catalog file over the built-in catalog, instead of those of the configuration; repeatable.", valueName: "file"))
  var catalog: [String] = []

  @Option(help: ArgumentHelp("Use this configuration instead of searching .orderspec.yaml.", valueName: "file"))
  var config: String?

  func run() throws {
    let format = try Words.one(format, of: ["text", "json"], "--format")
    var options = LintOptions(today: .today)
    options.catalogs = catalog
    options.configuration = config
    let reading = CatalogReading(options)
    try reading.complain()
    let all = reading.catalog.entries
    let entries = try names.isEmpty ? all : selected(all)
    Output.standardOutput(format == "json" ? CatalogPages.json(entries) : Array(CatalogPages.text(entries).utf8))
  }

  private func selected(_ all: [CatalogEntry]) throws -> [CatalogEntry] {
    // A TLD may be written with a dot before it.
    let wanted = names.map { name in all.contains { $0.name == name } ? name : String(name.drop { $0 == "." }) }
    for name in wanted where !all.contains(where: { $0.name == name }) {
      let suggestion = Suggestion.nearest(to: name, in: Set(all.map(\.name)).sorted())
      throw ValidationError(
        "the catalog holds no `\(name)`" + (suggestion.map { "; did you mean `\($0)`?" } ?? "; `orderspec catalog show` lists what it holds"))
    }
    return all.filter { wanted.contains($0.name) }
  }
}

/// Stands here for the list of subcommands: it is in the executable that talks to providers, which `Main` hands over to.
struct CatalogSyncCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "sync", abstract: CommandIndex.catalogSync)
}

struct CatalogDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say what changes for lint and compile from one catalog to another.",
    discussion: """
      Each file is laid over the built-in catalog; with one file, the built-in catalog is compared with it. Where and when a fact was read is not compared.

      EXAMPLES:
        orderspec catalog diff hostup.catalog.yaml
        orderspec catalog diff old.catalog.yaml new.catalog.yaml --format json

      Exit codes: 0 no difference, 1 differences, 2 usage, or a catalog file that is faulty or cannot be read.
      """)

  @Argument(help: ArgumentHelp("One catalog file, or the old and the new one.", valueName: "file"))
  var files: [String]

  @Option(help: "Format: text or json.", completion: .list(["text", "json"]))
  var format: String = "text"

  func run() throws {
    let format = try Words.one(format, of: ["text", "json"], "--format")
    guard files.count <= 2 else { throw ValidationError("catalog diff takes one file or two, not \(files.count)") }
    let readings = files.map { CatalogReading(files: [$0]) }
    var isFaulty = false
    for reading in readings where !reading.report() { isFaulty = true }
    if isFaulty { throw ExitCode(2) }
    let old = readings.count == 2 ? readings[0].catalog : .builtIn
    let difference = CatalogDifference(from: old, to: readings[readings.count - 1].catalog)
    Output.standardOutput(format == "json" ? CatalogPages.json(difference) : Array(CatalogPages.text(difference).utf8))
    throw ExitCode(difference.changes.isEmpty ? 0 : 1)
  }
}

extension CatalogReading {
  /// Prints what is wrong on standard error; whether all is well.
  func report() -> Bool {
    for failure in failures { Output.complain(failure) }
    var report = LintReport(fileCount: 0)
    report.documents = Dictionary(grouping: faults, by: \.place.file.name).sorted { $0.key < $1.key }.map {
      LintReport.Document(file: $0.key, number: 0, title: "catalog \($0.key)", findings: $0.value)
    }
    Output.standardError(ConciseReport.text(report))
    return failures.isEmpty && faults.isEmpty
  }

  /// Ends the run with 2 where something is wrong.
  fileprivate func complain() throws { if !report() { throw ExitCode(2) } }
}
