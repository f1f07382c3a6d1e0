/// The name of one value inside one `JSONDocument`; it means nothing to any other document.
public struct JSONNodeID: Hashable, Sendable {
  /// The position in the node arena of the document.
  let index: Int
}
