import Simulator
import Testing

/// `POST /api/create-order` and the calls beside it.
@Suite struct HostUpV1Tests {
  /// The published request, https://developer.hostup.se/endpoints/billing/post-create-order.
  private static let reference = """
    { "attemptKey": "order-20260326-001",
      "cartItems": [ { "type": "vps", "productId": "3060", "cycle": "m", "domain": "vps.example.com", "configoptions": { "os": "ubuntu-22.04" } } ] }
    """

  @Test(arguments: ["X-API-Key: simulated-token", "Authorization: Bearer simulated-token"])
  func placesTheReferenceOrder(header: String) {
    var bench = Bench()
    let parts = header.split(separator: ": ")
    bench.headers = [(String(parts[0]), String(parts[1])), ("Content-Type", "application/json")]
    let answer = bench.post("/api/create-order", Self.reference)
    #expect(answer.status == 200 && answer["/success"] == "true" && answer["/data/success"] == "true", "\(answer.text)")
    let id = answer["/data/orderId"] ?? ""
    #expect(Int(id) != nil && answer["/data/clientId"] == "4711" && answer["/data/paymentUrl"]?.hasPrefix("/billing?invoice=") == true)
    #expect(bench.provider.placements.map(\.naturalKey) == ["vps:vps.example.com"])
    #expect(bench.provider.placements[0].orderID == id && bench.provider.placements[0].attemptKey == "order-20260326-001")
    #expect(bench.get("/api/billing/order/\(id)")["/data/order/status"] == "pending")
    #expect(bench.get("/api/account/pending-orders")["/data/orders/0/total"] == "223.75")
    #expect(bench.get("/api/billing/order/1").status == 404)
    // v2 knows the order too, by an id of its own.
    bench.headers = []
    let order = bench.get("/api/v2/orders")["/data/0/id"] ?? ""
    #expect(bench.get("/api/v2/orders/\(order)")["/number"] == id && bench.get("/api/v2/orders/\(id)").status == 404)
    #expect(bench.get("/api/billing/order/\(order)").status == 404)
  }

  @Test(arguments: [(3_599_000, 1), (3_601_000, 2)])
  func keysCountForAnHour(after: Int64, count: Int) {
    var bench = Bench()
    let first = bench.post("/api/create-order", Self.reference)
    bench.now += after
    let second = bench.post("/api/create-order", Self.reference)
    #expect(bench.provider.placements.count == count && (first["/data/orderId"] == second["/data/orderId"]) == (count == 1))
  }

  @Test func takesWhatVendorsClientSends() {
    var bench = Bench { $0.takenNames = ["acme.se"] }
    let contact = #"{"type":"private","firstname":"A","lastname":"B","orgno":"[SE]555555-0000","country":"SE","phonenumber":"+46700000000"}"#
    let body = """
      {"cartItems":[
        {"type":"register","domain":"acme.com","productId":"205","years":2,"nameserverOption":"default","nameservers":[],"registrantContact":\(contact)},
        {"type":"transfer","domain":"acme.se","productId":"203","years":1,"eppCode":"x","nameserverOption":"custom","nameservers":["ns1.wdns.se"]},
        {"type":"hosting","productId":"4001","cycle":"a","domain":"acme.se","id":1,"price":2}]}
      """
    let answer = bench.post("/api/create-order", body)
    #expect(answer.status == 200, "\(answer.text)")
    #expect(bench.provider.placements.map(\.naturalKey) == ["domain:acme.com", "domain:acme.se", "shared_hosting:acme.se"])
  }

  @Test func anEmptyCartPlacesNothing() {
    var bench = Bench()
    let answer = bench.post("/api/create-order", #"{"cartItems":[],"attemptKey":"k"}"#)
    #expect(answer.status == 200 && answer["/data/orderId"] == "null" && bench.provider.placements.isEmpty)
  }

  @Test(
    arguments: [
      ("{", 400, "BAD_REQUEST", nil), ("[]", 400, "BAD_REQUEST", nil), ("{}", 422, "VALIDATION_ERROR", "cartItems"),
      (#"{"cartItems":[{"type":"vps","productId":3060,"cycle":"m"}]}"#, 422, "VALIDATION_ERROR", "cartItems[0].productId"),
      (#"{"cartItems":[{"type":"vps","productId":"1","cycle":"m"}]}"#, 422, "VALIDATION_ERROR", "cartItems[0].productId"),
      (#"{"cartItems":[{"type":"vps","productId":"3060","cycle":"x"}]}"#, 422, "VALIDATION_ERROR", "cartItems[0].cycle"),
      (#"{"cartItems":[{"type":"transfer","productId":"203","domain":"acme.se","years":1}]}"#, 422, "VALIDATION_ERROR", "cartItems[0].eppCode"),
      (#"{"cartItems":[{"type":"register","productId":"203","domain":"acme.com","years":1}]}"#, 422, "VALIDATION_ERROR", "cartItems[0].productId"),
      (#"{"cartItems":[{"type":"register","productId":"205","domain":"acme.com","years":4}]}"#, 422, "VALIDATION_ERROR", "cartItems[0].years"),
      (#"{"cartItems":[{"type":"domain","productId":"205"}]}"#, 422, "VALIDATION_ERROR", "cartItems[0].type"),
      (#"{"cartItems":[{"type":"register","productId":"205","domain":"taken.com","years":1}]}"#, 409, "CONFLICT", nil),
    ] as [(String, Int, String, String?)])
  func refuses(body: String, status: Int, code: String, field: String?) {
    var bench = Bench { $0.takenNames = ["taken.com"] }
    let answer = bench.post("/api/create-order", body)
    #expect(answer.status == status && answer["/code"] == code && answer["/details/0/field"] == field, "\(answer.text)")
    #expect(answer["/message"] != nil && answer["/requestId"] != nil && bench.provider.placements.isEmpty)
  }

  @Test func needsCredentials() {
    var bench = Bench { $0.accounts[0].tokens.append(.init("reader", scopes: ["read:orders"])) }
    for (token, status) in [("", 401), ("wrong", 401), ("reader", 403)] {
      bench.token = token
      #expect(bench.post("/api/create-order", Self.reference).status == status)
    }
    bench.token = ""
    for path in ["/api/account/details", "/api/account/pending-orders", "/api/billing/order/1"] { #expect(bench.get(path).status == 401) }
    #expect(bench.get("/api/account/nothing")["/code"] == "NOT_FOUND")
  }

  @Test func detailsHoldASecret() {
    var bench = Bench()
    let answer = bench.get("/api/account/details")
    #expect(answer["/data/client/id"] == "4711" && answer["/data/client/password"] == "simulated-client-password")
    #expect(bench.get("/api/domain-products")["/data/tlds/0/productId"] == "203")
  }
}
