/// A change of the text that mends a finding.
public struct FixIt: Sendable {
  /// Whether the change keeps the meaning that the author had in mind without a doubt.
  public enum Applicability: String, Sendable {
    /// Applied by `--fix`: the order is the same, or what the author wrote could mean nothing else.
    case safe
    /// Applied by `--unsafe-fixes` only: a person should look at it.
    case unsafe
  }

  /// An imperative sentence without a full stop.
  public var title: String
  public var applicability: Applicability
  /// Never overlapping.
  public var edits: [Edit]

  public init(_ title: String, _ applicability: Applicability = .safe, edits: [Edit]) {
    self.title = title
    self.applicability = applicability
    self.edits = edits
  }
}

/// The replacement of a byte range of a file.
public struct Edit: Sendable {
  public var file: SourceFile
  public var range: SourceRange
  public var text: String

  public init(_ file: SourceFile, _ range: SourceRange, _ text: String) {
    self.file = file
    self.range = range
    self.text = text
  }
}
