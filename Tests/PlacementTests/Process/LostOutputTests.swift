import Placement
import Testing

/// A standard output that nobody can write to: what was placed is told all the same, and where that is known before, nothing is.
@Suite struct LostOutputTests {
  private static let item = "domain:acme-one.com"

  private func shell(_ shop: Shop, _ line: String) throws -> Child.Outcome {
    try Child(["-c", line, Child.orderspec], in: shop.folder.path, environment: ["TOKEN": Shop.token], program: "/bin/sh").wait()
  }

  private func shop(_ method: String = "bankgiro") throws -> Shop {
    let shop = try Shop()
    try shop.declare(["acme-one.com"], payment: "{ method: \(method), currency: SEK, maxTotal: \"500.00\" }")
    return shop
  }

  private func expectNothing(_ shop: Shop, _ outcome: Child.Outcome, _ message: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(outcome.code == 2 && outcome.error == "orderspec: \(message)\n", "\(outcome)", sourceLocation: sourceLocation)
    #expect(try shop.seller.placed.isEmpty && shop.events.isEmpty, sourceLocation: sourceLocation)
    #expect(try shop.apply().code == 0 && shop.counts == [Self.item: 1], sourceLocation: sourceLocation)
  }

  @Test(arguments: ["text", "json", "markdown"]) func closedBefore(format: String) throws {
    let shop = try shop()
    let outcome = try shell(shop, "\"$0\" apply --yes --format \(format) >&-")
    try expectNothing(shop, outcome, "standard output is closed, and the result would be lost: nothing was done")
  }

  /// The reader is gone before the first byte.
  private static let gone = "{ until [ -e gone ]; do sleep 0.02; done; \"$0\" ARGUMENTS; echo \"code $?\" >&2; } | { exec 0<&-; : > gone; }"

  /// Whoever reads text sees the plan first, or nothing happens.
  @Test func textThatNobodyReads() throws {
    let shop = try shop()
    let outcome = try shell(shop, Self.gone.replacing("ARGUMENTS", with: "apply --yes"))
    #expect(outcome.error == "orderspec: standard output cannot be written: broken pipe; nothing was sent\ncode 2\n", "\(outcome)")
    #expect(try shop.seller.placed.isEmpty && shop.events.isEmpty)
  }

  @Test(arguments: ["json", "markdown"], [("bankgiro", 2), ("card", 22)])
  func documentThatNobodyReads(format: String, payment: (method: String, code: Int)) throws {
    let shop = try shop(payment.method)
    let outcome = try shell(shop, Self.gone.replacing("ARGUMENTS", with: "apply --yes --format \(format)"))
    let lines = outcome.error.split(separator: "\n").map(String.init)
    #expect(lines.first == "orderspec: standard output could not be written: broken pipe; the result is this", "\(outcome)")
    #expect(lines.dropFirst().first == "launch at shop, account client_simulated" && lines.last == "code \(payment.code)", "\(outcome)")
    #expect(lines.contains { $0.hasPrefix("  + \(Self.item)  awaiting_payment  ord_") } && lines.contains("1 placed"), "\(outcome)")
    #expect(lines.contains { $0.hasPrefix("  pay at \(shop.base)/") }, "\(outcome)")
    #expect(try shop.counts == [Self.item: 1])
    try shop.check()
  }

  @Test func nobodySeesWhatWouldBeCancelled() throws {
    let shop = try shop()
    #expect(try shop.apply().code == 0)
    let order = try #require(try shop.state.items.values.first?.providerID)
    let events = try shop.events
    let outcome = try shell(shop, Self.gone.replacing("ARGUMENTS", with: "cancel \(order) --yes \(order)"))
    #expect(outcome.error == "orderspec: standard output cannot be written: broken pipe; nothing was sent\ncode 2\n", "\(outcome)")
    #expect(try shop.events == events && shop.state(of: Self.item) == .awaitingPayment)
  }

  #if os(Linux)
    @Test func aFullDisk() throws {
      let shop = try shop()
      let stopped = try shell(shop, "\"$0\" apply --yes > /dev/full")
      #expect(
        stopped.code == 2 && stopped.error.hasSuffix("orderspec: standard output cannot be written: no space left on device; nothing was sent\n"), "\(stopped)")
      #expect(try shop.seller.placed.isEmpty)
      let placed = try shell(shop, "\"$0\" apply --yes --format json > /dev/full")
      #expect(placed.code == 2 && placed.error.contains("could not be written: no space left on device; the result is this\nlaunch at shop, "), "\(placed)")
      #expect(placed.error.contains("  + \(Self.item)  awaiting_payment  ord_") && placed.error.hasSuffix("\n1 placed\n"), "\(placed)")
      #expect(try shop.counts == [Self.item: 1])
    }

    /// What stopped the run says how it ends, whether it can be written or not.
    @Test func aFullDiskWhereNothingIsSent() throws {
      let shop = try shop()
      let stopped = try shell(shop, "\"$0\" apply --yes --max-total 1 --format json > /dev/full")
      #expect(stopped.code == 23 && stopped.error.contains("stop: the run costs 161.25 SEK, and its limit is 1.00 SEK\n"), "\(stopped)")
      #expect(try shop.seller.placed.isEmpty)
    }
  #endif
}
