import Diagnostics
import Foundation
import Reporting
import Testing

@Suite struct JUnitTests {
  /// An element as Python's parser has it.
  struct Element: Decodable {
    let tag: String
    let attributes: [String: String]
    let text: String
    let children: [Element]
  }

  private func parsed(_ report: LintReport) throws -> Element {
    let program = """
      import json, sys
      from xml.etree import ElementTree
      def tree(e): return {"tag": e.tag, "attributes": e.attrib, "text": e.text or "", "children": [tree(c) for c in e]}
      json.dump(tree(ElementTree.fromstring(sys.stdin.buffer.read())), sys.stdout)
      """
    return try JSONDecoder().decode(Element.self, from: Python.run(["-c", program], input: JUnitReport.text(report)))
  }

  @Test func aCaseForEachFinding() throws {
    let root = try parsed(Sample.report())
    #expect(root.tag == "testsuites" && root.attributes == ["name": "orderspec", "tests": "3", "failures": "2", "errors": "0"])
    let suite = try #require(root.children.first)
    let name = "orders/årets order.order.yaml"
    #expect(suite.attributes == ["name": name, "tests": "3", "failures": "2", "errors": "0", "skipped": "0"])
    let names = ["config_unknown_key", "unknown_field /items/0/eppcode", "duplicate_item_identity /items/1/domainName"]
    #expect(suite.children.map(\.attributes["name"]) == names)
    #expect(suite.children.map(\.attributes["line"]) == ["1", "5", "6"])
    #expect(suite.children.allSatisfy { $0.attributes["classname"] == name && $0.attributes["file"] == name })
    #expect(suite.children.map { $0.children.map(\.tag) } == [["system-out"], ["failure"], ["failure"]])
    let failures = suite.children.dropFirst().map { $0.children[0] }
    #expect(failures.map(\.attributes["type"]) == ["warning", "error"])
    let message = "`a|b` <b>is</b> \"100%\" & 'no'\nfield, @all: [x](y) [31m"
    #expect(failures[0].attributes["message"] == message, "control characters are gone, the rest comes back")
    #expect(failures[1].text == "\(name):6:17: `smörgås.se` is ordered twice\nEach domain is bought once.\nRemove one.")
  }

  @Test func aFileWithoutFindingsPasses() throws {
    var report = Sample.report(Sample.file("b.order.yaml"))
    report.files = ["a<&\">.order.yaml", "b.order.yaml"]
    let root = try parsed(report)
    #expect(root.attributes["tests"] == "4" && root.attributes["failures"] == "2")
    #expect(root.children.map(\.attributes["name"]) == report.files)
    #expect(root.children[0].children.map(\.tag) == ["testcase"] && root.children[0].children[0].children.isEmpty)
    #expect(try parsed(LintReport()).children.isEmpty)
  }

  @Test func namesAreUniqueInASuite() throws {
    let names = try parsed(Sample.report(many: 30)).children[0].children.compactMap { $0.attributes["name"] }
    #expect(names.count == 90 && Set(names).count == 90)
  }

  @Test func documentsOfAFileAreOneSuite() throws {
    var report = Sample.report()
    report.documents.append(.init(file: report.documents[0].file, number: 1, title: "order two", findings: report.findings))
    #expect(try parsed(report).children.map(\.attributes["tests"]) == ["6"])
  }
}
