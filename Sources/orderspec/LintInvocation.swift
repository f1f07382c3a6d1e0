import Compiler
import Console
import Diagnostics
import Reporting
import Rules

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One run of `lint` with its options, however they were given.
struct LintInvocation {
  enum Format: String, CaseIterable {
    case text, concise, json, sarif, github, gitlab, junit, rdjson, markdown
  }

  var paths: [String]
  var options: LintOptions
  /// nil: `text` on a terminal, `concise` otherwise.
  var format: Format?
  var outputs: [(format: Format, path: String)] = []
  var colour = ColourChoice.auto
  var deniesWarnings = false
  var exitsZero = false
  var allowsEmpty = false
  var showsStatistics = false
  var standardInputName = "stdin.order.yaml"
  var fixes: Fixing?

  struct Fixing {
    var includesUnsafe: Bool
    var showsDiff: Bool
  }

  /// Runs, prints, and gives the exit code.
  func run() -> Int32 {
    if paths.count > 1, paths.contains("-") {
      Output.complain("`-` stands alone: it is standard input")
      return 2
    }
    if let fixes { return FixInvocation(lint: self, fixing: fixes).run() }
    let linter = Linter(options)
    let outcome: LintOutcome
    if paths == ["-"] {
      guard let text = try? LocalFiles.readStandardInput() else {
        Output.complain("standard input cannot be read")
        return 2
      }
      outcome = linter.lint(text: text, name: standardInputName)
    } else {
      outcome = linter.lint(paths.isEmpty ? ["."] : paths)
    }
    return finish(outcome)
  }

  /// Prints what was found; the exit code.
  func finish(_ outcome: LintOutcome, toStandardError: Bool = false) -> Int32 {
    var isWritten = true
    var report = outcome.report
    report.documents = outcome.faultDocuments + report.documents
    var timings = outcome.timings
    let text = timings.measure(.report) {
      render(report, format ?? (Output.isTerminal(STDOUT_FILENO) ? .text : .concise), on: toStandardError ? STDERR_FILENO : STDOUT_FILENO)
    }
    let shown = showsStatistics ? Statistics.text(report) : text
    if toStandardError { Output.standardError(shown) } else { Output.standardOutput(shown) }
    let conflict = WrittenFiles.conflict(writing: outputs.map(\.path), havingRead: outcome.inputs)
    if let conflict {
      Output.complain(conflict)
      isWritten = false
    }
    for output in outputs where conflict == nil {
      if let failure = Output.writeFile(Array(render(report, output.format, on: nil).utf8), to: output.path) {
        Output.complain("\(output.path): \(failure)")
        isWritten = false
      }
    }
    if let timings { Output.standardError(timings.text) }
    if let code = complain(outcome) { return code }
    if !isWritten { return 2 }
    if exitsZero { return 0 }
    if report.count(.error) > 0 || deniesWarnings && report.count(.warning) > 0 { return 1 }
    return 0
  }

  /// Says on standard error what cannot be read and where nothing is found; nil where there is nothing to say, else the exit code.
  func complain(_ outcome: LintOutcome) -> Int32? {
    for failure in outcome.failures { Output.complain(failure) }
    if !outcome.failures.isEmpty || !outcome.configurationFaults.isEmpty { return 2 }
    if outcome.report.fileCount == 0 || !outcome.emptyDirectories.isEmpty, !allowsEmpty {
      let places = outcome.emptyDirectories.isEmpty ? "" : " in " + outcome.emptyDirectories.map { "`\($0)`" }.joined(separator: ", ")
      Output.complain("there are no order specs (NAME.order.yaml)\(places); `--allow-empty` makes that no error")
      return 2
    }
    return nil
  }

  private func render(_ report: LintReport, _ format: Format, on descriptor: Int32?) -> String {
    switch format {
    case .json: return String(decoding: JSONReport.bytes(report), as: UTF8.self)
    case .sarif:
      let bytes = SARIFReport.bytes(report, rules: RuleRegistry.documentation, version: BuildInformation.version, redactions: Redaction.ranges)
      return String(decoding: bytes, as: UTF8.self)
    case .gitlab: return String(decoding: GitLabReport.bytes(report, redactions: Redaction.ranges), as: UTF8.self)
    case .rdjson: return String(decoding: RDJSONReport.bytes(report), as: UTF8.self)
    case .concise: return ConciseReport.text(report)
    case .github: return GitHubReport.text(report)
    case .junit: return JUnitReport.text(report)
    case .markdown: return MarkdownReport.text(report)
    case .text:
      var text = TextReport(style: Self.style(colour, on: descriptor), redactions: Redaction.ranges)
      return text.render(report)
    }
  }

  /// How the human format is shown on a stream.
  ///
  /// - Parameter descriptor: the stream; nil for a file.
  static func style(_ colour: ColourChoice, on descriptor: Int32?) -> TextStyle {
    let isTerminal = descriptor.map(Output.isTerminal) ?? false
    return TextStyle(colour, isTerminal: isTerminal, width: descriptor.flatMap(Output.terminalWidth), environment: Output.environment)
  }
}

extension LintOutcome {
  /// The faults of configurations as a report has them, in the order of their files.
  var faultDocuments: [LintReport.Document] {
    let groups = Dictionary(grouping: configurationFaults, by: \.place.file.name)
    return groups.keys.sorted().map { .init(file: $0, number: 0, title: "configuration \($0)", findings: groups[$0]!) }
  }
}

/// How often each rule spoke.
enum Statistics {
  static func text(_ report: LintReport) -> String {
    var counts: [String: (severity: Severity, count: Int)] = [:]
    for finding in report.findings { counts[finding.code, default: (finding.severity, 0)].count += 1 }
    let rows = counts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    let width = rows.map { String($0.value.count).count }.max() ?? 0
    return rows.map { String(repeating: " ", count: width - String($0.value.count).count) + "\($0.value.count) \($0.value.severity.rawValue)[\($0.key)]\n" }
      .joined()
  }
}
