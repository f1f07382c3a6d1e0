import ArgumentParser
import Compiler
import Console
import Diagnostics
import Reporting
import YAMLSyntax

struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderspec parse",
    abstract: "Dump the syntax tree of a file with positions.",
    discussion: """
      No rule is applied but that on duplicate keys. Of a file that cannot be read to its end the documents before the fault are printed.

      EXAMPLES:
        orderspec parse acme.order.yaml --format json
        orderspec parse - < acme.order.yaml

      Exit codes: 0 clean, 1 the text is not well-formed, 2 unreadable.
      """)

  @Argument(help: ArgumentHelp("A YAML file; `-` is standard input.", valueName: "file"))
  var file: String

  @Option(help: "Format: json.", completion: .list(["json"]))
  var format: String = "json"

  @Option(help: ArgumentHelp("Name of standard input in what is reported.", valueName: "name"))
  var stdinFilename: String = "stdin"

  func run() throws {
    _ = try Words.one(format, of: ["json"], "--format")
    let bytes: [UInt8]
    do {
      bytes = file == "-" ? try LocalFiles.readStandardInput() : try LocalFiles().read(file)
    } catch {
      Output.complain("\(file): \(error.message)")
      throw ExitCode(2)
    }
    let tree = SyntaxTree.parse(SourceFile(name: file == "-" ? stdinFilename : file, bytes: bytes))
    Output.standardOutput(TreeDump.json(tree))
    let report = TreeDump.findings(of: tree)
    Output.standardError(ConciseReport.text(report))
    throw ExitCode(report.count(.error) > 0 ? 1 : 0)
  }
}
