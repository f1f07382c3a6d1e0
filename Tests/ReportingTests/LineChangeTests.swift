import Diagnostics
import Testing

/// What changes from one text to another, by lines.
struct LineChangeTests {
  private func changes(_ old: [String], _ new: [String]) -> [LineChange] {
    LineChange.changes(from: old.map { Array($0.utf8)[...] }, to: new.map { Array($0.utf8)[...] })
  }

  @Test func `least is changed`() {
    #expect(changes([], []) == [])
    #expect(changes(["a", "b"], ["a", "b"]) == [])
    #expect(changes([], ["a"]) == [LineChange(old: 0..<0, new: 0..<1)])
    #expect(changes(["a"], []) == [LineChange(old: 0..<1, new: 0..<0)])
    #expect(changes(["a", "b", "c"], ["a", "x", "c"]) == [LineChange(old: 1..<2, new: 1..<2)])
    #expect(changes(["a", "b"], ["a", "x", "b"]) == [LineChange(old: 1..<1, new: 1..<2)])
    #expect(changes(["a", "a", "b"], ["a", "b", "a"]).count == 2)
    #expect(changes(["a", "b", "c", "d"], ["x", "b", "y", "d", "z"]).map(\.old) == [0..<1, 2..<3, 4..<4])
  }

  @Test(arguments: 0..<200) func `the changes lead to the new text`(_ seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    let old = (0..<next(30)).map { _ in String(next(9)) }
    let new = next(3) == 0 ? old.reversed() : (0..<next(30)).map { _ in String(next(12)) }
    var result: [String] = []
    var position = 0
    for change in changes(old, new) {
      #expect(change.old.lowerBound >= position && !(change.old.isEmpty && change.new.isEmpty))
      result += old[position..<change.old.lowerBound]
      #expect(result.count == change.new.lowerBound)
      result += new[change.new]
      position = change.old.upperBound
    }
    #expect(result + old[position...] == new)
  }

  @Test func `lines between many that change stay`() {
    let old = (0..<15_000).flatMap { ["  key\($0): 0\($0)", "  # same"] }
    let new = (0..<15_000).flatMap { ["  key\($0): \"0\($0)\"", "  # same"] }
    let changes = changes(old, new)
    #expect(changes.count == 15_000 && changes.allSatisfy { $0.old == $0.new && $0.old.count == 1 })
  }

  @Test func `a long text in another order changes as a whole`() {
    let old = (0..<3_000).map(String.init)
    #expect(changes(old, old.reversed()) == [LineChange(old: 0..<3_000, new: 0..<3_000)])
  }
}
