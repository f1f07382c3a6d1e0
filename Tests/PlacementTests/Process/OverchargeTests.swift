import Foundation
import Placement
import Simulator
import Synchronization
import Testing

/// What a provider charges above the plan is told and recorded once, whenever it gets to be known.
@Suite struct OverchargeTests {
  private static let wanted = "the provider wants 999.25 SEK, and 161.25 SEK was planned: look at order ord_"
  private static let payment = "{ method: bankgiro, currency: SEK, maxTotal: \"500.00\" }"

  /// How the provider behaves beside charging too much.
  private enum Manner: Sendable {
    /// The answer to the first order is lost.
    case losesAnswer
    /// No answer to an order names a price, only the order itself does.
    case tellsLater
  }

  private func shop(_ manner: Manner, _ settings: SimulatorSettings = Shop.settings) throws -> Shop {
    let isFirst = Mutex(true)
    return try Shop(
      .v2,
      ScriptedServer(settings) { request, handle in
        let answer = handle()
        guard request.path.hasPrefix("/api/v2/orders"), !request.path.hasPrefix("/api/v2/orders/preview") else { return answer }
        var body = String(decoding: answer.body, as: UTF8.self).replacing("161.25", with: "999.25")
        if request.placesOrder {
          let wasFirst = isFirst.withLock { first in
            defer { first = false }
            return first
          }
          switch manner {
          case .losesAnswer: if wasFirst { return nil }
          case .tellsLater: body = body.replacing("\"amount\":999.25", with: "\"amount\":null")
          }
        }
        return .json(answer.status, body)
      }, settings)
  }

  private func overcharges(_ shop: Shop) throws -> [Money] {
    try shop.events.compactMap { if case .overcharged(_, _, let charged) = $0.change { charged } else { nil } }
  }

  private func expectOnce(_ shop: Shop, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(try overcharges(shop) == [Money(minorUnits: 999_25, currency: "SEK")], sourceLocation: sourceLocation)
    #expect(try shop.counts.values.allSatisfy { $0 == 1 }, sourceLocation: sourceLocation)
    try shop.check(sourceLocation: sourceLocation)
  }

  /// Sent again under its key, or found among the orders when that time is over.
  @Test(arguments: [0, 7_200]) func afterALostAnswer(seconds: Int) throws {
    let shop = try shop(.losesAnswer)
    try shop.declare(["acme-one.com"], payment: Self.payment)
    #expect(try shop.apply().code == 21)
    if seconds > 0 { try shop.seller.advanceClock(bySeconds: seconds) }
    let found = try shop.apply()
    #expect(found.code == 22 && found.output.contains(Self.wanted) && found.output.contains("999.25 SEK"), "\(found)")
    #expect(found.output.contains("pay at \(shop.base)/") && found.output.contains("not registered until paid"), "\(found)")
    try expectOnce(shop)
    // It is told as long as nobody has paid it.
    let later = try shop.apply()
    #expect(later.code == 22 && later.output.contains(Self.wanted), "\(later)")
    let status = try shop.start("status").wait()
    #expect(status.code == 22 && status.error.contains(Self.wanted), "\(status)")
    try expectOnce(shop)
    guard seconds == 0 else { return }
    try shop.seller.settle(.completed)
    for arguments in [["apply", "--yes"], ["status"]] {
      let paid = try shop.start(arguments).wait()
      #expect(paid.code == 0 && !paid.text.contains(Self.wanted), "\(paid)")
    }
    try expectOnce(shop)
  }

  @Test func afterALostAnswerInJSON() throws {
    let shop = try shop(.losesAnswer)
    try shop.declare(["acme-one.com"], payment: Self.payment)
    #expect(try shop.apply().code == 21)
    let found = try shop.apply("--format", "json")
    #expect(found.code == 22, "\(found)")
    let document = try #require(JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: Any], "\(found)")
    #expect(document["exitCode"] as? Int == 22)
    let order = try #require((document["orders"] as? [[String: Any]])?.first)
    #expect((order["notes"] as? [String])?.contains { $0.hasPrefix(Self.wanted) } == true, "\(found)")
    let placed = try #require((order["providerOrders"] as? [[String: Any]])?.first)
    #expect(placed["amount"] as? String == "999.25" && (placed["paymentURL"] as? String)?.hasPrefix(shop.base) == true, "\(found)")
  }

  /// A price as planned is no overcharge; that somebody has to pay at a page is told all the same.
  @Test func aPaymentPageAfterALostAnswer() throws {
    let shop = try Shop(.v2, [Fault(.lostResponse, count: 1)])
    try shop.declare(["acme-one.com"], payment: "{ method: card, currency: SEK, maxTotal: \"500.00\" }")
    #expect(try shop.apply().code == 21)
    let found = try shop.apply()
    #expect(found.code == 22 && found.output.contains("pay at \(shop.base)/") && found.output.contains("not registered until paid"), "\(found)")
    #expect(try overcharges(shop).isEmpty)
    let later = try shop.apply()
    #expect(later.code == 0, "\(later)")
  }

  /// The order says what it costs when it is read for the first time: by apply, by status, by cancel.
  @Test(arguments: ["apply", "status", "cancel"]) func whereThePriceIsKnownLater(command: String) throws {
    let shop = try shop(.tellsLater)
    try shop.declare(["acme-one.com"], payment: Self.payment)
    let first = try shop.apply()
    #expect(first.code == 0 && !first.output.contains("999.25"), "\(first)")
    #expect(try overcharges(shop).isEmpty)
    switch command {
    case "apply":
      let second = try shop.apply()
      #expect(second.code == 22 && second.output.contains(Self.wanted), "\(second)")
    case "status":
      for count in 1...2 {
        let status = try shop.start("status").wait()
        #expect(status.code == 22 && status.error.contains(Self.wanted), "\(count): \(status)")
      }
    default:
      let view = try shop.start("cancel", "domain:acme-one.com").wait()
      #expect(view.code == 2 && view.output.contains(Self.wanted) && view.error.contains("nothing was sent"), "\(view)")
    }
    try expectOnce(shop)
  }

  /// A run that stops for another reason tells it, too: an order that costs too much outranks a guard.
  @Test(arguments: ["stopped", "declined", "plan"]) func inARunThatOrdersNothing(_ end: String) throws {
    let shop = try shop(.losesAnswer)
    try shop.declare(["acme-one.com"], payment: Self.payment)
    if end == "plan" {
      let planned = try shop.start("plan", "-o", "launch.plan").wait()
      #expect(planned.code == 0, "\(planned)")
      #expect(try shop.start("apply", "launch.plan").wait().code == 21)
    } else {
      #expect(try shop.apply().code == 21)
    }
    let outcome: Child.Outcome
    switch end {
    case "stopped":
      shop.configuration = "budget: [{ amount: \"170.00\", currency: SEK, per: month }]"
      try shop.declare(["acme-one.com", "acme-two.com"], payment: Self.payment.replacing("500.00", with: "2000.00"))
      outcome = try shop.apply()
      #expect(outcome.output.contains("the budget is 170.00 SEK per month"), "\(outcome)")
    case "declined":
      try shop.declare(["acme-one.com", "acme-two.com"], payment: Self.payment.replacing("500.00", with: "2000.00"))
      outcome = try shop.start("apply").wait()
      #expect(outcome.error.contains("nobody can be asked here"), "\(outcome)")
    default:
      outcome = try shop.start("apply", "launch.plan").wait()
      #expect(outcome.error.contains("a plan is applied once"), "\(outcome)")
    }
    #expect(outcome.code == 22 && outcome.text.contains(Self.wanted) && outcome.text.contains("pay at \(shop.base)/"), "\(outcome)")
    try expectOnce(shop)
  }

  /// Without a price before, the limit under which it was sent is what it is compared with.
  @Test func aboveTheLimitAfterALostAnswer() throws {
    let isFirst = Mutex(true)
    let shop = try Shop(
      .v2,
      ScriptedServer { request, handle in
        if request.path.hasPrefix("/api/v2/orders/preview") { return .json(404, "{}") }
        let answer = handle()
        let isLost =
          request.placesOrder
          && isFirst.withLock { first in
            defer { first = false }
            return first
          }
        return isLost ? nil : answer
      })
    try shop.declare(["acme-one.com"], payment: "{ method: invoice, currency: SEK, maxTotal: \"161.24\", accept: [unknown_price] }")
    #expect(try shop.apply().code == 21)
    let found = try shop.apply()
    #expect(found.code == 22 && found.output.contains("the provider charged 161.25 SEK, above the limit of 161.24 SEK: look at order ord_"), "\(found)")
    #expect(try overcharges(shop) == [Money(minorUnits: 161_25, currency: "SEK")])
  }
}
