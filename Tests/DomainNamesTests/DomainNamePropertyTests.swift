import DomainNames
import Testing

@Suite struct DomainNamePropertyTests {
  /// Every way to write a valid name leads back to it.
  private func expectRoundTrip(_ name: DomainName, of text: String) {
    let fromASCII = DomainName.parse(name.asciiText)
    let fromUnicode = DomainName.parse(name.unicodeText)
    #expect(fromASCII == .success(name), "\(text.debugDescription)")
    #expect(fromUnicode == .success(name), "\(text.debugDescription)")
    #expect((try? fromASCII.get().mapping) == [], "\(text.debugDescription)")
    #expect((try? fromUnicode.get().mapping.subtracting(.hasTransitionalDifference)) == [], "\(text.debugDescription)")
    #expect((try? fromASCII.get().unicodeText.unicodeScalars.elementsEqual(name.unicodeText.unicodeScalars)) == true, "\(text.debugDescription)")
  }

  /// What holds for every text there is.
  private func check(_ text: String) {
    let isCanonical = classify(text) == .canonical
    switch DomainName.parse(text) {
    case .success(let name):
      let needsNothing = name.asciiText == text && name.mapping.isEmpty && !name.labels.contains { $0.hasPrefix("xn--") }
      if isCanonical != needsNothing { Issue.record("classify and parse disagree on \(text.debugDescription)") }
      expectRoundTrip(name, of: text)
    case .failure(let fault):
      if isCanonical { Issue.record("canonical but not valid: \(text.debugDescription)") }
      let slice = fault.slice(of: text)
      if slice == nil || (slice == "" && fault.kind != .emptyName) { Issue.record("bad range \(fault) in \(text.debugDescription)") }
    }
  }

  private func randomText(of alphabet: [Unicode.Scalar], length: ClosedRange<Int>, using generator: inout SplitMix64) -> String {
    var text = ""
    for _ in 0..<Int.random(in: length, using: &generator) {
      text.unicodeScalars.append(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)])
    }
    return text
  }

  @Test func classifyAgreesWithParse() {
    var generator = SplitMix64(seed: 20_260_101)
    let alphabet = Array("aab1--..xnA_ å".unicodeScalars)
    for _ in 0..<20_000 { check(randomText(of: alphabet, length: 0...9, using: &generator)) }
    let plain = Array("abcdefgxyz0123456789-.".unicodeScalars)
    for _ in 0..<5_000 { check(randomText(of: plain, length: 0...300, using: &generator)) }
  }

  @Test func randomUnicode() {
    var generator = SplitMix64(seed: 7)
    let letters = Array("aåäößςΣİıǅﬁＡａ日本한각カ゛がאبक्\u{200D}\u{200C}\u{AD}\u{308}\u{30A}\u{345}\u{338}·・xn--..。☃≠℀".unicodeScalars)
    for _ in 0..<20_000 { check(randomText(of: letters, length: 1...8, using: &generator) + ".se") }
    let everything = (0..<0x110000).compactMap(Unicode.Scalar.init)
    for _ in 0..<5_000 { check(randomText(of: everything, length: 0...6, using: &generator)) }
    for _ in 0..<5_000 { check("xn--" + randomText(of: Array("abcz019-".unicodeScalars), length: 0...8, using: &generator) + ".se") }
  }

  /// Each scalar alone; the faults of direction and context are no matter of one character.
  @Test func everyScalarOfTheBasicPlane() {
    for scalar in (0x80..<0x10000).compactMap(Unicode.Scalar.init) { check("\(scalar).se") }
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["a", "a.", "å", "å.", "☃", "☃.", ".", "-", "/", "@", ":", " ", "\u{AD}", "\u{308}", "xn--a.", "\u{0}", "1"])
  func aMegabyteIsRead(unit: String) {
    let text = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
    #expect(fault(text) != nil)
    #expect(classify(text) == .needsConversion)
  }

  @Test func parallelCallsAgree() async {
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<500).allSatisfy { _ in name("RÄKSMÖRGÅS.se")?.asciiText == "xn--rksmrgs-5wao1o.se" && fault("☃.com") != nil } }
      }
      for await agreed in group { #expect(agreed) }
    }
  }
}
