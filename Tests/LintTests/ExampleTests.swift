import Compiler
import Diagnostics
import Rules
import Testing

/// The examples of the repository: what is right lints clean, what is broken is broken as it says.
struct ExampleTests {
  /// Warnings that sound examples give, as `path severity[code] pointer`.
  static let warnings: Set<String> = []

  static let files = Sample.examples.first?.files ?? MemoryFiles()
  static let broken = Sample.examples.filter { $0.path.hasPrefix("broken/") }

  @Test func `a walk finds no fault and no warning but the known ones`() {
    let outcome = Linter(LintOptions(today: Sample.today), files: Self.files).lint(["."])
    #expect(outcome.failures == [] && outcome.configurationFaults.isEmpty && outcome.emptyDirectories == [])
    #expect(outcome.report.fileCount == Sample.examples.count - Self.broken.count)
    let found = outcome.report.findings.filter { $0.severity > .info }.map { "\($0.place.file.name.dropFirst(2)) \(Spot($0).text)" }
    #expect(Set(found) == Self.warnings)
  }

  @Test(arguments: Sample.examples)
  func `an example by itself says what its comments expect`(_ sample: Sample) {
    let outcome = sample.lint()
    #expect(outcome.failures == [] && outcome.configurationFaults.isEmpty)
    let found = outcome.findings(in: sample.path).filter { $0.severity > .info }.map { Spot($0) }
    let expectations = Expectations(sample.bytes)
    #expect(expectations.malformed == [])
    let expected = expectations.spots
    if let difference = difference(expected: expected, found: found.filter { !Self.warnings.contains("\(sample.path) \($0.text)") }) {
      Issue.record("\(difference)")
    }
  }

  @Test func `a broken example expects something`() {
    #expect(!Self.broken.isEmpty)
    for sample in Self.broken { #expect(!Expectations(sample.bytes).spots.isEmpty, "\(sample.path)") }
    for sample in Sample.examples where !sample.path.hasPrefix("broken/") { #expect(Expectations(sample.bytes).spots.isEmpty, "\(sample.path)") }
  }
}
