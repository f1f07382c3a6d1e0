public import YAMLSyntax

/// A value below `options`, `extensions` or `extra`: the provider decides its type.
///
/// A plain scalar that is a JSON integer, `true`, `false` or `null` is written as such, anything else and anything quoted as text.
public enum OpenValue: Sendable {
  case null
  case boolean(Bool)
  /// The digits as they are written.
  case integer(String)
  case text(String)
  case secret(SecretReference)
  case list([NodeID])
  case mapping([OpenEntry])

  /// Reads a node, aliases followed.
  public static func read(_ node: NodeID, in tree: SyntaxTree) -> OpenValue {
    let node = tree.resolved(node)
    switch tree[node].kind {
    case .mapping: return .mapping(OpenEntry.entries(of: node, in: tree))
    case .sequence: return .list(Array(tree.items(of: node)))
    default: break
    }
    let text = tree.text(of: node)
    if tree[node].style == .plain, !tree[node].flags.contains(.hasTag) {
      switch text {
      case "", "~", "null": return .null
      case "true": return .boolean(true)
      case "false": return .boolean(false)
      default: if isInteger(text) { return .integer(text) }
      }
    }
    if case .reference(let reference) = SecretReference.read(text) { return .secret(reference) }
    return .text(SecretReference.unescaped(text))
  }

  /// `-?(0|[1-9][0-9]*)`, as RFC 8259 has it.
  private static func isInteger(_ text: String) -> Bool {
    var digits = Substring(text)
    if digits.first == "-" { digits.removeFirst() }
    return !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) } && (digits.utf8.count == 1 || digits.utf8.first != 0x30) && text != "-0"
  }

  /// Scalars below a node, aliases followed, that hold `${`; nil where there are none.
  static func secretCandidates(in tree: SyntaxTree, below root: NodeID) -> [NodeID]? {
    var found: [NodeID] = []
    var waiting = [root]
    while let node = waiting.popLast() {
      let node = tree.resolved(node)
      switch tree[node].kind {
      case .scalar: if tree.withText(of: node, SecretReference.mayBePresent(in:)) { found.append(node) }
      case .mapping: for (_, value) in tree.entries(of: node) { waiting.append(value) }
      case .sequence: waiting += tree.items(of: node)
      case .alias: break
      }
    }
    return found.isEmpty ? nil : found
  }
}

/// An entry of an open mapping, merge keys followed.
public struct OpenEntry: Sendable {
  public let key: NodeID
  public let value: NodeID
  /// The alias that it came through.
  public let alias: NodeID?

  /// The entries that count: own ones first, then merged ones that no earlier one overrides; a duplicate key does not count.
  public static func entries(of mapping: NodeID, in tree: SyntaxTree) -> [OpenEntry] {
    var entries: [OpenEntry] = []
    var names: Set<String> = []
    add(mapping, via: nil)
    return entries

    func add(_ node: NodeID, via alias: NodeID?) {
      let target = tree.resolved(node)
      if tree[target].kind == .sequence {
        for item in tree.items(of: target) { add(item, via: alias ?? item) }
        return
      }
      guard tree[target].kind == .mapping else { return }
      for (key, value) in tree.entries(of: target) where !tree.isMergeKey(key) && !tree[key].flags.contains(.isDuplicateKey) {
        if names.insert(tree.text(of: tree.resolved(key))).inserted { entries.append(OpenEntry(key: key, value: value, alias: alias)) }
      }
      for (key, value) in tree.entries(of: target) where tree.isMergeKey(key) && !tree[key].flags.contains(.isDuplicateKey) {
        add(value, via: alias ?? value)
      }
    }
  }
}
