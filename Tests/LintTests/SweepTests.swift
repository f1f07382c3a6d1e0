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

  @Test(arguments: Variant.allCases, Sample.all)
  func `findings do not depend on line ends, a mark or what stands before`(_ variant: Variant, _ sample: Sample) {
    let expected = Picture.lines(sample.lint(), shift: variant.shift)
    let outcome = variant.applied(to: sample).lint()
    #expect(Picture.lines(outcome) == expected)
    for problem in Soundness.problems(outcome) { Issue.record("\(problem)") }
  }

  @Test(arguments: Sample.all)
  func `texts are written alike`(_ sample: Sample) {
    for finding in sample.lint().report.findings {
      for problem in Wording.problems(finding) { Issue.record("\(finding.code): \(problem)") }
    }
  }

  @Test(arguments: Sample.all)
  func `no text holds a secret`(_ sample: Sample) {
    let outcome = sample.lint()
    for finding in outcome.report.findings {
      let texts = [finding.message] + finding.help + finding.related.map(\.message) + finding.fixes.map(\.title)
      for secret in SecretLiterals.texts(in: finding.place.file) {
        for text in texts { #expect(!SecretLiterals.text(text, shows: secret), "\(finding.code): \(text)") }
      }
    }
  }

  @Test(arguments: Sample.all)
  func `a comment above the line hides a finding`(_ sample: Sample) {
    let outcome = sample.lint()
    var seen: Set<String> = []
    for finding in outcome.report.findings where RuleRegistry.documentation.first(where: { $0.code == finding.code })?.isInlineSuppressible == true {
      let line = Spot(finding).line
      let path = finding.place.file.name
      guard seen.insert("\(path) \(line) \(finding.code)").inserted, let hidden = sample.hiding(finding.code, line: line, of: path) else { continue }
      let after = hidden.lint()
      var expected: [String] = []
      var removed = 0
      for (other, spot) in outcome.report.findings.map({ ($0.place.file.name, Spot($0)) }) {
        if other == path, spot.line == line, spot.code == finding.code {
          removed += 1
        } else {
          expected.append("\(other):\(spot.line + (other == path && spot.line >= line ? 1 : 0)) \(spot.text)")
        }
      }
      #expect(after.report.findings.map { "\($0.place.file.name):\(Spot($0).line) \(Spot($0).text)" } == expected, "\(finding.code), line \(line)")
      #expect(after.report.suppressedCount == outcome.report.suppressedCount + removed, "\(finding.code), line \(line)")
    }
    let suppressible = outcome.report.findings.count { finding in RuleRegistry.documentation.first { $0.code == finding.code }?.isInlineSuppressible == true }
    #expect(seen.isEmpty == (suppressible == 0))
  }
}
