import Foundation
import Simulator
import Testing

@testable import Placement

/// Each thing that has changed since a plan was saved stops it: with its own message and code, and nothing sent, and nothing used up.
@Suite struct SavedPlanStopTests {
  private static let item = "domain:acme-one.com"

  private func shop(_ kind: Kind = .v2, _ names: [String] = ["acme-one.com"]) throws -> Shop {
    let shop = try Shop(kind)
    try shop.declare(names)
    try shop.save()
    return shop
  }

  private func stopped(
    _ shop: Shop, _ code: Int32, _ message: String, environment: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try (shop.seller.placed.count, shop.events.count)
    let outcome = try shop.applyPlan(environment: environment)
    #expect(outcome.code == code && outcome.text.contains(message), "\(outcome)", sourceLocation: sourceLocation)
    #expect(try (shop.seller.placed.count, shop.events.count) == before, sourceLocation: sourceLocation)
  }

  private func goesOn(_ shop: Shop, _ names: [String] = ["domain:acme-one.com"], sourceLocation: SourceLocation = #_sourceLocation) throws {
    let outcome = try shop.applyPlan()
    #expect(outcome.code == 0, "\(outcome)", sourceLocation: sourceLocation)
    #expect(try shop.seller.placed.sorted() == names.sorted(), sourceLocation: sourceLocation)
    try shop.check(sourceLocation: sourceLocation)
  }

  /// What a person tells the ledger.
  private func record(_ shop: Shop, _ change: LedgerChange) throws {
    var ledger = try Ledger(SQLiteLedger(path: shop.ledgerPath, expecting: nil), clock: SystemClock(), author: EventAuthor(actor: "a test"))
    try ledger.record(change)
  }

  /// The plan with something else in it, sealed by the ledger's own key.
  private func reseal(_ shop: Shop, _ change: (inout SavedPlan) -> Void) throws {
    var plan = try SavedPlan([UInt8](shop.folder.bytes("launch.plan")), name: "launch.plan")
    change(&plan)
    try shop.folder.write(plan.sealed(by: SQLiteLedger(path: shop.ledgerPath, expecting: nil).digester).text, to: "launch.plan")
  }

  // MARK: Without a price

  /// What nobody could see, nobody has approved.
  @Test func noPriceWithoutTheSecrets() throws {
    let shop = try Shop { $0.takenNames = ["acme-one.com"] }
    let transfer = ["acme-one.com": "action: transfer\neppCode: ${env:EPP}"]
    func payment(_ accept: String) -> String { "{ method: bankgiro, currency: SEK, maxTotal: \"5000.00\"\(accept) }" }
    try shop.declare(["acme-one.com"], payment: payment(""), more: transfer)
    let refused = try shop.start("plan", "-o", "launch.plan").wait()
    #expect(refused.code == 1 && refused.error.contains("so nobody can approve one, and no plan was saved; apply the spec itself, or write "), "\(refused)")
    #expect(refused.output.contains("price unknown") && !shop.folder.has("launch.plan"), "\(refused)")
    // It is meant so.
    try shop.declare(["acme-one.com"], payment: payment(", accept: [unknown_price]"), more: transfer)
    try shop.save()
    let accepted = try shop.folder.read("launch.plan")
    #expect(!accepted.contains("\"price\""))
    // Such a plan of a spec that does not say so, however it came about.
    try shop.declare(["acme-one.com"], payment: payment(""), more: transfer)
    let spec = try [UInt8](shop.folder.bytes("launch.order.yaml"))
    try reseal(shop) { $0.files[0].digest = (try? SQLiteLedger(path: shop.ledgerPath, expecting: nil).digester.digest(file: spec)) ?? "" }
    try stopped(shop, 23, "launch: the plan names no price, so nobody has approved one, and it is ", environment: ["EPP": "code-of-the-name"])
    try shop.declare(["acme-one.com"], payment: payment(", accept: [unknown_price]"), more: transfer)
    try shop.folder.write(accepted, to: "launch.plan")
    let outcome = try shop.applyPlan(environment: ["EPP": "code-of-the-name"])
    #expect(outcome.code == 0, "\(outcome)")
    #expect(try shop.seller.placed == ["domain:acme-one.com"])
  }

  // MARK: Times

  @Test func expired() throws {
    let shop = try shop()
    let sound = try shop.folder.read("launch.plan")
    try reseal(shop) { ($0.madeAt, $0.expiresAt) = ($0.madeAt - 7_200_000, $0.madeAt - 1000) }
    try stopped(shop, 23, "orderspec: the plan expired at \(Timestamp.text(shop.time("expiresAt"))), and it is ")
    try shop.folder.write(sound, to: "launch.plan")
    try goesOn(shop)
  }

  @Test func clockSetBack() throws {
    let shop = try shop()
    let sound = try shop.folder.read("launch.plan")
    try reseal(shop) { ($0.madeAt, $0.expiresAt) = ($0.madeAt + 7_200_000, $0.expiresAt + 7_200_000) }
    try stopped(shop, 23, "and the plan was made at \(Timestamp.text(shop.time("madeAt"))): set the clock right")
    try shop.folder.write(sound, to: "launch.plan")
    try goesOn(shop)
  }

  // MARK: Ledger

  @Test func anotherLedger() throws {
    let shop = try shop()
    try shop.folder.move(".orderspec/ledger.sqlite", to: "kept")
    let other = try SQLiteLedger.create(at: shop.ledgerPath, random: SystemRandom()).id
    try shop.configure(ledger: "ledgerId: \(other)")
    try stopped(shop, 23, "orderspec: the plan was made on ledger \(shop.ledgerID), and the ledger here is \(other): ")
    try shop.folder.remove(".orderspec/ledger.sqlite")
    try shop.folder.move("kept", to: ".orderspec/ledger.sqlite")
    try shop.configure()
    try goesOn(shop)
  }

  /// An older copy of the ledger does not know what was placed since.
  @Test func olderCopyOfTheLedger() throws {
    let shop = try Shop()
    try shop.declare(["acme-two.com"], order: "other")
    let old = try shop.folder.bytes(".orderspec/ledger.sqlite")
    #expect(try shop.apply().code == 0)
    try shop.declare(["acme-one.com"])
    try shop.save()
    let now = try shop.folder.bytes(".orderspec/ledger.sqlite")
    try old.write(to: URL(fileURLWithPath: shop.ledgerPath))
    try stopped(shop, 24, "of the ledger is not the one that the plan was made on: the ledger is an older copy")
    try now.write(to: URL(fileURLWithPath: shop.ledgerPath))
    try goesOn(shop, ["domain:acme-two.com", Self.item])
  }

  @Test func noLedger() throws {
    let shop = try shop()
    try shop.folder.move(".orderspec/ledger.sqlite", to: "kept")
    let outcome = try shop.applyPlan()
    #expect(outcome.code == 24 && outcome.error.contains("there is no ledger at "), "\(outcome)")
    try shop.folder.move("kept", to: ".orderspec/ledger.sqlite")
    try goesOn(shop)
  }

  /// What another order does is nothing to this one; what happened to its own items is.
  @Test func placedSince() throws {
    let shop = try shop(.v2, ["acme-one.com", "acme-two.com"])
    try shop.declare(["elsewhere.com"], order: "other")
    #expect(try shop.apply("other.order.yaml").code == 0)
    let sound = try shop.folder.read("launch.order.yaml")
    try shop.declare(["acme-one.com"])
    #expect(try shop.apply("launch.order.yaml").code == 0)
    try shop.folder.write(sound, to: "launch.order.yaml")
    let placed = try #require(try shop.state.items.values.first { $0.names == [Self.item] }?.providerID)
    try stopped(shop, 23, "stop: launch: \(Self.item) was to be ordered, and is placed since (awaiting_payment, \(placed)); make a new plan\n")
    // The other item is in a new plan, and the old one stays what it is.
    try shop.save()
    try goesOn(shop, ["domain:elsewhere.com", Self.item, "domain:acme-two.com"])
  }

  /// A placed item may go on by itself.
  @Test func goneOnSince() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    #expect(try shop.apply().code == 0)
    try shop.declare(["acme-one.com", "acme-two.com"])
    try shop.save()
    try shop.seller.settle(.completed)
    #expect(try shop.start("status").wait().code == 0)
    #expect(try shop.state(of: Self.item) == .active)
    try goesOn(shop, [Self.item, "domain:acme-two.com"])
  }

  @Test func noLongerPlaced() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    #expect(try shop.apply().code == 0)
    try shop.declare(["acme-one.com", "acme-two.com"])
    try shop.save()
    let held = try #require(try shop.state.items.values.first)
    try record(shop, .itemRenamed(item: held.id, names: ["domain:acme-three.com"], fields: held.fields, reason: "a test"))
    try stopped(shop, 23, "stop: launch: \(Self.item) was placed when the plan was made, and would be ordered now; make a new plan\n")
  }

  /// What another run left unknown is looked for first; the plan holds if nothing was placed.
  @Test(arguments: [Kind.v2, .v1]) func unknownSince(kind: Kind) throws {
    let shop = try shop(kind)
    let sound = try shop.folder.read("launch.plan")
    try shop.restart([Fault(.lostRequest, count: 1)])
    #expect(try shop.apply().code == 21)
    try shop.folder.remove("launch.plan")
    let unsaved = try shop.start("plan", "-o", "launch.plan").wait()
    #expect(unsaved.code == 1 && !shop.folder.has("launch.plan"), "\(unsaved)")
    #expect(unsaved.error.contains("what became of an earlier request of order launch is not known, so no plan was saved: `orderspec apply "), "\(unsaved)")
    try shop.folder.write(sound, to: "launch.plan")
    let outcome = try shop.applyPlan()
    // Where it could be sent again under its key, too: that request is not the plan's.
    #expect(
      outcome.code == 21
        && outcome.text.contains(
          "may have been ordered since by another run: what became of that is not known; apply again later, or say what is so with `orderspec ledger resolve`\n"
        ), "\(outcome)")
    #expect(try shop.counts.isEmpty && shop.planUses == 0)
    try record(shop, .resolvedNotPlaced(item: #require(try shop.state.items.keys.first), reason: "not in the account"))
    try goesOn(shop)
  }

  // MARK: Files

  @Test(arguments: ["# a comment\n", "labels: { project: other }\n"]) func changedFile(line: String) throws {
    let shop = try shop()
    let sound = try shop.folder.read("launch.order.yaml")
    try shop.folder.write(sound + line, to: "launch.order.yaml")
    try stopped(shop, 23, "orderspec: ./launch.order.yaml has changed since the plan was made; make a new plan\n")
    try shop.folder.write("", to: "launch.order.yaml")
    try stopped(shop, 23, "has changed since the plan was made")
    try shop.folder.write(sound, to: "launch.order.yaml")
    try goesOn(shop)
  }

  @Test func fileGone() throws {
    let shop = try shop()
    try shop.folder.move("launch.order.yaml", to: "kept")
    try stopped(shop, 2, "orderspec: ./launch.order.yaml of the plan is not there: run apply in the directory in which the plan was made")
    try FileManager.default.createDirectory(atPath: shop.folder.path + "/launch.order.yaml", withIntermediateDirectories: false)
    try stopped(shop, 2, "orderspec: ./launch.order.yaml of the plan cannot be read: is a directory")
    try shop.folder.remove("launch.order.yaml")
    try shop.folder.move("kept", to: "launch.order.yaml")
    // New specs beside it are not part of the plan.
    try shop.declare(["acme-two.com"], order: "other")
    try goesOn(shop)
  }

  @Test func anotherDirectory() throws {
    let shop = try shop()
    try shop.folder.write("", to: "below/x")
    let outcome = try Child(["apply", "../launch.plan"], in: shop.folder.path + "/below", environment: ["TOKEN": Shop.token]).wait()
    #expect(outcome.code == 2 && outcome.error.contains("./launch.order.yaml of the plan is not there"), "\(outcome)")
    #expect(try shop.events.isEmpty)
  }

  /// What is sent comes out of other files, too.
  @Test func changedContact() throws {
    let shop = try Shop()
    let contact = """
      maja: { type: private, firstName: Maja, lastName: Holm, email: maja@kajplatsen.example.org, phoneNumber: "+46701234567", street: Kajgatan 3, city: Malmö, postalCode: "211 20", countryCode: SE }

      """
    try shop.folder.write(contact, to: "team.contacts.yaml")
    try shop.declare(["acme-one.com"], more: ["acme-one.com": "registrantContact: maja"], top: "contactsFile: team.contacts.yaml")
    try shop.save()
    try shop.folder.write(contact.replacingOccurrences(of: "Kajgatan 3", with: "Kajgatan 5"), to: "team.contacts.yaml")
    try stopped(shop, 23, "stop: launch: what would be sent is not what was planned, though the spec is: a contacts file, ")
    try shop.folder.write("# another comment\n" + contact, to: "team.contacts.yaml")
    try goesOn(shop)
  }

  // MARK: Prices

  @Test func priceMoved() throws {
    let shop = try shop()
    // A tax of 25.01 % makes the total a hundredth higher.
    try shop.restart { $0.tax = 25_01 }
    try stopped(shop, 23, "stop: launch: the total was 161.25 SEK in the plan and is 161.26 SEK now; make a new plan\n")
    try shop.restart {
      $0.tlds = $0.tlds.map { tld in
        var tld = tld
        tld.renew += 1
        return tld
      }
    }
    try stopped(shop, 23, "stop: launch: the renewal of \(Self.item) was 149.00 SEK a year in the plan and is 149.01 SEK a year now; make a new plan\n")
    try shop.restart {
      $0.tlds = $0.tlds.map { tld in
        var tld = tld
        tld.register = tld.register.map { $0 - 1 }
        return tld
      }
    }
    try stopped(shop, 23, "stop: launch: the price of \(Self.item) was 129.00 SEK before tax in the plan and is 128.99 SEK before tax now; make a new plan\n")
    try shop.restart()
    try goesOn(shop)
  }

  @Test func otherCurrency() throws {
    let shop = try shop()
    try shop.restart { $0.accounts[0].currencyCode = "EUR" }
    try stopped(shop, 23, "stop: launch: the plan is in SEK, and the price is in EUR now; make a new plan\n")
    try shop.restart()
    try goesOn(shop)
  }

  /// It moves in the last moment: between the check and the order.
  @Test func priceMovesAtTheEnd() throws {
    let previews = Counter()
    let shop = try Shop(
      .v2,
      ScriptedServer { request, handle in
        let answer = handle()
        guard request.path.hasPrefix("/api/v2/orders/preview"), previews.next() > 2 else { return answer }
        return .json(answer.status, String(decoding: answer.body, as: UTF8.self).replacing("161.25", with: "161.26"))
      })
    try shop.declare(["acme-one.com"])
    try shop.save()
    let outcome = try shop.applyPlan()
    #expect(outcome.code == 23 && outcome.output.contains("the price was 161.25 SEK and is 161.26 SEK now; nothing was sent"), "\(outcome)")
    #expect(try shop.seller.placed.isEmpty && shop.planUses == 0, "nothing was sent by it, so it is not used up")
  }

  // MARK: Accounts

  @Test func otherAccount() throws {
    let shop = try shop()
    let sound = try shop.folder.read(".orderspec.yaml")
    func change(_ old: String, _ new: String) throws { try shop.folder.write(sound.replacingOccurrences(of: old, with: new), to: ".orderspec.yaml") }
    let planned =
      "orderspec: order launch was planned for provider `shop` (hostup-v2, account client_simulated at \(shop.base)), and the configuration now gives "
    try change("account: \"client_simulated\"", "account: \"client_other\"")
    try stopped(shop, 23, planned + "`shop` (hostup-v2, account client_other at \(shop.base)); make a new plan\n")
    try change("provider: shop\n", "provider: other\n")
    try shop.folder.write(try shop.folder.read(".orderspec.yaml").replacingOccurrences(of: "\n  shop:", with: "\n  other:"), to: ".orderspec.yaml")
    try stopped(shop, 23, planned + "`other` (hostup-v2, account client_simulated at \(shop.base))")
    try change(shop.base, "http://localhost:\(shop.seller.port)")
    try stopped(shop, 23, planned + "`shop` (hostup-v2, account client_simulated at http://localhost:\(shop.seller.port))")
    try change("provider: shop\n", "")
    try stopped(shop, 2, "launch: no provider: ")
    try shop.folder.write(sound, to: ".orderspec.yaml")
    try stopped(shop, 2, "turned the token away (401 ", environment: ["TOKEN": "wrong-token-7fk2"])
    try goesOn(shop)
  }

  // MARK: Damage

  @Test func damagedFiles() throws {
    let shop = try shop()
    let sound = try shop.folder.read("launch.plan")
    let end = sound.utf8.count
    for length in [40, 200, end / 2, end - 3] {
      try shop.folder.write(String(sound.prefix(length)), to: "launch.plan")
      try stopped(shop, 2, "orderspec: launch.plan is a damaged plan: ")
    }
    for (old, new, code, message) in [
      ("\"formatVersion\": 1", "\"formatVersion\": 2", 2, "launch.plan is a plan of format 2, and this orderspec reads format 1"),
      ("\"formatVersion\": 1,", "", 2, "launch.plan is a plan of format none"),
      ("\"madeAt\": \"2", "\"madeAt\": \"x", 2, "launch.plan is a damaged plan: `madeAt` is missing or is not what a plan has there"),
      ("\"mark\": \"new\"", "\"mark\": \"old\"", 2, "launch.plan is a damaged plan: `mark` is missing"),
      ("\"161.25\"", "\"1612.5\"", 23, "orderspec: the plan is not what was saved: it was changed, or is damaged"),
      ("\"limits\": []", "\"limits\": [\"1000000.00\"]", 23, "the plan is not what was saved"),
      ("\"kind\"", "\"note\": \"more\", \"kind\"", 23, "the plan is not what was saved"),
      ("\"generation\": 1", "\"generation\": 2", 23, "the plan is not what was saved"),
    ] as [(String, String, Int32, String)] {
      let changed = sound.replacingOccurrences(of: old, with: new)
      #expect(changed != sound)
      try shop.folder.write(changed, to: "launch.plan")
      try stopped(shop, code, message)
    }
    // No plan at all: a spec, and no good one.
    for text in ["{}", "{\"kind\": \"other\"}", "[\"orderspec-plan\"]", "orderspec-plan"] {
      try shop.folder.write(text, to: "launch.plan")
      let outcome = try shop.applyPlan()
      #expect([1, 2].contains(outcome.code) && !outcome.error.isEmpty, "\(text): \(outcome)")
    }
    #expect(try shop.events.isEmpty)
    // White space is no change.
    try shop.folder.write("\n\n" + sound.replacingOccurrences(of: "\n  ", with: "\n      "), to: "launch.plan")
    try goesOn(shop)
  }

  /// Whatever byte is changed, wherever it ends: what is applied is what was saved.
  @Test func everyByteCounts() throws {
    let shop = try shop()
    let sound = [UInt8](try shop.folder.bytes("launch.plan"))
    let digester = try SQLiteLedger(path: shop.ledgerPath, expecting: nil).digester
    func content(_ bytes: [UInt8]) -> [UInt8] { JSONWithout.pointers(["/nothing"], bytes) }
    func isTaken(_ bytes: [UInt8]) -> Bool {
      guard SavedPlan.isPlan(bytes), let plan = try? SavedPlan(bytes, name: "x") else { return false }
      return plan.holds(by: digester)
    }
    #expect(isTaken(sound))
    for index in sound.indices {
      for byte in [UInt8(ascii: "0"), UInt8(ascii: "f"), UInt8(ascii: " "), sound[index] ^ 1, sound[index] ^ 0x80] where byte != sound[index] {
        var bytes = sound
        bytes[index] = byte
        #expect(!isTaken(bytes) || content(bytes) == content(sound), "byte \(index) as \(byte)")
      }
      if index < sound.count - 2 { #expect(!isTaken(Array(sound[...index])), "ended after byte \(index)") }
    }
    // Another ledger's key does not do.
    #expect(try !SavedPlan(sound, name: "x").holds(by: KeyedDigest(key: [1])))
  }
}
