import CLibYAML

/// A node of a YAML document, composed from libyaml's events with nothing of orderspec: what pointers and ranges are compared with.
final class PlainNode {
  enum Content {
    case scalar(String)
    case mapping
    case sequence
    /// The node it stands for; nil where there is none.
    case alias(PlainNode?)
  }

  let content: Content
  /// Keys and values of a mapping in turn, or the items of a sequence.
  var children: [PlainNode] = []
  /// UTF-8 bytes of the file. libyaml lets a block collection end where the next token begins.
  let start: Int
  var end: Int

  init(_ content: Content, _ start: Int, _ end: Int) {
    self.content = content
    self.start = start
    self.end = end
  }

  /// The documents of a file; the last one is cut where libyaml gives up or bytes are no text, and nil where there is nothing in it.
  static func documents(of file: [UInt8]) -> [PlainNode?] {
    // libyaml reads ahead: without this, a bad byte would hide what stands before it.
    let bytes = Array(file[..<firstBadOffset(file)])
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var offsets = bytes.indices.filter { $0 >= mark && bytes[$0] & 0xC0 != 0x80 }
    offsets.append(bytes.count)
    var documents: [PlainNode?] = []
    bytes.withUnsafeBufferPointer { buffer in
      var parser = yaml_parser_t()
      precondition(yaml_parser_initialize(&parser) == 1)
      defer { yaml_parser_delete(&parser) }
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(&parser, buffer.baseAddress.map { $0 + mark }, buffer.count - mark)
      var composer = Composer(offsets: offsets)
      var event = yaml_event_t()
      while yaml_parser_parse(&parser, &event) == 1 {
        let isLast = event.type == YAML_STREAM_END_EVENT
        composer.take(event)
        yaml_event_delete(&event)
        if isLast { break }
      }
      documents = composer.documents
    }
    return documents
  }

  /// The first byte that is not UTF-8 or whose character is refused; the length where there is none.
  private static func firstBadOffset(_ bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      switch scalar.value {
      case 0x2028, 0x2029: return offset
      case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: offset += UTF8.width(scalar)
      default: return offset
      }
    }
    return offset
  }

  private struct Composer {
    let offsets: [Int]
    var documents: [PlainNode?] = []
    var open: [PlainNode] = []
    var anchors: [String: PlainNode] = [:]

    mutating func take(_ event: yaml_event_t) {
      let start = offsets[min(event.start_mark.index, offsets.count - 1)]
      let end = offsets[min(event.end_mark.index, offsets.count - 1)]
      func name(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? { pointer.map { String(cString: $0) } }
      switch event.type {
      case YAML_DOCUMENT_START_EVENT:
        documents.append(nil)
        anchors = [:]
      case YAML_SCALAR_EVENT:
        let text = String(decoding: UnsafeBufferPointer(start: event.data.scalar.value, count: event.data.scalar.length), as: UTF8.self)
        add(PlainNode(.scalar(text), start, end), name(event.data.scalar.anchor), isOpen: false)
      case YAML_ALIAS_EVENT: add(PlainNode(.alias(anchors[name(event.data.alias.anchor) ?? ""]), start, end), nil, isOpen: false)
      case YAML_MAPPING_START_EVENT: add(PlainNode(.mapping, start, end), name(event.data.mapping_start.anchor), isOpen: true)
      case YAML_SEQUENCE_START_EVENT: add(PlainNode(.sequence, start, end), name(event.data.sequence_start.anchor), isOpen: true)
      case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: open.removeLast().end = end
      default: break
      }
    }

    private mutating func add(_ node: PlainNode, _ anchor: String?, isOpen: Bool) {
      if let parent = open.last { parent.children.append(node) } else { documents[documents.count - 1] = node }
      if let anchor { anchors[anchor] = node }
      for parent in open { parent.end = max(parent.end, node.end) }
      if isOpen { open.append(node) }
    }
  }
}

extension PlainNode {
  var text: String? { if case .scalar(let text) = target?.content { text } else { nil } }

  var isAlias: Bool { if case .alias = content { true } else { false } }

  /// The node itself, aliases followed; nil for an alias of nothing.
  var target: PlainNode? {
    var node = self
    // Aliases of aliases do not exist, but an anchor may contain itself.
    while case .alias(let next) = node.content {
      guard let next else { return nil }
      node = next
    }
    return node
  }

  /// The entries of a mapping, as they are written.
  var entries: [(key: PlainNode, value: PlainNode)] {
    guard let node = target, case .mapping = node.content else { return [] }
    return stride(from: 0, to: node.children.count - 1, by: 2).map { (node.children[$0], node.children[$0 + 1]) }
  }

  /// A member of a mapping.
  struct Member {
    let key: PlainNode
    let value: PlainNode
    /// What stands behind the `<<` that it came by.
    var sources: [PlainNode] = []
  }

  /// The members of that name: the mapping's own, or else those of `<<`. A key that is written twice gives both, since what does not count is looked at, too.
  func members(_ name: String, depth: Int = 0) -> [Member] {
    guard depth < 20 else { return [] }
    let own = entries.filter { $0.key.text?.utf8.elementsEqual(name.utf8) == true }.map { Member(key: $0.key, value: $0.value) }
    if !own.isEmpty { return own }
    var found: [Member] = []
    for merge in entries where merge.key.text == "<<" {
      var sources = [merge.value]
      if let list = merge.value.target, case .sequence = list.content { sources = list.children }
      for source in sources {
        found += source.members(name, depth: depth + 1).map { Member(key: $0.key, value: $0.value, sources: $0.sources + [source]) }
      }
    }
    return found
  }
}
