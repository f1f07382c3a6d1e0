import Foundation
import Testing

/// `lint --timings`, which only people who change orderspec know of.
@Suite struct TimingTests {
  @Test func stagesAndRulesGoToStandardError() throws {
    let folder = try Folder(["acme.order.yaml": Samples.misspelt, "other.order.yaml": Samples.order("other", "other-shop.com", "")])
    let plain = try orderspec("lint", ".", in: folder)
    for jobs in ["1", "2"] {
      let run = try orderspec("lint", "--timings", "--jobs", jobs, ".", in: folder)
      #expect(run.code == plain.code)
      #expect(run.output == plain.output)
      let rows = run.error.split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: true) }
      #expect(rows.allSatisfy { $0.count >= 5 && UInt64($0[0]) != nil && $0[1] == "µs" && Double($0[2]) != nil && $0[3] == "%" }, "\(run.error)")
      let names = rows.map { $0[4...].joined(separator: " ") }
      #expect(names.starts(with: ["find files", "read files", "scan and build trees", "bind orders", "run the rules"]))
      #expect(Set(names).isSuperset(of: ["empty_items", "secret_in_plain_text"]))
      #expect(Set(names).count == names.count)
    }
    #expect(plain.error == "")
    #expect(try !orderspec("lint", "--help", in: folder).output.contains("--timings"))
  }
}
