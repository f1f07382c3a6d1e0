import JSON

/// `/_simulator/…`: the simulator's own count, its clock and its orders. It belongs to no provider and asks for no credentials, since only this machine reaches it.
///
/// - `GET /_simulator/placements`: every item really placed.
/// - `POST /_simulator/clock` `{"advanceSeconds": N}`: moves the simulated clock on.
/// - `POST /_simulator/settle` `{"order": "ID" or "all", "outcome": "paid|completed|failed|cancelled"}`: moves orders on.
enum AdminView {
  static func answer(_ request: SimulatedRequest, _ core: inout SimulatorCore) -> SimulatedResponse {
    let now = core.now()
    let call = Call(request: request, target: RequestTarget(request.path), now: now, number: 0, credential: nil)
    switch (request.method, call.target.segments.dropFirst().first, call.target.segments.count) {
    case ("GET", "placements", 2): return placements(core.provider.placements, call)
    case ("POST", "clock", 2):
      guard let document = object(request), let seconds = document.integer("advanceSeconds", of: document.root), (0...(1 << 32)).contains(seconds) else {
        return fault(call, "expected {\"advanceSeconds\": N}, N from 0")
      }
      core.clockOffset += Int64(seconds) * 1000
      let time = core.now()
      guard core.save(always: true) else { return SimulatorCore.notSaved }
      return call.json(200) { $0.object { $0.put("now", Timestamp.iso(time)) } }
    case ("POST", "settle", 2):
      guard let document = object(request), let order = document.text("order", of: document.root),
        let outcome = document.text("outcome", of: document.root).flatMap({ SimulatedProvider.Outcome(rawValue: $0) })
      else {
        let outcomes = SimulatedProvider.Outcome.allCases.map(\.rawValue).joined(separator: "|")
        return fault(call, "expected {\"order\": \"ID\" or \"all\", \"outcome\": \"\(outcomes)\"}")
      }
      let changed = core.provider.settle(order == "all" ? nil : order, as: outcome, at: now)
      guard core.save() else { return SimulatorCore.notSaved }
      return call.json(200) { $0.object { $0.texts("orders", changed) } }
    default: return call.json(404) { $0.object { $0.put("error", "there is no such view") } }
    }
  }

  private static func placements(_ placements: [SimulatedProvider.Placement], _ call: Call) -> SimulatedResponse {
    call.json(200) {
      $0.object {
        $0.put("formatVersion", 1)
        $0.put("count", placements.count)
        $0.array("placements", placements) { json, placement in
          json.object {
            $0.put("account", placement.account)
            $0.put("target", placement.target)
            $0.put("naturalKey", placement.naturalKey)
            $0.put("order", placement.orderID)
            $0.put("attemptKey", placement.attemptKey)
            $0.put("time", Timestamp.iso(placement.time))
          }
        }
      }
    }
  }

  private static func object(_ request: SimulatedRequest) -> JSONDocument? {
    guard let document = try? JSONDocument.parse(request.body), document.kind(of: document.root) == .object else { return nil }
    return document
  }

  private static func fault(_ call: Call, _ message: String) -> SimulatedResponse { call.json(400) { $0.object { $0.put("error", message) } } }
}
