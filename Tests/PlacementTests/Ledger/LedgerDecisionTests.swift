import Foundation
import Testing

@testable import Placement

/// What a person decides, and how items are called.
@Suite struct LedgerDecisionTests {
  let clock = StoppedClock()
  let storage = SimulatedStorage()
  let digester = KeyedDigest(key: [1])
  private let unknown = ItemID(event: 4, index: 0)
  private let placed = ItemID(event: 1, index: 0)
  private let web = ItemID(event: 1, index: 1)

  private func ledger() throws -> Ledger { try Sample.fill(storage, clock: clock, digester: digester) }

  private func refusal(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return (error as? LedgerRefusal)?.message ?? "\(error)"
    }
  }

  // MARK: Resolving

  @Test func notPlacedNeedsAnHour() throws {
    var ledger = try ledger()
    let before = ledger.state.head
    clock.time += 3_599_999
    #expect(refusal { try ledger.resolveNotPlaced(unknown, reason: "r") } == "shared_hosting:acme.se can be called not placed from 2026-03-26T11:00:00Z on")
    #expect(ledger.state.head == before)
    // A later sending of the same bytes begins the hour again.
    try ledger.record(.replaying(request: 4, providerTime: nil))
    clock.time += 1
    #expect(refusal { try ledger.resolveNotPlaced(unknown, reason: "r") } == "shared_hosting:acme.se can be called not placed from 2026-03-26T11:59:59Z on")
    clock.time = Sample.start + 3_599_999 + 3_600_000
    try ledger.resolveNotPlaced(unknown, reason: "support says so")
    #expect(ledger.state.items[unknown]?.state == .notPlaced)
    #expect(ledger.state.holders(of: ["shared_hosting:acme.se"], at: Sample.account).isEmpty)
  }

  @Test func aClockThatWasSetBackDecidesNothing() throws {
    clock.time += 7_200_000
    var ledger = try ledger()
    clock.time -= 7_200_000
    #expect(throws: LedgerFailure.clockSetBack(last: clock.time + 7_200_000, now: clock.time)) { try ledger.resolveNotPlaced(unknown, reason: "r") }
  }

  @Test func placedNeedsAnOrderOfItsOwn() throws {
    var ledger = try ledger()
    #expect(refusal { try ledger.resolve(unknown, placedAs: "ord_1", reason: "") } == "ord_1 is the order of request 1 (acme) already")
    for bad in ["", "ord 1", "ord\n1", String(repeating: "o", count: 201)] {
      #expect(refusal { try ledger.resolve(unknown, placedAs: bad, reason: "") } != nil)
    }
    try ledger.resolve(unknown, placedAs: "ord_2", reason: "seen")
    #expect(ledger.state.items[unknown]?.state == .accepted && ledger.state.items[unknown]?.providerID == "ord_2")
    // The other item of the request can be of the same order.
    try ledger.resolve(ItemID(event: 4, index: 1), placedAs: "ord_2", reason: "")
    #expect(ledger.state.openRequests(of: "more", at: Sample.account).isEmpty)
  }

  @Test func whatIsKnownIsNotResolved() throws {
    var ledger = try ledger()
    clock.time += 7_200_000
    #expect(
      refusal { try ledger.resolveNotPlaced(placed, reason: "r") } == "domain:acme.se is awaiting_payment: only an item of unknown outcome can be resolved")
    #expect(refusal { try ledger.resolve(placed, placedAs: "o", reason: "") } != nil)
    #expect(refusal { try ledger.resolve(ItemID(event: 9, index: 9), placedAs: "o", reason: "") } == "the ledger has no item 9.9")
  }

  // MARK: Names

  @Test func ordersAreRenamedAtEveryAccount() throws {
    var ledger = try ledger()
    try ledger.record(.reserved(Sample.reservation(Sample.item("domain:acme.se"), account: Sample.other)))
    try ledger.renameOrder("acme", to: "shop", path: "shop.order.yaml", reason: "r")
    #expect(ledger.state.items.values.filter { $0.order == "shop" && $0.path == "shop.order.yaml" }.count == 3)
    #expect(ledger.state.items[web]?.names == ["vps:web1.acme.se", "shop/web1"])
    #expect(refusal { try ledger.renameOrder("acme", to: "b", path: nil, reason: "r") } == "the ledger has no order `acme`")
    #expect(refusal { try ledger.renameOrder("shop", to: "more", path: nil, reason: "r") } == "the ledger has an order `more` already (orders/more.order.yaml)")
    #expect(refusal { try ledger.renameOrder("shop", to: "shop", path: nil, reason: "r") } == "the order is called `shop` already")
    for bad in ["", "a/b", "a:b", "a b", "a@2", "CC", "-a", "a-", "å", "a_b", "a.b", String(repeating: "a", count: 64), "a\nb"] {
      let said = refusal { try ledger.renameOrder("shop", to: bad, path: nil, reason: "r") }
      #expect(said?.hasSuffix(" is no name of an order") == true && said?.contains("\n") == false, "\(bad): \(said ?? "renamed")")
    }
    for bad in ["", "/etc/passwd", "../x.order.yaml", "./x.order.yaml", "a//x.order.yaml", "a/../x.order.yaml", "a/", "a\u{1B}[2J.order.yaml", "."] {
      let said = refusal { try ledger.renameOrder("shop", to: "shop", path: bad, reason: "r") }
      #expect(said?.hasSuffix(" is no path of a spec") == true && said?.contains("\u{1B}") == false, "\(bad): \(said ?? "renamed")")
    }
    // The same name at another path.
    try ledger.renameOrder("shop", to: "shop", path: "sub/shop.order.yaml", reason: "moved")
    #expect(ledger.state.items[web]?.path == "sub/shop.order.yaml")
  }

  @Test func itemsAreRenamedInAllGenerations() throws {
    var ledger = try ledger()
    try ledger.record(.moved(item: web, to: .cancelled, evidence: ""))
    let fields = try #require(ledger.state.items[web]?.fields)
    try ledger.record(.reserved(Sample.reservation(Sample.item("vps:web1.acme.se", generation: 2, fields: fields))))
    let second = ItemID(event: ledger.state.head, index: 0)
    try ledger.record(.sending(request: second.event, providerTime: nil))
    try ledger.record(.accepted(request: second.event, orders: [Sample.providerOrder("ord_3")], isReplay: false))
    let names = try ledger.renameItem(web, to: "WEB2.acme.se.", called: "web1.acme.se", digester: digester, reason: "r")
    #expect(names == ("vps:web1.acme.se", "vps:web2.acme.se"))
    #expect(ledger.state.items[web]?.names == ["vps:web2.acme.se", "acme/web1"] && ledger.state.items[second]?.names == ["vps:web2.acme.se"])
    for id in [web, second] {
      #expect(ledger.state.items[id]?.fields["name"] == digester.digest(field: "name", "vps:web2.acme.se"))
      #expect(ledger.state.items[id]?.fields["product"] == fields["product"])
    }
  }

  @Test(arguments: [
    ("1.1", "web2.acme.se", "web1.acme.se", "vps:web1.acme.se", "vps:web2.acme.se"), ("1.1", "front", "web1", "acme/web1", "acme/front"),
    ("1.1", "front", "acme/web1", "acme/web1", "acme/front"), ("1.1", "acme/front", "web1.acme.se", "acme/web1", "acme/front"),
    ("1.1", "vps:web2.acme.se", "web1", "vps:web1.acme.se", "vps:web2.acme.se"),
  ])
  func theNameThatIsMeantIsReplaced(item: String, new: String, called: String, old: String, becomes: String) throws {
    var ledger = try ledger()
    let names = try ledger.renameItem(try #require(ItemID(item)), to: new, called: called, digester: digester, reason: "r")
    #expect(names == (old, becomes))
  }

  @Test(arguments: [
    ("1.0", "domain:acme.nu", "a domain is what it is called: domain:acme.se cannot be another"), ("1.0", "acme.nu", "a domain is what it is called"),
    ("1.0", "acme/x", "domain:acme.se has no id"), ("1.1", "domain:web1.acme.se", "vps:web1.acme.se is of type vps"),
    ("1.1", "other/web1", "vps:web1.acme.se is of order `acme`"), ("1.1", "web1.acme.se", "vps:web1.acme.se is called so already"),
    ("1.1", "", "`` is no name of an item"), ("1.1", "a b", "`a b` is no name of an item"), ("4.0", "b.se", "shared_hosting:acme.se is unknown"),
    ("1.1", "acme/web_1", "`web_1` is no id of an item"), ("1.1", "acme/Front", "`Front` is no id of an item"),
    ("1.1", "acme/a/b", "`a/b` is no id of an item"), ("1.1", "vps:", "`` is no name of a vps item"), ("1.1", "vps:-a.se", "`-a.se` is no name of a vps item"),
    ("8.0", "domain:b.se", "domain:taken.se is refused: nothing goes by its name"), ("7.0", "b", "the ledger has no item 7.0"),
  ])
  func someThingsKeepTheirName(item: String, new: String, message: String) throws {
    var ledger = try ledger()
    let id = try #require(ItemID(item))
    let said = refusal { try ledger.renameItem(id, to: new, called: "x", digester: digester, reason: "r") }
    #expect(said?.hasPrefix(message) == true, "\(said ?? "renamed")")
  }

  @Test func aTakenNameIsNotTakenTwice() throws {
    var ledger = try ledger()
    try ledger.record(.reserved(Sample.reservation(Sample.item("vps:web2.acme.se"))))
    #expect(
      refusal { try ledger.renameItem(web, to: "web2.acme.se", called: "web1.acme.se", digester: digester, reason: "r") }
        == "`vps:web2.acme.se` is the name of item 11.0 (acme) already")
  }

  @Test func retiringAndAccepting() throws {
    var ledger = try ledger()
    try ledger.retire(web, reason: "r")
    #expect(ledger.state.items[web]?.isRetired == true)
    #expect(refusal { try ledger.retire(web, reason: "r") } == "vps:web1.acme.se is retired already")
    #expect(refusal { try ledger.retire(unknown, reason: "r") } == "shared_hosting:acme.se is unknown")
    #expect(refusal { try ledger.retire(ItemID(event: 8, index: 0), reason: "r") } == "domain:taken.se is refused: nothing looks for it")
    let declared = DeclaredItem(index: 0, type: "vps", names: ["vps:web1.acme.se"], fields: ["name": "vps:web1.acme.se", "product": "vps-m", "period": "1"])
    #expect(try ledger.acceptContent(web, fields: digester.digests(of: declared), reason: "r") == ["period", "product"])
    #expect(
      refusal { try ledger.acceptContent(web, fields: digester.digests(of: declared), reason: "r") } == "vps:web1.acme.se is declared as the ledger knows it")
    #expect(refusal { try ledger.acceptContent(unknown, fields: [:], reason: "r") } != nil)
  }

  // MARK: Calling items

  private func found(_ text: String, _ state: LedgerState) -> String {
    switch ItemSearch.find(text, in: state) {
    case .one(let item): "\(item.id)"
    case .several(let items): items.map { "\($0.id)" }.joined(separator: " ")
    case .none(let suggestion): "none" + (suggestion.map { ", \($0)?" } ?? "")
    }
  }

  @Test func itemsAreCalledInManyWays() throws {
    var ledger = try ledger()
    try ledger.record(.moved(item: web, to: .failed, evidence: ""))
    try ledger.record(.reserved(Sample.reservation(Sample.item("vps:web1.acme.se", "acme/web1", generation: 2))))
    // A second refusal of the same thing, and the same name at another account.
    try ledger.record(.reserved(Sample.reservation(Sample.item("domain:taken.se"), order: "taken")))
    try ledger.record(.notSent(request: 13, reason: ""))
    try ledger.record(.reserved(Sample.reservation(Sample.item("domain:two.se"))))
    try ledger.record(.reserved(Sample.reservation(Sample.item("domain:two.se"), account: Sample.other)))
    for (text, expected) in [
      ("domain:acme.se", "1.0"), ("DOMAIN.acme.se", "none"), ("domain:ACME.se.", "1.0"), ("acme.se", "1.0 4.0"), ("shared_hosting:acme.se", "4.0"),
      ("acme/web1", "1.1 12.0"), ("web1", "1.1 12.0"), ("web1@1", "1.1"), ("web1@2", "12.0"), ("acme/web1@2", "12.0"), ("vps:web1.acme.se@1", "1.1"),
      ("web1@3", "none"), ("web1@0", "none, web1?"), ("1.1", "1.1"), ("4.1", "4.1"), ("1.9", "none"), ("räksmörgås.se", "4.1"), ("RÄKSMÖRGÅS.se", "4.1"),
      ("domain:räksmörgås.se", "4.1"), ("xn--rksmrgs-5wao1o.se", "4.1"), ("taken.se", "13.0"), ("8.0", "8.0"), ("two.se", "15.0 16.0"),
      ("takn.se", "none, taken.se?"), ("", "none"), ("@", "none"),
    ] {
      let answer = found(text, ledger.state)
      #expect(answer == expected || expected == "none" && answer.hasPrefix("none"), "\(text): \(answer), not \(expected)")
    }
    if case .one(let item) = ItemSearch.find("acme.se", in: ledger.state, narrowing: { $0.state.isUncertain }) {
      #expect(item.id == unknown)
    } else {
      Issue.record("one of the two is unknown")
    }
    #expect(ledger.state.items[ItemID(event: 4, index: 1)]?.unicodeTitle == "räksmörgås.se")
    #expect(ledger.state.items[placed]?.unicodeTitle == nil)
  }

  @Test func itemNumbers() {
    #expect(ItemID("12.0") == ItemID(event: 12, index: 0))
    for bad in ["", "12", "12.", ".0", "a.0", "12.0.0", "+1.0", "-1.0", "1 .0", "99999999999999999999.0"] { #expect(ItemID(bad) == nil, "\(bad)") }
  }
}
