import Compiler
import Diagnostics
import Foundation
import Rules
import Testing

/// The documentation of a rule is run: the bad example breaks this rule and no other, the good one none.
struct DocumentationTests {
  @Test(arguments: Sample.linted.map(\.code))
  func `the bad example gives this finding alone`(_ code: String) throws {
    let sample = try #require(Sample.documentation.first { $0.path.hasPrefix("\(code)/bad/") })
    let outcome = sample.lint()
    #expect(outcome.failures == [] && outcome.configurationFaults.isEmpty)
    let findings = outcome.report.findings
    #expect(findings.filter { $0.severity > .info && $0.code != code }.map { "\(Spot($0)): \($0.message)" } == [])
    #expect(findings.count { $0.code == code } == 1)
  }

  @Test(arguments: Sample.linted.map(\.code))
  func `the good example gives nothing`(_ code: String) throws {
    let sample = try #require(Sample.documentation.first { $0.path.hasPrefix("\(code)/good/") })
    let outcome = sample.lint()
    #expect(outcome.failures == [] && outcome.configurationFaults.isEmpty)
    #expect(outcome.report.findings.filter { $0.severity > .info || $0.code == code }.map { "\(Spot($0)): \($0.message)" } == [])
  }

  @Test(arguments: Sample.linted.map(\.code))
  func `the bad example is as bad as the rule`(_ code: String) throws {
    let rule = try #require(RuleRegistry.documentation.first { $0.code == code })
    let sample = try #require(Sample.documentation.first { $0.path.hasPrefix("\(code)/bad/") })
    for finding in sample.lint().report.findings where finding.code == code {
      // An error that rests on an uncertain fact is a warning.
      // The severity of a rule that is off by default is that of the configuration.
      #expect(rule.severity == nil || finding.severity == rule.severity || finding.severity == .warning && rule.severity == .error)
    }
  }

  @Test(arguments: Sample.linted.map(\.code))
  func `a fix is offered where the documentation says so`(_ code: String) throws {
    let rule = try #require(RuleRegistry.documentation.first { $0.code == code })
    let samples = Sample.all.filter { $0.path.hasPrefix("\(code)/") }
    let findings = samples.flatMap { $0.lint().report.findings }.filter { $0.code == code }
    switch rule.fix {
    case .none: #expect(findings.allSatisfy { $0.fixes.isEmpty })
    case .sometimes: #expect(findings.contains { !$0.fixes.isEmpty })
    case .always: #expect(findings.allSatisfy { !$0.fixes.isEmpty } && !findings.isEmpty)
    }
  }

  /// What plan says of them, the tests of placing hold: it gets no further where lint finds an error.
  @Test(arguments: RuleRegistry.documentation.filter { $0.planExample != nil }.map(\.code))
  func `examples of what plan finds are sound to lint`(_ code: String) {
    for sample in Sample.documentation where sample.path.hasPrefix("\(code)/") {
      let outcome = sample.lint()
      #expect(outcome.failures == [] && outcome.configurationFaults.isEmpty && outcome.report.count(.error) == 0, "\(outcome.report.findings.map { Spot($0) })")
    }
  }

  @Test func `the group of what plan finds is the one with examples that are planned`() {
    for rule in RuleRegistry.documentation {
      #expect((rule.group == .plan) == (rule.planExample != nil), "\(rule.code)")
      guard let example = rule.planExample else { continue }
      #expect(example.finding.contains(": \(rule.severity?.rawValue ?? "")[\(rule.code)] /"), "\(rule.code)")
      #expect(example.situation.last != "." && rule.exampleTarget != nil, "\(rule.code)")
      // Nothing that keeps apply from buying can be hidden.
      #expect(!rule.isInlineSuppressible && rule.isBlocking == (rule.severity == .error) && rule.isConfigurable == (rule.severity == .warning), "\(rule.code)")
      #expect(!rule.isGuard || rule.severity == .error, "\(rule.code)")
    }
  }

  @Test func `the texts are whole sentences and the summary is one line`() {
    for rule in RuleRegistry.documentation {
      #expect(!rule.summary.contains("\n") && rule.summary.last != "." && !rule.summary.isEmpty, "\(rule.code)")
      #expect(rule.summary.first?.isUppercase == false || rule.summary.hasPrefix("HostUp"), "\(rule.code)")
      for text in [rule.why, rule.whatToDo] { #expect(text.last == "." && !("a"..."z").contains(text.prefix(1)), "\(rule.code): \(text)") }
      #expect(!rule.source.isEmpty, "\(rule.code)")
    }
  }

  /// What reads like a path is that of a file of this repository.
  @Test func `sources that are files are there`() {
    for rule in RuleRegistry.documentation {
      for word in rule.source.split(whereSeparator: { " (),;`".contains($0) }) where word.contains(#/[a-z0-9]\.(md|yaml|yml|json|dat|txt|swift|py)$/#) {
        guard word.contains("/") else { continue }
        let path = Repository.root.appendingPathComponent(String(word)).path
        #expect(FileManager.default.fileExists(atPath: path), "\(rule.code) names \(word), which is not there")
      }
    }
  }

  @Test func `the codes are different words of snake case`() {
    let codes = RuleRegistry.documentation.map(\.code)
    #expect(Set(codes).count == codes.count)
    #expect(codes.filter { $0.wholeMatch(of: #/[a-z][a-z0-9]*(_[a-z0-9]+)*/#) == nil } == [])
  }
}
