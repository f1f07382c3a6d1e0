public import Diagnostics
import JSON
public import YAMLSyntax

/// A scalar somewhere below `options`, `extensions` or `extra`.
public struct OpenScalar: Sendable {
  /// The scalar, aliases resolved.
  public let node: NodeID
  /// The key that it stands behind; of an element of a list, the key of the list.
  public let key: NodeID?
  public let place: Place
  /// Where it is written, or where it comes in, if that is another place.
  public let related: [RelatedPlace]
}

/// A walk over the scalars below a member whose values the provider types. Merge keys and aliases are followed.
public struct OpenScalars {
  private let member: Origin
  private let isWanted: (_ key: NodeID?, _ scalar: NodeID) -> Bool
  private var path: [Step] = []
  private var found: [OpenScalar] = []

  private enum Step {
    case key(NodeID)
    case index(Int)
  }

  /// The scalars for which the question is answered with yes; places are made for these only.
  public static func below(_ member: Origin, where isWanted: (_ key: NodeID?, _ scalar: NodeID) -> Bool) -> [OpenScalar] {
    withoutActuallyEscaping(isWanted) { isWanted in
      var walk = OpenScalars(member: member, isWanted: isWanted)
      walk.visit(member.node, key: nil, via: member.member.isMerged ? nil : member.member.alias, isMerged: false)
      return walk.found
    }
  }

  private var tree: SyntaxTree { member.document.tree }

  private mutating func visit(_ written: NodeID, key: NodeID?, via alias: NodeID?, isMerged: Bool) {
    let node = tree.resolved(written)
    // What is below an alias is told at the alias: it is there because of it.
    let alias = tree[written].kind == .alias && alias == nil ? written : alias
    switch tree[node].kind {
    case .scalar:
      if isWanted(key, node) { found.append(scalar(node, key, via: alias, isMerged)) }
    case .sequence:
      for (index, item) in tree.items(of: node).enumerated() {
        path.append(.index(index))
        visit(item, key: key, via: alias, isMerged: isMerged)
        path.removeLast()
      }
    case .mapping:
      var hasMerge = false
      for (key, value) in tree.entries(of: node) {
        if tree.isMergeKey(key) {
          hasMerge = true
        } else if !tree[key].flags.contains(.isDuplicateKey) {
          visitEntry(key, value, via: alias, isMerged: isMerged)
        }
      }
      guard hasMerge else { return }
      for entry in OpenEntry.entries(of: node, in: tree) where entry.alias != nil {
        visitEntry(entry.key, entry.value, via: alias ?? entry.alias, isMerged: alias == nil || isMerged)
      }
    case .alias: break
    }
  }

  private mutating func visitEntry(_ key: NodeID, _ value: NodeID, via alias: NodeID?, isMerged: Bool) {
    path.append(.key(key))
    visit(value, key: key, via: alias, isMerged: isMerged)
    path.removeLast()
  }

  private func scalar(_ node: NodeID, _ key: NodeID?, via alias: NodeID?, _ isMerged: Bool) -> OpenScalar {
    var place = member.place
    place.range = tree.range(of: node)
    for step in path {
      switch step {
      case .key(let key): place.pointer += "/" + JSONPointer.escape(tree.text(of: tree.resolved(key)))
      case .index(let index): place.pointer += "/\(index)"
      }
    }
    var related = member.aliasPlaces
    if let alias {
      var other = place
      other.range = tree.range(of: alias)
      if isMerged {
        related.append(RelatedPlace("it comes in here", at: other))
      } else {
        related.append(RelatedPlace("it is written here", at: place))
        place = other
      }
    }
    return OpenScalar(node: node, key: key, place: place, related: related)
  }
}
