import Compiler
import Diagnostics
import JSON
import Rules
import Testing

/// What holds for every finding of every fixture, example and documentation.
struct SweepTests {
  @Test(arguments: Sample.all)
  func `findings stand where they say`(_ sample: Sample) {
    for problem in Soundness.problems(sample.lint()) { Issue.record("\(problem)") }
  }

  @Test(arguments: Sample.all)
  func `findings do not depend on line ends, a mark or what stands before`(_ sample: Sample) {
    let outcome = sample.lint()
    for variant in Variant.allCases {
      let changed = variant.applied(to: sample).lint()
      #expect(Picture.lines(changed) == Picture.lines(outcome, shift: variant.shift), "\(variant)")
      for problem in Soundness.problems(changed) { Issue.record("\(variant): \(problem)") }
    }
  }

  @Test(arguments: Sample.all)
  func `texts are written alike`(_ sample: Sample) {
    for finding in sample.lint().report.findings {
      for problem in Wording.problems(finding) { Issue.record("\(finding.code): \(problem)") }
    }
  }

  @Test(arguments: Sample.all)
  func `no text holds a secret`(_ sample: Sample) {
    var secrets: [ObjectIdentifier: Set<String>] = [:]
    for finding in sample.lint().report.findings {
      let file = finding.place.file
      if secrets[ObjectIdentifier(file)] == nil { secrets[ObjectIdentifier(file)] = SecretLiterals.texts(in: file) }
      let texts = [finding.message] + finding.help + finding.related.map(\.message) + finding.fixes.map(\.title)
      for secret in secrets[ObjectIdentifier(file)] ?? [] {
        for text in texts where SecretLiterals.text(text, shows: secret) { Issue.record("\(finding.code): \(text)") }
      }
    }
  }

  private static let suppressible = Set(RuleRegistry.documentation.filter(\.isInlineSuppressible).map(\.code))

  @Test(arguments: Sample.all)
  func `a comment above the line hides a finding`(_ sample: Sample) {
    let outcome = sample.lint()
    let spots = outcome.spots
    var seen: Set<String> = []
    for (path, spot) in spots where Self.suppressible.contains(spot.code) {
      guard seen.insert("\(path) \(spot.line) \(spot.code)").inserted, let hidden = sample.hiding(spot.code, line: spot.line, of: path) else { continue }
      let left = spots.filter { $0.path != path || $0.spot.line != spot.line || $0.spot.code != spot.code }
      let expected = left.map { "\($0.path):\($0.spot.line + ($0.path == path && $0.spot.line >= spot.line ? 1 : 0)) \($0.spot.text)" }
      let after = hidden.lint()
      #expect(after.spots.map { "\($0.path):\($0.spot.line) \($0.spot.text)" } == expected, "\(spot)")
      #expect(after.report.suppressedCount == outcome.report.suppressedCount + spots.count - left.count, "\(spot)")
    }
  }

  @Test func `nearly every finding that a comment may hide is hidden`() {
    let spots = Sample.fixtures.flatMap { sample in sample.lint().spots.map { (sample: sample, path: $0.path, spot: $0.spot) } }
      .filter { Self.suppressible.contains($0.spot.code) }
    let hidden = spots.filter { $0.sample.hiding($0.spot.code, line: $0.spot.line, of: $0.path) != nil }
    #expect(spots.count > 300 && hidden.count > spots.count * 9 / 10)
  }
}
