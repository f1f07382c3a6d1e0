/// A JSON document (RFC 8259) that knows the exact bytes of each of its values.
///
/// Reading is strict, takes time linear in the size of the input and does not recurse. Beyond the grammar, the input must be valid UTF-8,
/// must pair its surrogate escapes and must not repeat a key inside an object. A leading UTF-8 byte order mark is skipped.
public struct JSONDocument: Sendable {
  /// One member of an object; `keyRange` covers the bytes of the key with its quotation marks.
  public typealias Member = (key: String, keyRange: Range<Int>, value: JSONNodeID)

  /// The input, byte order mark included.
  public let bytes: [UInt8]

  private let nodes: [JSONNode]

  /// Reads a document, or throws the first error in it.
  public static func parse(_ bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError) -> JSONDocument {
    JSONDocument(bytes: bytes, nodes: try JSONParser.parse(bytes, limits: limits))
  }

  /// The value that is the whole document.
  public var root: JSONNodeID {
    JSONNodeID(index: 0)
  }

  /// Gives the kind of a value.
  public func kind(of node: JSONNodeID) -> JSONNodeKind {
    nodes[node.index].kind
  }

  /// Gives the bytes of a value in the input, quotation marks and brackets included.
  public func range(of node: JSONNodeID) -> Range<Int> {
    nodes[node.index].range
  }

  /// Gives the unescaped text of a string, or nil for any other value.
  public func string(of node: JSONNodeID) -> String? {
    kind(of: node) == .string ? nodes[node.index].text(in: bytes) : nil
  }

  /// Gives a number as the input spells it, or nil for any other value.
  public func numberText(of node: JSONNodeID) -> String? {
    kind(of: node) == .number ? String(decoding: bytes[range(of: node)], as: UTF8.self) : nil
  }

  /// Gives the members of an object in the order of the input; none for any other value.
  public func members(of node: JSONNodeID) -> [Member] {
    guard kind(of: node) == .object else { return [] }
    var members: [Member] = []
    var key = node.index + 1
    while key < nodes[node.index].subtreeEnd {
      members.append((nodes[key].text(in: bytes), nodes[key].range, JSONNodeID(index: key + 1)))
      key = Int(nodes[key + 1].subtreeEnd)
    }
    return members
  }

  /// Gives the elements of an array in the order of the input; none for any other value.
  public func elements(of node: JSONNodeID) -> [JSONNodeID] {
    guard kind(of: node) == .array else { return [] }
    var elements: [JSONNodeID] = []
    var element = node.index + 1
    while element < nodes[node.index].subtreeEnd {
      elements.append(JSONNodeID(index: element))
      element = Int(nodes[element].subtreeEnd)
    }
    return elements
  }

  /// Gives the member of an object with a key, or nil when there is none or the value is not an object.
  ///
  /// Keys are compared code point by code point. The search takes time linear in the number of members.
  public func member(_ key: String, of node: JSONNodeID) -> JSONNodeID? {
    guard kind(of: node) == .object else { return nil }
    var candidate = node.index + 1
    while candidate < nodes[node.index].subtreeEnd {
      if nodes[candidate].hasText(key, in: bytes) {
        return JSONNodeID(index: candidate + 1)
      }
      candidate = Int(nodes[candidate + 1].subtreeEnd)
    }
    return nil
  }

  /// Gives the value that a pointer refers to, or nil when there is none (RFC 6901 section 4).
  public func value(at pointer: JSONPointer) -> JSONNodeID? {
    var node = root
    for token in pointer.tokens {
      guard let child = kind(of: node) == .array ? element(token, of: node) : member(token, of: node) else { return nil }
      node = child
    }
    return node
  }

  /// Gives the element that a reference token names: an index without leading zeros (RFC 6901 section 4).
  private func element(_ token: String, of array: JSONNodeID) -> JSONNodeID? {
    guard let index = Int(token), index >= 0, String(index) == token else { return nil }
    let elements = elements(of: array)
    return index < elements.count ? elements[index] : nil
  }
}
