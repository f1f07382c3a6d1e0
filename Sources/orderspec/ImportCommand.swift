import ArgumentParser
import Backends
import Compiler
import Console
import Diagnostics
import OrderLanguage
import Reporting

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderspec import",
    abstract: "Write the order spec of a provider's request.",
    discussion: """
      Reads a request body, or the file that `compile --emit requests` writes. Fields that the language does not know go to `extra`. Secrets in plain \
      text become references; standard error names them. With --from-account, what the account of a provider of the configuration holds becomes specs instead, each \
      item with `existing`: `orderspec import --from-account PROVIDER --help` tells more.

      EXAMPLES:
        orderspec import request.json
        orderspec import acme.json --provider hostup-prod -o acme.order.yaml
        orderspec import - --from hostup-v1 < request.json
        orderspec import --from-account hostup-prod --out-dir orders

      Exit codes: 0 clean, 1 the file is no request that a spec can say, 2 usage or unreadable input.
      """)

  @Argument(help: ArgumentHelp("A JSON file; `-` is standard input.", valueName: "file"))
  var file: String

  @Option(
    help: ArgumentHelp("Format: hostup-v1, hostup-v2 or superspace. Default: that of the file's keys.", valueName: "target"),
    completion: .list(Target.allCases.map(\.rawValue)))
  var from: String?

  @Option(name: [.customShort("o"), .customLong("out-file")], help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Name of the order. Default: that of the requests file, else one made of the file's name.", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("The spec's `provider`.", valueName: "provider"))
  var provider: String?

  @Option(help: ArgumentHelp("Name of standard input in reports and for the order's name.", valueName: "name"))
  var stdinFilename: String = "stdin.json"

  /// As many findings are printed; a file of the wrong kind may have one for every value.
  private static let shownFindings = 100

  func run() throws {
    var options = ImportOptions(name: name, provider: provider)
    if let from {
      options.target = Target(rawValue: try Words.one(from, of: Target.allCases.map(\.rawValue), "--from"))
    }
    if let name, !RequestImport.isName(name) {
      throw ValidationError("--name takes 1 to 63 lower-case letters, digits and inner hyphens, not `\(name)`")
    }
    if let provider, provider.isEmpty { throw ValidationError("--provider takes a name, not an empty text") }
    let title = file == "-" ? stdinFilename : file
    let bytes: [UInt8]
    do {
      bytes = file == "-" ? try LocalFiles.readStandardInput() : try LocalFiles().read(file)
    } catch {
      Output.complain("\(title): \(error.message)")
      throw ExitCode(2)
    }
    let spec = RequestImport.spec(from: SourceFile(name: title, bytes: bytes), options)
    guard let text = spec.text else {
      report(spec.findings, title)
      throw ExitCode(1)
    }
    if name != nil, spec.orderCount > 1 { throw ValidationError("--name names one order, and \(title) has \(spec.orderCount)") }
    // Standard output is where the spec goes without `-o`.
    if let output, output != "-" {
      if let failure = WrittenFiles.conflict(writing: [output], havingRead: file == "-" ? [] : [file]) {
        Output.complain(failure)
        throw ExitCode(2)
      }
      if let failure = Output.writeFile(text, to: output) {
        Output.complain("\(output): \(failure)")
        throw ExitCode(2)
      }
    } else {
      Output.standardOutput(text)
    }
    for note in spec.notes { Output.complain("\(title): \(note)") }
  }

  private func report(_ findings: [Diagnostic], _ title: String) {
    let document = LintReport.Document(file: title, number: 0, title: title, findings: Array(findings.prefix(Self.shownFindings)))
    Output.standardError(ConciseReport.text(LintReport(documents: [document])))
    if findings.count > Self.shownFindings { Output.complain("\(title): \(findings.count - Self.shownFindings) more") }
  }
}
