extension JSONWriter {
  /// What a `JSONWriter` may write next at one level of nesting.
  enum Scope: UInt8, Sendable {
    /// The one value of the document is still to come.
    case document
    /// The one value of the document is there.
    case complete
    /// The final newline is there.
    case finished
    /// An object without members.
    case emptyObject
    /// An object after a member.
    case object
    /// An object after a key, before its value.
    case member
    /// An array without elements.
    case emptyArray
    /// An array after an element.
    case array
  }
}
