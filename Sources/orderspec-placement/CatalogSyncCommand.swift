import ArgumentParser
import Backends
import CommandIndex
import Compiler
import Console
import Diagnostics
import Placement

/// `catalog sync`; the other subcommands of `catalog` read no network and are the other executable's.
struct CatalogSyncCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderspec catalog sync", abstract: CommandIndex.catalogSync,
    discussion: """
      No account and no token is needed. The file holds products with their billing cycles, and TLDs with periods, terms, codes and countries, the day and where each was \
      read. Put it into `catalog: [FILE]` of .orderspec.yaml. A file that somebody has written or changed is never written over.

      EXAMPLES:
        orderspec catalog sync
        orderspec catalog sync hostup-prod -o catalogs/new.catalog.yaml

      Exit codes: 0 done, 2 usage, or the provider cannot be read.
      """)

  @Argument(help: ArgumentHelp("A provider of the configuration, for its base URL. Default: HostUp.", valueName: "provider"))
  var provider: String?

  @Option(name: [.customShort("o"), .customLong("out-file")], help: ArgumentHelp("The file.", valueName: "file"))
  var output: String = "hostup.catalog.yaml"

  @Option(help: ArgumentHelp("Use this configuration instead of searching .orderspec.yaml.", valueName: "file"))
  var config: String?

  func validate() throws { try FlagWord.file(output, "-o") }

  func run() throws {
    let session = try Session(paths: ["./x"], lockTimeout: 0, config: config)
    Session.catchSignals()
    try Session.ending {
      var before: [UInt8]?
      if LocalFiles().kind(of: output) != nil {
        do throws(FileError) {
          before = try LocalFiles().read(output)
        } catch {
          return Session.complain("\(output): \(error.message)", 2)
        }
      }
      switch before.map(CatalogDraft.origin) {
      case .foreign: return Session.complain("\(output) was not written by catalog sync, and is not written over: give another file with -o", 2)
      case .changed:
        return Session.complain("\(output) was changed by hand since it was synced, and is not written over: move your changes to a file of their own", 2)
      case .synced, nil: break
      }
      let (draft, notes) = try Simulation.withThrowAwayLedger {
        try session.run(on: $0, isThrownAway: true).catalog(ofProvider: provider, asOf: "\(session.options.lint.today)", configuration: session.configuration)
      }
      for note in notes { Output.complain(note) }
      guard !draft.products.isEmpty || !draft.tlds.isEmpty else { return Session.complain("\(draft.source) lists nothing; nothing was written", 2) }
      if let directory = output.lastIndex(of: "/").map({ String(output[..<$0]) }), !directory.isEmpty, let failure = Output.makeDirectory(directory) {
        return Session.complain("\(directory): \(failure)", 2)
      }
      let failure = before == nil ? Output.writeNewFile(draft.text, to: output) : Output.writeFile(draft.text, to: output)
      if let failure { return Session.complain("\(output): \(failure)", 2) }
      Output.standardOutput("wrote \(output): \(draft.products.count) products, \(draft.tlds.count) TLDs, as of \(draft.asOf)\n")
      return 0
    }
  }
}
