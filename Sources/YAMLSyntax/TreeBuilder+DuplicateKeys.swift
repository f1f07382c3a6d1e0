import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension TreeBuilder {
  /// The text of a key in memory.
  struct KeyText: Hashable {
    var start: UnsafePointer<UInt8>
    var length: Int
    /// The text stands elsewhere and is long: only its place is compared, or a file of aliases could make reading quadratic.
    var isFar: Bool

    static func == (left: KeyText, right: KeyText) -> Bool {
      guard left.length == right.length else { return false }
      if left.length == 0 || left.start == right.start { return true }
      return !left.isFar && !right.isFar && memcmp(left.start, right.start, left.length) == 0
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(bytes: UnsafeRawBufferPointer(start: start, count: length))
    }
  }

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
      if let text = keyText(key) {
        let ends = text.length > 0 ? Int(text.start[0]) &* 7 &+ Int(text.start[text.length - 1]) : 0
        let mark = UInt64(1) << UInt64((text.length &* 31 &+ ends) & 63)
        if seen & mark != 0 {
          var earlier = mapping + 1
          while earlier < key {
            if let other = keyText(earlier), other == text {
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
    var first: [KeyText: Int] = [:]
    /// The same for long texts, by their place.
    var firstAtPlace: [UnsafePointer<UInt8>: Int] = [:]
    var key = mapping + 1
    while key < count {
      if let text = keyText(key) {
        let isLong = text.length > Self.nearLength
        let earlier = isLong ? firstAtPlace[text.start] : nil
        if let earlier = earlier ?? (text.isFar ? nil : first[text]) {
          reportDuplicate(key, first: earlier)
        } else {
          if isLong { firstAtPlace[text.start] = key }
          if !text.isFar { first[text] = key }
        }
      }
      key = next(next(key))
    }
  }

  mutating func reportDuplicate(_ key: Int, first: Int) {
    nodes[key].flags.insert(.isDuplicateKey)
    guard let text = keyText(key) else { return }
    let name = String(decoding: UnsafeBufferPointer(start: text.start, count: min(text.length, 512)), as: UTF8.self)
    report(
      .yamlDuplicateKey, rangeOfKey(key), "the key `\(shown(name))` stands twice in this mapping",
      related: (rangeOfKey(first), "the first one is here"), node: NodeID(key))
  }

  /// The range of a key; of an absent one its `?`.
  func rangeOfKey(_ key: Int) -> SourceRange {
    let range = rangeOfNode(key)
    return range.length > 0 ? range : SourceRange(max(0, range.start - 1), max(1, range.start))
  }

  func next(_ index: Int) -> Int { Int(nodes[index].subtreeEnd) }

  /// Longer texts behind an alias are not compared byte by byte.
  static var nearLength: Int { 1024 }

  func keyText(_ index: Int) -> KeyText? {
    var index = index
    let isAlias = nodes[index].kind == .alias
    if isAlias { index = Int(nodes[index].textStart) }
    let node = nodes[index]
    guard node.kind == .scalar else { return nil }
    let start = node.flags.contains(.isInSideBuffer) ? UnsafePointer(side) : base
    let length = Int(node.textEnd - node.textStart)
    return KeyText(start: start + Int(node.textStart), length: length, isFar: isAlias && length > Self.nearLength)
  }
}
