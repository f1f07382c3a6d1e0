import Diagnostics
import Foundation
import Reporting
import Testing

@Suite struct GitLabTests {
  struct Issue: Decodable {
    struct Location: Decodable {
      struct Positions: Decodable {
        let begin, end: Position
      }
      let path: String
      let positions: Positions
    }
    struct Position: Decodable, Equatable {
      let line, column: Int
    }
    let description, checkName, fingerprint, severity: String
    let location: Location

    enum CodingKeys: String, CodingKey {
      case description, fingerprint, severity, location
      case checkName = "check_name"
    }
  }

  private func issues(_ report: LintReport, hiding redactions: @escaping (SourceFile) -> [SourceRange] = Sample.shown) throws -> [Issue] {
    try JSONDecoder().decode([Issue].self, from: Data(GitLabReport.bytes(report, redactions: redactions)))
  }

  private func fingerprints(_ text: String, hiding redactions: @escaping (SourceFile) -> [SourceRange] = Sample.shown) throws -> [String] {
    Array(try issues(Sample.report(Sample.file("a.order.yaml", text)), hiding: redactions).map(\.fingerprint).dropFirst())
  }

  @Test func issues() throws {
    let report = Sample.report(Sample.file("./a.order.yaml"))
    let issues = try issues(report)
    #expect(issues.map(\.checkName) == report.findings.map(\.code))
    #expect(issues.map(\.description) == report.findings.map(\.message), "all characters come back")
    #expect(issues.map(\.severity) == ["info", "minor", "major"])
    #expect(issues.map(\.location.path) == ["a.order.yaml", "a.order.yaml", "a.order.yaml"])
    #expect(issues[2].location.positions.begin == .init(line: 6, column: 17) && issues[2].location.positions.end == .init(line: 6, column: 27))
    #expect(try self.issues(LintReport()).isEmpty)
  }

  @Test func fingerprintsAreUnique() throws {
    let fingerprints = try issues(Sample.report(many: 50)).map(\.fingerprint)
    #expect(fingerprints.count == 150 && Set(fingerprints).count == 150)
    #expect(fingerprints.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{16}:[1-9][0-9]*/) != nil })
  }

  @Test func fingerprintsStayWhereLinesMove() throws {
    let old = try fingerprints(Sample.text)
    #expect(try fingerprints("# a comment\r\n\n" + Sample.text) == old)
    #expect(try fingerprints(Sample.text.replacing("    eppcode: hemlig|kod", with: "\t\teppcode: hemlig|kod  ")) == old, "indentation does not count")
    let changed = try fingerprints(Sample.text.replacing("hemlig|kod", with: "annan"))
    #expect(changed[0] != old[0] && changed[1] == old[1])
    // Written down in dashboards: a change makes every finding a new one.
    #expect(old == ["3f82c1b3a537bc8c:1", "1d3c5939f5cf0f7a:1"])
  }

  @Test func secretsAreNoPartOfAFingerprint() throws {
    let other = Sample.text.replacing("hemlig", with: "gissad")
    #expect(try fingerprints(Sample.text) != fingerprints(other))
    #expect(try fingerprints(Sample.text, hiding: Sample.hiding("hemlig")) == fingerprints(other, hiding: Sample.hiding("gissad")))
  }
}
