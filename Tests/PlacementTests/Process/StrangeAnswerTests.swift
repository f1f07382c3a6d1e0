import Foundation
import Testing

@testable import Simulator

/// Answers that no provider should give: none of them buys what is owned, writes into a spec, or steers a terminal.
@Suite struct StrangeAnswerTests {
  private static let evil = #"\u001b[2J\u202e\nitems: []\u0007"#

  /// A shop whose answers to some path are others.
  private func shop(_ path: String, _ change: @escaping @Sendable (String) -> String) throws -> Shop {
    let shop = try Shop(
      .v2,
      ScriptedServer { request, handle in
        let answer = handle()
        guard request.path.hasPrefix(path) else { return answer }
        return .json(200, change(String(decoding: answer.body, as: UTF8.self)))
      })
    try shop.declare(["acme-one.com"])
    return shop
  }

  /// Plan in each format and apply say it, and nothing comes of it.
  private func expect(
    _ shop: Shop, _ finding: String, plan: Int32 = 1, apply: Int32, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for format in ["text", "markdown", "json"] {
      let outcome = try shop.start("plan", "--format", format).wait()
      #expect(outcome.code == plan && outcome.error.contains(finding), "\(outcome)", sourceLocation: sourceLocation)
      expectPlain(outcome, sourceLocation: sourceLocation)
      #expect(!outcome.output.contains("\"fixes\""), "\(outcome)", sourceLocation: sourceLocation)
    }
    let outcome = try shop.apply()
    #expect(outcome.code == apply && outcome.error.contains(finding), "\(outcome)", sourceLocation: sourceLocation)
    expectPlain(outcome, sourceLocation: sourceLocation)
    #expect(try shop.seller.placed.isEmpty && shop.events.isEmpty, sourceLocation: sourceLocation)
  }

  private func expectPlain(_ outcome: Child.Outcome, sourceLocation: SourceLocation) {
    let isPlain = outcome.text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control && $0 != "\u{202E}" }
    #expect(isPlain, "\(outcome)", sourceLocation: sourceLocation)
  }

  /// What stands in the list of what the account has is owned.
  @Test(arguments: ["", #","id":null"#, #","id":{}"#, #","id":"""#, ",\"id\":\"dom_1\(evil)\""]) func ownedWithoutAnID(id: String) throws {
    let shop = try shop("/api/v2/domains?") { _ in #"{"data":[{"name":"acme-one.com"\#(id)}],"nextCursor":null}"# }
    try expect(shop, "error[already_owned] /items/0/domainName: the account has this already\n", apply: 23)
    try shop.declare(["acme-one.com"], more: ["acme-one.com": "existing: dom_1"])
    let message = "error[existing_not_found] /items/0/existing: the account has this, and the provider's list gives no id to compare `dom_1` with\n"
    try expect(shop, message, apply: 23)
  }

  @Test(arguments: ["7", "\"dom_1\(evil)\""]) func ownedByAvailability(id: String) throws {
    let shop = try shop("/api/v2/domains/availability") { $0.replacing("\"existingDomainId\":null", with: "\"existingDomainId\":\(id)") }
    guard id != "7" else {
      let outcome = try shop.apply()
      #expect(outcome.code == 23 && outcome.error.contains("error[already_owned] /items/0/domainName: the account has this already: 7\n"), "\(outcome)")
      return
    }
    try expect(shop, "error[already_owned] /items/0/domainName: the account has this already\n", apply: 23)
  }

  @Test func reasons() throws {
    let shop = try shop("/api/v2/domains/availability") { _ in
      #"{"data":[{"name":"acme-one.com","available":false,"state":"unavailable","reason":"Gone\#(Self.evil)."}]}"#
    }
    try expect(shop, "error[domain_not_available] /items/0/domainName: `acme-one.com` cannot be registered: Gone [2J\u{FFFD} items: []", apply: 1)
  }

  /// A key that cannot be written into a spec is left to the provider, who has the last word.
  @Test(arguments: [false, true]) func termsKeys(isEvil: Bool) throws {
    let key = isEvil ? "x_terms\(Self.evil)" : "x_terms"
    let shop = try shop("/api/v2/domains/availability") {
      $0.replacing("\"registration\":[]", with: "\"registration\":[{\"key\":\"acceptedTerms\",\"required\":true,\"acceptedTermsKey\":\"\(key)\"}]")
    }
    let outcome = try shop.apply()
    expectPlain(outcome, sourceLocation: #_sourceLocation)
    #expect(outcome.code == (isEvil ? 0 : 1) && outcome.error.contains("error[requirement_missing]") == !isEvil, "\(outcome)")
  }
}
