import JSON

/// A member of an object of a request, with its place.
struct RequestMember {
  let key: String
  let value: JSONNodeID
  /// From the root of the file.
  let pointer: String
}

/// An object of a request, with the members that no field has taken yet.
struct RequestObject {
  let node: JSONNodeID
  let pointer: String
  private(set) var rest: [RequestMember]
  /// Provider fields inside objects that the language spreads out, by the key of the object.
  private(set) var inner: [DraftEntry] = []

  init(_ node: JSONNodeID, at pointer: String, in document: JSONDocument) {
    self.node = node
    self.pointer = pointer
    rest = document.members(of: node).map { RequestMember(key: $0.key, value: $0.value, pointer: pointer + "/" + JSONPointer.escape($0.key)) }
  }

  func has(_ key: String) -> Bool { index(of: key) != nil }

  mutating func take(_ key: String) -> RequestMember? { index(of: key).map { rest.remove(at: $0) } }

  /// Keeps provider fields of an object inside this one; nothing where there are none.
  mutating func keep(_ entries: [DraftEntry], below key: String) {
    if !entries.isEmpty { inner.append(DraftEntry(key: key, value: .mapping(entries))) }
  }

  private func index(of key: String) -> Int? { rest.firstIndex { $0.key.utf8.elementsEqual(key.utf8) } }
}
