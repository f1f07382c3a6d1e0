import Foundation
import Placement
import Synchronization
import Testing

@testable import Simulator

/// `cancel`: one request, after a person has said yes, and never a claim that the provider has not made.
@Suite struct CancelTests {
  private static let names = ["domain:acme-one.com", "domain:acme-two.com"]

  /// A shop with one provider order for all names, or for the first one where a provider takes one name an order.
  private func shop(_ kind: Kind = .v2, _ seller: (any Seller)? = nil, change: (inout SimulatorSettings) -> Void = { _ in }) throws -> (Shop, order: String) {
    let shop: Shop
    if let seller {
      shop = try Shop(kind, seller)
    } else {
      // What is ordered stays open.
      shop = try Shop(kind) {
        $0.steps = []
        change(&$0)
      }
    }
    try shop.declare(kind == .superspace ? ["acme-one.com"] : ["acme-one.com", "acme-two.com"])
    // SuperSpace is at work for as long as nobody settles its orders: apply stops to look when it is told to.
    if kind == .superspace {
      let run = try shop.startApply()
      let isKnown = try eventually { try shop.state.items.values.contains { $0.providerID?.isEmpty == false } }
      #expect(isKnown)
      try run.end(with: SIGINT)
    } else {
      #expect(try shop.apply().code == 0)
    }
    let item = try #require(try shop.state.items.values.first)
    return (shop, try #require(item.providerID))
  }

  private func kinds(_ shop: Shop) throws -> [String] { try shop.events.map(\.change.kind).filter { $0.hasPrefix("cancel") } }

  @Test(arguments: Kind.allCases) func showsAsksAndCancels(kind: Kind) throws {
    let (shop, order) = try shop(kind)
    let count = kind == .superspace ? 1 : 2
    let unasked = try shop.start("cancel", "acme-one.com").wait()
    #expect(unasked.code == 2, "\(unasked)")
    #expect(unasked.output.hasPrefix("order \(order) at shop (\(kind.rawValue), account \(kind.account))\n"), "\(unasked)")
    for name in Self.names.prefix(count) { #expect(unasked.output.contains("  - \(name)  "), "\(unasked)") }
    #expect(unasked.output.contains(kind == .superspace ? "  it is paid: cancelling pays nothing back by itself\n" : "not paid"), "\(unasked)")
    #expect(unasked.error == "orderspec: nobody can be asked here: give `--yes \(order)` to cancel the whole order; nothing was sent\n")
    let wrong = try shop.start("cancel", "acme-one.com", "--yes", "acme-one.com").wait()
    #expect(wrong.code == 2 && wrong.error == "orderspec: `--yes` names acme-one.com, and this is order \(order); nothing was sent\n", "\(wrong)")
    #expect(try kinds(shop).isEmpty, "nothing is recorded of what was not sent")
    let done = try shop.start("cancel", order, "--yes", order, "--reason", "ordered by mistake").wait()
    #expect(done.code == 0, "\(done)")
    #expect(done.output.hasSuffix("order \(order) is cancelled; to buy it again, write `generation: 2` on its item\n"), "\(done)")
    for name in Self.names.prefix(count) { #expect(try shop.state(of: name) == .cancelled) }
    #expect(try Set(kinds(shop)) == ["cancel_requested", "cancel_ended"])
    let again = try shop.start("cancel", "acme-one.com", "--yes", order).wait()
    #expect(again.code == 0 && again.output.hasSuffix("order \(order) is cancelled already; nothing was sent\n"), "\(again)")
    #expect(try kinds(shop).filter { $0 == "cancel_requested" }.count == 1)
    // What was cancelled is not bought again by itself.
    let apply = try shop.apply()
    #expect(apply.code == 0 && apply.output.contains("0 placed"), "\(apply)")
    #expect(try shop.counts.values.allSatisfy { $0 == 1 })
    let log = try shop.start("ledger", "log", "acme-one.com").wait()
    #expect(log.output.contains("ordered by mistake") && log.output.contains("cancel ended"), "\(log)")
    try shop.check()
  }

  // MARK: What the provider answers

  /// What becomes of the request that cancels.
  enum Mishap: String, CaseIterable, CustomTestStringConvertible {
    case lostAnswer, lostRequest, pageAfter, pageBefore, gateway, failure, failureAfter, tooMany, conflict, conflictAfter, forbidden, truncated, empty

    var testDescription: String { rawValue }
    /// It has its effect.
    var acts: Bool { [.lostAnswer, .pageAfter, .failureAfter, .conflictAfter, .truncated, .empty].contains(self) }
    /// What cancel ends with where the order can be read afterwards.
    var code: Int32 { acts ? 0 : [.conflict, .forbidden].contains(self) ? 20 : 21 }

    func answer(_ kind: Kind, _ real: SimulatedResponse?) -> SimulatedResponse? {
      func problem(_ status: Int, _ code: String) -> SimulatedResponse {
        switch kind {
        case .v2: .json(status, #"{"type":"x","status":\#(status),"code":"\#(code)","detail":"No \u001b[31mway\u202e.","errors":[]}"#)
        case .v1: .json(status, #"{"error":"x","code":"\#(code.uppercased())","message":"No \u001b[31mway\u202e."}"#)
        case .superspace: .json(status == 409 ? 400 : status, #"{"errors":["No \u001b[31mway\u202e."]}"#)
        }
      }
      switch self {
      case .lostAnswer, .lostRequest: return nil
      case .pageAfter, .pageBefore: return .page(200)
      case .gateway: return .page(502)
      case .failure, .failureAfter: return .json(500, "{}")
      case .tooMany: return problem(429, "rate_limit_exceeded")
      case .conflict, .conflictAfter: return problem(409, "invalid_request")
      case .forbidden: return problem(403, "forbidden")
      case .truncated: return real.map { SimulatedResponse(status: $0.status, headers: $0.headers, body: Array($0.body.prefix($0.body.count / 2))) }
      case .empty: return SimulatedResponse(status: 200)
      }
    }
  }

  /// Answers cancellations its own way, and reads, too, where it is told to.
  private final class Desk: Sendable {
    let mishap = Mutex<Mishap?>(nil)
    let hidesOrders = Mutex(false)
    let cancels = Counter()
    let sent = Mutex(0)

    func script(_ kind: Kind) -> ScriptedServer.Script {
      { [self] request, handle in
        if request.cancelsOrder {
          sent.withLock { $0 += 1 }
          guard let mishap = mishap.withLock({ $0 }) else { return handle() }
          return mishap.answer(kind, mishap.acts ? handle() : nil)
        }
        let isOrder = ["/api/v2/orders/", "/api/billing/order/", "/api/orders/"].contains { request.path.hasPrefix($0) }
        if isOrder, request.method == "GET", hidesOrders.withLock({ $0 }), sent.withLock({ $0 }) > 0 { return .page(200) }
        return handle()
      }
    }
  }

  @Test(arguments: Kind.allCases, Mishap.allCases) func neverClaimsMoreThanWasSaid(kind: Kind, mishap: Mishap) throws {
    let desk = Desk()
    var settings = Shop.settings
    settings.steps = []
    let (shop, order) = try shop(kind, ScriptedServer(settings, desk.script(kind)))
    desk.mishap.withLock { $0 = mishap }
    let run = try shop.start("cancel", "acme-one.com", "--yes", order).wait()
    #expect(run.code == mishap.code, "\(run)")
    #expect(desk.sent.withLock { $0 } == 1, "it is sent once, whatever comes back")
    #expect(run.output.contains("order \(order) is cancelled;") == mishap.acts, "\(run)")
    #expect(try (shop.state(of: Self.names[0]) == .cancelled) == mishap.acts)
    // Nothing of the answer steers the terminal.
    #expect(!run.text.contains("\u{1B}") && !run.text.contains("\u{202E}"), "\(run)")
    let ends = try shop.events.compactMap { event in if case .cancelEnded(_, let outcome, _) = event.change { outcome } else { nil } }
    #expect(ends.last == (mishap.acts ? .cancelled : mishap.code == 20 ? .refused : .unclear), "\(ends)")
    try shop.check()
  }

  /// Where the order cannot be read either, nothing is claimed; the next look tells.
  @Test(arguments: Kind.allCases, [Mishap.lostAnswer, .conflictAfter, .lostRequest]) func reconciledLater(kind: Kind, mishap: Mishap) throws {
    let desk = Desk()
    var settings = Shop.settings
    settings.steps = []
    let (shop, order) = try shop(kind, ScriptedServer(settings, desk.script(kind)))
    desk.mishap.withLock { $0 = mishap }
    desk.hidesOrders.withLock { $0 = true }
    let run = try shop.start("cancel", order, "--yes", order).wait()
    #expect(run.code == 21 && run.output.contains("it is not known whether order \(order) is being cancelled"), "\(run)")
    #expect(run.output.contains("it could not be read since"), "\(run)")
    let blind = try shop.start("status").wait()
    #expect(blind.code == 21 && blind.output.contains(", being cancelled"), "\(blind)")
    desk.hidesOrders.withLock { $0 = false }
    let status = try shop.start("status").wait()
    #expect(status.code == (mishap.acts ? 0 : 21), "\(status)")
    #expect(try (shop.state(of: Self.names[0]) == .cancelled) == mishap.acts)
    #expect(desk.sent.withLock { $0 } == 1, "looking sends nothing")
    try shop.check()
  }

  /// Before: what goes with the order cannot be shown, so nothing is sent.
  @Test(arguments: Kind.allCases) func orderThatCannotBeRead(kind: Kind) throws {
    let answer = Box<SimulatedResponse>()
    let sent = Mutex(0)
    var settings = Shop.settings
    settings.steps = []
    let seller = try ScriptedServer(settings) { request, handle in
      if request.cancelsOrder { sent.withLock { $0 += 1 } }
      let isOrder = ["/api/v2/orders/", "/api/billing/order/", "/api/orders/"].contains { request.path.hasPrefix($0) }
      if isOrder, request.method == "GET", let answer = answer.value { return answer }
      return handle()
    }
    let (shop, order) = try shop(kind, seller)
    let cases: [(SimulatedResponse, String)] = [
      (.page(200), "was answered with nothing that can be read"), (.json(200, "{\"id\":\"ord_other\",\"status\":\"pen"), "nothing that can be read"),
      (.json(404, "{}"), "has no order \(order)"), (.page(401), "turned the token away (401 "), (.page(403), "turned the token away (403 "),
      (SimulatedResponse(status: 429, headers: [("Retry-After", "0")]), "was answered with 429"), (.json(200, "[]"), "nothing that can be read"),
    ]
    for (given, message) in cases {
      answer.value = given
      let run = try shop.start("cancel", order, "--yes", order).wait()
      #expect(run.code == 2 && run.error.contains(message) && run.output.isEmpty, "\(message): \(run)")
    }
    #expect(sent.withLock { $0 } == 0)
    #expect(try kinds(shop).isEmpty)
  }

  @Test(arguments: Kind.allCases) func ordersThatAreDelivered(kind: Kind) throws {
    let (shop, order) = try shop(kind)
    try shop.seller.settle(.completed)
    let run = try shop.start("cancel", order, "--yes", order).wait()
    #expect(run.code == 20 && run.output.contains("shop does not cancel order \(order)"), "\(run)")
    // The provider's sentence is a part of ours.
    #expect(!run.output.contains(".;") && !run.output.contains(".)"), "\(run)")
    #expect(try shop.state(of: Self.names[0]) == .active)
    #expect(try kinds(shop).isEmpty || kind == .v1, "v1 has no word on it before it is asked")
  }

  /// The simulator's own faults strike what cancels, too.
  @Test func faultsOfTheSimulator() throws {
    let (shop, order) = try shop()
    try shop.restart([Fault(.lostRequest, count: 1)])
    let lost = try shop.start("cancel", order, "--yes", order).wait()
    #expect(lost.code == 21 && lost.output.contains("; it reads pending now\n"), "\(lost)")
    let view = try shop.start("cancel", order).wait()
    #expect(view.code == 2 && view.output.contains("  a request to cancel it was sent at "), "\(view)")
    try shop.restart([Fault(.lostResponse, count: 1)])
    let done = try shop.start("cancel", order, "--yes", order).wait()
    #expect(done.code == 0 && done.output.contains("order \(order) is cancelled"), "\(done)")
    #expect(try shop.state(of: Self.names[0]) == .cancelled)
    // Both requests are settled by what the order reads.
    #expect(try shop.state.cancellations.values.allSatisfy { $0.outcome == .cancelled })
    #expect(try shop.start("status").wait().code == 0)
  }

  @Test func namesThatMeanNothing() throws {
    let (shop, order) = try shop()
    let cases = [
      ("acme-onn.com", "the ledger has no item and no provider order `acme-onn.com`; did you mean `acme-one.com`?"),
      ("", "the ledger has no item and no provider order ``"), ("ord_of_somebody", "the ledger has no item and no provider order `ord_of_somebody`"),
    ]
    for (name, message) in cases {
      let run = try shop.start("cancel", name, "--yes", order).wait()
      #expect(run.code == 2 && run.error.contains(message), "\(run)")
    }
    #expect(try kinds(shop).isEmpty)
  }

  @Test func itemsOfUnknownOutcome() throws {
    let shop = try Shop(.v1, [Fault(.lostResponse, count: 1)])
    try shop.declare(["acme-one.com"])
    #expect(try shop.apply().code == 21)
    let run = try shop.start("cancel", "acme-one.com", "--yes", "50001").wait()
    #expect(run.code == 2 && run.error.contains("domain:acme-one.com is unknown: whether it was ordered is not known"), "\(run)")
  }

  /// Another account's token must not act on this one's orders.
  @Test func tokenOfAnotherAccount() throws {
    let (shop, order) = try shop { $0.accounts.append(SimulatedAccount(id: "client_other", number: 4712, tokens: [.init("other-token")])) }
    let run = try shop.start("cancel", order, "--yes", order, environment: ["TOKEN": "other-token"]).wait()
    #expect(run.code == 23 && run.error.contains("belongs to account client_other"), "\(run)")
    #expect(try kinds(shop).isEmpty)
  }

  /// Reads go with the token for reading, and the one request with the other; neither is ever shown, whatever is said back.
  @Test func tokens() throws {
    var settings = Shop.settings
    settings.accounts[0].tokens.append(.init("reading-token-4f2a", scopes: ["read:all"]))
    let wrong = Box<String>()
    let isNosy = Mutex(false)
    let asked = Mutex<Set<String>>([])
    let seller = try ScriptedServer(settings) { request, handle in
      let token = request[header: "Authorization"] ?? ""
      if request.cancelsOrder || request.placesOrder {
        if !token.hasSuffix(Shop.token) { wrong.value = request.path }
        if request.cancelsOrder { return .json(403, "{\"code\":\"forbidden\",\"detail\":\"You sent \(token).\"}") }
      } else if request.path == "/api/v2/me" {
        // Whose each of the two is.
        asked.withLock { _ = $0.insert(String(token.suffix(Shop.token.count))) }
      } else if !token.hasSuffix("reading-token-4f2a") {
        wrong.value = request.path
      }
      if request.path.hasPrefix("/api/v2/orders/ord_"), isNosy.withLock({ $0 }) {
        return .json(
          200,
          "{\"id\":\"\(request.path.split(separator: "/").last ?? "")\",\"status\":\"pending\",\"domains\":[{\"name\":\"\(token)\"}],"
            + "\"actions\":{\"canCancel\":{\"allowed\":false,\"reason\":\"\(token)\"}}}")
      }
      return handle()
    }
    let shop = try Shop(.v2, seller)
    try shop.configure(provider: "    readToken: \"${env:READ_TOKEN}\"")
    try shop.declare(["acme-one.com"])
    let environment = ["READ_TOKEN": "reading-token-4f2a"]
    #expect(try shop.apply(environment: environment).code == 0)
    let order = try #require(try shop.state.items.values.first?.providerID)
    let run = try shop.start("cancel", order, "--yes", order, environment: environment).wait()
    #expect(run.code == 20 && run.output.contains("(403 forbidden: You sent Bearer •)"), "\(run)")
    #expect(wrong.value == nil, "\(wrong.value ?? "")")
    #expect(asked.withLock { $0.count } == 2)
    isNosy.withLock { $0 = true }
    let nosy = try shop.start("cancel", order, "--yes", order, environment: environment).wait()
    #expect(nosy.code == 20 && nosy.output.contains("does not cancel order \(order): Bearer •; nothing was sent"), "\(nosy)")
    for text in [run.text, nosy.text, try shop.start("ledger", "export", "--format", "json").wait().text, try shop.start("ledger", "log").wait().text] {
      #expect(!text.contains(Shop.token) && !text.contains("reading-token-4f2a"), "\(text)")
    }
  }

  // MARK: Ends of the run

  /// The intent is in the ledger before the request is on its way, whatever ends the run.
  @Test(arguments: [SIGINT, SIGTERM, SIGKILL]) func endedWhileItIsSent(signal: Int32) throws {
    let isAsked = Mutex(0)
    var settings = Shop.settings
    settings.steps = []
    let seller = try ScriptedServer(settings) { request, handle in
      guard request.cancelsOrder else { return handle() }
      let answer = handle()
      isAsked.withLock { $0 += 1 }
      Thread.sleep(forTimeInterval: 15)
      return answer
    }
    let (shop, order) = try shop(.v2, seller)
    let run = try shop.start("cancel", order, "--yes", order)
    #expect(eventually { isAsked.withLock { $0 } == 1 })
    let ended = try run.end(with: signal)
    #expect(ended.code == (signal == SIGKILL ? 137 : 21), "\(ended)")
    #expect(!ended.output.contains("order \(order) is cancelled"), "\(ended)")
    #expect(try kinds(shop).first == "cancel_requested")
    let status = try shop.start("status").wait()
    #expect(status.code == 0, "\(status)")
    #expect(try shop.state(of: Self.names[0]) == .cancelled)
    #expect(isAsked.withLock { $0 } == 1)
    try shop.check()
  }

  /// A ledger that cannot take the intent down: nothing is sent.
  @Test func ledgerThatFails() throws {
    let (shop, order) = try shop()
    try shop.breakLedger(at: "cancelRequested")
    let run = try shop.start("cancel", order, "--yes", order).wait()
    #expect(run.code == 24, "\(run)")
    try shop.releaseLedger()
    let status = try shop.start("status").wait()
    #expect(status.output.contains("awaiting_payment"), "\(status)")
    try shop.breakLedger(at: "cancelEnded")
    let second = try shop.start("cancel", order, "--yes", order).wait()
    #expect(second.code == 24 && second.output.contains("the ledger could not take it down: cancelled"), "\(second)")
    try shop.releaseLedger()
    #expect(try shop.start("status").wait().code == 0)
    #expect(try shop.state(of: Self.names[0]) == .cancelled)
  }

  // MARK: At a terminal

  @Test func atATerminal() throws {
    let (shop, order) = try shop()
    let question = "Cancel the whole order \(order)? Type `yes`: "
    for answer in ["no\\n", "y\\n", "\\n", "yes please\\n", "\\x03"] {
      let run = try shop.type("cancel", "acme-one.com", steps: [(question, answer)])
      #expect(run.code == 23 && run.output.contains("orderspec: nothing was sent\n"), "\(answer): \(run)")
      #expect(run.output.contains("domain:acme-two.com"), "\(run)")
    }
    #expect(try kinds(shop).isEmpty)
    let run = try shop.type("cancel", "acme-one.com", steps: [(question, "yes\\n")])
    #expect(run.code == 0 && run.output.contains("order \(order) is cancelled"), "\(run)")
    #expect(try shop.state(of: Self.names[1]) == .cancelled)
  }
}
