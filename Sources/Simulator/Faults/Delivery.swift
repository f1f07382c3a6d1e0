/// What becomes of a request and its answer on the way.
public struct Delivery: Sendable {
  public enum Ending: Sendable {
    /// The whole answer arrives.
    case answered
    /// The connection is closed, nothing arrives.
    case closed
    /// The connection is reset, nothing arrives.
    case reset
    /// The head and half of the body arrive, then the connection is closed.
    case truncated
    /// Everything arrives, the body byte by byte, with `delay` between them.
    case slow
  }

  public var ending: Ending
  /// What is answered; nil where nothing arrives.
  public var response: SimulatedResponse?
  /// Milliseconds before the answer; in between the bytes of a slow one.
  public var delay: Int64 = 0
  /// The request is still to be handled, so many milliseconds later.
  public var effectAfter: Int64?
}

extension SimulatedProvider {
  /// Handles a request under a fault, and tells what arrives of the answer.
  ///
  /// This is all that a fault means: the server and a simulation without sockets only carry it out. Where `effectAfter` is given, the caller hands the same request to
  /// `handle` at that time.
  public mutating func deliver(_ request: SimulatedRequest, at now: Int64, under fault: Fault?) -> Delivery {
    guard let fault else { return Delivery(ending: .answered, response: handle(request, at: now)) }
    if fault.name == .priceChange { changePrices(byBasisPoints: 10_00) }
    let lag = listLag
    if fault.name == .listLag { listLag = fault.duration }
    defer { listLag = lag }
    let answer = fault.name.isHandled ? handle(request, at: now) : nil
    let call = Call(request: request, target: RequestTarget(request.path), now: now, number: requestNumber, credential: nil)
    switch fault.name {
    case .lostRequest, .lostResponse: return Delivery(ending: .closed)
    case .lateEffect: return Delivery(ending: .closed, effectAfter: fault.duration)
    case .reset: return Delivery(ending: .reset)
    case .delay: return Delivery(ending: .answered, response: answer, delay: fault.duration)
    case .slow: return Delivery(ending: .slow, response: answer, delay: fault.duration)
    case .truncated: return Delivery(ending: .truncated, response: answer)
    case .listLag, .priceChange: return Delivery(ending: .answered, response: answer)
    case .tooMany429: return Delivery(ending: .answered, response: call.rateLimited(limit: 60, until: now + fault.duration))
    case .error500, .error500After: return Delivery(ending: .answered, response: call.failure(500, "internal_error", "Internal server error"))
    case .conflict409After: return Delivery(ending: .answered, response: call.failure(409, "domain_conflict", "Conflict"))
    case .html502: return Delivery(ending: .answered, response: call.page(502, "502 Bad Gateway"))
    case .html200: return Delivery(ending: .answered, response: call.page(200, "One moment, please"))
    }
  }
}

extension Call {
  /// An error that the request did not cause, in the words of the provider that the path belongs to.
  fileprivate func failure(_ status: Int, _ code: String, _ title: String) -> SimulatedResponse {
    switch target.segments.dropFirst().first {
    case "v2": problem(status, code, title, "\(title).")
    case let path? where SimulatedProvider.v1Paths.contains(path): errorV1(status, code.uppercased(), title, "\(title).")
    // SuperSpace documents a 409 that has nothing to do with orders.
    default: superSpaceError(status, status == 409 ? "registration_busy" : nil, title)
    }
  }

  fileprivate func page(_ status: Int, _ title: String) -> SimulatedResponse {
    let html = "<!DOCTYPE html>\n<html><head><title>\(title)</title></head><body><h1>\(title)</h1></body></html>\n"
    return response(status, "text/html; charset=utf-8", Array(html.utf8))
  }
}
