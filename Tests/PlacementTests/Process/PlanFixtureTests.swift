import Diagnostics
import Foundation
import Placement
import Rules
import Testing

/// Everything that plan and apply may find: where, how bad, how the commands end, and what a fix-it makes of it.
@Suite struct PlanFixtureTests {
  /// Rules that lint raises too, as warnings: here they are errors.
  private static let stricter: Set = ["price_guard_missing", "missing_item_id", "attempt_key_committed"]
  private static let rules = RuleRegistry.documentation.filter { $0.planExample != nil }
  private static var codes: Set<String> { stricter.union(rules.map(\.code)) }

  private struct Finding {
    let line: String
    let code: String
    let fixes: [[String: Any]]
  }

  private func plan(_ situation: PlanSituation, _ file: String, _ arguments: [String] = []) throws -> Child.Outcome {
    try situation.shop.start(["plan", file] + arguments, environment: PlanSituation.environment).wait()
  }

  /// The findings of `--format json`, as the concise format begins its lines.
  private func findings(_ outcome: Child.Outcome) throws -> [Finding] {
    let document = try #require(try? JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any], "\(outcome)")
    let orders = try #require(document["orders"] as? [[String: Any]])
    return try orders.flatMap { order in
      try #require(order["findings"] as? [[String: Any]]).map { finding in
        let location = try #require(finding["location"] as? [String: Any])
        let start = try #require(location["start"] as? [String: Any])
        let code = try #require(finding["code"] as? String)
        let place = "\(try #require(start["line"] as? Int)):\(try #require(start["column"] as? Int))"
        return Finding(
          line: "\(place): \(finding["severity"] as? String ?? "")[\(code)] \(finding["pointer"] as? String ?? ""):", code: code,
          fixes: finding["fixes"] as? [[String: Any]] ?? [])
      }
    }
  }

  /// The lines of findings on standard error, without file and message.
  private func lines(_ outcome: Child.Outcome, of file: String) -> [String] {
    outcome.error.split(separator: "\n").compactMap { line in
      line.firstMatch(of: #/^[^:]+:(\d+:\d+: (?:error|warning|info)\[[a-z0-9_]+\] [^:]*:)/#).flatMap { line.hasPrefix(file + ":") ? String($0.1) : nil }
    }.sorted()
  }

  @Test(arguments: PlanFixture.all) func planSaysWhatTheFileExpects(_ fixture: PlanFixture) throws {
    #expect(fixture.malformed == [])
    let exits = try #require(fixture.exits, "no `# exit: plan CODE, apply CODE`")
    let situation = try PlanSituation(fixture)
    let before = try (situation.shop.seller.placed.count, situation.shop.state.requests.count)
    let outcome = try plan(situation, fixture.file, ["--format", "json"])
    #expect(outcome.code == exits.plan, "\(outcome)")
    #expect(try (situation.shop.seller.placed.count, situation.shop.state.requests.count) == before)
    if exits.plan != 2 {
      let findings = try findings(outcome)
      #expect(findings.map(\.line).sorted() == fixture.expectations, "\(outcome)")
      // People are told the same.
      #expect(lines(outcome, of: fixture.file) == fixture.expectations, "\(outcome)")
      try check(findings, of: fixture)
    }
    let apply = try situation.shop.start(["apply", "--yes", fixture.file], environment: PlanSituation.environment).wait()
    #expect(apply.code == exits.apply, "\(apply)")
    guard exits.apply != 0 else { return }
    #expect(try (situation.shop.seller.placed.count, situation.shop.state.requests.count) == before, "\(apply)")
    #expect(apply.text.contains("nothing was sent") || exits.apply == 2, "\(apply)")
    if exits.apply != 2 { #expect(lines(apply, of: fixture.file) == fixture.expectations, "\(apply)") }
  }

  /// The fix-its give the fixed file, and there plan finds no such thing any more.
  private func check(_ findings: [Finding], of fixture: PlanFixture) throws {
    for finding in findings {
      let rule = RuleRegistry.documentation.first { $0.code == finding.code }
      if rule?.fix == RuleDocumentation.FixAvailability.none { #expect(finding.fixes.isEmpty, "\(finding.line)") }
      // All of them accept a price or terms, or say what the account has: nobody but a person does that.
      for fix in finding.fixes { #expect(fix["applicability"] as? String == "unsafe", "\(finding.line)") }
    }
    let fixes = findings.compactMap(\.fixes.first)
    let name = "\(fixture.code)/\(fixture.file.replacing(".order.yaml", with: ".fixed.order.yaml"))"
    let golden = PlanFixture.read(name)
    let fixed = fixes.isEmpty ? nil : PlanFixture.fixed(fixture.text, by: fixes)
    #expect(fixed == golden)
    // The result, to look at before it is committed; this run has failed all the same.
    if let fixed, fixed != golden, ProcessInfo.processInfo.environment["ORDERSPEC_RECORD"] == "1" {
      try Data(fixed.utf8).write(to: URL(fileURLWithPath: PlanFixture.folder + "/" + name))
    }
    guard let fixed else { return }
    let again = try PlanSituation(fixture)
    try again.shop.folder.write(fixed, to: fixture.file)
    let left = try self.findings(plan(again, fixture.file, ["--format", "json"]))
    let answered = Set(findings.filter { !$0.fixes.isEmpty }.map(\.code))
    #expect(left.filter { answered.contains($0.code) && !$0.fixes.isEmpty }.map(\.line) == [])
    #expect(left.count == findings.count - fixes.count, "\(left.map(\.line))")
  }

  @Test func everyCodeHasAFailingFixtureAndACleanOne() throws {
    let folders = Dictionary(grouping: PlanFixture.all, by: \.code)
    #expect(Set(folders.keys) == Self.codes)
    for (code, fixtures) in folders {
      #expect(fixtures.contains { $0.isClean && !$0.expectations.contains { $0.contains("[\(code)]") } && $0.exits?.apply == 0 }, "\(code)")
      #expect(fixtures.contains { !$0.isClean && $0.expectations.contains { $0.contains("[\(code)]") } }, "\(code)")
      let rule = try #require(RuleRegistry.documentation.first { $0.code == code })
      for fixture in fixtures where fixture.exits?.plan != 2 {
        guard fixture.expectations.contains(where: { $0.contains("error[\(code)]") }) else { continue }
        // What the documentation says of the rule is how apply ends.
        #expect(fixture.exits?.apply == (rule.isGuard ? 23 : 1), "\(fixture.testDescription)")
      }
    }
    // A fix that the documentation speaks of is shown.
    for rule in Self.rules where rule.fix != .none {
      #expect(PlanFixture.names(in: PlanFixture.folder + "/" + rule.code).contains { $0.hasSuffix(".fixed.order.yaml") }, "\(rule.code)")
    }
  }

  @Test(arguments: rules.map(\.code)) func theExamplesOfTheDocumentationAreTrue(_ code: String) throws {
    let rule = try #require(Self.rules.first { $0.code == code })
    let example = try #require(rule.planExample)
    let situation = try #require(PlanFixture.read("\(code)/example.given"))
    let goodSituation = PlanFixture.read("\(code)/good.given")
    #expect((goodSituation == nil) == (example.goodSituation == nil))
    let bad = try plan(PlanSituation(PlanFixture(example: rule.badExample, of: code, in: situation)), "example.order.yaml")
    #expect(bad.error == example.finding + "\n", "\(bad)")
    #expect(bad.code == (rule.severity == .error ? 1 : 0), "\(bad)")
    let good = try plan(PlanSituation(PlanFixture(example: rule.goodExample, of: code, in: goodSituation ?? situation)), "example.order.yaml")
    #expect(!good.error.contains("[\(code)]") && !good.error.contains("error["), "\(good)")
    #expect(good.code == 0, "\(good)")
  }

  // MARK: Where the words are

  private static func sources(below folder: String) throws -> [(name: String, text: String)] {
    let root = PlanFixture.root + "/Sources/" + folder
    let names = try #require(FileManager.default.enumerator(atPath: root)).compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted()
    return try names.map { ("\(folder)/\($0)", try String(contentsOfFile: root + "/" + $0, encoding: .utf8)) }
  }

  /// What placing raises comes from a rule: nothing has a code of its own but the provider's complaints.
  @Test func everyCodeThatPlacingRaisesIsDocumented() throws {
    let sources = try Self.sources(below: "Placement") + Self.sources(below: "orderspec-placement")
    #expect(sources.count > 60)
    let codes = Set(RuleRegistry.documentation.map(\.code))
    // `already_owned` is a state of the provider's, too.
    for (name, text) in sources where !name.hasPrefix("Placement/Providers/") {
      let words = text.matches(of: #/"([a-z0-9]+(?:_[a-z0-9]+)+)"/#).map { String($0.1) }
      #expect(words.filter(codes.contains) == [], "\(name)")
    }
    for (name, text) in sources {
      let made = text.matches(of: #/Diagnostic\(\s*code: ([^,]+),/#).map { String($0.1) }
      #expect(made.allSatisfy { ["refusal.code", "complaint.code"].contains($0) }, "\(name): \(made)")
    }
    // And every rule of the group is raised.
    for rule in Self.rules {
      let type = rule.code.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
      #expect(sources.contains { $0.text.contains("\(type).diagnose") }, "\(rule.code)")
    }
  }
}
