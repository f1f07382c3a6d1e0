import Diagnostics

/// A document that the client has open: its text is the client's, whatever the disk says.
struct TextDocument: Sendable {
  let uri: String
  let path: String
  let languageID: String
  /// As the client counts.
  private(set) var version: Int?
  /// Counts our own changes: what is made from the text is kept under it.
  private(set) var revision: Int
  private(set) var lines: TextLines

  init(uri: String, path: String, languageID: String, version: Int?, text: String, encoding: PositionEncoding, revision: Int) {
    self.uri = uri
    self.path = path
    self.languageID = languageID
    self.version = version
    self.revision = revision
    lines = TextLines(Array(text.utf8), encoding)
  }

  var bytes: [UInt8] { lines.bytes }

  /// Applies the changes of one notification in their order; each sees the text that the one before it left.
  ///
  /// - Returns: false where one of them cannot be understood; those before it count.
  mutating func apply(_ changes: [JSONValue], version: Int?, revision: Int) -> Bool {
    self.version = version
    self.revision = revision
    for change in changes {
      guard let text = change["text"]?.string else { return false }
      if change["range"] == nil {
        lines = TextLines(Array(text.utf8), lines.encoding)
      } else {
        guard let range = lines.range(change["range"]) else { return false }
        var bytes = lines.bytes
        bytes.replaceSubrange(range.start..<range.end, with: text.utf8)
        lines = TextLines(bytes, lines.encoding)
      }
    }
    return true
  }
}
