import Foundation
import Placement
import Testing

@testable import Simulator

/// What was found through an order, or named by a person, is what that order is from then on; and what a provider tells no more a person can end.
@Suite struct FollowedOrderTests {
  private static let item = "domain:acme-one.com"
  private static let card = "{ method: card, currency: SEK, maxTotal: \"200.00\" }"

  private func status(_ shop: Shop, _ code: Int32, _ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let outcome = try shop.start("status").wait()
    #expect(outcome.code == code && outcome.text.contains(text), "\(outcome)", sourceLocation: sourceLocation)
  }

  private func resolve(_ shop: Shop, _ arguments: String..., code: Int32 = 0, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let outcome = try shop.start(["ledger", "resolve", Self.item] + arguments).wait()
    #expect(outcome.code == code, "\(outcome)", sourceLocation: sourceLocation)
  }

  private func declare(_ shop: Shop, generation: Int = 1, payment: String = card) throws {
    try shop.declare(["acme-one.com"], payment: payment, more: ["acme-one.com": generation > 1 ? "generation: \(generation)" : ""])
  }

  /// An order whose answer was lost, found among the orders when nothing can be sent again.
  private func found() throws -> Shop {
    let shop = try Shop(.v2, [Fault(.lostResponse, count: 1)])
    try declare(shop)
    #expect(try shop.apply().code == 21)
    try shop.seller.advanceClock(bySeconds: 7_200)
    let found = try shop.apply()
    #expect(found.code == 22 && found.output.contains("pay at \(shop.base)/"), "\(found)")
    return shop
  }

  @Test func foundAndNotPaid() throws {
    let shop = try found()
    try status(shop, 22, "awaiting_payment")
    try shop.seller.settle(.cancelled)
    try status(shop, 0, "cancelled")
    #expect(try shop.state(of: Self.item) == .cancelled)
    // It cost nothing, so the limit of one holds for the next.
    try declare(shop, generation: 2)
    #expect(try shop.apply().code == 22)
    #expect(try shop.counts == [Self.item: 2])
    try shop.check(generations: 2)
  }

  @Test func foundAndPaid() throws {
    let shop = try found()
    try shop.seller.settle(.completed)
    try status(shop, 0, "active")
    let later = try shop.apply()
    #expect(later.code == 0 && !later.text.contains("pay at"), "\(later)")
    // What was paid counts, also where a person ends it.
    try declare(shop, generation: 2)
    #expect(try shop.apply().code == 23)
  }

  /// `--placed` names an order that is read from then on like any other.
  @Test func namedByAPerson() throws {
    let shop = try Shop(.v2, [Fault(.lostResponse, count: 1)]) { $0.listLag = 9_000_000 }
    try declare(shop)
    #expect(try shop.apply().code == 21)
    try shop.seller.advanceClock(bySeconds: 7_200)
    #expect(try shop.apply().code == 21)
    let seller = try #require(shop.seller as? SimulatorServer)
    let order = try #require(seller.placements.first?.orderID)
    try resolve(shop, "--placed", order)
    try status(shop, 22, "pay at")
    #expect(try shop.state.requests.values.first?.orders.first?.amount == Money(minorUnits: 161_25, currency: "SEK"))
    try shop.seller.settle(.completed)
    try status(shop, 0, "active")
    #expect(try shop.counts == [Self.item: 1])
    try shop.check()
  }

  /// The wrong id of an order, and an order that its provider has removed.
  @Test(arguments: [true, false]) func endedByAPerson(isNamedWrongly: Bool) throws {
    let lost = isNamedWrongly ? [Fault(.lostRequest, count: 1)] : []
    let shop = try Shop(.v2, lost)
    try declare(shop)
    #expect(try shop.apply().code == (isNamedWrongly ? 21 : 22))
    try resolve(shop, "--ended", "cancelled", code: 2)
    if isNamedWrongly {
      try resolve(shop, "--ended", "cancelled", "--reason", "r", code: 2)
      try resolve(shop, "--placed", "ord_wrong")
    } else {
      // As if it had removed what nobody paid.
      shop.seller.stop()
      try shop.folder.remove(".orderspec/provider.json")
      try shop.restart()
    }
    try status(shop, isNamedWrongly ? 10 : 22, isNamedWrongly ? "accepted" : "awaiting_payment")
    try declare(shop, generation: 2)
    #expect(try shop.apply().code == 23)
    let cancel = try shop.start("cancel", "acme-one.com", "--yes", "x").wait()
    #expect(cancel.code == 2 && cancel.error.contains("orderspec ledger resolve ITEM --ended cancelled --reason TEXT"), "\(cancel)")
    for arguments in [
      ["--ended", "expired", "--reason", "r"], ["--ended", "cancelled", "--not-placed", "--reason", "r"], ["--ended", "cancelled", "--placed", "o"],
    ] {
      let wrong = try shop.start(["ledger", "resolve", Self.item] + arguments).wait()
      #expect(wrong.code == 2, "\(wrong)")
    }
    try resolve(shop, "--ended", "cancelled", "--reason", "the shop has no such order")
    try resolve(shop, "--ended", "failed", "--reason", "r", code: 2)
    let log = try shop.start("ledger", "log").wait()
    #expect(log.output.contains("said by a person: the shop has no such order"), "\(log)")
    try status(shop, 0, "cancelled")
    // Of the wrong one nobody knows whether it was paid.
    if isNamedWrongly {
      #expect(try shop.apply().code == 23)
      try declare(shop, generation: 2, payment: "{ method: card, currency: SEK, maxTotal: \"400.00\" }")
    }
    #expect(try shop.apply().code == 22)
    #expect(try shop.counts == [Self.item: 1])
    #expect(try shop.state(of: Self.item) == .awaitingPayment)
  }

  /// What a person has found not to be placed costs nothing, and its amount is free.
  @Test func notPlacedIsNotSpent() throws {
    let shop = try Shop(.v2, [Fault(.lostRequest, count: 1)])
    shop.configuration = "budget: [{ amount: \"200.00\", currency: SEK, per: month }]"
    try declare(shop)
    #expect(try shop.apply().code == 21)
    // It was all three hours ago.
    try shop.changeLedger("UPDATE event SET time = time - 10800000")
    try shop.seller.advanceClock(bySeconds: 10_800)
    try resolve(shop, "--not-placed", "--reason", "not on the site")
    let next = try shop.apply()
    #expect(next.code == 22 && next.output.contains("1 placed"), "\(next)")
    #expect(try shop.counts == [Self.item: 1])
  }

  /// An order that is owned has another id there than the order that is cancelled.
  @Test func cancelOfWhatIsOwned() throws {
    let shop = try Shop(.v2, [Fault(.lostResponse, count: 1)])
    try declare(shop)
    #expect(try shop.apply().code == 21)
    try shop.seller.settle(.completed)
    try shop.seller.advanceClock(bySeconds: 7_200)
    #expect(try shop.apply().code == 0)
    #expect(try shop.state(of: Self.item) == .adopted)
    let seller = try #require(shop.seller as? SimulatorServer)
    let order = try #require(seller.placements.first?.orderID)
    let cancel = try shop.start("cancel", "acme-one.com").wait()
    #expect(cancel.output.contains("order \(order) at shop"), "\(cancel)")
  }

  /// Pages that are empty and never the last end all the same.
  @Test func pagesWithoutEnd() throws {
    let page = Counter()
    let shop = try Shop(
      .v2,
      ScriptedServer { request, handle in
        guard request.path.hasPrefix("/api/v2/domains?") else { return handle() }
        return .json(200, "{\"data\":[],\"nextCursor\":\"c\(page.next())\"}")
      })
    try shop.declare(["acme-one.com"])
    let plan = try shop.start("plan").wait()
    #expect(plan.code == 0 && plan.text.contains("warning[ownership_unknown]"), "\(plan)")
  }

  /// What a later answer leaves out is not forgotten.
  @Test func aLaterAnswerThatSaysLess() throws {
    let shop = try Shop(
      .v2,
      ScriptedServer { request, handle in
        let answer = handle()
        guard request.method == "GET", request.path.hasPrefix("/api/v2/orders/") else { return answer }
        let text = String(decoding: answer.body, as: UTF8.self)
        return .json(answer.status, text.replacing(#/"(amount|paymentUrl|dueAt|checkoutUrl)":("[^"]*"|[0-9.]+)/#) { "\"\($0.output.1)\":null" })
      })
    try declare(shop)
    let run = try shop.apply()
    #expect(run.code == 22 && run.output.contains("161.25 SEK"), "\(run)")
    let before = try shop.state.requests.values.first?.orders
    try status(shop, 22, "pay at")
    #expect(try shop.state.requests.values.first?.orders == before)
  }
}
