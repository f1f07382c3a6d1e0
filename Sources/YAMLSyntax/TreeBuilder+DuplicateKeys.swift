import Diagnostics

extension TreeBuilder {
  /// Reports keys with the text of an earlier key. Keys that are no scalars are not compared.
  mutating func findDuplicateKeys(_ mapping: Int, _ entries: Int) {
    if entries > 24 {
      findDuplicateKeysByTable(mapping)
      return
    }
    var seen: UInt64 = 0
    var key = mapping + 1
    let end = count
    while key < end {
      if let (text, length) = keyText(key) {
        let mark = UInt64(1) << UInt64((length &* 31 &+ (length > 0 ? Int(text[0]) &* 7 &+ Int(text[length - 1]) : 0)) & 63)
        if seen & mark != 0 {
          var earlier = mapping + 1
          while earlier < key {
            if let (other, otherLength) = keyText(earlier), otherLength == length, length == 0 || isEqual(text, other, length) {
              reportDuplicate(key, first: earlier)
              break
            }
            earlier = next(next(earlier))
          }
        }
        seen |= mark
      }
      key = next(next(key))
    }
  }

  mutating func findDuplicateKeysByTable(_ mapping: Int) {
    var first: [String: Int] = [:]
    var key = mapping + 1
    while key < count {
      if let (text, length) = keyText(key) {
        let name = String(decoding: UnsafeBufferPointer(start: text, count: length), as: UTF8.self)
        if let earlier = first[name] { reportDuplicate(key, first: earlier) } else { first[name] = key }
      }
      key = next(next(key))
    }
  }

  mutating func reportDuplicate(_ key: Int, first: Int) {
    nodes[key].flags.insert(.isDuplicateKey)
    let (text, length) = keyText(key)!
    let name = String(decoding: UnsafeBufferPointer(start: text, count: length), as: UTF8.self)
    report(
      .yamlDuplicateKey, rangeOfNode(key), "the key `\(name)` stands twice in this mapping", related: (rangeOfNode(first), "the first one is here"),
      node: NodeID(key))
  }

  func next(_ index: Int) -> Int { Int(nodes[index].subtreeEnd) }

  func keyText(_ index: Int) -> (UnsafePointer<UInt8>, Int)? {
    var index = index
    while nodes[index].kind == .alias { index = Int(nodes[index].textStart) }
    let node = nodes[index]
    guard node.kind == .scalar else { return nil }
    let length = Int(node.textEnd - node.textStart)
    if node.flags.contains(.isInSideBuffer) {
      return side.withUnsafeBufferPointer { ($0.baseAddress! + Int(node.textStart), length) }
    }
    return (base + Int(node.textStart), length)
  }

  func isEqual(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    for index in 0..<length where left[index] != right[index] { return false }
    return true
  }
}
