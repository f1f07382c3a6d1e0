import Backends
import Diagnostics
import Foundation
import JSON
import OrderLanguage
import Testing
import YAMLSyntax

/// Every emitted pointer has one entry, and where it is the source of a value that is sent as it is written, its bytes are that value.
func checkSourceMap(of request: CompiledRequest, _ comment: String = "") throws {
  let document = try JSONDocument.parse(request.body)
  let map = request.sourceMap
  #expect(map.pointers == pointers(of: document.root, in: document), "\(comment)")
  #expect(Set(request.unresolved).isSubset(of: Set(map.pointers)))
  for (index, pointer) in map.pointers.enumerated() {
    #expect(map.origin(for: pointer)?.isExact == true)
    guard case .source(let place) = map.provenance(at: index) else { continue }
    #expect(place.range.length > 0)
    let written = place.file.text(place.range)
    guard let node = JSONPointer(pointer).flatMap(document.value), !written.hasPrefix("*") else { continue }
    let value = document.string(of: node) ?? document.numberText(of: node) ?? [.true: "true", .false: "false"][document.kind(of: node)]
    guard let value else { continue }
    #expect(text(of: written) == value || isTranslated(text(of: written), value, pointer, request.target), "\(pointer) ← \(written) \(comment)")
  }
}

/// Each entry of the file of source maps is what the maps by themselves say.
func checkSourceMapFile(of requests: [CompiledRequest], _ style: JSONWriter.Style) throws {
  let text = SourceMapDocument(style: style).text(of: requests)
  let document = try #require(JSONSerialization.jsonObject(with: Data(text)) as? [String: Any])
  let written = try #require(document["requests"] as? [[String: Any]])
  #expect(written.count == requests.count)
  for (request, written) in zip(requests, written) {
    let (sourceMap, entries) = (request.sourceMap, written["entries"] as? [[String: Any]] ?? [])
    #expect(entries.count == sourceMap.count)
    for (index, (entry, pointer)) in zip(entries, sourceMap.pointers).enumerated() {
      var origin = try #require(entry["origin"] as? [String: Any])
      let place = sourceMap.provenance(at: index).place
      if case .default(let reason, _) = sourceMap.provenance(at: index) {
        #expect(origin["kind"] as? String == "default" && origin["reason"] as? String == reason)
        origin = try #require(origin["near"] as? [String: Any])
      } else {
        #expect(origin["kind"] as? String == "source")
      }
      let position = LineTable(place.file).position(at: place.range.start)
      #expect(entry["pointer"] as? String == pointer && origin["pointer"] as? String == place.pointer && origin["file"] as? String == place.file.name)
      #expect(
        ["line", "column", "offset", "end"].map { origin[$0] as? Int } == [position.line, position.column, place.range.start, place.range.end], "\(pointer)")
    }
  }
}

/// Whether a value is the target's form of what is written.
private func isTranslated(_ written: String, _ value: String, _ pointer: String, _ target: Target) -> Bool {
  let literal = SecretReference.unescaped(written)
  let cycles = ["monthly": "m", "quarterly": "q", "semiannually": "s", "annually": "a", "biennially": "b", "triennially": "t"]
  if literal == value { return true }
  switch (target, pointer.split(separator: "/").last.map(String.init)) {
  case (_, "domainName"), (_, "domain"), (_, "name"), (_, "primaryDomain"), (_, "hostname"), (_, "host"): return isWireForm(value, of: literal)
  case (.hostupV1, "cycle"): return cycles[written] == value
  case (.superspace, "term"): return written == "annually" && value == "annual"
  case (.superspace, "phone"), (_, "phonenumber"), (_, "phoneNumber"):
    return literal.filter { "+0123456789".contains($0) } == value.filter { $0 != "." } && value.contains(".") == (target == .superspace)
  case (.superspace, "street_address"): return value.hasPrefix(literal + ", ")
  default: return pointer.contains("/nameservers/") && isWireForm(value, of: literal)
  }
}

/// Whether a name may be the wire form of another; which A-labels belong to it is tested elsewhere.
private func isWireForm(_ value: String, of name: String) -> Bool {
  name.utf8.allSatisfy { $0 < 0x80 }
    ? value == name.lowercased() : value.contains("xn--") && value.split(separator: ".").last == name.split(separator: ".").last
}

private func text(of written: String) -> String {
  let tree = SyntaxTree.parse(SourceFile(name: "", bytes: Array(written.utf8)))
  return tree.documents.first.map { tree.text(of: $0.root) } ?? ""
}

private func pointers(of node: JSONNodeID, in document: JSONDocument, at pointer: JSONPointer = JSONPointer()) -> [String] {
  var result = [pointer.description]
  for (index, element) in document.elements(of: node).enumerated() { result += pointers(of: element, in: document, at: pointer.appending(index: index)) }
  for member in document.members(of: node) { result += pointers(of: member.value, in: document, at: pointer.appending(member.key)) }
  return result
}
