/// A contacts file that an order names and that could not be had.
public struct ContactsFileFailure: Sendable {
  /// The path as the order writes it.
  public let origin: Origin
  /// What is wrong, in words that follow the quoted path: lower case, no full stop, such as `cannot be read: no such file`.
  public let message: String

  public init(origin: Origin, message: String) {
    self.origin = origin
    self.message = message
  }
}
