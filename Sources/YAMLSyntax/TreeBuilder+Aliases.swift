import Diagnostics

extension TreeBuilder {
  mutating func addAlias(_ name: String, start: Int, end: Int) {
    let index = append(.alias, .plain, start: start, content: start, end: end)
    hasAliases = true
    lastEnd = end
    guard let target = anchorTargets[name] else {
      nodes[index].kind = .scalar
      nodes[index].flags.insert(.isBrokenAlias)
      setTextToSource(index)
      let suggestion = suggestion(for: name).map { "; did you mean `*\($0)`?" } ?? ""
      report(.yamlUndefinedAlias, SourceRange(start, end), "there is no anchor `&\(shown(name))` before this alias\(suggestion)", node: NodeID(index))
      return
    }
    guard nodes[target.node].subtreeEnd != 0 else {
      nodes[index].kind = .scalar
      nodes[index].flags.insert(.isBrokenAlias)
      setTextToSource(index)
      report(
        .yamlRecursiveAlias, SourceRange(start, end), "`*\(shown(name))` stands inside the value that it stands for",
        related: (SourceRange(target.place, target.place + 1 + name.utf8.count), "the anchor is here"), node: NodeID(index))
      return
    }
    nodes[index].textStart = UInt32(truncatingIfNeeded: target.node)
  }

  mutating func suggestion(for name: String) -> String? {
    guard suggestionsLeft > 0, anchorTargets.count <= 1000 else { return nil }
    suggestionsLeft -= 1
    return Suggestion.nearest(to: name, in: anchorTargets.keys.lazy.filter { $0.utf8.count <= 256 })
  }

  mutating func setTextToSource(_ index: Int) {
    nodes[index].textStart = nodes[index].content
    nodes[index].textEnd = nodes[index].end
  }
}
