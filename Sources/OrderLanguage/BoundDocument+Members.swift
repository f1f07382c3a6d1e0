public import YAMLSyntax

extension BoundDocument {
  /// The topmost node of the document.
  public var root: NodeID { members[0].node }

  /// The member at a place of `members`.
  public func origin(ofMemberAt index: Int) -> Origin { Origin(self, MemberID(index)) }
}

extension Origin {
  /// The row of the grammar that the value is judged by: its own, or that of the list or open mapping that it is a direct entry of.
  ///
  /// nil for the root, and for members of what is no object of the language.
  public var field: Field? {
    let member = member
    guard let parent else { return nil }
    guard case .field(let name) = member.key else { return parent.field }
    return parent.object.flatMap { Grammar.field(name, of: $0.type) }
  }
}
