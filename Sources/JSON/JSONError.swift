/// The first reason why a text is not a JSON document that `JSONDocument` accepts.
///
/// Offsets count bytes from the start of the input, a byte order mark included.
public struct JSONError: Error, Hashable, Sendable {
  /// The offset of the first byte at fault; the number of bytes of the input when it ends too early.
  public let offset: Int

  /// The offset just past the last byte at fault; equal to `offset` at the end of the input.
  public let endOffset: Int

  /// What was expected and what was found, in lower case and without a full stop.
  public let message: String

  /// The other place that matters: the first of two equal keys, or the quotation mark or bracket that the input never closes.
  public let relatedOffset: Int?
}
