/// Why a read of something that is there told nothing.
public enum Unread: Equatable, Sendable {
  case noAnswer
  /// The token may not read it: 401 or 403.
  case turnedAway(Int)
  case answered(Int)
  /// A 200 that does not say what it should.
  case unreadable

  /// - Parameter status: of the answer; nil: there was none.
  init(_ status: Int?) {
    switch status {
    case nil: self = .noAnswer
    case 200: self = .unreadable
    case 401?, 403?: self = .turnedAway(status!)
    default: self = .answered(status!)
    }
  }

  /// Another read right after it would tell as little.
  var isLasting: Bool {
    switch self {
    case .noAnswer, .turnedAway: true
    case .answered(let status): status == 429 || status >= 500
    case .unreadable: false
    }
  }

  /// What the provider did: `does not answer`.
  var words: String {
    switch self {
    case .noAnswer: "does not answer"
    case .turnedAway(let status): "turned the token away (\(status))"
    case .answered(let status): "answered \(status)"
    case .unreadable: "answered with nothing that can be read"
    }
  }
}
