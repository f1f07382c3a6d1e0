import Placement
import Simulator
import Testing

/// What a provider says of an order stands on the line that it is about.
@Suite struct AnswerPlaceTests {
  private func shop(_ kind: Kind, _ status: Int, _ body: String) throws -> Shop {
    var settings = Shop.settings
    settings.takenNames = ["acme-two.com"]
    return try Shop(kind, ScriptedServer(settings) { $0.placesOrder ? .json(status, body) : $1() }, settings)
  }

  private static let two = ["acme-one.com", "acme-two.com"]
  private static let transfer = ["acme-two.com": "action: transfer\neppCode: ${env:EPP}\nnameservers: [ns1.example.org, ns2.example.org]"]

  @Test(arguments: [
    ("/items/1/eppCode", "launch.order.yaml:8:14", "/items/1/eppCode"),
    ("/items/1/domainName", "launch.order.yaml:6:17", "/items/1/domainName"),
    ("/items/1", "launch.order.yaml:6:5", "/items/1"),
    ("/items/1/nameservers/1", "launch.order.yaml:9:36", "/items/1/nameservers/1"),
    ("/paymentMethod", "launch.order.yaml:3:20", "/payment/method"),
  ]) func hostUpV2(pointer: String, place: String, own: String) throws {
    let shop = try shop(
      .v2, 400,
      "{\"status\":400,\"code\":\"invalid_request\",\"title\":\"Validation failed\",\"detail\":\"1 problem\",\"requestId\":\"req_77\",\"errors\":[{\"pointer\":\"\(pointer)\",\"detail\":\"is wrong here\",\"code\":\"invalid_request\"}]}"
    )
    try shop.declare(Self.two, more: Self.transfer)
    let outcome = try shop.apply(environment: ["EPP": "code-of-the-name"])
    #expect(outcome.code == 20, "\(outcome)")
    #expect(outcome.error.contains("\(place): error[invalid_request] \(own): is wrong here\n"), "\(outcome)")
    #expect(outcome.output.contains("the provider refused it (400 invalid_request); nothing was ordered"), "\(outcome)")
    try shop.check()
  }

  /// A complaint that the preview makes already stops the order before it is sent.
  @Test func previewOfHostUpV2() throws {
    let shop = try Shop()
    try shop.folder.write(
      """
      orderSpec: 1
      name: launch
      payment: { method: bankgiro, currency: SEK, maxTotal: "5000.00" }
      items:
        - domainName: acme-one.com
        - type: vps
          id: web
          productSlug: vps-nothing
          billingCycle: monthly
      """, to: "launch.order.yaml")
    let outcome = try shop.apply()
    #expect(outcome.code == 1 && outcome.error.contains("launch.order.yaml:8:18: error["), "\(outcome)")
    #expect(try shop.seller.placed.isEmpty && shop.events.isEmpty)
  }

  /// 422 is on no list of v1's: unknown, and the complaint is shown all the same.
  @Test(
    arguments: [
      ("cartItems[1].domain", "launch.order.yaml:7:17", "/items/1/domainName"),
      ("cartItems.1.eppCode", "launch.order.yaml:10:14", "/items/1/eppCode"),
      ("cartItems[1].productId", "launch.order.yaml:8:16", "/items/1/productId"),
      ("cartItems[0].years", "launch.order.yaml:5:5", "/items/0"),
    ], [400, 422]) func hostUpV1(row: (field: String, place: String, own: String), status: Int) throws
  {
    let code = status == 400 ? "BAD_REQUEST" : "VALIDATION_ERROR"
    let shop = try shop(
      .v1, status,
      "{\"error\":\"Unprocessable Entity\",\"message\":\"The request is invalid.\",\"code\":\"\(code)\",\"requestId\":\"req_78\",\"details\":[{\"field\":\"\(row.field)\",\"message\":\"is wrong here\"}]}"
    )
    try shop.declare(Self.two, more: Self.transfer)
    let outcome = try shop.apply(environment: ["EPP": "code-of-the-name"])
    #expect(outcome.code == (status == 400 ? 20 : 21), "\(outcome)")
    #expect(outcome.error.contains("\(row.place): error[\(code)] \(row.own): is wrong here\n"), "\(outcome)")
    try shop.check()
  }

  @Test(arguments: [
    (400, "authcode_required", "launch.order.yaml:21:14", "/items/1/eppCode"),
    (400, "incomplete_contact", "launch.order.yaml:19:24", "/items/1/registrantContact"),
    (400, "invalid_domain", "launch.order.yaml:18:17", "/items/1/domainName"),
    (400, "invalid_action", "launch.order.yaml:20:13", "/items/1/action"),
    (422, "domain_add_failed", "launch.order.yaml:18:17", "/items/1/domainName"),
    (400, "no_default_payment_method", "launch.order.yaml:18:17", "/items/1/domainName"),
  ]) func superSpace(status: Int, code: String, place: String, own: String) throws {
    var settings = Shop.settings
    settings.takenNames = ["acme-two.com"]
    settings.steps = [SimulatorSettings.Step(.completed, after: 0)]
    let answer = SimulatedResponse.json(status, "{\"errors\":[\"is wrong here\"],\"code\":\"\(code)\"}")
    let seller = try ScriptedServer(settings) { request, handle in
      request.placesOrder && String(decoding: request.body, as: UTF8.self).contains("acme-two.com") ? answer : handle()
    }
    let shop = try Shop(.superspace, seller, settings)
    try shop.declare(Self.two, more: ["acme-two.com": "action: transfer\neppCode: ${env:EPP}"])
    let outcome = try shop.apply(environment: ["EPP": "code-of-the-name"])
    #expect(outcome.code == (status == 400 ? 20 : 21), "\(outcome)")
    #expect(outcome.error.contains("\(place): error[\(code)] \(own): is wrong here\n"), "\(outcome)")
    // Each item is an order of its own there.
    #expect(try shop.counts == ["domain:acme-one.com": 1])
    try shop.check()
  }

  /// A pointer that leads nowhere stands on the order.
  @Test(arguments: ["", "/nothing/here", "/items/9", "no pointer"]) func strangePointers(pointer: String) throws {
    let shop = try shop(
      .v2, 400, "{\"code\":\"invalid_request\",\"detail\":\"1 problem\",\"errors\":[{\"pointer\":\"\(pointer)\",\"detail\":\"is wrong\",\"code\":\"x\"}]}")
    try shop.declare(["acme-one.com"])
    let outcome = try shop.apply()
    #expect(outcome.code == 20 && outcome.error.contains("launch.order.yaml:") && outcome.error.contains("error[x]"), "\(outcome)")
    try shop.check()
  }
}
