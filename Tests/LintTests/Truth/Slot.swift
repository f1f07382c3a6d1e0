/// A member of a sound file that a mistake may be planted in, as libyaml reads it.
struct Slot: Sendable {
  let name: String
  let document: Int
  /// The pointer of the mapping that the member stands in.
  let parent: String
  let key: Range<Int>
  let value: Range<Int>
  /// The scalar's text; nil for mappings, lists and aliases.
  let text: String?
  /// The value as it is written, quotes included.
  let raw: String
  let isFirst: Bool
  let isInFlow: Bool
  /// The texts of the scalars beside it, by name.
  let siblings: [String: String]

  var pointer: String { parent + "/" + name }
  var isQuoted: Bool { raw.hasPrefix("\"") }
  var isReference: Bool { raw.contains("${") }

  /// Whether the line that the member ends on is its own, so that another one can follow.
  var isOnOneLine: Bool { !raw.contains("\n") && (isInFlow || text != nil || raw.hasPrefix("{") || raw.hasPrefix("[")) }

  /// Whether the member stands in an item.
  var isInItem: Bool { parent.wholeMatch(of: #/\/items\/[0-9]+/#) != nil }
  /// Whether the member stands in a contact.
  var isInContact: Bool { siblings["firstName"] != nil }

  /// All members of a file, in the order of its text; what stands behind an alias is left out.
  static func all(in bytes: [UInt8]) -> [Slot] {
    var slots: [Slot] = []
    for (number, root) in PlainNode.documents(of: bytes).enumerated() {
      guard let root else { continue }
      collect(root, "", number, bytes, &slots)
    }
    return slots
  }

  private static func collect(_ node: PlainNode, _ pointer: String, _ document: Int, _ bytes: [UInt8], _ slots: inout [Slot]) {
    switch node.content {
    case .mapping:
      let pairs = stride(from: 0, to: node.children.count, by: 2).map { (node.children[$0], node.children[$0 + 1]) }
      let texts = pairs.compactMap { key, value in value.isAlias ? nil : key.text.flatMap { name in value.text.map { (name, $0) } } }
      let siblings = Dictionary(texts) { first, _ in first }
      for (index, (key, value)) in pairs.enumerated() {
        guard let name = key.text else { continue }
        slots.append(
          Slot(
            name: name, document: document, parent: pointer, key: key.start..<key.end, value: value.start..<value.end, text: value.isAlias ? nil : value.text,
            raw: String(decoding: bytes[value.start..<value.end], as: UTF8.self), isFirst: index == 0, isInFlow: isFlow(node, bytes), siblings: siblings))
        collect(value, pointer + "/" + name, document, bytes, &slots)
      }
    case .sequence: for (index, item) in node.children.enumerated() { collect(item, "\(pointer)/\(index)", document, bytes, &slots) }
    case .scalar, .alias: break
    }
  }

  private static func isFlow(_ node: PlainNode, _ bytes: [UInt8]) -> Bool {
    var start = node.start
    // The range of a node begins with its anchor.
    if bytes[start] == UInt8(ascii: "&") { start = bytes[start...].firstIndex(of: UInt8(ascii: " ")).map { $0 + 1 } ?? start }
    return bytes[start] == UInt8(ascii: "{")
  }
}
