import JSON

extension PlainNode {
  /// Where a pointer leads.
  enum Destination {
    /// To a value, or to a member that is not there of a value that is; a finding stands in one of these ranges.
    case found([Range<Int>])
    case nowhere
  }

  /// Follows a pointer from the root of a document. A contact's name is followed into `contacts`, as findings about a contact for an item do.
  /// A related place may stand at the anchor of an alias, or at what `<<` merges, too.
  func destination(of pointer: JSONPointer, isRelated: Bool = false) -> Destination {
    var node = self
    var ranges = [start..<end]
    for (index, token) in pointer.tokens.enumerated() {
      let rest = pointer.tokens.count - index
      guard let target = node.target else { return .nowhere }
      switch target.content {
      case .mapping:
        guard let member = target.member(token) else {
          // A missing member of a missing object stands at the object's parent.
          return rest <= 2 ? .found(ranges) : .nowhere
        }
        let parents = ranges
        ranges = member.ranges + (isRelated ? member.sources : member.sources.filter(\.isAlias)).map(\.range)
        if node.isAlias { ranges.append(node.range) }
        if isRelated { ranges += ([member.value] + member.sources).compactMap(\.anchored) }
        // Nothing, written out, is as good as nothing.
        if rest == 1, member.value.isNull { ranges += parents }
        node = member.value
      case .sequence:
        guard let position = Int(token), target.children.indices.contains(position) else { return .nowhere }
        ranges = node.isAlias ? [node.range] : []
        node = target.children[position]
        ranges.append(node.range)
        if isRelated, let anchored = node.anchored { ranges.append(anchored) }
      case .scalar(let name):
        guard let contacts = member("contacts")?.value, let contact = contacts.member(name)?.value else { return rest == 1 ? .found(ranges) : .nowhere }
        if case .nowhere = contact.destination(of: JSONPointer(tokens: Array(pointer.tokens[index...]))) { return .nowhere }
        return .found(ranges)
      case .alias: return .nowhere
      }
    }
    return .found(ranges)
  }

  private var range: Range<Int> { start..<end }

  /// The range of what an alias stands for, its anchor included.
  private var anchored: Range<Int>? { if case .alias(let target?) = content { target.range } else { nil } }

  private var isNull: Bool { ["", "~", "null"].contains(text) }
}
