import Compiler
import Diagnostics
import Testing

/// Sound files into which one mistake is planted at a time: the rule tells it once, where it is, or it is listed as one that nobody can tell.
struct TruthTests {
  /// How often a kind of mistake is made; the same text is looked at once.
  static let rounds = 5

  @Test(arguments: SoundFile.all)
  func `the files are sound`(_ file: SoundFile) {
    #expect(file.findings.filter { !$0.hasPrefix("info") } == [])
    #expect(file.folderFindings.filter { !$0.hasPrefix("info") } == [])
  }

  @Test(arguments: Mistake.all)
  func `a planted mistake is found where it is`(_ mistake: Mistake) throws {
    let trials = try #require(Trial.all[mistake.name])
    #expect(!trials.isEmpty, "no file has a place for it")
    for trial in trials {
      if let problem = trial.problem { Issue.record("seed \(trial.seed): \(problem)\n\(trial.difference)") }
    }
  }

  @Test func `the truth in one line`() {
    #expect(Set(Mistake.all.map(\.name)).count == Mistake.all.count, "two kinds have one name")
    let trials = Mistake.all.filter { $0.code != nil }.flatMap { Trial.all[$0.name] ?? [] }
    let misses = Mistake.all.filter { $0.code == nil }.flatMap { Trial.all[$0.name] ?? [] }
    let found = trials.count { $0.problem == nil }
    let consequences = trials.map(\.consequences).reduce(0, +)
    let kinds = Mistake.all.count { $0.code != nil }
    let codes = Set(Mistake.all.compactMap(\.code)).count
    print(
      "truth: \(found) of \(trials.count + misses.count) planted mistakes of \(Mistake.all.count) kinds found, by \(codes) rules;",
      "\(misses.count) of \(Mistake.all.count - kinds) kinds are listed as misses; \(consequences) further findings")
    #expect(kinds >= 90 && trials.count >= 400 && found == trials.count)
    for mistake in Mistake.misses { #expect(mistake.reason?.isEmpty == false && mistake.code == nil, "\(mistake.name)") }
  }
}
