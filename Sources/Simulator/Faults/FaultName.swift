/// What can go wrong with a request, as `--fault` names it.
public enum FaultName: String, CaseIterable, Codable, Sendable {
  case lostRequest = "lost-request"
  case lostResponse = "lost-response"
  case delay
  case lateEffect = "late-effect"
  case error500 = "500"
  case error500After = "500-after"
  case html502 = "502-html"
  case tooMany429 = "429"
  case conflict409After = "409-after"
  case reset
  case slow
  case listLag = "list-lag"
  case priceChange = "price-change"
  case html200 = "html-200"
  case truncated

  /// One sentence.
  public var documentation: StaticString {
    switch self {
    case .lostRequest: "The connection is closed, and the request has no effect."
    case .lostResponse: "The request has its effect, and the connection is closed without an answer."
    case .delay: "The request has its effect at once, and the answer comes late."
    case .lateEffect: "The connection is closed at once, and the request has its effect later."
    case .error500: "The answer is 500, and the request has no effect."
    case .error500After: "The request has its effect, and the answer is 500."
    case .html502: "The answer is a 502 page of a gateway, and the request has no effect."
    case .tooMany429: "The answer is 429, and the request has no effect."
    case .conflict409After: "The request has its effect, and the answer is a 409 problem."
    case .reset: "The request has its effect, and the connection is reset."
    case .slow: "The body of the answer comes byte by byte."
    case .listLag: "What the request places is missing from lists for a while."
    case .priceChange: "Prices go up by a tenth just before the request, and stay there."
    case .html200: "The request has its effect, and the answer is a page with status 200."
    case .truncated: "The request has its effect, and the answer ends after half of its body."
    }
  }

  /// Whether the request has its effect before the connection is done with.
  public var isHandled: Bool {
    switch self {
    case .lostRequest, .lateEffect, .error500, .html502, .tooMany429: false
    case .lostResponse, .delay, .error500After, .conflict409After, .reset, .slow, .listLag, .priceChange, .html200, .truncated: true
    }
  }

  /// How long the fault lasts where nothing else is said, in milliseconds.
  var standardDuration: Int64 {
    switch self {
    case .delay, .lateEffect: 2_000
    case .tooMany429: 1_000
    case .listLag: 30_000
    // For each byte.
    case .slow: 2
    default: 0
    }
  }
}
