import Simulator
import Testing

/// SuperSpace's orders, carts and lists.
@Suite struct SuperSpaceTests {
  /// The documented shape of a site order.
  private static let site = """
    {"site":{"name":"example","variant":"vanilla","location":"pdx","plan":"basic","term":"annual"},
     "callback":{"url":"https://example.com/hook","authorization":"Bearer 12345"}}
    """

  /// The documented shape of a domain order.
  private static func domain(_ name: String = "example.com", _ change: (String, String)? = nil) -> String {
    let body = """
      {"domain":{"name":"\(name)","action":"register",
        "contact":{"first_name":"Anna","last_name":"Svensson","street_address":"Examplegatan 1","post_code":"12345",
         "city":"Stockholm","country":"SE","email":"user@example.com","phone":"+46.700000000"},
        "role_contacts":{"tech":{"source":"same_as_owner"}}}}
      """
    guard let change, let range = body.range(ofText: change.0) else { return body }
    return body.replacingCharacters(range, with: change.1)
  }

  @Test func ordersASite() {
    var bench = Bench()
    let answer = bench.post("/api/orders", Self.site)
    #expect(answer.status == 202 && answer["/status"] == "accepted" && answer["/orders"] == "[]", "\(answer.text)")
    #expect(answer["/payment/status"] == "succeeded" && answer["/payment/method_type"] == "card" && answer["/payment/hosted_invoice_url"] == "null")
    #expect(bench.provider.placements.map(\.naturalKey) == ["site:example"] && bench.provider.placements[0].target == "superspace")
    let cart = bench.get(answer["/cart/poll_url"] ?? "")
    #expect(cart.status == 200 && cart["/cart/token"] == answer["/cart/token"] && cart["/orders/0/status"] == "pending")
    let path = cart["/orders/0/poll_url"] ?? ""
    var order = bench.get(path)
    #expect(order["/order/id"] == bench.provider.placements[0].orderID && order["/order/location"] == "pdx" && order["/tasks/0/status"] == "PENDING")
    #expect(order["/site/ssh_data/password"] == "simulated-ssh-password" && order["/payment/amount_charged_cents"] == "15000")
    #expect(bench.get("/api/sites").count("/sites") == 0)
    bench.provider.settle(as: .completed, at: bench.now)
    order = bench.get(path)
    #expect(order["/order/status"] == "completed" && order["/tasks/0/status"] == "OK")
    #expect(bench.get("/api/sites")["/sites/0/name"] == "example" && bench.get(answer["/cart/poll_url"] ?? "")["/cart/rollup_status"] == "completed")
  }

  @Test func theCartIsEmptyForAWhile() {
    var bench = Bench { $0.emptyCartPolls = 3 }
    let path = bench.post("/api/orders", Self.site)["/cart/poll_url"] ?? ""
    #expect((0..<4).map { _ in bench.get(path).count("/orders") } == [0, 0, 1, 1])
    var quick = Bench { $0.emptyCartPolls = 0 }
    #expect(quick.post("/api/orders", Self.site).count("/orders") == 1)
    #expect(bench.get("/api/carts/none").status == 404)
  }

  @Test func everyRequestPlaces() {
    var bench = Bench()
    for _ in 0..<2 {
      #expect(bench.post("/api/orders", Self.site).status == 202)
      #expect(bench.post("/api/orders/domain", Self.domain()).status == 202)
    }
    #expect(bench.provider.placements.map(\.naturalKey) == ["site:example", "domain:example.com", "site:example", "domain:example.com"])
  }

  @Test func whatHostUpHoldsIsTaken() {
    var bench = Bench { $0.owned = [OwnedService(account: "client_simulated", kind: .domain, name: "example.com", id: "dom_1")] }
    #expect(bench.post("/api/orders/domain", Self.domain())["/code"] == "domain_unavailable")
    #expect(bench.get("/api/domain_registrations").count("/domain_registrations") == 0)
  }

  @Test func ordersADomain() {
    var bench = Bench()
    #expect(bench.post("/api/orders/domain", Self.domain()).status == 202)
    bench.provider.settle(as: .completed, at: bench.now)
    let owned = bench.get("/api/domain_registrations")
    #expect(owned["/domain_registrations/0/name"] == "example.com")
    let again = bench.post("/api/orders/domain", Self.domain())
    #expect(again.status == 422 && again["/code"] == "domain_add_failed")
    // The holder of an owned registration may be taken over.
    let number = owned["/domain_registrations/0/id"] ?? ""
    let source = #"{"domain":{"name":"other.com","contact_source":{"registration_id":\#(number)}}}"#
    #expect(bench.post("/api/orders/domain", source).status == 202)
  }

  @Test(
    arguments: [
      (#""register""#, #""renew""#, 400, "invalid_action"),
      (#""example.com""#, #""exa mple.com""#, 400, "invalid_domain"),
      (#""example.com""#, #""example.io""#, 400, "unsupported_tld"),
      (#""example.com""#, #""example.xyz""#, 400, "unsupported_tld"),
      (#""example.com""#, #""gold.com""#, 400, "pricing_unavailable"),
      (#""register""#, #""transfer""#, 400, "authcode_required"),
      (#""city":"Stockholm","#, "", 400, "incomplete_contact"),
      (#""contact":"#, #""kontakt":"#, 400, "incomplete_contact"),
      (#""SE""#, #""SWE""#, 400, "invalid_contact"),
      (#""+46.700000000""#, #""+46700000000""#, 400, "invalid_contact"),
      (#""same_as_owner""#, #""someone""#, 400, "invalid_contact"),
      (#""same_as_owner""#, #""new""#, 400, "incomplete_contact"),
      (#""same_as_owner""#, #""existing","source_registration_id":5"#, 400, "invalid_contact_source"),
      (#""contact":"#, #""contact_source":{"registration_id":5},"contact":"#, 400, "invalid_contact_source"),
      (#""user@example.com""#, #""nobody""#, 422, "domain_contact_invalid"),
      (#""example.com""#, #""example.it""#, 422, "domain_contact_needs_augmentation"),
      (#""example.com""#, #""taken.com""#, 422, "domain_unavailable"),
      (#""register""#, #""transfer","authcode":"x""#, 422, "domain_add_failed"),
      (#"{"domain":"#, #"{"dominion":"#, 400, nil),
    ] as [(String, String, Int, String?)])
  func refusesADomain(old: String, new: String, status: Int, code: String?) {
    var bench = Bench {
      $0.takenNames = ["taken.com"]
      $0.premiumNames = ["gold.com": (price: 1, hasRegistrarFee: false)]
    }
    let answer = bench.post("/api/orders/domain", Self.domain("example.com", (old, new)))
    #expect(answer.status == status && answer["/code"] == code && answer.count("/errors") == 1, "\(answer.text)")
    #expect(bench.provider.placements.isEmpty)
  }

  @Test(
    arguments: [
      (#""vanilla""#, #""classic""#), (#""pdx""#, #""moon""#), (#""basic""#, #""huge""#), (#""annual""#, #""weekly""#), (#""basic""#, #""monthly-only""#),
      (#""https://"#, #""http://"#), (#""name":"example","#, ""), (#"{"site""#, #"{"order""#), (#"{"site""#, #"["site""#),
    ])
  func refusesASite(old: String, new: String) {
    var bench = Bench()
    let range = Self.site.range(ofText: old)
    let answer = bench.post("/api/orders", range.map { Self.site.replacingCharacters($0, with: new) } ?? "")
    #expect(answer.status == 400 && answer["/code"] == nil && answer.count("/errors") == 1, "\(answer.text)")
    #expect(bench.provider.placements.isEmpty)
  }

  @Test func refusesAccounts() {
    func answer(_ path: String, _ body: String, _ change: (inout SimulatedAccount) -> Void) -> String {
      var bench = Bench { change(&$0.accounts[0]) }
      let answer = bench.post(path, body)
      #expect(bench.provider.placements.isEmpty)
      return "\(answer.status) \(answer["/code"] ?? answer["/errors/0"] ?? "")"
    }
    #expect(answer("/api/orders", Self.site) { $0.hasPaymentMethod = false } == "400 no_default_payment_method")
    #expect(answer("/api/orders/domain", Self.domain()) { $0.hasPaymentMethod = false } == "400 no_default_payment_method")
    #expect(answer("/api/orders", Self.site) { $0.canOrderSites = false } == "400 Account unable to create orders.")
    #expect(answer("/api/orders/domain", Self.domain()) { $0.isTrial = true } == "403 trial_account")
    #expect(answer("/api/orders/domain", Self.domain()) { $0.hasDomainFeature = false } == "503 feature_disabled")
    #expect(answer("/api/orders/domain", Self.domain()) { $0.tokens[0].kind = .system } == "401 user_required")
    #expect(answer("/api/orders", Self.site) { $0.tokens[0].kind = .oauth } == "401 Unauthorized")
    #expect(answer("/api/orders", Self.site) { $0.charge = .fails } == "422 cart_pay_failed")
  }

  @Test func needsAnAccount() {
    var bench = Bench()
    bench.headers = [("Authorization", "Token simulated-token")]
    for answer in [bench.post("/api/orders", Self.site), bench.get("/api/orders"), bench.get("/api/carts/x")] {
      #expect(answer.status == 400 && answer["/errors/0"] == "Missing X-Auth-Account")
    }
    #expect(bench.get("/api/about")["/locations/0/short_name"] == "pdx" && bench.get("/api/sites").status == 200)
    bench.headers.append(("x-auth-account", "12"))
    #expect(bench.post("/api/orders", Self.site).status == 401)
    bench.token = ""
    bench.headers = []
    #expect(bench.get("/api/about").status == 401)
  }

  @Test func paymentMayNeedAPerson() {
    var bench = Bench { $0.accounts[0].charge = .needsAuthentication }
    let answer = bench.post("/api/orders", Self.site)
    #expect(answer.status == 202 && answer["/payment/status"] == "awaiting_authentication")
    #expect(answer["/payment/hosted_invoice_url"]?.hasPrefix("https://") == true && bench.provider.placements.count == 1)
    bench.provider.settle(as: .paid, at: bench.now)
    let id = bench.provider.placements[0].orderID
    #expect(bench.get("/api/orders/\(id)")["/payment/status"] == "succeeded" && bench.get("/api/orders/\(id)")["/order/status"] == "processing")
    var slow = Bench { $0.accounts[0].charge = .takesTime }
    #expect(slow.post("/api/orders", Self.site)["/payment/method_type"] == "sepa_debit")
  }

  @Test func listsAndCancels() {
    var bench = Bench { $0.listLag = 1_000 }
    for _ in 0..<3 { _ = bench.post("/api/orders", Self.site) }
    #expect(bench.get("/api/orders").count("/orders") == 0)
    bench.now += 1_000
    #expect(bench.get("/api/orders?page=2&per_page=2").count("/orders") == 1 && bench.get("/api/orders?page=9").count("/orders") == 0)
    #expect(
      bench.get("/api/orders?page=9223372036854775807&per_page=100").count("/orders") == 0 && bench.get("/api/orders?page=-1&per_page=0").count("/orders") == 1)
    let row = bench.get("/api/orders")
    #expect(row["/orders/0/account/id"] == "4711" && !row.text.contains("example\""))
    let path = "/api/orders/\(row["/orders/0/id"] ?? "")"
    #expect(bench.delete(path).status == 202 && bench.get(path)["/order/status"] == "cancelled" && bench.delete(path).status == 400)
    #expect(bench.delete("/api/orders/none").status == 404)
    #expect(Answer(bench.provider.handle(bench.request("PATCH", path, "{}"), at: bench.now)).status == 400)
    #expect(bench.provider.placements.count == 3)
  }
}

extension String {
  func range(ofText text: String) -> Range<String.Index>? { firstRange(of: text) }

  func replacingCharacters(_ range: Range<String.Index>, with text: String) -> String { "\(self[..<range.lowerBound])\(text)\(self[range.upperBound...])" }
}
