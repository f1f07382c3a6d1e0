import Diagnostics
import YAMLSyntax

extension SyntaxProblem {
  /// Where the problem stands: with a pointer where it has a node.
  func place(in tree: SyntaxTree) -> Place {
    Place(file: tree.file, range: range, pointer: node.flatMap { tree.pointer(of: $0) } ?? "", document: document)
  }

  /// The other place that belongs to it.
  func relatedPlaces(in tree: SyntaxTree) -> [RelatedPlace] {
    guard let related else { return [] }
    return [RelatedPlace(related.message, at: Place(file: tree.file, range: related.range, pointer: "", document: document))]
  }
}
