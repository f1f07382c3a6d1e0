import OrderLanguage
import YAMLSyntax

/// A mapping whose values the provider types, with the entries that count.
struct OpenMapping {
  let document: BoundDocument
  /// Where the mapping stands.
  let source: SourceMap.Source
  /// Own entries first, then merged ones. A key that is no scalar has no form in JSON.
  let entries: [(key: String, value: OpenEntry)]

  init(_ node: NodeID, in document: BoundDocument, _ source: SourceMap.Source) {
    let tree = document.tree
    self.document = document
    self.source = source
    entries = OpenEntry.entries(of: tree.resolved(node), in: tree).compactMap { entry in
      let key = tree.resolved(entry.key)
      return tree[key].kind == .scalar ? (tree.text(of: key), entry) : nil
    }
  }

  subscript(_ key: String) -> OpenEntry? { entries.first { $0.key.utf8.elementsEqual(key.utf8) }?.value }

  /// The provider fields of a target in a member `extra`; none where there are none.
  static func extras(_ extra: Origin?, for target: Target) -> [OpenMapping] {
    guard let fields = extra?.providerFields(for: target) else { return [] }
    return [OpenMapping(fields.node, in: fields.document, .member(fields))]
  }
}
