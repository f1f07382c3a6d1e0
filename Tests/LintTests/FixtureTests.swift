import Compiler
import Diagnostics
import Foundation
import Rules
import Testing

/// Every fixture gives exactly the findings that its comments expect, and its fixes give the fixed file.
struct FixtureTests {
  static let folders = Set(Sample.fixtures.map(\.folder)).sorted()

  /// Rules that lint never raises, with the reason: they need no fixture.
  static let withoutFixture: [String: String] = [:]

  @Test(arguments: folders)
  func `the findings are those that the file expects`(_ folder: String) throws {
    let samples = Sample.fixtures.filter { $0.folder == folder }
    let outcomes = samples.map { ($0, $0.lint()) }
    for (sample, outcome) in outcomes {
      #expect(sample.unknownArguments == [], "\(sample.path)")
      #expect(outcome.configurationFaults.isEmpty && outcome.failures.isEmpty, "\(sample.path)")
      let isContacts = sample.path.hasSuffix(".contacts.yaml")
      // A contacts file expects what is found in it by itself and through the specs that name it.
      let findings = isContacts ? outcomes.flatMap { $1.findings(in: sample.path) } : outcome.findings(in: sample.path)
      let found = findings.filter { $0.severity > .info || $0.code == folder }.map { Spot($0) }
      let expectations = Expectations(sample.bytes)
      #expect(expectations.malformed == [], "\(sample.path)")
      guard let difference = difference(expected: expectations.spots, found: isContacts ? Array(Set(found)) : found) else { continue }
      Issue.record("\(sample.path)\n\(difference)")
      if Repository.isRecording {
        try Data(Recorder.rewritten(sample.bytes, Array(Set(found)))).write(to: Repository.fixtures.appendingPathComponent(sample.path))
      }
    }
  }

  @Test(arguments: Sample.fixtureFiles.keys.filter { $0.hasSuffix(".catalog.yaml") }.sorted())
  func `a catalog file expects what is found in it through the specs`(_ path: String) throws {
    let folder = path.prefix { $0 != "/" }
    let findings = Sample.fixtures.filter { $0.folder == folder }.flatMap { $0.lint().findings(in: path) }
    let expectations = Expectations(try #require(Sample.fixtureFiles[path]))
    #expect(expectations.malformed == [])
    if let difference = difference(expected: expectations.spots, found: Array(Set(findings.map { Spot($0) }))) { Issue.record("\(path)\n\(difference)") }
  }

  @Test(arguments: Sample.linted.map(\.code))
  func `every rule has a failing file and a clean one`(_ code: String) {
    guard Self.withoutFixture[code] == nil else { return }
    let samples = Sample.fixtures.filter { $0.folder == code }
    let files = samples.map(\.bytes) + Sample.fixtureFiles.filter { $0.key.hasPrefix("\(code)/") && $0.key.hasSuffix(".catalog.yaml") }.map(\.value)
    #expect(files.contains { bytes in Expectations(bytes).spots.contains { $0.code == code } })
    #expect(samples.contains { $0.path.hasPrefix("\(code)/clean") && $0.path.hasSuffix(".order.yaml") && Expectations($0.bytes).spots.isEmpty })
  }

  @Test(arguments: Sample.linted.map(\.code))
  func `a clean file is checked as the failing ones are`(_ code: String) {
    let samples = Sample.fixtures.filter { $0.folder == code }
    let clean = samples.filter { $0.path.hasPrefix("\(code)/clean") }
    let failing = samples.filter { sample in Expectations(sample.bytes).spots.contains { $0.code == code } }
    // What speaks of one provider says nothing of a file without a target.
    if !failing.isEmpty, failing.allSatisfy({ $0.options.target != nil }) { #expect(clean.contains { $0.options.target != nil }) }
    // The rule is not silenced there.
    for sample in clean {
      #expect(!sample.options.ignore.contains(code) && (sample.options.select.isEmpty || sample.options.select.contains(code)), "\(sample.path)")
      #expect(!sample.text.contains("orderspec: ignore[\(code)"), "\(sample.path)")
    }
  }

  @Test func `every folder is a rule`() {
    #expect(Set(Self.folders).subtracting(RuleRegistry.documentation.map(\.code)) == [])
    for code in Self.withoutFixture.keys { #expect(!Self.folders.contains(code)) }
  }

  @Test(arguments: Sample.fixtures)
  func `safe fixes give the fixed file`(_ sample: Sample) throws {
    let name = sample.path.replacing(".order.yaml", with: ".fixed.order.yaml").replacing(".contacts.yaml", with: ".fixed.contacts.yaml")
    let golden = Sample.fixtureFiles[name]
    let fixed = sample.fixed()
    guard fixed?.new != golden else { return }
    Issue.record("\(sample.path): \(fixed.map { "fixed:\n\(String(decoding: $0.new, as: UTF8.self))" } ?? "there is nothing to fix, and a fixed file")")
    if Repository.isRecording, let fixed { try Data(fixed.new).write(to: Repository.fixtures.appendingPathComponent(name + ".actual")) }
  }

  @Test func `every fixed file belongs to a fixture`() {
    for name in Sample.fixtureFiles.keys where name.contains(".fixed.") { #expect(Sample.fixtureFiles[name.replacing(".fixed.", with: ".")] != nil, "\(name)") }
  }

  @Test(arguments: Sample.fixtures)
  func `fixing twice changes nothing and makes no new errors`(_ sample: Sample) throws {
    guard let fixed = sample.fixed() else { return }
    #expect(fixed.count > 0)
    let after = sample.with(fixed.new)
    #expect(after.fixed() == nil)
    let before = sample.lint().findings(in: sample.path).filter { $0.severity == .error }.map(\.code)
    for code in Set(after.lint().findings(in: sample.path).filter { $0.severity == .error }.map(\.code)) { #expect(before.contains(code), "\(code)") }
  }
}
