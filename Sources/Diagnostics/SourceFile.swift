/// A file as it was read: its name as the user gave it and its bytes as they are on disk, a BOM included.
public final class SourceFile: Sendable {
  /// The name to print.
  public let name: String
  /// The content, unchanged. All offsets of orderspec count these bytes.
  public let bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// The text of a range; invalid UTF-8 is repaired with U+FFFD.
  public func text(_ range: SourceRange) -> String {
    String(decoding: bytes[max(0, range.start)..<min(bytes.count, max(range.start, range.end))], as: UTF8.self)
  }
}
