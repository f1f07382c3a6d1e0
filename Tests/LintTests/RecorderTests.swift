import Compiler
import Diagnostics
import Testing

/// A recorded fixture expects what was found.
struct RecorderTests {
  @Test(arguments: Sample.fixtures.filter { !$0.path.hasSuffix(".contacts.yaml") })
  func `a recorded fixture holds`(_ sample: Sample) {
    let findings = sample.lint().findings(in: sample.path).filter { $0.severity > .info || $0.code == sample.folder }.map { Spot($0) }
    let recorded = sample.with(Recorder.rewritten(sample.bytes, findings))
    let found = recorded.lint().findings(in: sample.path).filter { $0.severity > .info || $0.code == sample.folder }.map { Spot($0) }
    let expectations = Expectations(recorded.bytes)
    #expect(expectations.malformed == [])
    #expect(difference(expected: expectations.spots, found: found) == nil, "\(recorded.text)")
    #expect(found.map(\.text).sorted() == findings.map(\.text).sorted())
  }

  @Test func `old expectations go, others come, the rest stays`() {
    let old = """
      # target: hostup-v2
      # expect@5: error[a] /x
      orderSpec: 1
      name: x # expect: error[b] /name
      items:
        # expect: warning[c] /items
        - a # a comment
      """
    let findings = [
      Spot(line: 4, severity: "info", code: "d", pointer: "/name"), Spot(line: 7, severity: "error", code: "e", pointer: ""),
      Spot(line: 1, severity: "error", code: "f", pointer: "/~1"),
    ]
    let new = """
      # target: hostup-v2
      # expect@1: error[f] /~1
      orderSpec: 1
      # expect: info[d] /name
      name: x
      items:
        # expect: error[e]
        - a # a comment
      """
    #expect(String(decoding: Recorder.rewritten(Array(old.utf8), findings), as: UTF8.self) == new)
  }
}
