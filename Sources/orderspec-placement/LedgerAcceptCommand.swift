import ArgumentParser
import Compiler
import Console
import Diagnostics
import Placement

struct LedgerAcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Take what the spec declares of a placed item for what was bought.",
    discussion: """
      plan warns of a placed item whose product, period or options the spec has changed since. Where the provider has it as declared, for it was changed there, \
      this ends the warning. Nothing is ordered and nothing is changed at the provider.

      EXAMPLES:
        orderspec ledger accept web1 --reason "upgraded by hand"
        orderspec ledger accept domain:acme.se orders/ --reason "two years paid"

      Exit codes: 0 done, 2 usage, or the ledger or the spec speaks against it, 24 the ledger cannot be used.
      """)

  @Argument(help: ArgumentHelp("The item.", valueName: "item"))
  var name: String

  @Argument(help: ArgumentHelp("The spec that declares it, or a directory of specs. Default: the file that the ledger knows.", valueName: "file"))
  var files: [String] = []

  @Option(help: ArgumentHelp("Why; kept in the ledger.", valueName: "text"))
  var reason: String

  @OptionGroup var writing: LedgerWriting

  func run() throws {
    let reason = try FlagWord.reason(reason)
    let files = try files.isEmpty ? [knownFile()] : files
    let orders = try declaredOrders(files)
    let (item, changed) = try writing.change { open in
      let item = try open.item(name) { !$0.isRetired }
      let declared = orders.filter { $0.name == item.order }.flatMap(\.items).filter {
        $0.generation == item.generation && !Set($0.names).isDisjoint(with: item.names)
      }
      guard declared.count == 1 else {
        let count = declared.isEmpty ? "no" : "\(declared.count) items"
        throw ValidationError("\(files.joined(separator: ", ")): order `\(item.order)` declares \(count) \(item.title)")
      }
      return (item, try open.ledger.acceptContent(item.id, fields: open.storage.digester.digests(of: declared[0]), reason: reason))
    }
    Output.standardOutput("\(item.title) is known as it is declared: \(changed.joined(separator: ", "))\n")
  }

  /// The ledger keeps paths below the outermost configuration.
  private func knownFile() throws -> String {
    let item = try writing.options.open().item(name) { !$0.isRetired }
    return try writing.options.outermost().map { "\($0.directory)/\(item.path)" } ?? item.path
  }

  /// Only specs without errors count.
  private func declaredOrders(_ files: [String]) throws -> [DeclaredOrder] {
    let session = try Session(paths: files, lockTimeout: 0, config: writing.options.config)
    let lint = Linter(session.options.lint, keepsOrders: true).lint(session.paths)
    for failure in lint.failures { Output.complain(failure) }
    let errors = lint.configurationFaults + lint.report.findings.filter { $0.severity == .error }
    Session.show(errors.isEmpty ? lint.blocking : errors)
    guard lint.failures.isEmpty, errors.isEmpty, lint.blocking.isEmpty else { throw ExitCode(2) }
    return lint.orders.map { DeclaredOrder($0, path: $0.input.name) }
  }
}
