/// Counts what a document would be with every alias replaced by its value, without replacing any.
enum AliasExpansion {
  /// The alias that takes a document over a limit, with what to say; nil where the document stays within both.
  static func excess(in nodes: UnsafeBufferPointer<Node>, from start: Int) -> (alias: Int, message: String)? {
    // An alias's target is complete before the alias, so one pass that closes collections in order knows both numbers in time.
    var sizes = [Int](repeating: 1, count: nodes.count - start)
    var depths = [Int](repeating: 0, count: nodes.count - start)
    var open: [Int] = []
    var index = start
    while index < nodes.count || !open.isEmpty {
      if let top = open.last, index == Int(nodes[top].subtreeEnd) {
        open.removeLast()
        addToParent(top)
        continue
      }
      let node = nodes[index]
      switch node.kind {
      case .mapping, .sequence:
        depths[index - start] = 1
        open.append(index)
      case .alias:
        let target = Int(node.textStart)
        sizes[index - start] = sizes[target - start]
        depths[index - start] = depths[target - start]
        if sizes[index - start] > SyntaxLimits.nodes { return (index, "aliases make more than \(SyntaxLimits.nodes) nodes of this document") }
        if depths[index - start] + open.count > SyntaxLimits.depth {
          return (index, "aliases put collections more than \(SyntaxLimits.depth) deep inside one another")
        }
        if let excess = addToParent(index) { return excess }
      case .scalar:
        addToParent(index)
      }
      index += 1
    }
    return nil

    @discardableResult
    func addToParent(_ child: Int) -> (alias: Int, message: String)? {
      let parent = Int(nodes[child].parent)
      guard parent >= start else { return nil }
      sizes[parent - start] = min(sizes[parent - start] + sizes[child - start], Int.max / 4)
      depths[parent - start] = max(depths[parent - start], depths[child - start] + 1)
      if sizes[parent - start] > SyntaxLimits.nodes, nodes[child].kind == .alias {
        return (child, "aliases make more than \(SyntaxLimits.nodes) nodes of this document")
      }
      return nil
    }
  }
}
