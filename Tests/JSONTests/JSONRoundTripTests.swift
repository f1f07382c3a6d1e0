import Foundation
import JSON
import Testing

@Suite struct JSONRoundTripTests {
  @Test(arguments: [(.pretty, 8259), (.compact, 4627)] as [(JSONWriter.Style, UInt64)])
  func readsBackRandomDocuments(style: JSONWriter.Style, seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<2000 {
      let value = JSONValue.random(depth: 4, using: &generator)
      let bytes = value.written(style)
      let document = try JSONDocument.parse(bytes)
      #expect(JSONValue(document.root, of: document) == value)
      #expect(document.range(of: document.root) == 0..<bytes.count - 1)
      try checkRanges(inside: document.root, of: document)
      #expect(value.written(.compact) == JSONValue(document.root, of: document).written(.compact))
    }
  }

  /// Checks that the range of each element and member holds exactly the text of that value.
  private func checkRanges(inside node: JSONNodeID, of document: JSONDocument) throws {
    let members = document.members(of: node)
    for member in members {
      let key = try JSONDocument.parse(Array(document.bytes[member.keyRange]))
      #expect(key.string(of: key.root).map { Array($0.utf8) } == Array(member.key.utf8))
      #expect(document.member(member.key, of: node) == member.value)
    }
    for child in document.elements(of: node) + members.map(\.value) {
      let part = try JSONDocument.parse(Array(document.bytes[document.range(of: child)]))
      #expect(JSONValue(part.root, of: part) == JSONValue(child, of: document))
      #expect(part.range(of: part.root) == 0..<part.bytes.count)
    }
  }

  @Test func agreesWithFoundationOnMutatedDocuments() throws {
    var generator = SplitMix64(seed: 42)
    let alphabet = Array("[]{}\",:\\u019-+.eEtn \n/".utf8) + [0x00, 0x1F, 0x7F, 0x80, 0xC3, 0xFF]
    var accepted = 0
    var rejected = 0
    for _ in 0..<4000 {
      var bytes = JSONValue.random(depth: 3, using: &generator).written(Bool.random(using: &generator) ? .pretty : .compact)
      for _ in 0..<Int.random(in: 0..<3, using: &generator) {
        let offset = Int.random(in: bytes.indices, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[offset] = alphabet.randomElement(using: &generator) ?? 0
        case 1: bytes.insert(alphabet.randomElement(using: &generator) ?? 0, at: offset)
        default: if bytes.count > 1 { bytes.remove(at: offset) }
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let oracle = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
      do throws(JSONError) {
        let document = try JSONDocument.parse(bytes)
        guard hasFiniteNumbers(document.root, of: document) else { continue }
        accepted += 1
        #expect(agrees(document.root, of: document, with: oracle), "Foundation reads another value, or none: \(text)")
      } catch {
        rejected += 1
        let isStricter = error.message.contains("unique keys")
        #expect(oracle == nil || isStricter, "only Foundation accepts \(text): \(error.message)")
      }
    }
    #expect(accepted > 1000 && rejected > 1000)
  }

  /// Tells whether every number fits a `Double`, which Foundation insists on.
  private func hasFiniteNumbers(_ node: JSONNodeID, of document: JSONDocument) -> Bool {
    if let number = document.numberText(of: node) {
      return Double(number)?.isFinite == true
    }
    return (document.elements(of: node) + document.members(of: node).map(\.value)).allSatisfy { hasFiniteNumbers($0, of: document) }
  }

  /// Tells whether a value of the reader and one of `JSONSerialization` are the same.
  private func agrees(_ node: JSONNodeID, of document: JSONDocument, with oracle: Any?) -> Bool {
    switch document.kind(of: node) {
    case .null: return oracle is NSNull
    case .true: return (oracle as? Bool) == true
    case .false: return (oracle as? Bool) == false
    case .number:
      guard let number = document.numberText(of: node).flatMap(Double.init), let value = (oracle as? NSNumber)?.doubleValue else { return false }
      return abs(number - value) <= number.ulp  // Foundation does not always round to the nearest.
    case .string: return document.string(of: node) == oracle as? String
    case .array:
      let elements = document.elements(of: node)
      guard let values = oracle as? [Any], values.count == elements.count else { return false }
      return zip(elements, values).allSatisfy { agrees($0, of: document, with: $1) }
    case .object:
      let members = document.members(of: node)
      guard let values = oracle as? [String: Any], values.count == members.count else { return false }
      return members.allSatisfy { agrees($0.value, of: document, with: values[$0.key]) }
    }
  }
}
