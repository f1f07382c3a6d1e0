import Diagnostics
import OrderLanguage
import YAMLSyntax

// The fix-its of findings that a person answers with a member of the item. All of them are unsafe: they accept something, or say what the account has.

extension Item {
  /// Writes `field: word` on the item; none where the text is not the item's alone.
  func writing(_ field: FieldName, _ word: String) -> [FixIt] {
    let title = "`\(field.string): \(word)`"
    if let written = object?.written(field) {
      guard !written.isDefault, written.member.alias == nil, written.state != .secret, isOwn,
        let edit = SourceEdits(written.document.tree).replaceScalar(written.node, withPlain: word)
      else { return [] }
      return [FixIt("write \(title)", .unsafe, edits: [edit])]
    }
    guard let edit = insertion(field, word) else { return [] }
    return [FixIt("insert \(title)", .unsafe, edits: [edit])]
  }

  /// Adds a key to `acceptedTerms` of the item; none where the list comes from somewhere else.
  func accepting(terms key: String) -> [FixIt] {
    let word = SourceEdits.isSafePlain(key) ? key : SourceEdits.quoted(key)
    let title = "add `\(key)` to `acceptedTerms`"
    guard let written = object?.written(.acceptedTerms) else {
      return insertion(.acceptedTerms, "[\(word)]").map { [FixIt(title, .unsafe, edits: [$0])] } ?? []
    }
    let tree = written.document.tree
    guard isOwn, !written.isDefault, written.member.alias == nil, let first = tree.items(of: written.node).first(where: { _ in true }),
      let edit = SourceEdits(tree).insertElement(before: first, word)
    else { return [] }
    return [FixIt(title, .unsafe, edits: [edit])]
  }

  /// An entry before the first one of the item; nil where the item has the key already or is not written here alone.
  private func insertion(_ field: FieldName, _ text: String) -> Edit? {
    let tree = origin.document.tree
    guard isOwn, tree[origin.node].kind == .mapping, !tree.mapping(origin.node, hasKey: field.string),
      let first = tree.entries(of: origin.node).first(where: { _ in true })
    else { return nil }
    return SourceEdits(tree).insertEntry(before: first.key, field.string, text)
  }

  /// The text of the item is of no other item: it is neither an alias nor what one may stand for.
  private var isOwn: Bool { origin.member.alias == nil && origin.document.tree.anchor(of: origin.node) == nil }
}
