import Diagnostics
import Foundation
import Reporting
import Testing

@Suite struct SARIFTests {
  struct Log: Decodable {
    let version: String
    let runs: [Run]
  }
  struct Run: Decodable {
    struct Tool: Decodable {
      let driver: Driver
    }
    struct Driver: Decodable {
      let name, version, informationUri: String
      let rules: [Rule]
    }
    struct Rule: Decodable {
      struct Configuration: Decodable, Equatable {
        var enabled: Bool?
        let level: String
      }
      struct Properties: Decodable {
        let tags: [String]
        let precision: String
      }
      let id, helpUri: String
      let shortDescription, fullDescription, help: Text
      let defaultConfiguration: Configuration
      let properties: Properties
    }
    struct Automation: Decodable {
      let id: String
    }
    let tool: Tool
    let automationDetails: Automation
    let columnKind: String
    let results: [Result]
  }
  struct Text: Decodable {
    let text: String
    let markdown: String?
  }
  struct Result: Decodable {
    struct Fix: Decodable {
      let description: Text
      let artifactChanges: [Change]
    }
    struct Change: Decodable {
      struct Replacement: Decodable {
        let deletedRegion: Region
        let insertedContent: Text
      }
      let artifactLocation: Location.Artifact
      let replacements: [Replacement]
    }
    let ruleId, level: String
    let ruleIndex: Int
    let message: Text
    let locations: [Location]
    let partialFingerprints: [String: String]
    let relatedLocations: [Location]?
    let fixes: [Fix]?
  }
  struct Location: Decodable {
    struct Artifact: Decodable {
      let uri: String
      let uriBaseId: String?
    }
    struct Physical: Decodable {
      let artifactLocation: Artifact
      let region: Region
    }
    let id: Int?
    let physicalLocation: Physical
    let message: Text?
  }
  struct Region: Decodable, Equatable {
    let startLine, startColumn, endLine, endColumn, byteOffset, byteLength: Int
  }

  private func sarif(_ report: LintReport) -> [UInt8] { SARIFReport.bytes(report, rules: Sample.rules, version: "1.2.3", redactions: Sample.shown) }

  private func run(_ report: LintReport) throws -> Run {
    let log = try JSONDecoder().decode(Log.self, from: Data(sarif(report)))
    #expect(log.version == "2.1.0")
    return try #require(log.runs.count == 1 ? log.runs[0] : nil)
  }

  @Test func theSchemaHolds() throws {
    struct Request: Encodable {
      struct Document: Encodable {
        let name, text: String
        var schema = "sarif"
      }
      var schemas = ["sarif": "Tests/Fixtures/schemas/sarif-schema-2.1.0.json"]
      let documents: [Document]
      var maps: [String] = []
    }
    struct Answer: Decodable {
      let schemas, documents: [String: [String]]
    }
    let reports = [
      "empty": LintReport(), "sample": Sample.report(), "absolute": Sample.report(Sample.file("/tmp/a.order.yaml")), "many": Sample.report(many: 20),
    ]
    var documents = reports.map { Request.Document(name: $0.key + ".json", text: String(decoding: sarif($0.value), as: UTF8.self)) }
    let broken = String(decoding: sarif(Sample.report()), as: UTF8.self).replacing("\"columnKind\": \"unicodeCodePoints\"", with: "\"columnKind\": \"bytes\"")
    documents.append(.init(name: "broken.json", text: broken))
    let request = String(decoding: try JSONEncoder().encode(Request(documents: documents)), as: UTF8.self)
    let answer = try JSONDecoder().decode(Answer.self, from: Python.run(["Tests/schemas.py"], input: request))
    #expect(answer.schemas == ["sarif": []])
    #expect(answer.documents.filter { $0.key != "broken.json" } == ["empty.json": [], "sample.json": [], "absolute.json": [], "many.json": []])
    #expect(answer.documents["broken.json"]?.count == 1, "the schema is looked at")
  }

  @Test func theToolAndItsRules() throws {
    let run = try run(Sample.report())
    #expect(run.tool.driver.name == "orderspec" && run.tool.driver.version == "1.2.3" && run.tool.driver.informationUri.hasPrefix("https://"))
    #expect(run.columnKind == "unicodeCodePoints")
    #expect(run.automationDetails.id == "orderspec/lint/")
    let rules = run.tool.driver.rules
    #expect(rules.map(\.id) == ["unknown_field", "duplicate_item_identity", "config_unknown_key"], "rules that are not used are left out")
    #expect(rules.map(\.defaultConfiguration) == [.init(enabled: false, level: "warning"), .init(level: "error"), .init(level: "error")])
    for rule in rules {
      #expect(rule.shortDescription.text.hasSuffix(".") && !rule.fullDescription.text.isEmpty && !rule.help.text.isEmpty && rule.help.markdown != nil)
      #expect(rule.helpUri.hasSuffix("#\(rule.id)"))
    }
    #expect(rules[0].shortDescription.text == "A summary of unknown_field.")
    #expect(rules[0].properties.tags == ["structure", "blocking", "fixable"] && rules[0].properties.precision == "high")
    #expect(rules[0].help.markdown?.contains("```yaml\na: |\n  b\n```\n") == true)
  }

  @Test func results() throws {
    let report = Sample.report()
    let run = try run(report)
    #expect(run.results.map(\.ruleId) == report.findings.map(\.code))
    #expect(run.results.map { run.tool.driver.rules[$0.ruleIndex].id } == report.findings.map(\.code))
    #expect(run.results.map(\.level) == ["note", "warning", "error"])
    let twice = try #require(run.results.last)
    #expect(twice.message.text == "`smörgås.se` is ordered twice. See [first \\[here\\]](1). Each domain is bought once. Remove one.")
    let place = twice.locations[0].physicalLocation
    #expect(place.artifactLocation.uri == "orders/%C3%A5rets%20order.order.yaml" && place.artifactLocation.uriBaseId == "%SRCROOT%")
    let offset = report.findings[2].place.range.start
    #expect(place.region == Region(startLine: 6, startColumn: 17, endLine: 6, endColumn: 27, byteOffset: offset, byteLength: 12))
    let related = try #require(twice.relatedLocations)
    #expect(related.map(\.id) == [1] && related[0].physicalLocation.region.startLine == 4 && related[0].message?.text == "first [here]")
    #expect(run.results[0].relatedLocations == nil && run.results[0].fixes == nil)
    #expect(run.results[0].locations[0].physicalLocation.region.endLine == 5)
  }

  @Test func fixes() throws {
    let fixes = try #require(run(Sample.report()).results.last?.fixes)
    #expect(fixes.map(\.description.text) == ["rename it", "quote it"])
    #expect(fixes[0].artifactChanges[0].replacements.map(\.insertedContent.text) == ["räksmörgås.se"])
    #expect(fixes[0].artifactChanges[0].replacements[0].deletedRegion.byteLength == 12)
    #expect(fixes[1].artifactChanges.count == 1 && fixes[1].artifactChanges[0].replacements.map(\.deletedRegion.startColumn) == [1, 5])
  }

  @Test(arguments: [
    ("a.yaml", "a.yaml"), ("./a b/ö.yaml", "a%20b/%C3%B6.yaml"), ("/x/a#1?.yaml", "file:///x/a%231%3F.yaml"), ("a:b.yaml", "a%3Ab.yaml"),
    ("../a%20.yaml", "../a%2520.yaml"), ("././a", "a"),
  ])
  func addresses(name: String, uri: String) throws {
    let location = try run(Sample.report(Sample.file(name))).results[0].locations[0].physicalLocation.artifactLocation
    #expect(location.uri == uri)
    #expect((location.uriBaseId == nil) == name.hasPrefix("/"))
  }

  @Test func aByteOrderMarkIsNoColumn() throws {
    let report = Sample.report(Sample.file("a.yaml", "\u{FEFF}" + Sample.text))
    let plain = Sample.report(Sample.file("a.yaml"))
    let (marked, unmarked) = (try run(report).results[2], try run(plain).results[2])
    #expect(marked.locations[0].physicalLocation.region.startColumn == unmarked.locations[0].physicalLocation.region.startColumn)
    #expect(marked.locations[0].physicalLocation.region.byteOffset == unmarked.locations[0].physicalLocation.region.byteOffset + 3)
    #expect(marked.partialFingerprints == unmarked.partialFingerprints)
  }

  /// What github/codeql-action computes where a report has none; the values are those of its own tests (src/fingerprints.test.ts, 2026-11-22).
  @Test(arguments: [
    (" a\nb\n  \t\tc\n d", ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]),
    (
      " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End",
      ["8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1", "c6805c5e1288b612:1", "b86d3392aea1be30:1", "e6ceba753e1a442:1"]
    ),
    (
      " hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n",
      ["e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1"]
    ),
    (
      // Of our own: lines that begin alike are counted.
      String(repeating: "x", count: 150) + "\n" + String(repeating: "x ", count: 150), ["52b56201ffb58620:1", "52b56201ffb58620:2"]
    ),
    (
      " hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r",
      ["e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1"]
    ),
  ])
  func theHashesThatGitHubReads(text: String, hashes: [String]) throws {
    let file = Sample.file("a.yaml", text)
    let table = LineTable(file)
    let findings = (1...hashes.count).map {
      let start = table.range(ofLine: $0).start
      return Diagnostic(
        code: "unknown_field", severity: .error, message: "x", place: Place(file: file, range: SourceRange(start, start), pointer: "", document: 0))
    }
    let results = try run(LintReport(documents: [.init(file: file.name, number: 0, title: "a", findings: findings)])).results
    #expect(results.map { $0.partialFingerprints["primaryLocationLineHash"] } == hashes)
  }

  @Test func theyStayWhereLinesMoveAndGiveNoSecretAway() throws {
    func hashes(_ text: String, hiding: @escaping (SourceFile) -> [SourceRange] = Sample.shown) throws -> [String?] {
      let report = Sample.report(Sample.file("a.yaml", text))
      let bytes = SARIFReport.bytes(report, rules: Sample.rules, version: "1", redactions: hiding)
      return try JSONDecoder().decode(Log.self, from: Data(bytes)).runs[0].results.map { $0.partialFingerprints["primaryLocationLineHash"] }
    }
    let old = try hashes(Sample.text)
    #expect(old.allSatisfy { $0 != nil } && Set(old).count == 3)
    let moved = try hashes("# a comment\r\n\n" + Sample.text)
    #expect(moved.dropFirst() == old.dropFirst() && moved[0] != old[0])
    // Of a hundred characters from the line on, and of no others.
    #expect(try hashes(Sample.text, hiding: Sample.hiding("hemlig")) == [nil, nil, old[2]])
    let far = "eppcode: a # smörgås.se\n" + String(repeating: "x", count: 150) + "\n# smörgås.se hemlig\n"
    let shown = try hashes(far)
    #expect(try shown.allSatisfy { $0 != nil } && hashes(far, hiding: Sample.hiding("hemlig")) == [shown[0], shown[1], nil])
  }

  @Test func noSourceTextIsShown() {
    #expect(!String(decoding: sarif(Sample.report()), as: UTF8.self).contains("hemlig"))
  }
}
