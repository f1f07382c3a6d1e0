/// Sends one request over a connection of its own and gives the whole answer.
///
/// There is no retry, no redirect and no cookie behind it: one call is at most one request on the wire.
public protocol Transport {
  /// - Throws: `TransportFailure` where there is no complete answer; an answer of any status is none.
  func send(_ request: HTTPRequest) throws -> HTTPResponse
}

/// Why a request has no answer, and what is known about it.
public struct TransportFailure: Error, Equatable, Sendable {
  public enum Certainty: Sendable {
    /// Not a byte of the request has left: the name was not found, the connection was refused, or TLS did not come up.
    case notSent
    /// The provider may have the request.
    case maybeSent
  }

  public let certainty: Certainty
  /// Lower case, no full stop, without anything of the request's headers or body.
  public let reason: String

  public init(_ certainty: Certainty, _ reason: String) {
    self.certainty = certainty
    self.reason = reason
  }
}
