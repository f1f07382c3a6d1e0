import Foundation
import Testing

/// The tree says what libyaml says, at the places where it stands.
@Suite struct AgreementTests {
  @Test func trickyInputs() {
    for input in TrickyInputs.all { expectLaws(Array(input.utf8)) }
  }

  @Test func trickyInputsWithOtherLineBreaks() {
    for input in TrickyInputs.all {
      for lineBreak in ["\r\n", "\r", "\u{85}", "\u{2028}"] { expectLaws(Array(input.replacingOccurrences(of: "\n", with: lineBreak).utf8)) }
      expectLaws(Array(("\u{FEFF}# é\n---\n" + input).utf8))
    }
  }

  @Test func examples() {
    #expect(Fuzz.examples.count > 20)
    for example in Fuzz.examples { expectLaws(example) }
  }

  @Test func everyPrefixOfTrickyInputs() {
    for input in TrickyInputs.all {
      let bytes = Array(input.utf8)
      for length in 0..<bytes.count { expectLaws(Array(bytes[..<length])) }
    }
  }

  @Test func everyPrefixOfExamples() {
    for example in Fuzz.examples.filter({ $0.count < 800 }).prefix(3) {
      for length in 0..<example.count { expectLaws(Array(example[..<length])) }
    }
  }

  /// ORDERSPEC_FUZZ_COUNT asks for more inputs.
  @Test(arguments: [1, 2]) func mutatedInputs(shard: UInt64) {
    let count = ProcessInfo.processInfo.environment["ORDERSPEC_FUZZ_COUNT"].flatMap { Int($0) } ?? 20_000
    let seeds = Fuzz.examples + TrickyInputs.all.map { Array($0.utf8) }
    let small = TrickyInputs.all.map { Array($0.utf8) }
    var random = SeededGenerator(state: shard)
    var failures = 0
    for number in 0..<count / 2 where failures < 5 {
      // Small inputs find more in the same time.
      if !expectLaws(Fuzz.input(number % 8 == 0 ? seeds : small, &random)) { failures += 1 }
    }
  }

  @discardableResult
  func expectLaws(_ bytes: [UInt8]) -> Bool {
    let violations = Laws.violations(in: bytes)
    if !violations.isEmpty {
      Issue.record("\(String(decoding: bytes, as: UTF8.self).debugDescription) \(bytes.count): \(violations.prefix(4).joined(separator: "; "))")
    }
    return violations.isEmpty
  }
}
