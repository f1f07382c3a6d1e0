/// Where something stands: a range of a file, and the JSON Pointer of the value inside its document.
public struct Place: Sendable {
  public var file: SourceFile
  public var range: SourceRange
  /// RFC 6901 text inside the document; a missing member is pointed at where it would be.
  public var pointer: String
  /// The number of the YAML document in the file, from 0.
  public var document: Int

  public init(file: SourceFile, range: SourceRange, pointer: String, document: Int) {
    self.file = file
    self.range = range
    self.pointer = pointer
    self.document = document
  }
}
