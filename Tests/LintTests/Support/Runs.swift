import Compiler
import Diagnostics
import OrderLanguage

/// Lints a tree in memory; without paths, all of it.
func lint(_ texts: [String: String], _ paths: [String] = ["."], keepsOrders: Bool = false, _ configure: (inout LintOptions) -> Void = { _ in }) -> LintOutcome {
  lint(MemoryFiles(texts), paths, keepsOrders: keepsOrders, configure)
}

func lint(_ files: MemoryFiles, _ paths: [String] = ["."], keepsOrders: Bool = false, _ configure: (inout LintOptions) -> Void = { _ in }) -> LintOutcome {
  var options = LintOptions(today: Sample.today)
  configure(&options)
  return Linter(options, files: files, keepsOrders: keepsOrders).lint(paths)
}

/// Lints one spec.
func lint(spec: String, _ configure: (inout LintOptions) -> Void = { _ in }) -> LintOutcome { lint(["a.order.yaml": spec], ["a.order.yaml"], configure) }

/// A spec of some domains, one a line.
func spec(_ name: String = "acme", _ domains: String..., more: String = "") -> String {
  "orderSpec: 1\nname: \(name)\nitems:\n" + domains.map { "  - domainName: \($0)\n" }.joined() + more
}

extension LintOutcome {
  /// The findings, as `file:line severity[code] pointer`.
  var lines: [String] { report.findings.map { "\($0.place.file.name.trimmingPrefix("./")):\(Spot($0).line) \(Spot($0).text)" } }

  /// The faults of configurations, as `file:line code pointer`.
  var faults: [String] { configurationFaults.map { "\($0.place.file.name):\(Spot($0).line) \($0.code) \($0.place.pointer)" } }
}
