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

  /// A file that the run writes, or compares with.
  private struct Artifact {
    let path: String
    let write: (JSONSink) -> Void

    var bytes: [UInt8] { [UInt8](collecting: write) }
  }

  func run() -> Int32 {
    let outcome: CompileOutcome
    if paths == ["-"] {
      guard let text = try? LocalFiles.readStandardInput() else { return usage("standard input cannot be read") }
      outcome = OrderCompiler(options).compile(text: text, name: standardInputName)
    } else if paths.contains("-") {
      return usage("`-` stands alone: it is standard input")
    } else {
      outcome = OrderCompiler(options).compile(paths)
    }
    report(outcome.lint)
    for failure in outcome.lint.failures + outcome.faults { Output.complain(failure) }
    if !outcome.lint.failures.isEmpty || !outcome.lint.configurationFaults.isEmpty || !outcome.faults.isEmpty { return 2 }
    if outcome.isRefused || deniesWarnings && outcome.lint.report.count(.warning) > 0 { return 1 }
    if outcome.requests.isEmpty, outcome.settledOrders.isEmpty { return usage("there are no orders to compile") }
    for order in outcome.settledOrders { Output.complain("\(order): nothing to order, every item is there already") }
    return emit(outcome.requests, outcome.providers, targets: Set(outcome.lint.orders.compactMap(\.target)), inputs: outcome.lint.inputs)
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

  private func emit(_ requests: [CompiledRequest], _ providers: [NamedProvider?], targets: Set<Target>, inputs: [String]) -> Int32 {
    var artifacts: [Artifact] = []
    // nil: there is no request, and so no body.
    var result: ((JSONSink) -> Void)?
    switch emit {
    case .body:
      if let outDirectory {
        artifacts = bodies(requests, in: outDirectory)
      } else {
        guard requests.count <= 1 else {
          return usage(
            "there are \(requests.count) requests, and a body is one: write all with `--emit requests`, or one file each with `--out-dir DIR`")
        }
        result = (requests.first?.body).map(Self.whole)
      }
    case .requests: result = { RequestsDocument.write(requests, style: options.style, to: $0) }
    case .curl:
      let hosts = ProviderAddress.hosts(Output.environment("ORDERSPEC_ALLOW_HOST"))
      switch CurlCommands.text(requests, providers: providers, allowing: hosts) {
      case .success(let text): result = Self.whole(Array(text.utf8))
      case .failure(let refusal): return usage(refusal.message)
      }
    }
    if let output, let result { artifacts.append(Artifact(path: output, write: result)) }
    if let sourceMap {
      artifacts.append(Artifact(path: sourceMap) { SourceMapDocument.write(requests, style: options.style, to: $0) })
    }
    if let conflict = WrittenFiles.conflict(writing: artifacts.map(\.path), havingRead: inputs) { return usage(conflict) }
    if checks { return check(artifacts, targets) }
    let holdsSecrets = requests.contains { $0.sourceMap.hasSecrets }
    if let outDirectory, let failure = Output.makeDirectory(outDirectory) { return usage("\(outDirectory): \(failure)") }
    for artifact in artifacts {
      if let failure = Output.writeFile(to: artifact.path, isPrivate: holdsSecrets, artifact.write) { return usage("\(artifact.path): \(failure)") }
    }
    if output == nil, outDirectory == nil, let result { result(Output.standardOutput) }
    return 0
  }

  private static func whole(_ bytes: [UInt8]) -> (JSONSink) -> Void {
    { sink in bytes.withUnsafeBufferPointer(sink) }
  }

  /// `NAME.TARGET.json` for each order, `NAME.TARGET.N.json` where an order needs several requests.
  private func bodies(_ requests: [CompiledRequest], in directory: String) -> [Artifact] {
    let directory = directory + (directory.hasSuffix("/") ? "" : "/")
    let names = requests.map { "\($0.order).\($0.target.rawValue)" }
    var counts: [String: Int] = [:]
    for name in names { counts[name, default: 0] += 1 }
    var seen: [String: Int] = [:]
    return zip(names, requests).map { name, request in
      var suffix = ""
      if counts[name]! > 1 {
        seen[name, default: 0] += 1
        suffix = ".\(seen[name]!)"
      }
      return Artifact(path: "\(directory)\(name)\(suffix).json", write: Self.whole(request.body))
    }
  }

  /// Compares with what is on disk.
  private func check(_ artifacts: [Artifact], _ targets: Set<Target>) -> Int32 {
    var isStale = false
    for artifact in artifacts {
      var old: [UInt8] = []
      if LocalFiles().kind(of: artifact.path) != nil {
        do {
          old = try LocalFiles().read(artifact.path)
        } catch {
          return usage("\(artifact.path): \(error.message)")
        }
      }
      let new = artifact.bytes
      guard old != new else { continue }
      isStale = true
      let oldFile = SourceFile(name: artifact.path, bytes: old)
      let newFile = SourceFile(name: artifact.path, bytes: new)
      let (oldHidden, newHidden) = (Redaction.ranges(in: oldFile), Redaction.ranges(in: newFile))
      Output.standardOutput(
        UnifiedDiff.text(
          from: old, to: new, oldName: old.isEmpty ? "/dev/null" : artifact.path, newName: artifact.path,
          shownOld: { Redacted.text(of: oldFile, $0, hiding: oldHidden) }, shownNew: { Redacted.text(of: newFile, $0, hiding: newHidden) }))
    }
    for path in leftOvers(artifacts, targets) {
      isStale = true
      Output.standardOutput("\(path): no order writes this file any more\n")
    }
    if isStale { Output.complain("what is on disk is stale: compile again without `--check`, and remove the files that no order writes") }
    return isStale ? 1 : 0
  }

  /// Files that are named like a compiled order of one of these targets and that this run does not write.
  private func leftOvers(_ artifacts: [Artifact], _ targets: Set<Target>) -> [String] {
    let written = Set(artifacts.map(\.path))
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
