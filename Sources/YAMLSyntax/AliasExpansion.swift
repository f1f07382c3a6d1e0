/// Counts what a document would be with every alias replaced by its value, without replacing any.
enum AliasExpansion {
  /// The alias that takes a document over a limit, with what to say; nil where the document stays within both.
  static func excess(in nodes: UnsafeBufferPointer<Node>, from start: Int) -> (alias: Int, message: String)? {
    // An alias's target is complete before the alias, so one pass that closes collections in order knows both numbers in time.
    // The size of an open collection is the total before it.
    var sizes = [Int](repeating: 1, count: nodes.count - start)
    var depths = [Int](repeating: 0, count: nodes.count - start)
    var open: [Int] = []
    var total = 0
    var lastAlias = start
    var index = start
    while index < nodes.count || !open.isEmpty {
      if let top = open.last, index == Int(nodes[top].subtreeEnd) {
        open.removeLast()
        sizes[top - start] = total - sizes[top - start]
        deepenParent(top)
        continue
      }
      let node = nodes[index]
      switch node.kind {
      case .mapping, .sequence:
        sizes[index - start] = total
        depths[index - start] = 1
        open.append(index)
        total += 1
      case .alias:
        let target = Int(node.textStart)
        lastAlias = index
        depths[index - start] = depths[target - start]
        if depths[index - start] + open.count > SyntaxLimits.depth {
          return (index, "aliases put collections more than \(SyntaxLimits.depth) deep inside one another")
        }
        deepenParent(index)
        total += sizes[target - start]
      case .scalar:
        total += 1
      }
      if total > SyntaxLimits.nodes { return (lastAlias, "aliases make more than \(SyntaxLimits.nodes) nodes of this document") }
      index += 1
    }
    return nil

    func deepenParent(_ child: Int) {
      let parent = Int(nodes[child].parent)
      guard parent >= start else { return }
      depths[parent - start] = max(depths[parent - start], depths[child - start] + 1)
    }
  }
}
