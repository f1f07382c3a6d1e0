import Foundation
import Testing

@Suite struct ParseTests {
  @Test func theTreeWithItsPositions() throws {
    let folder = try Folder(["å.yaml": "é: &a [x, \"1\"]\nb: *a\n"])
    let run = try orderspec("parse", "å.yaml", in: folder)
    #expect(run.code == 0)
    #expect(run.error == "")
    #expect(try orderspec("parse", "å.yaml", "--format", "json", in: folder) == run)
    func position(_ line: Int, _ column: Int, _ offset: Int) -> NSDictionary { ["line": line, "column": column, "offset": offset] }
    func scalar(_ pointer: String, _ value: String, _ style: String, _ start: NSDictionary, _ end: NSDictionary) -> NSDictionary {
      ["kind": "scalar", "pointer": pointer, "style": style, "start": start, "end": end, "value": value]
    }
    let list: NSDictionary = [
      "kind": "sequence", "pointer": "/é", "anchor": "a", "style": "flow", "start": position(1, 4, 4), "end": position(1, 15, 15),
      "content": ["start": position(1, 7, 7), "end": position(1, 15, 15)] as NSDictionary,
      "items": [
        scalar("/é/0", "x", "plain", position(1, 8, 8), position(1, 9, 9)), scalar("/é/1", "1", "double", position(1, 11, 11), position(1, 14, 14)),
      ],
    ]
    let alias: NSDictionary = ["kind": "alias", "pointer": "/b", "alias": "a", "start": position(2, 4, 19), "end": position(2, 6, 21)]
    let root: NSDictionary = [
      "kind": "mapping", "pointer": "", "style": "block", "start": position(1, 1, 0), "end": position(2, 6, 21),
      "entries": [
        ["key": scalar("/é", "é", "plain", position(1, 1, 0), position(1, 2, 2)), "value": list] as NSDictionary,
        ["key": scalar("/b", "b", "plain", position(2, 1, 16), position(2, 2, 17)), "value": alias] as NSDictionary,
      ],
    ]
    let expected: NSDictionary = ["formatVersion": 1, "documents": [["document": 0, "root": root] as NSDictionary]]
    #expect(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? NSDictionary == expected, "\(run)")
  }

  @Test func standardInputHasAName() throws {
    let folder = try Folder()
    #expect(try orderspec("parse", "-", in: folder, input: "a: [\n").error.hasPrefix("stdin:"))
    #expect(try orderspec("parse", "-", "--stdin-filename", "x.yaml", in: folder, input: "a: [\n").error.hasPrefix("x.yaml:"))
  }

  @Test func documentsBeforeAFaultArePrinted() throws {
    let folder = try Folder(["a.yaml": "a: 1\n---\n---\nb: 2\n---\nc: [\n"])
    let run = try orderspec("parse", "a.yaml", in: folder)
    #expect(run.code == 1)
    #expect(run.error.hasPrefix("a.yaml:") && run.error.contains("error[yaml_syntax_error]"), "\(run)")
    let document = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let numbers = (document["documents"] as? [[String: Any]])?.map { $0["document"] as? Int }
    #expect(numbers == [0, 2], "a document without content is counted and skipped")
  }

  @Test func noRuleIsAppliedButThatOnRepeatedKeys() throws {
    let folder = try Folder(["a.yaml": "country: NO\ncountry: SE\n"])
    let run = try orderspec("parse", "a.yaml", in: folder)
    #expect(run.code == 1)
    #expect(run.error.split(separator: "\n").count == 1)
    #expect(run.error.hasPrefix("a.yaml:2:1: error[yaml_duplicate_key] /country: "), "\(run)")
    try folder.write("country: NO\n", to: "a.yaml")
    #expect(try orderspec("parse", "a.yaml", in: folder).error == "")
  }
}
