import Simulator
import Testing

/// Faults by name, their choice, and what each does over a socket.
@Suite struct FaultTests {
  private static let order = orderBody([domainItem("acme.se")], key: "k")

  // MARK: Reading

  @Test func readsNameProbabilityAndCount() throws {
    #expect(try Fault(parsing: "lost-response") == Fault(.lostResponse))
    #expect(try Fault(parsing: "500=0.25") == Fault(.error500, probability: 0.25))
    #expect(try Fault(parsing: "delay:1") == Fault(.delay, count: 1))
    #expect(try Fault(parsing: "409-after=0.5:3") == Fault(.conflict409After, probability: 0.5, count: 3))
    for name in FaultName.allCases { #expect(try Fault(parsing: name.rawValue).name == name) }
  }

  @Test(
    arguments: [
      ("lost-reponse", "there is no fault `lost-reponse`; did you mean `lost-response`?"),
      ("", "there is no fault ``; expected one of lost-request, "), ("500=2", "`2` is no probability of `500`"), ("500=", "`` is no probability of `500`"),
      ("500=nan", "`nan` is no probability of `500`"), ("500=0", "`0` is no probability of `500`"), ("reset:0", "`0` is no count of `reset`"),
      ("reset:x", "`x` is no count of `reset`"), ("reset:1:2", "`1:2` is no count of `reset`"),
    ])
  func namesWhatIsWrong(text: String, message: String) {
    let error = #expect(throws: Fault.ParseError.self) { try Fault(parsing: text) }
    #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
  }

  // MARK: Choosing

  private static let orderRequest = SimulatedRequest(method: "POST", path: "/api/v2/orders")
  private static let read = SimulatedRequest(method: "GET", path: "/api/v2/orders")

  @Test func choosesByTheSeed() {
    let faults = [Fault(.lostRequest, probability: 0.3), Fault(.error500, probability: 0.3)]
    func choices(_ seed: UInt64) -> [FaultName?] {
      var schedule = FaultSchedule(faults, seed: seed)
      return (0..<200).map { _ in schedule.next(for: Self.orderRequest)?.name }
    }
    #expect(choices(7) == choices(7) && choices(7) != choices(8))
    // 0.3, and 0.7 · 0.3 of 200.
    #expect((40...80).contains(choices(7).count { $0 == .lostRequest }) && (22...62).contains(choices(7).count { $0 == .error500 }))
  }

  @Test func countsAndLeavesReadsAlone() {
    var schedule = FaultSchedule([Fault(.reset, count: 2), Fault(.delay, count: 1)], seed: 1)
    #expect(schedule.next(for: Self.read) == nil)
    #expect((0..<4).map { _ in schedule.next(for: Self.orderRequest)?.name } == [.reset, .reset, .delay, nil])
    var all = FaultSchedule([Fault(.reset, onlyOrders: false)], seed: 1)
    #expect(all.next(for: Self.read)?.name == .reset)
    for path in ["/api/v2/orders?x=1", "/api/create-order", "/api/orders", "/api/orders/domain"] {
      #expect(SimulatedRequest(method: "POST", path: path).placesOrder)
    }
    for path in ["/api/v2/orders/preview", "/api/v2/orders/x/actions/cancel", "/api/sites"] {
      #expect(!SimulatedRequest(method: "POST", path: path).placesOrder)
    }
  }

  // MARK: In-process

  @Test(arguments: FaultName.allCases)
  func hasItsEffectWhereItSaysSo(name: FaultName) {
    var bench = Bench()
    let delivery = bench.provider.deliver(bench.request("POST", "/api/v2/orders", Self.order), at: bench.now, under: Fault(name))
    #expect(bench.provider.placements.count == (name.isHandled ? 1 : 0))
    #expect((delivery.effectAfter != nil) == (name == .lateEffect))
    // After any of them the same key leads to one order.
    _ = bench.post("/api/v2/orders", Self.order)
    #expect(bench.provider.placements.count == 1)
  }

  @Test(arguments: ["/api/v2/orders", "/api/create-order", "/api/orders"])
  func errorsSpeakTheProvidersLanguage(path: String) {
    for (name, status) in [(FaultName.error500, 500), (.error500After, 500), (.conflict409After, 409), (.tooMany429, 429)] {
      var bench = Bench()
      let delivery = bench.provider.deliver(bench.request("POST", path, "{}"), at: bench.now, under: Fault(name))
      let answer = delivery.response.map { Answer($0) }
      #expect(answer?.status == status && answer?[path == "/api/v2/orders" ? "/code" : path == "/api/orders" ? "/errors/0" : "/error"] != nil)
      #expect((delivery.response?[header: "Retry-After"] != nil) == (status == 429))
    }
  }

  @Test func listLagAndPriceChange() {
    var bench = Bench()
    let order = bench.request("POST", "/api/v2/orders", Self.order)
    _ = bench.provider.deliver(order, at: bench.now, under: Fault(.listLag, duration: 1_000))
    #expect(bench.get("/api/v2/orders").count("/data") == 0 && bench.provider.listLag == 0)
    bench.now += 1_000
    #expect(bench.get("/api/v2/orders").count("/data") == 1)
    let preview = bench.request("POST", "/api/v2/orders/preview", Self.order)
    #expect(Fault(.priceChange).applies(to: preview) && !Fault(.listLag).applies(to: preview))
    let prices = [nil, Fault(.priceChange), nil].map { fault in
      bench.provider.deliver(preview, at: bench.now, under: fault).response.map { Answer($0)["/subtotal"] ?? "" }
    }
    #expect(prices == ["99", "108.9", "108.9"])
  }

  // MARK: Over a socket

  @Test(arguments: [(FaultName.lostRequest, 0), (.lostResponse, 1)])
  func closesWithoutAnAnswer(name: FaultName, count: Int) throws {
    try withServer([Fault(name)]) { server, client in
      let outcome = client.post("/api/v2/orders", Self.order)
      #expect(outcome.bytes.isEmpty && !outcome.wasReset && server.placements.count == count)
    }
  }

  @Test func resets() throws {
    try withServer([Fault(.reset)]) { server, client in
      let outcome = client.post("/api/v2/orders", Self.order)
      #expect(outcome.bytes.isEmpty && outcome.wasReset && server.placements.count == 1)
    }
  }

  @Test func delays() throws {
    try withServer([Fault(.delay, duration: 150)]) { server, client in
      let outcome = client.post("/api/v2/orders", Self.order)
      #expect(outcome.status == 201 && outcome.milliseconds >= 150)
    }
  }

  @Test func hasItsEffectLate() throws {
    try withServer([Fault(.lateEffect, duration: 300)]) { server, client in
      let outcome = client.post("/api/v2/orders", Self.order)
      #expect(outcome.bytes.isEmpty && server.placements.isEmpty)
      while server.placements.isEmpty, outcome.milliseconds < 5_000 { _ = client.get("/api/v2/me") }
      #expect(server.placements.count == 1)
    }
  }

  @Test func stoppingLetsLateEffectsHappen() throws {
    var options = SimulatorServer.Options()
    options.faults = [Fault(.lateEffect, duration: 60_000)]
    let server = try SimulatorServer.start(SimulatorSettings(), options)
    _ = Client(server).post("/api/v2/orders", Self.order)
    #expect(server.placements.isEmpty)
    server.stop()
    server.stop()
    #expect(server.placements.count == 1)
    #expect(Client(server).get("/api/v2/me").bytes.isEmpty)
  }

  @Test(arguments: [
    (FaultName.error500, 500, 0), (.error500After, 500, 1), (.html502, 502, 0), (.tooMany429, 429, 0), (.conflict409After, 409, 1), (.html200, 200, 1),
  ])
  func answersSomethingElse(name: FaultName, status: Int, count: Int) throws {
    try withServer([Fault(name, count: 1)]) { server, client in
      let outcome = client.post("/api/v2/orders", Self.order)
      #expect(outcome.status == status && server.placements.count == count)
      #expect(outcome.text.contains("<html>") == [.html502, .html200].contains(name))
      if name == .conflict409After { #expect(outcome.answer["/code"] == "domain_conflict") }
      // The second time it has passed.
      #expect(client.post("/api/v2/orders", Self.order).status == (count == 1 ? 200 : 201) && server.placements.count == 1)
    }
  }

  @Test func truncates() throws {
    try withServer([Fault(.truncated)]) { server, client in
      let outcome = client.post("/api/v2/orders", Self.order)
      #expect(outcome.status == 201 && outcome.body.count == (outcome.length ?? 0) / 2 && outcome.answer.document == nil && server.placements.count == 1)
    }
  }

  @Test func dribbles() throws {
    try withServer([Fault(.slow, duration: 0)]) { server, client in
      let outcome = client.post("/api/v2/orders", Self.order)
      #expect(outcome.body.count == outcome.length && outcome.answer["/status"] == "pending" && server.placements.count == 1)
    }
  }
}
