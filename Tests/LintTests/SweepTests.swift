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
}
