import Simulator
import Synchronization
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The server: HTTP, its own view, and what it keeps.
@Suite struct ServerTests {
  private static let order = orderBody([domainItem("acme.se")], key: "k")

  @Test func answersOverHTTP() throws {
    let seen = Mutex<[String]>([])
    let note: @Sendable (SimulatorServer.Exchange) -> Void = { exchange in
      seen.withLock { $0.append("\(exchange.method) \(exchange.path) \(exchange.status ?? 0)") }
    }
    var options = SimulatorServer.Options()
    options.onExchange = note
    try withServer(options: options) { server, client in
      #expect(server.port != 0 && server.origin == "http://127.0.0.1:\(server.port)")
      let outcome = client.post("/api/v2/orders", Self.order)
      #expect(outcome.status == 201 && outcome.body.count == outcome.length && outcome.text.contains("\r\nDate: "))
      #expect(outcome.text.hasPrefix("HTTP/1.1 201 Created\r\n") && outcome.text.contains("\r\nConnection: close\r\n"))
      #expect(client.post("/api/v2/orders", Self.order).status == 200 && server.placements.count == 1)
      #expect(client.get("/api/v2/me").answer["/id"] == "client_simulated")
      #expect(client.post("/api/v2/orders", Self.order, token: "wrong").status == 401)
      #expect(client.send("HEAD /api/v2/nothing HTTP/1.1\r\n\r\n").body.isEmpty)
    }
    #expect(
      seen.withLock { $0 } == [
        "POST /api/v2/orders 201", "POST /api/v2/orders 200", "GET /api/v2/me 200", "POST /api/v2/orders 401", "HEAD /api/v2/nothing 404",
      ])
  }

  @Test func takesALargeBodyAndWaitsForLeave() throws {
    try withServer { server, client in
      let items = (0..<2_000).map { domainItem("name-\($0).com") }
      #expect(client.post("/api/v2/orders", orderBody(items)).status == 201 && server.placements.count == 2_000)
      let expecting = client.send(
        "POST /api/v2/orders HTTP/1.1\r\nExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n", thenClose: true)
      #expect(expecting.text == "HTTP/1.1 100 Continue\r\n\r\n")
    }
  }

  @Test func servesManyAtOnce() async throws {
    let server = try SimulatorServer.start(SimulatorSettings())
    defer { server.stop() }
    let statuses = await withTaskGroup(of: Int?.self) { group in
      for index in 0..<40 { group.addTask { Client(server).post("/api/v2/orders", orderBody([domainItem("acme.se")], key: "k\(index % 10)")).status } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses.count { $0 == 201 } == 10 && statuses.count { $0 == 200 } == 30 && server.placements.count == 10)
  }

  // MARK: Bad input

  @Test(
    arguments: [
      ("\u{0}\u{1}\u{2}garbage", 400), ("\u{16}\u{3}\u{1}\u{2}\u{0}", 400), ("get / HTTP/1.1\r\n\r\n", 404), ("GET\r\n\r\n", 400), ("\r\n\r\n", 400),
      ("GET / HTTP/1.1\n\n", 400), ("GET /\u{e5} HTTP/1.1\r\n\r\n", 400), ("GET  / HTTP/1.1\r\n\r\n", 400), ("GET http://x/ HTTP/1.1\r\n\r\n", 400),
      ("GET / HTTP/2.0\r\n\r\n", 505), ("GET / FTP/1\r\n\r\n", 400), ("GET / HTTP/1.1\r\nNo colon\r\n\r\n", 400), ("GET / HTTP/1.1\r\n: x\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n", 400), ("GET / HTTP/1.1\r\nA: b\u{0}c\r\n\r\n", 400), ("GET / HTTP/1.1\r\nA: b\rc\r\n\r\n", 400),
      ("POST /api/v2/orders HTTP/1.1\r\n\r\n", 411), ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411),
      ("POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n", 400), ("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
      ("POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400), ("POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n", 413),
      ("POST / HTTP/1.1\r\nContent-Length: 10000000\r\n\r\n", 413), ("BREW / HTTP/1.1\r\n\r\n", 404), ("GET /%00%ff?%=%zz&&=& HTTP/1.0\r\n\r\n", 404),
      ("POST /api/v2/orders HTTP/1.1\r\nAuthorization: Bearer simulated-token\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\n{\"a\"", 400),
      ("POST /api/v2/orders HTTP/1.1\r\nAuthorization: Bearer simulated-token\r\nContent-Type: application/json\r\nContent-Length: 0\r\n\r\n", 400),
      ("POST /api/v2/orders HTTP/1.1\r\nAuthorization:\r\nContent-Length: 0\r\n\r\n", 401),
    ])
  func answersBadInput(text: String, status: Int) throws {
    try withServer { server, client in
      let outcome = client.send(text)
      #expect(outcome.status == status, "\(outcome.text)")
      #expect(client.get("/api/v2/me").status == 200 && server.placements.isEmpty)
    }
  }

  @Test func refusesAHugeHead() throws {
    try withServer { _, client in
      #expect(client.send("GET / HTTP/1.1\r\nA: \(String(repeating: "x", count: 200_000))\r\n\r\n").status == 431)
      #expect(client.send("GET /\(String(repeating: "x", count: 200_000))").status == 431)
      #expect(client.send("GET / HTTP/1.1\r\n" + String(repeating: "A: b\r\n", count: 500) + "\r\n").status == 431)
      #expect(client.get("/api/v2/me").status == 200)
    }
  }

  @Test func bearsAClientThatLeaves() throws {
    try withServer { server, client in
      #expect(client.send("POST /api/v2/orders HTTP/1.1\r\nContent-Length: 100\r\n\r\n{", thenClose: true).bytes.isEmpty)
      #expect(client.send("GET /api", thenClose: true).bytes.isEmpty)
      #expect(client.send("", thenClose: true).bytes.isEmpty)
      #expect(client.get("/api/v2/me").status == 200 && server.placements.isEmpty)
    }
  }

  @Test func bearsRandomBytes() throws {
    try withServer { _, client in
      var generator = SplitMix64(seed: 20_261_121)
      for _ in 0..<100 {
        var bytes = (0..<Int(generator.next() % 300)).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        if generator.next() % 2 == 0 { bytes = Array("POST /api/v2/orders HTTP/1.1\r\nContent-Length: \(bytes.count)\r\n\r\n".utf8) + bytes }
        let status = client.send(bytes, thenClose: true).status
        #expect(status.map { (400..<500).contains($0) } ?? true)
      }
      #expect(client.get("/api/v2/me").status == 200)
    }
  }

  // MARK: Its own view

  @Test func showsItsCount() throws {
    try withServer([Fault(.lostResponse)]) { _, client in
      _ = client.post("/api/v2/orders", Self.order)
      let view = client.send("GET /_simulator/placements HTTP/1.1\r\n\r\n").answer
      #expect(view["/count"] == "1" && view["/placements/0/naturalKey"] == "domain:acme.se" && view["/placements/0/attemptKey"] == "k")
      #expect(client.get("/_simulator/nothing").status == 404)
    }
  }

  @Test func movesTheClock() throws {
    var options = SimulatorServer.Options()
    options.clock = { start }
    try withServer(options: options) { server, client in
      #expect(client.post("/api/v2/orders", Self.order).status == 201)
      #expect(client.post("/_simulator/clock", #"{"advanceSeconds": 3599}"#).answer["/now"] == "2026-11-21T12:59:59.000Z")
      #expect(client.post("/api/v2/orders", Self.order).status == 200)
      server.advanceClock(bySeconds: 2)
      #expect(client.post("/api/v2/orders", Self.order).status == 201 && server.placements.count == 2)
      for body in ["", "{}", #"{"advanceSeconds":-1}"#, #"{"advanceSeconds":1.5}"#, #"{"advanceSeconds":99999999999}"#] {
        #expect(client.post("/_simulator/clock", body).status == 400)
      }
    }
  }

  @Test func settles() throws {
    try withServer { server, client in
      let id = client.post("/api/v2/orders", Self.order).answer["/id"] ?? ""
      #expect(client.post("/_simulator/settle", #"{"order":"\#(id)","outcome":"paid"}"#).answer["/orders/0"] == id)
      #expect(client.post("/_simulator/settle", #"{"order":"all","outcome":"completed"}"#).answer["/orders/0"] == id)
      #expect(client.post("/_simulator/settle", #"{"order":"none","outcome":"failed"}"#).answer["/orders"] == "[]")
      for body in ["{}", #"{"order":"all","outcome":"lost"}"#, "7"] { #expect(client.post("/_simulator/settle", body).status == 400) }
      #expect(client.get("/api/v2/orders/\(id)").answer["/status"] == "completed")
      #expect(server.withProvider { provider, _ in provider.placements.count } == 1)
    }
  }

  // MARK: What it keeps

  @Test func remembersOverARestart() throws {
    let path = "/tmp/simulator-state-\(getpid())-\(Client.milliseconds()).json"
    defer { unlink(path) }
    var options = SimulatorServer.Options()
    options.stateFile = path
    options.clock = { start }
    options.faults = [Fault(.lostResponse, count: 1)]
    let first = try SimulatorServer.start(SimulatorSettings(), options)
    #expect(Client(first).post("/api/v2/orders", Self.order).bytes.isEmpty)
    #expect(Client(first).post("/api/orders", #"{"site":{"name":"x","variant":"vanilla","location":"pdx","plan":"basic","term":"annual"}}"#).status == 202)
    first.advanceClock(bySeconds: 60)
    let placements = first.placements
    first.stop()
    options.faults = []
    let second = try SimulatorServer.start(SimulatorSettings(), options)
    #expect(second.placements == placements && placements.count == 2)
    let replay = Client(second).post("/api/v2/orders", Self.order)
    #expect(replay.status == 200 && replay.answer["/id"] == placements[0].orderID && replay.text.contains("Date: Sat, 21 Nov 2026 12:01:00 GMT"))
    let other = Client(second).post("/api/v2/orders", orderBody([domainItem("other.se")])).answer
    #expect(other["/id"] != placements[0].orderID && Client(second).get("/api/v2/orders").answer.count("/data") == 2)
    second.stop()
  }

  @Test func saysWhyItCannotStart() throws {
    let path = "/tmp/simulator-state-\(getpid())-\(Client.milliseconds()).json"
    defer { unlink(path) }
    var options = SimulatorServer.Options()
    options.stateFile = path
    for content in ["", "{}", #"{"clockOffset":0,"provider":{}}"#] {
      let file = fopen(path, "w")
      fputs(content, file)
      fclose(file)
      #expect(throws: SimulatorServer.StartError.self) { try SimulatorServer.start(SimulatorSettings(), options) }
    }
    options.stateFile = "/nowhere/at/all.json"
    let unwritable = #expect(throws: SimulatorServer.StartError.self) { try SimulatorServer.start(SimulatorSettings(), options) }
    #expect(unwritable?.reason == "`/nowhere/at/all.json` cannot be written")
    try withServer { server, _ in
      var taken = SimulatorServer.Options()
      taken.port = server.port
      let error = #expect(throws: SimulatorServer.StartError.self) { try SimulatorServer.start(SimulatorSettings(), taken) }
      #expect(error?.reason.hasPrefix("cannot listen on 127.0.0.1:\(server.port): bind: ") == true)
    }
  }
}
