import Foundation
import Placement
import Simulator
import Testing

/// Sending the same bytes again under their key buys where the first sending was lost: it happens in a run that may order, below every limit that holds then, for the planned price.
@Suite struct ReplayTests {
  private static let item = "domain:acme-one.com"
  private static let again = "the request for domain:acme-one.com was sent again under its key"

  /// A request for 161.25 SEK that never arrived.
  private func shop(_ names: [String] = ["acme-one.com"]) throws -> Shop {
    let shop = try Shop(.v2, [Fault(.lostRequest, count: 1)])
    try shop.declare(names, payment: "{ method: bankgiro, currency: SEK, maxTotal: \"200.00\" }")
    #expect(try shop.apply().code == 21)
    #expect(try shop.seller.placed.isEmpty)
    return shop
  }

  private func replays(_ shop: Shop) throws -> Int {
    try shop.events.filter { if case .replaying = $0.change { true } else { false } }.count
  }

  private func changePrices(_ shop: Shop, by basisPoints: Int) throws {
    let seller = try #require(shop.seller as? SimulatorServer)
    seller.withProvider { provider, _ in provider.changePrices(byBasisPoints: basisPoints) }
  }

  private func expectNothing(_ shop: Shop, _ outcome: Child.Outcome, because reason: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(outcome.code == 21 && outcome.text.contains(reason) && !outcome.text.contains(Self.again), "\(outcome)", sourceLocation: sourceLocation)
    #expect(try shop.seller.placed.isEmpty && replays(shop) == 0, sourceLocation: sourceLocation)
    try shop.check(sourceLocation: sourceLocation)
  }

  @Test func whereTheRunMayOrder() throws {
    let shop = try shop()
    // Exactly enough: it counts once.
    try shop.declare(["acme-one.com"], payment: "{ method: bankgiro, currency: SEK, maxTotal: \"161.25\" }")
    let outcome = try shop.apply("--max-total", "161.25")
    #expect(outcome.code == 0 && outcome.output.contains("  \(Self.again)\n") && !outcome.text.contains("nothing was sent"), "\(outcome)")
    #expect(
      outcome.output.contains(
        "sent again under its key, since what became of it is not known: \(Self.item), total 161.25 SEK; if it did not arrive, this buys it"), "\(outcome)")
    #expect(outcome.output.hasSuffix("\n1 placed\n"), "\(outcome)")
    #expect(try shop.counts == [Self.item: 1] && replays(shop) == 1)
    #expect(try shop.apply().code == 0 && replays(shop) == 1)
    try shop.check()
  }

  @Test func nobodyCanBeAsked() throws {
    let shop = try shop()
    try expectNothing(shop, shop.start("apply").wait(), because: "orderspec: nothing was sent\n")
  }

  @Test func aPersonIsAsked() throws {
    let shop = try shop()
    let question = "Order this? Type `yes`: "
    let declined = try shop.type("apply", steps: [(question, "no\\n")])
    #expect(declined.code == 21 && declined.output.contains("sent again under its key"), "\(declined)")
    #expect(try shop.seller.placed.isEmpty && replays(shop) == 0)
    let run = try shop.type("apply", steps: [(question, "yes\\n")])
    #expect(run.code == 0 && run.output.contains(Self.again), "\(run)")
    #expect(try shop.counts == [Self.item: 1])
  }

  /// Lower limits of the order, of the run, of the environment, of the configuration.
  @Test(arguments: ["order", "item", "flag", "environment", "budget"]) func limitsOfNow(kind: String) throws {
    let shop = try shop()
    var (arguments, environment) = (["apply", "--yes"], [String: String]())
    var reason = "the run costs 161.25 SEK, and its limit is 161.24 SEK"
    switch kind {
    case "order":
      try shop.declare(["acme-one.com"], payment: "{ method: bankgiro, currency: SEK, maxTotal: \"161.24\" }")
      reason = "the total of 161.25 SEK is above the limit of 161.24 SEK"
    case "item":
      try shop.declare(
        ["acme-one.com"], payment: "{ method: bankgiro, currency: SEK, maxTotal: \"200.00\" }", more: ["acme-one.com": "maxSubtotal: \"1.00\""])
      reason = "this costs 129.00 SEK before tax, and its limit is 1.00 SEK"
    case "flag": arguments += ["--max-total", "161.24"]
    case "environment": environment["ORDERSPEC_MAX_TOTAL"] = "161.24"
    default:
      shop.configuration = "budget: [{ amount: \"161.24\", currency: SEK, per: day }]"
      reason = "the run costs 161.25 SEK and the budget is 161.24 SEK per day"
    }
    try expectNothing(shop, shop.start(arguments, environment: environment).wait(), because: "it was not sent again: \(reason)")
    try expectNothing(shop, shop.start("apply", environment: environment.merging(["ORDERSPEC_MAX_TOTAL": "1.00"]) { $1 }).wait(), because: "not sent again")
  }

  @Test func aNewPrice() throws {
    let shop = try shop()
    try changePrices(shop, by: 1)
    try expectNothing(shop, shop.apply(), because: "it was not sent again: the price was 161.25 SEK and is 161.26 SEK now")
  }

  /// What another order costs counts beside it; and where both are too much, the new one goes on alone.
  @Test func besideSomethingNew() throws {
    let shop = try shop()
    try shop.declare(["acme-two.com"], order: "other", payment: "{ method: bankgiro, currency: SEK, maxTotal: \"200.00\" }")
    let run = try shop.apply("--max-total", "322.49")
    #expect(run.code == 21 && run.output.contains("it was not sent again: the run costs 322.50 SEK, and its limit is 322.49 SEK"), "\(run)")
    #expect(try shop.counts == ["domain:acme-two.com": 1] && replays(shop) == 0)
    #expect(try shop.apply("--max-total", "161.25").code == 0)
    #expect(try shop.counts == [Self.item: 1, "domain:acme-two.com": 1])
    try shop.check()
  }

  /// What came into the order since goes with the next run.
  @Test func besideSomethingNewInTheSameOrder() throws {
    let shop = try shop()
    try shop.declare(["acme-one.com", "acme-two.com"], payment: "{ method: bankgiro, currency: SEK, maxTotal: \"500.00\" }")
    let run = try shop.apply()
    #expect(run.code == 23 && run.output.contains(Self.again) && run.output.contains("was not sent beside it: run apply again"), "\(run)")
    #expect(try shop.counts == [Self.item: 1])
    #expect(try shop.apply().code == 0)
    #expect(try shop.counts == [Self.item: 1, "domain:acme-two.com": 1])
    try shop.check()
  }

  // MARK: What plan says of it

  /// What plan says, which sends and records nothing.
  private func plan(_ shop: Shop, _ arguments: [String] = [], sourceLocation: SourceLocation = #_sourceLocation) throws -> Child.Outcome {
    let (events, placed) = (try shop.events, try shop.seller.placed)
    let outcome = try shop.start(["plan", "--detailed-exit-code"] + arguments).wait()
    #expect(try shop.events == events && shop.seller.placed == placed, "\(outcome)", sourceLocation: sourceLocation)
    return outcome
  }

  private static let line =
    "sent again under its key, since what became of it is not known: domain:acme-one.com, total 161.25 SEK; if it did not arrive, this buys it\n"

  @Test func isSomethingToBuy() throws {
    let shop = try shop()
    let text = try plan(shop)
    #expect(text.code == 10 && text.output.contains("  " + Self.line) && text.output.contains("\n1 unknown\n"), "\(text)")
    let markdown = try plan(shop, ["--format", "markdown"])
    #expect(markdown.code == 10 && markdown.output.contains("- " + Self.line), "\(markdown)")
    let json = try plan(shop, ["--format", "json"])
    let document = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any], "\(json)")
    let again = ((document["orders"] as? [[String: Any]])?.first?["sentAgain"] as? [[String: Any]])?.first
    #expect(json.code == 10 && document["exitCode"] as? Int == 10, "\(json)")
    #expect(again?["items"] as? [String] == [Self.item] && again?["total"] as? String == "161.25" && again?["currency"] as? String == "SEK", "\(json)")
    // Without the flag it is sound, as ever.
    #expect(try shop.start("plan").wait().code == 0)
    #expect(try shop.apply().code == 0 && shop.counts == [Self.item: 1])
    let after = try plan(shop, ["--format", "json"])
    #expect(after.code == 0 && !after.output.contains("sentAgain"), "\(after)")
  }

  /// What apply would not send again is nothing to buy, and plan says why.
  @Test func isNothingToBuyWhereSomethingStandsAgainstIt() throws {
    let shop = try shop()
    let limited = try plan(shop, ["--max-total", "161.24"])
    #expect(
      limited.code == 0 && limited.output.contains("what is unknown is not sent again: the run costs 161.25 SEK, and its limit is 161.24 SEK\n"), "\(limited)")
    try changePrices(shop, by: 1)
    let dearer = try plan(shop)
    #expect(dearer.code == 0 && dearer.output.contains("what is unknown is not sent again: the price was 161.25 SEK and is 161.26 SEK now\n"), "\(dearer)")
    try changePrices(shop, by: -1)
    try shop.declare(["acme-one.com"], payment: "{ method: card, currency: SEK, maxTotal: \"200.00\" }")
    let changed = try plan(shop)
    #expect(changed.code == 0 && !changed.output.contains("sent again"), "\(changed)")
  }

  /// A provider without a window for keys is never sent anything again.
  @Test(arguments: [Kind.v1, .superspace]) func isNothingToBuyElsewhere(kind: Kind) throws {
    let shop = try Shop(kind, [Fault(.lostRequest, count: 1)])
    try shop.declare(["acme-one.com"])
    #expect(try shop.apply().code == 21)
    let outcome = try plan(shop)
    #expect(outcome.code == 0 && !outcome.output.contains("sent again"), "\(outcome)")
  }

  /// A run that ended in the middle has recorded less than one that was told of the failure.
  @Test(arguments: ["sending", "unclear"]) func isSomethingToBuyAfterARunThatEnded(at change: String) throws {
    let shop = try Shop(.v2, change == "sending" ? [] : [Fault(.lostRequest, count: 1)])
    try shop.declare(["acme-one.com"])
    try shop.breakLedger(at: change)
    #expect(try shop.apply().code == 24)
    try shop.releaseLedger()
    #expect(try shop.seller.placed.isEmpty)
    let outcome = try plan(shop)
    let words = change == "sending" ? "reserved by a run that ended before it sent the request: \(Self.item); apply orders it\n" : Self.line
    #expect(outcome.code == 10 && outcome.output.contains("  " + words), "\(outcome)")
    let json = try plan(shop, ["--format", "json"])
    #expect(json.code == 10 && json.output.contains(change == "sending" ? "\"reservedOnly\"" : "\"sentAgain\""), "\(json)")
    _ = try shop.apply()
    #expect(try shop.counts == [Self.item: 1])
    try shop.check()
  }

  /// Plan reads no secret, so whether the bytes are the same it cannot tell.
  @Test func isSomethingToBuyBehindASecret() throws {
    let shop = try Shop(.v2, [Fault(.lostRequest, count: 1)]) { $0.takenNames = ["kajplatsen.com"] }
    try shop.folder.write(
      """
      orderSpec: 1
      name: launch
      payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
      items: [{ action: transfer, domainName: kajplatsen.com, eppCode: "${env:EPP}" }]
      """, to: "launch.order.yaml")
    let environment = ["EPP": "canary-epp-7"]
    let first = try shop.start(["apply", "--yes"], environment: environment).wait()
    #expect(first.code == 21, "\(first)")
    let outcome = try plan(shop)
    #expect(outcome.code == 10 && outcome.output.contains("sent again under its key"), "\(outcome)")
    #expect(try shop.start(["apply", "--yes"], environment: environment).wait().code == 0)
    #expect(try shop.counts == ["domain:kajplatsen.com": 1])
  }

  /// A used plan has what it began approved, below its limits, and no longer than it holds.
  @Test func byAUsedPlan() throws {
    let shop = try Shop(.v2, [Fault(.lostRequest, count: 1)])
    try shop.declare(["acme-one.com"])
    try shop.save("--max-total", "170.00")
    #expect(try shop.applyPlan().code == 21)
    try changePrices(shop, by: 1)
    let dearer = try shop.applyPlan()
    #expect(dearer.code == 21 && dearer.error.contains("nothing new was sent\n") && !dearer.text.contains("was sent again"), "\(dearer)")
    #expect(try shop.seller.placed.isEmpty && replays(shop) == 0)
    try changePrices(shop, by: -1)
    let limited = try shop.applyPlan(environment: ["ORDERSPEC_MAX_TOTAL": "161.24"])
    #expect(limited.code == 21, "\(limited)")
    #expect(try shop.seller.placed.isEmpty && replays(shop) == 0)
    let run = try shop.applyPlan()
    #expect(run.code == 23 && run.error.contains("  \(Self.again)\n"), "\(run)")
    #expect(try shop.counts == [Self.item: 1])
    try shop.check()
  }

  /// A reference that is gone since: what is unknown stays so, and nothing else waits for it.
  @Test func aSecretThatIsGone() throws {
    let shop = try Shop(.v2, [Fault(.lostRequest, count: 1)])
    try shop.folder.write(
      """
      orderSpec: 1
      name: launch
      payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
      contacts:
        anna:
          { type: private, firstName: Anna, lastName: Berg, email: anna@example.org, phoneNumber: "+46700123987", street: Gatan 17, city: Stockholm,
            postalCode: "114 55", countryCode: SE, registrationIdentifier: { value: "${env:PERSON}", countryCode: SE } }
      items:
        - { domainName: acme-one.com, registrantContact: anna }
      """, to: "launch.order.yaml")
    let environment = ["PERSON": "850507-3414"]
    #expect(try shop.start(["apply", "--yes"], environment: environment).wait().code == 21)
    try shop.declare(["acme-two.com"], order: "other")
    let without = try shop.apply()
    #expect(
      without.code == 21 && without.output.contains("it was not sent again: ") && without.output.contains("the environment variable `PERSON` is not set"),
      "\(without)")
    #expect(try shop.counts == ["domain:acme-two.com": 1] && replays(shop) == 0)
    #expect(try shop.start(["apply", "--yes"], environment: environment).wait().code == 0)
    #expect(try shop.counts == [Self.item: 1, "domain:acme-two.com": 1])
    try shop.check()
  }
}
