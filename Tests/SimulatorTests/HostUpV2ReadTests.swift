import Simulator
import Testing

/// What HostUp v2 answers without placing anything.
@Suite struct HostUpV2ReadTests {
  /// The published request, https://developer.hostup.se/endpoints/billing/post-v2-orders-preview; its mail is a placeholder with a no-break space.
  private static let reference = """
    { "paymentMethod": "bankgiro",
      "items": [ { "type": "domain", "action": "register", "domainName": "example.se", "years": 1, "acceptedTerms": ["se_registration_terms"],
        "registrantContact": { "type": "private", "firstName": "Anna", "lastName": "Svensson", "email": "[email\u{A0}protected]",
          "phoneNumber": "+46700000000", "countryCode": "SE", "registrationIdentifier": { "value": "850507-3412", "countryCode": "SE" } } } ],
      "clientData": { "countryCode": "SE", "accountType": "private", "registrationIdentifier": { "value": "850507-3412", "countryCode": "SE" } } }
    """

  @Test(arguments: ["", "simulated-token", "wrong"])
  func previewsWithAndWithoutCredentials(token: String) {
    var bench = Bench()
    bench.token = token
    let answer = bench.post("/api/v2/orders/preview", Self.reference)
    #expect(answer.status == 200, "\(answer.text)")
    #expect(answer["/items/0/type"] == "domain" && answer["/items/0/productSlug"] == "domain-se" && answer["/items/0/domainName"] == "example.se")
    #expect(answer["/items/0/periodYears"] == "1" && answer["/items/0/billingCycle"] == "annually" && answer["/items/0/quantity"] == "1")
    #expect(answer["/items/0/unitAmount"] == "99" && answer["/items/0/setupAmount"] == "0" && answer["/items/0/subtotal"] == "99")
    #expect(answer["/items/0/renewalAnnualAmount"] == "169" && answer["/items/0/configurableOptionAmounts"] == "[]")
    #expect(answer["/subtotal"] == "99" && answer["/taxRateDecimal"] == "0.25" && answer["/taxAmount"] == "24.75" && answer["/total"] == "123.75")
    #expect(answer["/priceAssurance/level"] == "authoritative" && answer["/reverseCharge"] == "false" && answer["/currencyCode"] == "SEK")
    #expect(bench.provider.placements.isEmpty && bench.provider.revision == 0)
  }

  @Test func takesWhatVendorsClientSends() {
    var bench = Bench { $0.takenNames = ["example.nu"] }
    let item = """
      {"type":"domain","action":"transfer","domainName":"example.nu","years":1,"eppCode":"CODE","registrantContact":{
        "type":"organisation","firstName":"Anna","lastName":"Svensson","companyName":"Example AB","email":"user@example.com",
        "phoneNumber":"+46700000000","street":"Examplegatan 1","address2":null,"city":"Stockholm","postalCode":"12345","countryCode":"SE",
        "registrationIdentifier":{"value":"559290-1325","countryCode":null}},"nameservers":["ns1.wdns.se","ns2.wdns.se"]}
      """
    let body = #"{"paymentMethod":"invoice","items":[\#(item)],"clientData":{"address":{"street":"x","city":"y"}}}"#
    #expect(bench.post("/api/v2/orders/preview", body)["/total"] == "0")
    #expect(bench.post("/api/v2/orders", body)["/type"] == "transfer")
  }

  @Test func roundsHalfUp() {
    var bench = Bench {
      $0.tax = 25_00
      $0.products = [SimulatedProduct(.vps, "odd", name: "Odd", prices: ["monthly": 10_02, "annually": 100_00])]
    }
    let answer = bench.post("/api/v2/orders/preview", orderBody([#"{"type":"vps","productSlug":"odd","billingCycle":"monthly"}"#]))
    // 10.02 · 0.25 = 2.505.
    #expect(answer["/taxAmount"] == "2.51" && answer["/total"] == "12.53" && answer["/items/0/renewalAnnualAmount"] == "120.24")
    #expect(answer["/items/0/domainName"] == "null" && answer["/items/0/periodYears"] == "null")
  }

  @Test func pricesYearsAndOptions() {
    var bench = Bench()
    let vps = #"{"type":"vps","productSlug":"vps-med","billingCycle":"monthly","configurableOptions":{"backupSlots":2,"ipv6":true,"os":"ubuntu"}}"#
    let answer = bench.post("/api/v2/orders/preview", orderBody([domainItem("acme.se", years: 3), vps]))
    #expect(answer["/items/0/subtotal"] == "437" && answer["/items/0/billingCycle"] == "triennially")
    #expect(answer["/items/1/subtotal"] == "199" && answer.count("/items/1/configurableOptionAmounts") == 3)
    #expect(answer["/items/1/configurableOptionAmounts/0/key"] == "backupSlots" && answer["/items/1/configurableOptionAmounts/0/amount"] == "20")
    #expect(answer["/items/1/configurableOptionAmounts/0/quantity"] == "2" && answer["/items/1/configurableOptionAmounts/2/quantity"] == "null")
  }

  @Test func previewHasNoConflictStatus() {
    var bench = Bench { $0.takenNames = ["taken.se"] }
    let answer = bench.post("/api/v2/orders/preview", orderBody([domainItem("taken.se")]))
    #expect(answer.status == 400 && answer.complaints == ["/items/0/domainName domain_conflict"])
  }

  @Test func pricesMayChange() {
    var bench = Bench()
    #expect(bench.post("/api/v2/orders/preview", orderBody([domainItem("a.com")]))["/subtotal"] == "129")
    bench.provider.changePrices(byBasisPoints: 10_00)
    #expect(bench.post("/api/v2/orders/preview", orderBody([domainItem("a.com")]))["/subtotal"] == "141.9")
    #expect(bench.post("/api/v2/orders", orderBody([domainItem("a.com")]))["/billing/amount"] == "177.38")
    for _ in 0..<1_000 { bench.provider.changePrices(byBasisPoints: 50_00) }
    #expect(bench.post("/api/v2/orders/preview", orderBody([domainItem("a.com")]))["/subtotal"] == "129000")
  }

  // MARK: The account

  @Test func tellsWhoAsks() {
    var bench = Bench()
    #expect(bench.get("/api/v2/me")["/id"] == "client_simulated")
    bench.token = ""
    #expect(bench.get("/api/v2/me").status == 401)
    for header in [("X-API-Key", "simulated-token"), ("Authorization", "Basic simulated-token"), ("Authorization", "Token simulated-token")] {
      bench.headers = [header]
      #expect(bench.get("/api/v2/me").status == 401)
    }
  }

  @Test func listsWhatIsOwned() {
    var bench = Bench {
      $0.owned = [
        OwnedService(account: "client_simulated", kind: .domain, name: "Mine.se", id: "dom_1", orderID: "ord_1"),
        OwnedService(account: "client_simulated", kind: .vps, name: "vps.mine.se", id: "vps_1", product: "vps-med"),
        OwnedService(account: "client_simulated", kind: .sharedHosting, name: "mine.se", id: "acct_1"),
        OwnedService(account: "client_other", kind: .domain, name: "theirs.se", id: "dom_2"),
      ]
    }
    let domains = bench.get("/api/v2/domains")
    #expect(domains.count("/data") == 1 && domains["/data/0/id"] == "dom_1" && domains["/data/0/orderId"] == "ord_1")
    #expect(domains["/data/0/serviceStatus"] == "active" && domains["/data/0/lifecycle/autoRenewEnabled"] == "true" && domains["/nextCursor"] == "null")
    #expect(bench.get("/api/v2/domains?name=theirs.se").count("/data") == 0)
    #expect(bench.get("/api/v2/shared-hosting")["/data/0/primaryDomain"] == "mine.se")
    let server = bench.get("/api/v2/vps")
    #expect(server["/data/0/name"] == "VPS MED" && server["/data/0/billing/isPayg"] == "false" && !server.text.contains("mine.se"))
  }

  // MARK: Catalogue and availability

  @Test func hasACatalogue() {
    var bench = Bench()
    bench.token = ""
    #expect(bench.get("/api/v2/products/domains")["/tlds/0/tld"] == ".se")
    for path in ["se", ".se", "SE"] {
      let tld = bench.get("/api/v2/products/domains/\(path)?locale=sv")
      #expect(tld["/register/amount"] == "99" && tld["/transfer/amount"] == "0" && tld["/domainPricing/2/register/amount"] == "437")
      #expect(tld["/registryRequirements/registration/2/acceptedTermsKey"] == "se_registration_terms")
    }
    #expect(bench.get("/api/v2/products/domains/xyz")["/code"] == "tld_not_supported")
    let vps = bench.get("/api/v2/products/vps?limit=2")
    #expect(vps.count("/data") == 2 && vps["/data/0/slug"] == "vps-xs" && vps["/data/0/available"] == "true")
    #expect(bench.get("/api/v2/products/vps?limit=2&cursor=\(vps["/nextCursor"] ?? "")")["/data/0/slug"] == "vps-med")
    #expect(bench.get("/api/v2/products/shared-hosting")["/data/0/billingCycles/0/billingCycle"] == "monthly")
    #expect(bench.get("/api/v2/products/shared-hosting/storage-addons")["/data/0/id"] == "7")
  }

  @Test func tellsAvailability() {
    var bench = Bench {
      $0.takenNames = ["taken.se"]
      $0.premiumNames = ["gold.com": (price: 9_999_00, hasRegistrarFee: true)]
      $0.owned = [OwnedService(account: "client_simulated", kind: .domain, name: "mine.se", id: "dom_1")]
    }
    let free = bench.get("/api/v2/domains/availability?name=FREE.se")
    #expect(free["/name"] == "free.se" && free["/available"] == "true" && free["/state"] == "available" && free["/billing/amount"] == "99")
    #expect(free["/actions/canRegister/allowed"] == "true" && free["/actions/canTransfer/allowed"] == "false" && free["/renewalAmount"] == "169")
    #expect(free["/registryRequirements/transfer/0/key"] == "eppCode" && free["/supportedTransferYears"] == "[1]" && free["/existingDomainId"] == "null")
    let taken = bench.get("/api/v2/domains/availability?name=taken.se")
    #expect(taken["/available"] == "false" && taken["/state"] == "unavailable" && taken["/actions/canTransfer/allowed"] == "true")
    let gold = bench.get("/api/v2/domains/availability?name=gold.com")
    #expect(gold["/premium"] == "true" && gold["/requiresRegistrarFeeAcceptance"] == "true" && gold["/billing/amount"] == "9999")
    #expect(bench.get("/api/v2/domains/availability?name=x.invalid")["/state"] == "invalid")
    #expect(bench.get("/api/v2/domains/availability").status == 400)
    let own = bench.get("/api/v2/domains/availability?name=mine.se")
    #expect(own["/state"] == "already_owned" && own["/existingDomainId"] == "dom_1" && own["/available"] == "false")
    bench.token = ""
    let anonymous = bench.get("/api/v2/domains/availability?name=mine.se")
    #expect(anonymous["/state"] == "unavailable" && anonymous["/existingDomainId"] == "null")
  }

  @Test func asksForManyNames() {
    var bench = Bench { $0.inlineAvailability = 2 }
    let few = bench.post("/api/v2/domains/availability?locale=en", #"{"names":["acme.se","acme.com"]}"#)
    #expect(few.status == 200 && few["/data/1/name"] == "acme.com")
    for names in [#"["acme.se","acme.com","acme.nu"]"#, #"["acme.se","other.se"]"#] {
      let job = bench.post("/api/v2/domains/availability", #"{"names":\#(names)}"#)
      #expect(job.status == 202 && job["/operation/status"] == "queued")
      let path = job["/operation/pollUrl"] ?? ""
      #expect(bench.get(path)["/status"] == "processing")
      let done = bench.get(path)
      #expect(done["/status"] == "completed" && done["/data/0/name"] == "acme.se" && done.count("/data") >= 2)
    }
    #expect(bench.get("/api/v2/domains/availability/dcheck_none").status == 404)
    #expect(bench.post("/api/v2/domains/availability", #"{"names":[]}"#).status == 400)
    #expect(bench.post("/api/v2/domains/availability", #"{"name":"a.se"}"#).complaints == ["/names missing_required", "/name invalid_request"])
  }

  @Test func limitsRates() {
    var bench = Bench { $0.rateLimit = .init(requests: 2, window: 10_000) }
    for _ in 0..<2 { #expect(bench.get("/api/v2/me").status == 200) }
    bench.now += 500
    let answer = bench.get("/api/v2/me")
    #expect(answer.status == 429 && answer["/code"] == "rate_limit_exceeded" && answer.response[header: "Retry-After"] == "10")
    #expect(answer.response[header: "x-ratelimit-limit"] == "2" && answer.response[header: "X-RateLimit-Remaining"] == "0")
    #expect(answer.response[header: "X-RateLimit-Reset"] == "2026-11-21T12:00:10.000Z")
    let v1 = bench.get("/api/account/details")
    #expect(v1.status == 429 && v1["/retryAfter"] == "2026-11-21T12:00:10.000Z" && v1["/code"] == nil)
    bench.now += 9_500
    #expect(bench.get("/api/v2/me").status == 200)
  }

  @Test(arguments: ["/", "/api", "/api/v3/orders", "/api/v2", "/api/v2/orders/x/y", "/%zz", "/api/v2/products/domains/se/x", "/_simulator/placements"])
  func knowsNoOtherPath(path: String) {
    var bench = Bench()
    #expect(bench.get(path).status == 404)
  }
}
