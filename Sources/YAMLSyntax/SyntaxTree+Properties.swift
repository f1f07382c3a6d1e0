public import Diagnostics

extension SyntaxTree {
  /// The range of the anchor of a node with its `&`; nil where it has none.
  public func anchorRange(of id: NodeID) -> SourceRange? {
    nodes[id.index].flags.contains(.hasAnchor) ? propertyRange(of: id, beginningWith: 0x26) : nil
  }

  /// The range of the written tag of a node; nil where it has none.
  public func tagRange(of id: NodeID) -> SourceRange? {
    nodes[id.index].flags.contains(.hasTag) ? propertyRange(of: id, beginningWith: 0x21) : nil
  }

  /// Looks for a word before the content; comments may stand between the words.
  private func propertyRange(of id: NodeID, beginningWith mark: UInt8) -> SourceRange? {
    let bytes = file.bytes
    let limit = Int(nodes[id.index].content)
    var index = Int(nodes[id.index].start)
    while index < limit {
      switch bytes[index] {
      case 0x23: while index < limit, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      case 0x26, 0x21:
        let start = index
        if bytes[start] == 0x21, start + 1 < limit, bytes[start + 1] == 0x3C {
          while index < limit, bytes[index] != 0x3E { index += 1 }
          index = min(index + 1, limit)
        } else {
          while index < limit, bytes[index] > 0x20, bytes[index] < 0x7F, bytes[index] != 0x2C { index += 1 }
        }
        if bytes[start] == mark { return SourceRange(start, index) }
        index = max(index, start + 1)
      default: index += 1
      }
    }
    return nil
  }

  /// The tags of the document with that root.
  public func tags(below root: NodeID) -> ArraySlice<Property> { slice(of: tags, below: root, \.node.index) }

  /// The anchors of the document with that root.
  public func anchors(below root: NodeID) -> ArraySlice<Property> { slice(of: anchors, below: root, \.node.index) }

  /// Those of `resolvableScalars` in the document with that root.
  public func resolvableScalars(below root: NodeID) -> ArraySlice<NodeID> { slice(of: resolvableScalars, below: root, \.index) }

  /// The elements that stand at or below a node, of a list in document order.
  private func slice<Element>(of list: [Element], below root: NodeID, _ index: (Element) -> Int) -> ArraySlice<Element> {
    func firstPlace(notBefore node: Int) -> Int {
      var low = 0
      var high = list.count
      while low < high {
        let middle = (low + high) / 2
        if index(list[middle]) < node { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return list[firstPlace(notBefore: root.index)..<firstPlace(notBefore: Int(nodes[root.index].subtreeEnd))]
  }

  /// The value of the entry with that key node.
  public func value(ofKey key: NodeID) -> NodeID { NodeID(Int(nodes[key.index].subtreeEnd)) }

  /// The key node of an entry with that value node; nil where the node is no value of a mapping.
  public func key(ofValue value: NodeID) -> NodeID? {
    guard let parent = parent(of: value), self[parent].kind == .mapping, !self[value].flags.contains(.isKey) else { return nil }
    return NodeID(Int(nodes[value.index].position))
  }

  /// Whether a mapping has a key of that text, as written, merge keys not followed.
  public func mapping(_ mapping: NodeID, hasKey text: String) -> Bool {
    entries(of: mapping).contains { key, _ in
      let key = resolved(key)
      return self[key].kind == .scalar && withText(of: key) { $0.count == text.utf8.count && $0.elementsEqual(text.utf8) }
    }
  }
}
