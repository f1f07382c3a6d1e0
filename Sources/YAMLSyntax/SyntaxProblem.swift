public import Diagnostics

/// Something wrong with a file as YAML, before it means anything.
public struct SyntaxProblem: Sendable {
  /// What kind of fault it is; each is one rule.
  public enum Kind: Sendable {
    /// Not well-formed, or not UTF-8.
    case yamlSyntaxError
    /// A tab indents a line.
    case yamlTabIndentation
    case yamlDuplicateKey
    case yamlUndefinedAlias
    case yamlRecursiveAlias
    case fileTooLarge

    /// Nothing behind the problem could be read.
    public var endsTheStream: Bool {
      switch self {
      case .yamlSyntaxError, .yamlTabIndentation, .fileTooLarge: true
      case .yamlDuplicateKey, .yamlUndefinedAlias, .yamlRecursiveAlias: false
      }
    }
  }

  public var kind: Kind
  public var range: SourceRange
  /// What is wrong, lower case, no full stop.
  public var message: String
  /// The other place: libyaml's context, the first of two keys, the anchor.
  public var related: (range: SourceRange, message: String)?
  /// The number of the document.
  public var document: Int
  /// The node that the problem stands at, where there is one.
  public var node: NodeID?
}
