import JSON
import OrderLanguage

/// The requests of a file: one body, or what `compile --emit requests` writes.
struct RequestFile {
  /// A request with what its file says about it.
  struct Request {
    let body: RequestMember
    let target: Target
    /// The order that it belongs to; nil where the file is a body alone.
    let order: String?
    let references: Set<JSONNodeID>?
  }

  let requests: [Request]

  /// Reads the frame of a file; none, with findings, where it is not known.
  ///
  /// - Parameter target: the format that the user names; the file must not say otherwise.
  init(_ reader: inout RequestReader, target: Target?) {
    let document = reader.document
    let root = RequestMember(key: "", value: document.root, pointer: "")
    guard var object = reader.object(root) else {
      requests = []
      return
    }
    if object.has("requests"), object.has("formatVersion") {
      requests = Self.requests(of: &object, &reader, target)
    } else {
      let found = Self.target(of: object)
      if target == nil, found == nil {
        reader.report(
          "unknown_request",
          "this is no known request: expected `items` (hostup-v2), `cartItems` (hostup-v1), `domain` or `site` (superspace), or `requests` with `formatVersion`",
          at: root)
      }
      requests = (target ?? found).map { [Request(body: root, target: $0, order: nil, references: nil)] } ?? []
    }
  }

  /// The format of a body by its keys; nil where none or more than one fits.
  private static func target(of body: RequestObject) -> Target? {
    let found: [Target] = [
      body.has("items") ? .hostupV2 : nil, body.has("cartItems") ? .hostupV1 : nil, body.has("domain") || body.has("site") ? .superspace : nil,
    ].compactMap { $0 }
    return found.count == 1 ? found[0] : nil
  }

  private static func requests(of object: inout RequestObject, _ reader: inout RequestReader, _ target: Target?) -> [Request] {
    if let version = object.take("formatVersion"), let number = reader.integer(version, in: 1...Int.max), number != 1 {
      reader.report("unknown_request", "expected `formatVersion` 1, found \(number)", at: version)
      return []
    }
    guard let list = object.take("requests"), let elements = reader.elements(list) else { return [] }
    reportRest(of: object, &reader)
    if elements.isEmpty { reader.report("unknown_request", "expected at least one request", at: list) }
    return elements.compactMap { request($0, &reader, target) }
  }

  private static func request(_ element: RequestMember, _ reader: inout RequestReader, _ target: Target?) -> Request? {
    guard var object = reader.object(element) else { return nil }
    let order = object.take("order").flatMap { reader.text($0) }
    guard let word = object.take("target") else {
      reader.reportMissing("target", of: object, expected: Target.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "))
      return nil
    }
    guard let found = reader.word(word, of: Target.allCases.map(\.rawValue)).flatMap(Target.init) else { return nil }
    if let target, target != found {
      reader.report("unknown_request", "expected a request for \(target.rawValue), as `--from` says, found one for \(found.rawValue)", at: word)
      return nil
    }
    guard let body = object.take("body") else {
      reader.reportMissing("body", of: object, expected: "an object")
      return nil
    }
    let references = object.take("unresolved").flatMap { self.references($0, in: body, &reader) }
    // Where and how it is sent follows from the target.
    for key in ["method", "path", "idempotent"] { _ = object.take(key) }
    reportRest(of: object, &reader)
    return Request(body: body, target: found, order: order, references: references)
  }

  /// The texts of a body that pointers name.
  private static func references(_ list: RequestMember, in body: RequestMember, _ reader: inout RequestReader) -> Set<JSONNodeID>? {
    guard let elements = reader.elements(list) else { return nil }
    let document = reader.document
    var found: Set<JSONNodeID> = []
    // Many pointers lead through one list.
    var lists: [JSONNodeID: [JSONNodeID]] = [:]
    func child(_ token: String, of node: JSONNodeID) -> JSONNodeID? {
      guard document.kind(of: node) == .array else { return document.member(token, of: node) }
      let elements = lists[node] ?? document.elements(of: node)
      lists[node] = elements
      guard let index = Int(token), elements.indices.contains(index) else { return nil }
      return elements[index]
    }
    for element in elements {
      guard let text = reader.text(element) else { continue }
      if let node = JSONPointer(text)?.tokens.reduce(body.value as JSONNodeID?, { node, token in node.flatMap { child(token, of: $0) } }) {
        found.insert(node)
      } else {
        reader.report("unknown_request", "the body has nothing at `\(RequestReader.shortened(text))`", at: element)
      }
    }
    return found
  }

  private static func reportRest(of object: RequestObject, _ reader: inout RequestReader) {
    for member in object.rest {
      reader.report("unknown_field", "`\(RequestReader.shortened(member.key))` is not a field of a requests file", at: member)
    }
  }
}
