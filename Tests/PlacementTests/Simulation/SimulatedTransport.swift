import Simulator

@testable import Placement

/// A network between the engine and the simulated provider that does to requests what networks do.
struct SimulatedTransport: Transport {
  unowned let world: SimulatedWorld

  private enum Fault: CaseIterable {
    case notSent, lostRequest, lostAnswer, late, lostAnswerAndLate, twice, twiceLate, error500, error500After, html502, tooMany, conflictAfter, html200,
      truncated
    case refusedAgain

    /// No network that repeats requests can be defended against without a key; one connection for each request is what keeps it from doing so.
    static let withoutKey = allCases.filter { ![.lostAnswerAndLate, .twice, .twiceLate, .refusedAgain].contains($0) }
  }

  func send(_ request: HTTPRequest) throws -> HTTPResponse {
    let order = SimulatedRequest(
      method: request.method.rawValue, path: String(request.url.dropFirst(SimulatedWorld.mirror.count)), headers: request.headers, body: request.body ?? [])
    try world.point("before sending \(order.path)")
    world.pass(Int64(world.number(20..<2000)))
    let answer = order.placesOrder ? try place(order) : try read(order)
    world.pass(Int64(world.number(20..<2000)))
    world.note("\(order.method) \(order.path) -> \(answer.status)")
    if order.path.hasSuffix("/preview"), let total = JSONValue(answer.body)?["total"]?.numberText.flatMap({ Money(decimal: $0, currency: "SEK") }) {
      world.previews.insert(total.minorUnits)
    }
    try world.point("after sending \(order.path)")
    return answer
  }

  private func handle(_ request: SimulatedRequest) -> HTTPResponse {
    let answer = world.provider.handle(request, at: world.now)
    return HTTPResponse(status: answer.status, headers: answer.headers, body: answer.body)
  }

  private func read(_ request: SimulatedRequest) throws -> HTTPResponse {
    guard world.chance(world.weather.readFault) else { return handle(request) }
    switch world.number(0..<4) {
    case 0: throw TransportFailure(.maybeSent, "the connection was reset")
    case 1: return HTTPResponse(status: 503)
    case 2: return HTTPResponse(status: 429, headers: [("Retry-After", "2")])
    default: return HTTPResponse(status: 200, body: Array("<html>".utf8))
    }
  }

  private func place(_ request: SimulatedRequest) throws -> HTTPResponse {
    if world.weather.priceRise > 0, world.chance(world.weather.priceRise) { world.provider.changePrices(byBasisPoints: world.number(1..<300)) }
    guard world.chance(world.weather.orderFault) else { return handle(request) }
    let faults = world.isKeyed ? Fault.allCases : Fault.withoutKey
    let fault = faults[world.number(0..<faults.count)]
    world.note("fault \(fault)")
    switch fault {
    case .notSent: throw TransportFailure(.notSent, "the connection was refused")
    case .lostRequest: throw TransportFailure(.maybeSent, "the connection was reset")
    case .lostAnswer:
      _ = handle(request)
      throw TransportFailure(.maybeSent, "there was no answer in time")
    case .late:
      world.deliverLate(request)
      throw TransportFailure(.maybeSent, "there was no answer in time")
    case .lostAnswerAndLate:
      _ = handle(request)
      world.deliverLate(request)
      throw TransportFailure(.maybeSent, "there was no answer in time")
    case .twice:
      _ = handle(request)
      return handle(request)
    case .twiceLate:
      world.deliverLate(request)
      return handle(request)
    case .error500: return HTTPResponse(status: 500)
    case .error500After:
      _ = handle(request)
      return HTTPResponse(status: 500)
    case .html502: return HTTPResponse(status: 502, body: Array("<html>Bad gateway</html>".utf8))
    case .tooMany: return HTTPResponse(status: 429, headers: [("Retry-After", "1")], body: Array(#"{"code":"rate_limit_exceeded","status":429}"#.utf8))
    case .conflictAfter:
      _ = handle(request)
      return problem(409, "domain_conflict")
    case .html200:
      _ = handle(request)
      return HTTPResponse(status: 200, body: Array("<html>".utf8))
    case .truncated:
      let answer = handle(request)
      return HTTPResponse(status: answer.status, headers: answer.headers, body: Array(answer.body.prefix(answer.body.count / 2)))
    case .refusedAgain:
      // What a provider may say to the second sending of a request that it is still at work on.
      let isAgain = world.provider.placements.contains { placement in
        placement.attemptKey.map { key in String(decoding: request.body, as: UTF8.self).contains(key) } ?? false
      }
      return isAgain ? problem(400, "invalid_request") : handle(request)
    }
  }

  private func problem(_ status: Int, _ code: String) -> HTTPResponse {
    HTTPResponse(status: status, body: Array(#"{"code":"\#(code)","status":\#(status),"title":"x","detail":"x","errors":[]}"#.utf8))
  }
}
