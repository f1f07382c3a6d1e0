extension PlainNode {
  /// The ranges in which a finding about the value at a pointer may stand, or about a member that is not there of a value that is; nil where the pointer
  /// leads nowhere. A contact's name is followed into `contacts`, as findings about a contact for an item do. A related place may stand at the anchor of an
  /// alias, or at what `<<` merges, too.
  func places(at tokens: ArraySlice<String>, isRelated: Bool) -> [Range<Int>]? {
    places(at: tokens, from: self, [range], isRelated)
  }

  private func places(at tokens: ArraySlice<String>, from node: PlainNode, _ ranges: [Range<Int>], _ isRelated: Bool) -> [Range<Int>]? {
    guard let token = tokens.first else { return ranges }
    guard let target = node.target else { return nil }
    let rest = tokens.dropFirst()
    // Nothing, written out or as a key, is as good as nothing: a finding may stand at what it would be in.
    func next(_ value: PlainNode, _ found: [Range<Int>], _ sources: [PlainNode]) -> [Range<Int>]? {
      var found = found + (node.isAlias ? [node.range] : [])
      if isRelated { found += ([value] + sources).compactMap(\.anchored) }
      if rest.count <= 1, value.isNull || token.isEmpty { found += ranges }
      return places(at: rest, from: value, found, isRelated)
    }
    switch target.content {
    case .mapping:
      let members = target.members(token)
      // A missing member of a missing object stands at the object's parent.
      if members.isEmpty { return rest.count <= 1 ? ranges : nil }
      let found = members.compactMap { member in
        let sources = (isRelated ? member.sources : member.sources.filter(\.isAlias)).map(\.range)
        return next(member.value, [member.key.start..<max(member.key.end, member.value.end)] + sources, member.sources)
      }
      return found.isEmpty ? nil : found.flatMap { $0 }
    case .sequence:
      guard let position = Int(token), target.children.indices.contains(position) else { return nil }
      return next(target.children[position], [target.children[position].range], [])
    case .scalar(let name):
      let contacts = members("contacts").flatMap { $0.value.members(name) }
      if contacts.isEmpty { return rest.isEmpty ? ranges : nil }
      return contacts.contains { $0.value.places(at: tokens, isRelated: isRelated) != nil } ? ranges : nil
    case .alias: return nil
    }
  }

  private var range: Range<Int> { start..<end }

  /// The range of what an alias stands for, its anchor included.
  private var anchored: Range<Int>? { if case .alias(let target?) = content { target.range } else { nil } }

  private var isNull: Bool { ["", "~", "null"].contains(text) }
}
