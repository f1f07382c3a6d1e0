public import Diagnostics
public import OrderLanguage

/// What becomes of the secret references of an order.
public enum SecretResolution: Sendable {
  /// They are written as they stand, and their pointers listed.
  case asWritten
  /// They are replaced by what they stand for; the place tells which file a relative path starts from.
  case resolved(by: @Sendable (SecretReference, Place) -> Result<String, SecretFailure>)
}

/// Why a secret reference has no value.
public struct SecretFailure: Error, Sendable {
  /// Lower case, no full stop, without the value.
  public let reason: String

  public init(_ reason: String) { self.reason = reason }
}

/// A secret reference that could not be resolved, or had to be and was not, with its place in the spec.
public struct SecretProblem: Sendable {
  public let reference: SecretReference
  public let place: Place
  /// Lower case, no full stop, without the value.
  public let reason: String
  /// What to do: a whole sentence.
  public let help: String
}
