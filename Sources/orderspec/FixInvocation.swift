import Compiler
import Console
import Diagnostics
import Reporting

/// `lint --fix` and `lint --diff`.
struct FixInvocation {
  let lint: LintInvocation
  let fixing: LintInvocation.Fixing

  func run() -> Int32 {
    if lint.paths == ["-"] { return runOnStandardInput() }
    let paths = lint.paths.isEmpty ? ["."] : lint.paths
    let linter = Linter(lint.options)
    let fixed = linter.fixes(paths, includesUnsafe: fixing.includesUnsafe)
    let changed = fixed.filter(\.isChanged)
    if fixing.showsDiff {
      for file in changed { Output.standardOutput(diff(file)) }
      fixed.forEach(tellRefused)
      return exitCode(of: linter.lint(paths), hasDiff: !changed.isEmpty)
    }
    var isBroken = false
    var count = 0
    for file in changed {
      if let failure = Output.writeFile(file.new, to: file.input.path) {
        Output.complain("\(file.input.name): \(failure)")
        isBroken = true
      } else {
        count += file.count
      }
    }
    if count > 0 { Output.complain("\(count) fix\(count == 1 ? "" : "es") applied in \(changed.count) file\(changed.count == 1 ? "" : "s")") }
    fixed.forEach(tellRefused)
    let code = lint.finish(Linter(lint.options).lint(paths))
    return isBroken ? 2 : code
  }

  private func runOnStandardInput() -> Int32 {
    guard let text = try? LocalFiles.readStandardInput() else {
      Output.complain("standard input cannot be read")
      return 2
    }
    let linter = Linter(lint.options)
    let fixed = linter.fixes(text: text, name: lint.standardInputName, includesUnsafe: fixing.includesUnsafe)
    if fixing.showsDiff {
      if fixed.isChanged { Output.standardOutput(diff(fixed)) }
      tellRefused(fixed)
      return exitCode(of: linter.lint(text: text, name: lint.standardInputName), hasDiff: fixed.isChanged)
    }
    Output.standardOutput(fixed.new)
    tellRefused(fixed)
    return lint.finish(linter.lint(text: fixed.new, name: lint.standardInputName), toStandardError: true)
  }

  private func tellRefused(_ file: FixedFile) {
    guard file.refusedCount > 0 else { return }
    let (fixes, them) = file.refusedCount == 1 ? ("1 fix", "it") : ("\(file.refusedCount) fixes", "them")
    Output.complain("\(file.input.name): \(fixes) not applied: with \(them) a key would stand twice, or something would be lost; change the lines by hand")
  }

  /// The exit code behind a diff, which says nothing of findings; faults of the configuration are told, and what kept a file from being read to its end:
  /// nothing is mended there.
  private func exitCode(of outcome: LintOutcome, hasDiff: Bool) -> Int32 {
    var documents = outcome.faultDocuments
    var isBroken = false
    for var document in outcome.report.documents {
      document.findings.removeAll { !Self.endsTheFile.contains($0.code) }
      guard !document.findings.isEmpty else { continue }
      documents.append(document)
      isBroken = true
    }
    Output.standardError(ConciseReport.text(LintReport(documents: documents, fileCount: 0, documentCount: 0)))
    return lint.complain(outcome) ?? ((hasDiff || isBroken) && !lint.exitsZero ? 1 : 0)
  }

  /// What is said of a file that cannot be read to its end.
  private static let endsTheFile: Set<String> = ["yaml_syntax_error", "yaml_tab_indentation", "file_too_large"]

  /// The change of a file without the secrets of either side.
  private func diff(_ file: FixedFile) -> String {
    let new = SourceFile(name: file.input.name, bytes: file.new)
    let oldHidden = Redaction.ranges(in: file.old)
    let newHidden = Redaction.ranges(in: new)
    return UnifiedDiff.text(
      from: file.old.bytes, to: file.new, oldName: file.input.name, newName: file.input.name,
      shownOld: { Redacted.text(of: file.old, $0, hiding: oldHidden) }, shownNew: { Redacted.text(of: new, $0, hiding: newHidden) })
  }
}
