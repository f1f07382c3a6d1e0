import Diagnostics
import Foundation
import Reporting
import Testing

@Suite struct RDJSONTests {
  struct Report: Decodable {
    let source: [String: String]
    let diagnostics: [Entry]
  }
  struct Entry: Decodable {
    struct Location: Decodable {
      let path: String
      let range: Range
    }
    struct Suggestion: Decodable {
      let range: Range
      let text: String
    }
    let message, severity: String
    let location: Location
    let code: [String: String]
    let suggestions: [Suggestion]?
  }
  struct Range: Decodable {
    struct Position: Decodable, Equatable {
      let line, column: Int
    }
    let start, end: Position
  }

  private func decoded(_ report: LintReport) throws -> Report { try JSONDecoder().decode(Report.self, from: Data(RDJSONReport.bytes(report))) }

  @Test func diagnostics() throws {
    let report = Sample.report(Sample.file("./a.order.yaml"))
    let decoded = try decoded(report)
    #expect(decoded.source["name"] == "orderspec")
    #expect(decoded.diagnostics.map(\.severity) == ["INFO", "WARNING", "ERROR"])
    #expect(decoded.diagnostics.map(\.code["value"]) == report.findings.map(\.code))
    #expect(decoded.diagnostics.allSatisfy { $0.location.path == "a.order.yaml" })
    #expect(decoded.diagnostics[2].message == "`smörgås.se` is ordered twice\nEach domain is bought once.\nRemove one.")
    #expect(try self.decoded(LintReport()).diagnostics.isEmpty)
  }

  @Test func columnsCountBytes() throws {
    let file = Sample.file("a.yaml", "\u{FEFF}å: 🥨x\n𐐀: y\n")
    let findings = ["x", "y"].map { Diagnostic(code: "unknown_field", severity: .error, message: $0, place: Sample.place(file, $0, "")) }
    let report = LintReport(documents: [.init(file: file.name, number: 0, title: "a", findings: findings)])
    let ranges = try decoded(report).diagnostics.map(\.location.range)
    #expect(ranges.map(\.start) == [.init(line: 1, column: 12), .init(line: 2, column: 7)])
    #expect(ranges.map(\.end) == [.init(line: 1, column: 13), .init(line: 2, column: 8)])
  }

  @Test func aSuggestionIsAFixOfOneEdit() throws {
    let diagnostics = try decoded(Sample.report()).diagnostics
    let suggestions = try #require(diagnostics[2].suggestions)
    #expect(suggestions.map(\.text) == ["räksmörgås.se"], "a fix of two edits is no suggestion")
    #expect(suggestions[0].range.start == .init(line: 6, column: 17) && suggestions[0].range.end == .init(line: 6, column: 29))
    #expect(diagnostics[0].suggestions == nil)
  }
}
