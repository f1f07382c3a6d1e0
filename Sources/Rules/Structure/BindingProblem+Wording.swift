import Diagnostics
import OrderLanguage
import YAMLSyntax

extension BindingProblem {
  /// The row of the grammar of the field that the problem is about.
  var grammarField: Field? { field.flatMap { Grammar.field($0, of: object) } }

  /// The name of the field in back-ticks; `fallback` where the problem is about none.
  func fieldTitle(_ fallback: String) -> String { field.map { "`\($0.string)`" } ?? fallback }

  /// The value replaced by the suggestion.
  func fixes(_ applicability: FixIt.Applicability = .safe, in tree: SyntaxTree) -> [FixIt] {
    guard let suggestion, let node, let edit = SourceEdits(tree).replaceScalar(node, with: suggestion) else { return [] }
    return [FixIt("write `\(suggestion)`", applicability, edits: [edit])]
  }

  /// The key replaced by the suggestion; none where the mapping has a key of that name already.
  func renamingFixes(_ applicability: FixIt.Applicability = .safe, in tree: SyntaxTree) -> [FixIt] {
    guard let suggestion, let node, let edit = SourceEdits(tree).renameKey(node, to: suggestion) else { return [] }
    return [FixIt("write `\(suggestion)`", applicability, edits: [edit])]
  }
}
