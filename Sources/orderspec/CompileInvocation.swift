import Backends
import Compiler
import Console
import Diagnostics
import JSON
import OrderLanguage
import Reporting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One run of `compile`.
struct CompileInvocation {
  enum Emit: String, CaseIterable {
    case body, requests, curl
  }

  let paths: [String]
  let options: CompileOptions
  let emit: Emit
  let output: String?
  let outDirectory: String?
  let checks: Bool
  let sourceMap: String?
  let deniesWarnings: Bool
  let colour: ColourChoice
  let standardInputName: String

  func run() -> Int32 {
    let results = CompileResults(self)
    let outcome: CompileOutcome
    if paths == ["-"] {
      guard let text = try? LocalFiles.readStandardInput() else { return usage("standard input cannot be read") }
      outcome = OrderCompiler(options).compile(text: text, name: standardInputName, taker: results.taker)
    } else if paths.contains("-") {
      return usage("`-` stands alone: it is standard input")
    } else {
      outcome = OrderCompiler(options).compile(paths, taker: results.taker)
    }
    report(outcome.lint)
    for failure in outcome.lint.failures + outcome.faults { Output.complain(failure) }
    if !outcome.lint.failures.isEmpty || !outcome.lint.configurationFaults.isEmpty || !outcome.faults.isEmpty { return 2 }
    if outcome.isRefused || deniesWarnings && outcome.lint.report.count(.warning) > 0 { return 1 }
    if outcome.requestCount == 0, outcome.settledOrders.isEmpty { return usage("there are no orders to compile") }
    for order in outcome.settledOrders { Output.complain("\(order): nothing to order, every item is there already") }
    return write(results, outcome)
  }

  private func usage(_ message: String) -> Int32 {
    Output.complain(message)
    return 2
  }

  private func report(_ lint: LintOutcome) {
    var report = lint.report
    report.documents = lint.faultDocuments + report.documents
    guard !report.documents.isEmpty else { return }
    guard Output.isTerminal(STDERR_FILENO) else {
      Output.standardError(ConciseReport.text(report))
      return
    }
    var text = TextReport(style: LintInvocation.style(colour, on: STDERR_FILENO), redactions: Redaction.ranges)
    Output.standardError(text.render(report))
  }

  // MARK: Output

  private func write(_ results: CompileResults, _ outcome: CompileOutcome) -> Int32 {
    let result: CompiledFiles
    switch results.files() {
    case .success(let files): result = files
    case .failure(let refusal): return usage(refusal.message)
    }
    let (conflict, isThere) = WrittenFiles.examine(result.files.compactMap(\.path), havingRead: outcome.lint.inputs)
    if let conflict { return usage(conflict) }
    if checks { return check(result.files, outcome.targets) }
    if let outDirectory, let failure = Output.makeDirectory(outDirectory) { return usage("\(outDirectory): \(failure)") }
    for (file, isThere) in zip(result.files, isThere) {
      var file = file
      if let path = file.path, let failure = file.write(isPrivate: result.holdsSecrets, isNew: !isThere) { return usage("\(path): \(failure)") }
    }
    if let failure = result.standardOutput?.read({ Output.standardOutput($0) }) { return usage("standard output: \(failure)") }
    return 0
  }

  /// Compares with what is on disk.
  private func check(_ files: [PendingFile], _ targets: Set<Target>) -> Int32 {
    var isStale = false
    for file in files {
      guard let path = file.path else { continue }
      var old: [UInt8] = []
      if LocalFiles().kind(of: path) != nil {
        do {
          old = try LocalFiles().read(path)
        } catch {
          return usage("\(path): \(error.message)")
        }
      }
      let (new, failure) = file.text
      if let failure { return usage("\(path): \(failure)") }
      guard old != new else { continue }
      isStale = true
      let oldFile = SourceFile(name: path, bytes: old)
      let newFile = SourceFile(name: path, bytes: new)
      let (oldHidden, newHidden) = (Redaction.ranges(in: oldFile), Redaction.ranges(in: newFile))
      Output.standardOutput(
        UnifiedDiff.text(
          from: old, to: new, oldName: old.isEmpty ? "/dev/null" : path, newName: path,
          shownOld: { Redacted.text(of: oldFile, $0, hiding: oldHidden) }, shownNew: { Redacted.text(of: newFile, $0, hiding: newHidden) }))
    }
    for path in leftOvers(files, targets) {
      isStale = true
      Output.standardOutput("\(path): no order writes this file any more\n")
    }
    if isStale { Output.complain("what is on disk is stale: compile again without `--check`, and remove the files that no order writes") }
    return isStale ? 1 : 0
  }

  /// Files that are named like a compiled order of one of these targets and that this run does not write.
  private func leftOvers(_ files: [PendingFile], _ targets: Set<Target>) -> [String] {
    let written = Set(files.compactMap(\.path))
    if let output, !written.contains(output) { return LocalFiles().kind(of: output) == nil ? [] : [output] }
    guard let outDirectory, let names = try? LocalFiles().names(inDirectory: outDirectory) else { return [] }
    let targets = Set(targets.map(\.rawValue))
    return names.sorted().filter { name in
      var parts = name.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.popLast() == "json" else { return false }
      if let number = parts.last, Int(number) != nil { parts.removeLast() }
      return parts.count == 2 && targets.contains(String(parts[1]))
    }.map { outDirectory + (outDirectory.hasSuffix("/") ? "" : "/") + $0 }.filter { !written.contains($0) }
  }
}
