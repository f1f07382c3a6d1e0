import Simulator
import Testing

/// `POST /api/v2/orders` and what follows.
@Suite struct HostUpV2OrderTests {
  /// The published request, https://developer.hostup.se/endpoints/billing/post-v2-orders.
  private static let reference = """
    { "paymentMethod": "bankgiro",
      "items": [ { "type": "domain", "action": "register", "domainName": "example.se", "years": 1, "acceptedTerms": ["se_registration_terms"] } ] }
    """

  @Test func placesTheReferenceOrder() {
    var bench = Bench()
    let answer = bench.post("/api/v2/orders", Self.reference)
    #expect(answer.status == 201)
    #expect(answer["/id"]?.hasPrefix("ord_") == true)
    #expect(answer["/status"] == "pending" && answer["/type"] == "new" && answer["/paymentStatus/status"] == "unpaid")
    #expect(answer["/billing/amount"] == "123.75" && answer["/billing/currencyCode"] == "SEK" && answer["/billing/billingCycle"] == "annually")
    #expect(answer["/invoice/status"] == "unpaid" && answer["/invoice/totals/outstanding"] == "123.75")
    #expect(answer["/checkoutUrl"]?.hasPrefix("/billing?invoice=") == true && answer["/checkoutUrl"] == answer["/invoice/paymentUrl"])
    #expect(answer["/domains/0/name"] == "example.se" && answer["/domains/0/tld"] == "se" && answer["/domains/0/amount"] == "99")
    #expect(answer["/actions/canCancel/allowed"] == "true" && answer["/actions/canRetry/allowed"] == "false")
    #expect(answer["/client/id"] == "client_simulated" && answer["/invoiceLookupPending"] == "false")
    #expect(answer["/createdAt"] == "2026-11-21T12:00:00.000Z")
    #expect(answer.response[header: "date"] == "Sat, 21 Nov 2026 12:00:00 GMT")
    let placement = bench.provider.placements.first
    #expect(bench.provider.placements.count == 1 && placement?.naturalKey == "domain:example.se" && placement?.account == "client_simulated")
    #expect(placement?.orderID == answer["/id"] && placement?.attemptKey == nil && placement?.time == start && placement?.target == "hostup-v2")
  }

  @Test func countsEveryItem() {
    var bench = Bench { $0.takenNames = ["acme.com"] }
    let items = [
      domainItem("ACME.se"), domainItem("acme.com", action: "transfer", #","eppCode":"X-1""#),
      #"{"type":"vps","productSlug":"vps-med","billingCycle":"monthly","hostname":"vps.acme.se","configurableOptions":{"backupSlots":2,"ipv6":true,"os":"x"}}"#,
      #"{"type":"shared_hosting","productSlug":"webbhotell-start","primaryDomain":"acme.se","billingCycle":"annually"}"#,
      #"{"type":"addon","productSlug":"storage-25gb","accountId":"acct_1"}"#,
    ]
    let answer = bench.post("/api/v2/orders", orderBody(items, key: "k1"))
    #expect(answer.status == 201, "\(answer.text)")
    #expect(
      bench.provider.placements.map(\.naturalKey) == ["domain:acme.se", "domain:acme.com", "vps:vps.acme.se", "shared_hosting:acme.se", "storage-25gb"])
    #expect(bench.provider.placements.allSatisfy { $0.attemptKey == "k1" })
    #expect(answer.count("/domains") == 2 && answer.count("/hosting") == 2 && answer.count("/addons") == 1)
    // 99 + 129 + (179 + 2 · 10) + 290 + 120 = 837, with tax 1046.25.
    #expect(answer["/billing/amount"] == "1046.25" && answer["/billing/billingCycle"] == "null")
  }

  // MARK: The attempt key

  @Test(arguments: [(0, 200), (3_599_000, 200), (3_599_999, 200), (3_600_000, 201), (3_601_000, 201)])
  func replaysWithinAnHour(after: Int64, status: Int) {
    var bench = Bench()
    let first = bench.post("/api/v2/orders", orderBody([domainItem("acme.se")], key: "k"))
    bench.now += after
    let second = bench.post("/api/v2/orders", orderBody([domainItem("acme.se")], key: "k"))
    #expect(first.status == 201 && second.status == status)
    #expect((second["/id"] == first["/id"]) == (status == 200))
    #expect(bench.provider.placements.count == (status == 200 ? 1 : 2))
  }

  @Test func theWindowBeginsWithTheOrderNotWithTheReplay() {
    var bench = Bench()
    _ = bench.post("/api/v2/orders", orderBody([domainItem("acme.se")], key: "k"))
    bench.now += 3_000_000
    #expect(bench.post("/api/v2/orders", orderBody([domainItem("acme.se")], key: "k")).status == 200)
    bench.now += 1_000_000
    #expect(bench.post("/api/v2/orders", orderBody([domainItem("acme.se")], key: "k")).status == 201)
  }

  @Test func aKeyWithAnotherBodyIsTheEarlierOrder() {
    var bench = Bench()
    let first = bench.post("/api/v2/orders", orderBody([domainItem("acme.se")], key: "k"))
    let second = bench.post("/api/v2/orders", orderBody([domainItem("other.se")], key: "k"))
    #expect(second.status == 200 && second["/id"] == first["/id"] && bench.provider.placements.count == 1)
  }

  @Test func aRefusedAttemptLeavesTheKeyFree() {
    var bench = Bench()
    #expect(bench.post("/api/v2/orders", orderBody([domainItem("acme.xyz")], key: "k")).status == 400)
    #expect(bench.post("/api/v2/orders", orderBody([domainItem("acme.se")], key: "k")).status == 201)
  }

  @Test func aReplayIsAnsweredWhateverHasBecomeOfTheName() {
    var bench = Bench()
    let first = bench.post("/api/v2/orders", orderBody([domainItem("acme.se")], key: "k"))
    bench.provider.settle(as: .completed, at: bench.now)
    let second = bench.post("/api/v2/orders", orderBody([domainItem("acme.se")], key: "k"))
    #expect(second.status == 200 && second["/id"] == first["/id"] && second["/status"] == "completed")
  }

  @Test func withoutAKeyEveryRequestPlaces() {
    var bench = Bench()
    for _ in 0..<3 { #expect(bench.post("/api/v2/orders", Self.reference).status == 201) }
    #expect(bench.provider.placements.count == 3 && Set(bench.provider.placements.map(\.orderID)).count == 3)
  }

  @Test func keysOfAccountsAreApart() {
    var bench = Bench { $0.accounts.append(SimulatedAccount(id: "client_b", number: 2, tokens: [.init("b")])) }
    _ = bench.post("/api/v2/orders", orderBody([domainItem("acme.se")], key: "k"))
    bench.token = "b"
    #expect(bench.post("/api/v2/orders", orderBody([domainItem("acme.se")], key: "k")).status == 201)
    #expect(bench.provider.placements.map(\.account) == ["client_simulated", "client_b"])
  }

  // MARK: Refusals

  @Test(
    arguments: [
      (domainItem("acme.nu", action: "transfer"), "/items/0/eppCode missing_required"),
      (#"{"type":"domain","action":"register","years":1}"#, "/items/0/domainName invalid_request"),
      (#"{"type":"domain","action":"register","domainName":"acme.se","years":1}"#, "/items/0/acceptedTerms missing_required"),
      (domainItem("acme.com", years: 4), "/items/0/years invalid_request"),
      (domainItem("acme.com", years: 0), "/items/0/years invalid_request"),
      (domainItem("acme.xyz"), "/items/0/domainName tld_not_supported"),
      (domainItem("under_score.com"), "/items/0/domainName invalid_request"),
      (domainItem("acme.com", #","colour":"red""#), "/items/0/colour invalid_request"),
      (domainItem("acme.com", #","a/b~c":1"#), "/items/0/a~1b~0c invalid_request"),
      (domainItem("acme.com", #","premium":"yes""#), "/items/0/premium invalid_request"),
      (domainItem("acme.com", #","nameservers":"ns1.acme.se""#), "/items/0/nameservers invalid_request"),
      (domainItem("gold.com"), "/items/0/premium invalid_request"),
      (#"{"type":"domain","action":"renew","domainName":"acme.se","years":1}"#, "/items/0/action invalid_request"),
      (#"{"action":"register","domainName":"acme.se","years":1}"#, "/items/0/type missing_required"),
      (#"{"type":"site","name":"x"}"#, "/items/0/type invalid_request"),
      (#"7"#, "/items/0 invalid_request"),
      (#"{"type":"vps","productSlug":"vps-huge","billingCycle":"monthly"}"#, "/items/0/productSlug invalid_request"),
      (#"{"type":"vps","productSlug":"vps-xs","billingCycle":"triennially"}"#, "/items/0/billingCycle invalid_request"),
      (
        #"{"type":"vps","productSlug":"vps-xs","billingCycle":"monthly","configurableOptions":{"a/b":9223372036854775807}}"#,
        "/items/0/configurableOptions/a~1b invalid_request"
      ),
      (#"{"type":"vps","billingCycle":"monthly"}"#, "/items/0/productSlug missing_required"),
      (
        #"{"type":"shared_hosting","productSlug":"webbhotell-start","billingCycle":"monthly"}"#,
        "/items/0/primaryDomain missing_required"
      ),
      (
        domainItem("acme.se", #","registrantContact":{"type":"private","firstName":"A","lastName":"B","phoneNumber":"+46700000000"}"#),
        "/items/0/registrantContact/registrationIdentifier missing_required"
      ),
      (
        domainItem("acme.se", #","registrantContact":{"address":{}}"#),
        "/items/0/registrantContact/address invalid_request"
      ),
      (
        domainItem("acme.eu", #","registrantContact":{"type":"private","countryCode":"US"}"#),
        "/items/0/registrantContact/countryCode domain_not_eligible"
      ),
    ] as [(String, String)])
  func pointsAtWhatIsWrong(item: String, complaint: String) {
    var bench = Bench { $0.premiumNames = ["gold.com": (price: 9_999_00, hasRegistrarFee: false)] }
    let answer = bench.post("/api/v2/orders", orderBody([item]))
    #expect(answer.status == 400 && answer.complaints == [complaint], "\(answer.text)")
    #expect(answer["/code"] == (complaint.hasSuffix("tld_not_supported") ? "tld_not_supported" : "invalid_request"))
    #expect(answer["/status"] == "400" && answer["/type"]?.hasPrefix("https://developer.hostup.se/errors/") == true && answer["/requestId"] != nil)
    #expect(answer.response[header: "Content-Type"] == "application/problem+json")
    #expect(bench.provider.placements.isEmpty)
  }

  @Test(
    arguments: [
      ("", ""), ("{", ""), ("[]", ""), ("\"x\"", ""), ("{}", "/items"), (#"{"items":[]}"#, "/items"), (#"{"items":{}}"#, "/items"),
      (#"{"items":[],"paymentMethod":"stripe"}"#, "/paymentMethod"), (#"{"items":null}"#, "/items"),
      (orderBody([domainItem("acme.se")], key: ""), "/attemptKey"),
      (#"{"attemptKey":7,"items":[]}"#, "/attemptKey"),
    ])
  func refusesOtherBodies(body: String, pointer: String) {
    var bench = Bench()
    let answer = bench.post("/api/v2/orders", body)
    #expect(answer.status == 400 && answer["/errors/0/pointer"] == pointer, "\(answer.text)")
    #expect(bench.provider.placements.isEmpty)
  }

  @Test func takesAPremiumNameWithItsPrice() {
    var bench = Bench { $0.premiumNames = ["gold.com": (price: 9_999_00, hasRegistrarFee: true)] }
    #expect(
      bench.post("/api/v2/orders", orderBody([domainItem("gold.com", #","premium":true"#)])).complaints == [
        "/items/0/requiresRegistrarFeeAcceptance invalid_request"
      ])
    let answer = bench.post("/api/v2/orders", orderBody([domainItem("gold.com", #","premium":true,"requiresRegistrarFeeAcceptance":true"#)]))
    #expect(answer.status == 201 && answer["/domains/0/amount"] == "9999")
  }

  @Test func conflictsOverNames() {
    var bench = Bench {
      $0.takenNames = ["taken.se"]
      $0.owned = [OwnedService(account: "client_simulated", kind: .domain, name: "mine.se", id: "dom_1")]
    }
    for name in ["taken.se", "mine.se"] {
      let answer = bench.post("/api/v2/orders", orderBody([domainItem(name)]))
      #expect(answer.status == 409 && answer["/code"] == "domain_conflict" && answer.complaints == ["/items/0/domainName domain_conflict"])
    }
    let transfer = bench.post("/api/v2/orders", orderBody([domainItem("free.com", action: "transfer", #","eppCode":"x""#)]))
    #expect(transfer.status == 409 && transfer["/code"] == "domain_not_eligible")
    #expect(bench.provider.placements.isEmpty)
  }

  @Test func anOpenOrderHoldsItsNameOnlyWhereTold() {
    var free = Bench()
    var held = Bench { $0.pendingOrdersHoldNames = true }
    for _ in 0..<2 {
      _ = free.post("/api/v2/orders", Self.reference)
      _ = held.post("/api/v2/orders", Self.reference)
    }
    #expect(free.provider.placements.count == 2 && held.provider.placements.count == 1)
  }

  @Test func needsCredentialsAndScopes() {
    var bench = Bench {
      $0.accounts[0].tokens += [
        .init("reader", scopes: ["read:orders"]), .init("mover", scopes: ["transfer:domains"]), .init("biller", scopes: ["write:billing"]),
      ]
    }
    for (token, status) in [("", 401), ("wrong", 401), ("reader", 403), ("mover", 403), ("biller", 201)] {
      bench.token = token
      let answer = bench.post("/api/v2/orders", Self.reference)
      #expect(answer.status == status)
      if status != 201 { #expect(answer["/code"] == (status == 401 ? "unauthorized" : "forbidden")) }
    }
    #expect(bench.get("/api/v2/orders").status == 403)
    bench.token = "reader"
    #expect(bench.get("/api/v2/orders").count("/data") == 1)
    bench.token = "mover"
    #expect(bench.get("/api/v2/orders").status == 403)
    #expect(bench.provider.placements.count == 1)
  }

  @Test func wantsJSON() {
    var bench = Bench()
    bench.headers = [("Authorization", "Bearer simulated-token"), ("Content-Type", "application/x-www-form-urlencoded")]
    #expect(bench.post("/api/v2/orders", Self.reference).status == 400)
    bench.headers[1].value = "application/json; charset=utf-8"
    #expect(bench.post("/api/v2/orders", Self.reference).status == 201)
  }

  // MARK: After the order

  @Test func liesInListsAfterTheLag() {
    var bench = Bench { $0.listLag = 5_000 }
    let id = bench.post("/api/v2/orders", Self.reference)["/id"] ?? ""
    #expect(bench.get("/api/v2/orders").count("/data") == 0)
    #expect(bench.get("/api/v2/orders/\(id)")["/id"] == id)
    bench.now += 5_000
    #expect(bench.get("/api/v2/orders")["/data/0/id"] == id)
  }

  @Test func listsPages() {
    var bench = Bench()
    for index in 0..<5 { _ = bench.post("/api/v2/orders", orderBody([domainItem("a\(index).se")])) }
    var names: [String] = []
    var cursor = ""
    repeat {
      let page = bench.get("/api/v2/orders?limit=2\(cursor)")
      names += (0..<page.count("/data")).compactMap { page["/data/\($0)/domains/0/name"] }
      cursor = page["/nextCursor"].flatMap { $0 == "null" ? nil : "&cursor=\($0)" } ?? ""
      // What comes in between does not move the pages.
      if names.count == 2 { _ = bench.post("/api/v2/orders", orderBody([domainItem("late.se")])) }
    } while !cursor.isEmpty
    #expect(names == ["a4.se", "a3.se", "a2.se", "a1.se", "a0.se"])
  }

  @Test func settles() {
    var bench = Bench()
    let id = bench.post("/api/v2/orders", Self.reference)["/id"] ?? ""
    #expect(bench.provider.settle(id, as: .paid, at: bench.now) == [id])
    var order = bench.get("/api/v2/orders/\(id)")
    #expect(order["/status"] == "active" && order["/paymentStatus/status"] == "paid" && order["/invoice/totals/outstanding"] == "0")
    // Paid is not registered.
    #expect(bench.get("/api/v2/domains").count("/data") == 0)
    #expect(bench.provider.settle(as: .completed, at: bench.now) == [id])
    order = bench.get("/api/v2/orders/\(id)")
    let owned = bench.get("/api/v2/domains?name=EXAMPLE.se")
    #expect(order["/status"] == "completed" && owned["/data/0/orderId"] == id && owned["/data/0/id"]?.hasPrefix("dom_") == true)
    #expect(bench.provider.settle(id, as: .failed, at: bench.now).isEmpty)
  }

  @Test func settlesByItself() {
    var bench = Bench { $0.steps = [.init(.paid, after: 1_000), .init(.completed, after: 5_000)] }
    let id = bench.post("/api/v2/orders", Self.reference)["/id"] ?? ""
    for (time, status) in [(999, "pending"), (1_000, "active"), (4_999, "active"), (5_000, "completed")] as [(Int64, String)] {
      bench.now = start + time
      #expect(bench.get("/api/v2/orders/\(id)")["/status"] == status)
    }
  }

  @Test func cancels() {
    var bench = Bench()
    let id = bench.post("/api/v2/orders", Self.reference)["/id"] ?? ""
    #expect(bench.post("/api/v2/orders/\(id)/actions/cancel", #"{"reason":"x"}"#).complaints == ["/reason invalid_request"])
    let answer = bench.post("/api/v2/orders/\(id)/actions/cancel", "{}")
    #expect(answer.status == 200 && answer["/status"] == "cancelled" && answer["/invoice/status"] == "cancelled")
    #expect(bench.post("/api/v2/orders/\(id)/actions/cancel", "").status == 409)
    #expect(bench.post("/api/v2/orders/ord_none/actions/cancel", "").status == 404)
    // It was placed all the same.
    #expect(bench.provider.placements.count == 1)
  }

  @Test func theInvoiceMayComeLater() {
    var bench = Bench { $0.invoiceLag = 1_000 }
    let placed = bench.post("/api/v2/orders", Self.reference)
    #expect(placed["/invoiceLookupPending"] == "true" && placed["/invoice"] == "null" && placed["/checkoutUrl"] == "null")
    bench.now += 1_000
    #expect(bench.get("/api/v2/orders/\(placed["/id"] ?? "")")["/invoice/status"] == "unpaid")
  }

  @Test func aCardMayBeChargedAtOnce() {
    var bench = Bench { $0.accounts[0].cardAutoCharge = true }
    #expect(bench.get("/api/v2/me/preferences")["/billing/cardAutoCharge"] == "true")
    #expect(bench.post("/api/v2/orders", orderBody([domainItem("a.se")], method: "card"))["/paymentStatus/status"] == "paid")
    #expect(bench.post("/api/v2/orders", orderBody([domainItem("b.se")], method: "invoice"))["/paymentStatus/status"] == "unpaid")
  }

  @Test func ordersOfOthersAreNotThere() {
    var bench = Bench { $0.accounts.append(SimulatedAccount(id: "client_b", number: 2, tokens: [.init("b")])) }
    let id = bench.post("/api/v2/orders", Self.reference)["/id"] ?? ""
    bench.token = "b"
    #expect(bench.get("/api/v2/orders/\(id)").status == 404 && bench.get("/api/v2/orders").count("/data") == 0)
    #expect(bench.post("/api/v2/orders/\(id)/actions/cancel", "").status == 404)
  }
}
