/// The kind of a JSON value (RFC 8259 section 3), with the two truth values told apart.
public enum JSONNodeKind: UInt8, Hashable, Sendable {
  /// The literal `null`.
  case null
  /// The literal `true`.
  case `true`
  /// The literal `false`.
  case `false`
  /// A number.
  case number
  /// A string.
  case string
  /// An array.
  case array
  /// An object.
  case object
}
