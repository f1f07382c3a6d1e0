import Compiler
import Diagnostics
import DomainNames
import Testing

@testable import Rules

/// Names that are one letter apart: which are found, where, and with how much work.
struct NearNamesTests {
  private func nearest(_ names: [String]) -> (found: [Int?], steps: Int) {
    var list = SplitNames()
    for var name in names { name.withUTF8 { list.append($0) } }
    var near = NearNames(list)
    let found = near.findNearest()
    return (names.indices.map { found[$0] }, near.steps)
  }

  @Test(arguments: [
    ("kvarnen.se", "kvarne.se", true), ("kvarnen.se", "kvarnenn.se", true), ("kvarnen.se", "kvqrnen.se", true), ("kvarnen.se", "kvanren.se", true),
    ("kvarnen.se", "xkvarnen.se", true), ("kvarnen.se", "kvarnenx.se", true), ("kvarnen.co.uk", "kvarneb.co.uk", true), ("kvarnen.zzz", "kvarneb.zzz", true),
    ("google.se", "g0ogle.se", true), ("acme.se", "acne.se", true), ("xn--rksallad-0za.se", "xn--rksalad-5wa.se", true),
    ("kvarnen.se", "kvarnen.nu", false), ("kvarnen.uk", "kvarneb.co.uk", false), ("kvarnen.se", "kvarnen.se", false), ("kvarnen.se", "kvarxyn.se", false),
    ("kvarnen.se", "kvrnean.se", false), ("abc.se", "abd.se", false), ("abc.se", "abcd.se", false), ("acme1.se", "acme2.se", false),
    ("acme.se", "acme2.se", false),
    ("acme12.se", "acme21.se", false), ("acme-a.se", "acme-b.se", false), ("b-acme.se", "c-acme.se", false), ("acmeshop.se", "acme-shop.se", false),
    ("farg.se", "xn--frg-qla.se", false), ("a-bc.se", "ab-c.se", true),
  ])
  func `two names`(_ first: String, _ second: String, _ isNear: Bool) {
    #expect(nearest([first, second]).found == [nil, isNear ? 0 : nil], "\(first) \(second)")
    #expect(nearest([second, first]).found == [nil, isNear ? 0 : nil], "\(second) \(first)")
  }

  @Test func `the first neighbour is told, and of equal names the first`() {
    #expect(nearest(["kvarnen.se", "skuta.se", "kvarnem.se", "kvarnen.se", "kvarnex.se", "kvarnemm.se"]).found == [nil, nil, 0, nil, 0, 2])
  }

  /// Against every pair, compared by the distance of the reference algorithm.
  @Test func `nothing is lost and nothing made up`() {
    var random = SeededGenerator(state: 7)
    for _ in 0..<40 {
      let names = (0..<60).map { _ in String((0..<Int.random(in: 4...6, using: &random)).map { _ in "abc".randomElement(using: &random)! }) + ".se" }
      var expected = [Int?](repeating: nil, count: names.count)
      for later in names.indices where names.firstIndex(of: names[later]) == later {
        expected[later] = names[..<later].firstIndex { isOneApart(Array($0.utf8.dropLast(3)), Array(names[later].utf8.dropLast(3))) }
      }
      #expect(nearest(names).found == expected, "\(names)")
    }
  }

  private func isOneApart(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left != right else { return false }
    func variants(_ text: [UInt8]) -> Set<[UInt8]> {
      var all: Set<[UInt8]> = []
      for index in text.indices {
        all.insert(Array(text[..<index] + text[(index + 1)...]))
        for letter in "abc".utf8 { all.insert(Array(text[..<index] + [letter] + text[(index + 1)...])) }
        if index + 1 < text.count { all.insert(Array(text[..<index] + [text[index + 1], text[index]] + text[(index + 2)...])) }
      }
      return all
    }
    return variants(left).contains(right) || variants(right).contains(left)
  }

  // MARK: Work

  /// Kinds of many names that differ little: numbered, random, long series, letters around one place.
  static let families: [(String, @Sendable (Int) -> String)] = [
    ("numbered", { "kund-\(100_000 + $0).se" }),
    (
      "random",
      { n in
        var random = SeededGenerator(state: UInt64(n))
        return String((0..<9).map { _ in "abcdefghijklmnopqrstuvwxyz".randomElement(using: &random)! }) + ".se"
      }
    ),
    ("dense", { n in String((0..<9).map { "ab".utf8.map { Character(Unicode.Scalar($0)) }[n >> ($0 + 4) & 1] }) + String(n % 16, radix: 16) + "x.se" }),
    ("bases", { n in "qqqq" + String(n, radix: 26) + ".se" }),
  ]

  @Test(arguments: families.map(\.0))
  func `work grows with the number of names`(_ family: String) throws {
    let name = try #require(Self.families.first { $0.0 == family }).1
    let few = nearest((0..<1_000).map(name)).steps
    let many = nearest((0..<10_000).map(name)).steps
    #expect(many < 15 * few, "\(few) steps for 1,000 names, \(many) for 10,000")
    #expect(many < 10_000 * 80)
  }

  /// Three thousand labels that differ in one letter, all of them meant: there are 4.5 million pairs.
  @Test func `a long series is not compared with itself`() throws {
    let names = try (0..<3_000).map { try DomainName.parse("acme-\(#require(Unicode.Scalar(0x4E00 + UInt32($0)))).com").get().asciiText }
    let (found, steps) = nearest(names)
    #expect(found.allSatisfy { $0 == nil })
    #expect(steps < 3_000 * 100)
  }

  @Test(arguments: [100, 3_000, 50_000])
  func `a full filter still tells hashes apart`(_ count: Int) {
    func hash(_ number: Int) -> UInt64 { RunDomains.hash(of: "kund-\(number).se".utf8) }
    var filter = HashFilter(for: count)
    let first = (0..<count).count { filter.insert(hash($0)) }
    #expect(first < count / 20, "\(first) of \(count) seemed to be there already")
    #expect((0..<count).allSatisfy { filter.mayContain(hash($0)) })
    let others = (count..<(2 * count)).count { filter.mayContain(hash($0)) }
    #expect(others < count / 10, "\(others) of \(count)")
  }

  // MARK: Runs

  static let run = [
    "b.order.yaml": spec("b", "bryggkajen.com"), "a.order.yaml": spec("a", "brygkajen.com", "acme-shop.com"), "sub/c.order.yaml": spec("c", "acmeshop.net"),
    "d.order.yaml": spec("d", "bryggkajem.com", more: "    existing: dom_1\n"),
  ]

  @Test(arguments: [1, 2, 4], [["."], ["b.order.yaml", "a.order.yaml", "sub", "d.order.yaml"], ["sub", "d.order.yaml", "a.order.yaml", "b.order.yaml"]])
  func `names are compared over all files, however they are named and by how many threads`(_ jobs: Int, _ paths: [String]) throws {
    let outcome = lint(Self.run, paths) { $0.jobs = jobs }
    #expect(outcome.lines == ["b.order.yaml:4 warning[near_duplicate_domain] /items/0/domainName"])
    let finding = try #require(outcome.report.findings.first)
    #expect(finding.message == "`bryggkajen.com` is one letter apart from `brygkajen.com`")
    #expect(finding.related.map { "\($0.place.file.name.trimmingPrefix("./")) \($0.place.pointer)" } == ["a.order.yaml /items/0/domainName"])
  }
}
