import ArgumentParser
import Backends
import Compiler
import Console
import Diagnostics
import OrderLanguage
import Placement

/// `import --from-account`; `orderspec import` of a file is the other executable's.
struct AccountImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderspec import", abstract: "Write specs of what an account holds.",
    discussion: """
      Reads the lists of a provider of the configuration and writes a spec for each type of item, PROVIDER-domains.order.yaml and so on, each item with `existing`: apply \
      takes it down as placed, and orders nothing. A file that is there is never written over. What no list tells, a person has to fill in: lint says where.

      EXAMPLES:
        orderspec import --from-account hostup-prod
        orderspec import --from-account hostup-prod --out-dir orders

      Exit codes: 0 clean, 1 written, and something has to be filled in, 2 usage, or the account cannot be read.
      """)

  @Option(help: ArgumentHelp("A provider of the configuration.", valueName: "provider"))
  var fromAccount: String

  @Option(help: ArgumentHelp("Where the specs go to. Default: the current directory.", valueName: "dir"))
  var outDir: String = "."

  @Option(help: ArgumentHelp("Use this configuration instead of searching .orderspec.yaml.", valueName: "file"))
  var config: String?

  func run() throws {
    guard !outDir.isEmpty else { throw ValidationError("--out-dir takes a directory, not an empty text") }
    try FlagWord.file(outDir, "--out-dir", what: "directory")
    let session = try Session(paths: ["\(outDir)/x"], lockTimeout: 0, config: config)
    Session.catchSignals()
    try Session.ending {
      let holdings = try Simulation.withThrowAwayLedger {
        try session.run(on: $0, isThrownAway: true).holdings(ofProvider: fromAccount, configuration: session.configuration)
      }
      for note in holdings.notes { Output.complain(note) }
      guard !holdings.specs.isEmpty else {
        Output.standardOutput("the account holds nothing that can be listed; nothing was written\n")
        return 0
      }
      let directory = outDir.hasSuffix("/") ? String(outDir.dropLast()) : outDir
      let paths = holdings.specs.map { (directory == "." ? "" : directory + "/") + $0.name + ".order.yaml" }
      // All or none.
      if let taken = paths.first(where: { LocalFiles().kind(of: $0) != nil }) {
        return Session.complain("\(taken) is there already, and is not written over: move it, or give another --out-dir; nothing was written", 2)
      }
      if directory != ".", let failure = Output.makeDirectory(directory) { return Session.complain("\(directory): \(failure)", 2) }
      for (spec, path) in zip(holdings.specs, paths) {
        if let failure = Output.writeNewFile(spec.text, to: path) { return Session.complain("\(path): \(failure)", 2) }
        Output.standardOutput("wrote \(path): \(spec.itemCount) \(spec.type.rawValue) item\(spec.itemCount == 1 ? "" : "s")\n")
        if !spec.missing.isEmpty {
          Output.complain("\(path): fill in \(spec.missing.map { "`\($0)`" }.joined(separator: ", ")): the provider's list does not tell")
        }
      }
      return check(paths, session)
    }
  }

  /// What a person still has to do is what lint says.
  private func check(_ paths: [String], _ session: Session) -> Int32 {
    let lint = Linter(session.options.lint).lint(paths)
    for failure in lint.failures { Output.complain(failure) }
    let errors = lint.report.findings.filter { $0.severity == .error }
    Session.show(Array(errors.prefix(20)))
    if errors.count > 20 { Output.complain("\(errors.count - 20) more; `orderspec lint` shows all") }
    return errors.isEmpty && lint.failures.isEmpty ? 0 : 1
  }
}
