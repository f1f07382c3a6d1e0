import Compiler
import Diagnostics
import Foundation
import Testing

/// Spoiled specs through the whole pipeline: it never stops, places stay in the file, and fixes make nothing worse.
struct FuzzTests {
  /// ORDERSPEC_FUZZ=N looks at N times as many.
  static let rounds = 150 * (ProcessInfo.processInfo.environment["ORDERSPEC_FUZZ"].flatMap { Int($0) } ?? 1)

  @Test(arguments: 0..<16)
  func `spoiled specs are checked and fixed`(_ part: Int) {
    let seeds = Sample.all.filter { $0.bytes.count < 6_000 }
    for round in 0..<Self.rounds {
      let seed = UInt64(part * 1_000_000 + round)
      var random = SeededGenerator(state: seed)
      let original = seeds.randomElement(using: &random)!
      var bytes = original.bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) { Mutation.apply(to: &bytes, seeds, &random) }
      for problem in problems(original.with(bytes)) { Issue.record("seed \(seed), \(original.path): \(problem)\n\(String(decoding: bytes, as: UTF8.self))") }
    }
  }

  private func problems(_ sample: Sample) -> [String] {
    let outcome = sample.lint()
    var problems = Soundness.problems(outcome)
    let findings = outcome.findings(in: sample.path)
    for finding in findings {
      for fix in finding.fixes { problems += Self.problems(fix, finding.code, sample) }
    }
    for includesUnsafe in [false, true] {
      guard let fixed = sample.fixed(includesUnsafe: includesUnsafe) else { continue }
      if fixed.count == 0 { problems.append("fixed without a fix") }
      let after = sample.with(fixed.new).lint().findings(in: sample.path)
      if after.count(where: Self.countsForFixes) > findings.count(where: Self.countsForFixes) {
        problems.append("more errors after \(includesUnsafe ? "unsafe" : "safe") fixes:\n\(String(decoding: fixed.new, as: UTF8.self))")
      }
      if PlainNode.documents(of: fixed.new).count != PlainNode.documents(of: sample.bytes).count { problems.append("other documents after fixes") }
    }
    return problems
  }

  /// A fix may bring two names together that were hidden from each other; that is seen over all files, where nothing is fixed.
  private static func countsForFixes(_ finding: Diagnostic) -> Bool {
    finding.severity == .error && !["duplicate_item_identity", "duplicate_order_name", "attempt_key_reused"].contains(finding.code)
  }

  /// One fix by itself: every byte outside of its edits stays, and what could be read can be read.
  private static func problems(_ fix: FixIt, _ code: String, _ sample: Sample) -> [String] {
    guard let file = fix.edits.first?.file, fix.edits.allSatisfy({ $0.file === file }) else { return ["\(code): `\(fix.title)` edits several files"] }
    let result = EditApplication.apply(fix.edits, to: file)
    var kept = result[...]
    var position = 0
    for edit in fix.edits.sorted(by: { $0.range.start < $1.range.start }) {
      guard kept.starts(with: file.bytes[position..<edit.range.start] + Array(edit.text.utf8)) else {
        return ["\(code): `\(fix.title)` changes more than its edits"]
      }
      kept = kept.dropFirst(edit.range.start - position + edit.text.utf8.count)
      position = edit.range.end
    }
    return kept.elementsEqual(file.bytes[position...]) ? [] : ["\(code): `\(fix.title)` changes what is behind its edits"]
  }
}
