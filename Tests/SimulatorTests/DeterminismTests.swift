import JSON
import Simulator
import Testing

/// The provider depends on nothing but its settings and what it is asked.
@Suite struct DeterminismTests {
  /// A run over all order calls, with reads in between.
  private static func run(_ seed: UInt64, restarts: Bool) -> (answers: [String], state: [UInt8]) {
    var generator = SplitMix64(seed: seed)
    var settings = SimulatorSettings()
    settings.steps = [.init(.paid, after: 3_000), .init(.completed, after: 9_000)]
    settings.takenNames = ["n3.com"]
    var bench = Bench()
    bench.provider = SimulatedProvider(settings: settings)
    var answers: [String] = []
    for _ in 0..<100 {
      bench.now += Int64(generator.next() % 60_000)
      let name = "n\(generator.next() % 5).com"
      let key = "k\(generator.next() % 9)"
      switch generator.next() % 6 {
      case 0, 1: answers.append(bench.post("/api/v2/orders", orderBody([domainItem(name)], key: key)).text)
      case 2:
        let item = #"{"type":"register","domain":"\#(name)","productId":"205","years":1}"#
        answers.append("\(bench.post("/api/create-order", #"{"attemptKey":"\#(key)","cartItems":[\#(item)]}"#).status)")
      case 3:
        let body = #"{"site":{"name":"\#(key)","variant":"vanilla","location":"pdx","plan":"basic","term":"annual"}}"#
        answers.append(bench.post("/api/orders", body)["/cart/token"] ?? "")
      case 4: answers.append(bench.get("/api/v2/domains?limit=3").text)
      default: answers.append(bench.get("/api/v2/orders?limit=3")["/data"] ?? "")
      }
      if restarts, generator.next() % 4 == 0 {
        guard let again = try? SimulatedProvider(settings: settings, state: bench.provider.savedState()) else {
          answers.append("not restored")
          continue
        }
        bench.provider = again
      } else if !restarts {
        _ = generator.next()
      }
    }
    return (answers.map(withoutRequestID), bench.provider.savedState())
  }

  /// Requests are numbered anew after a restart.
  private static func withoutRequestID(_ text: String) -> String {
    guard let start = text.firstRange(of: "\"requestId\":\"req_") else { return text }
    return text[..<start.upperBound] + String(text[start.upperBound...].drop { $0.isNumber })
  }

  @Test(arguments: 1...6)
  func theSameRunGivesTheSameAnswers(seed: UInt64) {
    let first = Self.run(seed, restarts: false)
    let second = Self.run(seed, restarts: false)
    #expect(first.answers == second.answers && first.state == second.state)
    #expect(Self.run(seed + 1, restarts: false).answers != first.answers)
  }

  @Test(arguments: 1...6)
  func aRestartChangesNothing(seed: UInt64) {
    let plain = Self.run(seed, restarts: false)
    let restarted = Self.run(seed, restarts: true)
    #expect(plain.answers == restarted.answers && plain.state == restarted.state)
  }

  @Test func onlyWhatChangesIsARevision() {
    var bench = Bench()
    for path in ["/api/v2/orders", "/api/v2/me", "/api/v2/domains", "/api/orders", "/api/account/details", "/nothing"] { _ = bench.get(path) }
    _ = bench.post("/api/v2/orders", "{}")
    #expect(bench.provider.revision == 0)
    _ = bench.post("/api/v2/orders", orderBody([domainItem("a.se")], key: "k"))
    #expect(bench.provider.revision == 1)
    _ = bench.post("/api/v2/orders", orderBody([domainItem("a.se")], key: "k"))
    #expect(bench.provider.revision == 1)
  }

  @Test func idsOfSimulatorsDiffer() {
    let ids = (1...50).map { seed -> String in
      var bench = Bench { $0.seed = UInt64(seed) }
      return bench.post("/api/v2/orders", orderBody([domainItem("a.se")]))["/id"] ?? ""
    }
    #expect(Set(ids).count == 50 && ids.allSatisfy { $0.utf8.count == 30 })
  }

  /// Arbitrary bodies get an answer, and only what is answered as placed is counted.
  @Test func bearsMutatedBodies() {
    var generator = SplitMix64(seed: 4)
    let bodies = [
      ("/api/v2/orders", orderBody([domainItem("a.com"), #"{"type":"vps","productSlug":"vps-xs","billingCycle":"monthly","hostname":"h.a.com"}"#], key: "k")),
      ("/api/create-order", #"{"cartItems":[{"type":"vps","productId":"3060","cycle":"m","domain":"v.example.com"}]}"#),
      ("/api/orders", #"{"site":{"name":"x","variant":"vanilla","location":"pdx","plan":"basic","term":"annual"}}"#),
    ]
    for _ in 0..<2_000 {
      let (path, body) = bodies[Int(generator.next() % 3)]
      var bytes = Array(body.utf8)
      for _ in 0...(generator.next() % 3) { bytes[Int(generator.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: generator.next()) }
      var bench = Bench()
      var request = bench.request("POST", path)
      request.body = bytes
      let answer = Answer(bench.provider.handle(request, at: start))
      #expect(answer.document != nil && (200..<500).contains(answer.status))
      #expect((answer.status < 300) == !bench.provider.placements.isEmpty || answer["/data/orderId"] == "null")
    }
  }
}
