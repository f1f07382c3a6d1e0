import Simulator
import Testing

/// Texts of a provider are shown without what steers a terminal or turns the direction of writing.
@Suite struct ForeignTextTests {
  private static let strange = #"\u001b[31mRED\u001b[0m\u202eX\n::error::injected"#

  private func expectHarmless(_ outcome: Child.Outcome, sourceLocation: SourceLocation = #_sourceLocation) {
    let isHarmless = outcome.text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n" || ![.control, .format].contains(scalar.properties.generalCategory)
    }
    #expect(isHarmless && !outcome.text.contains("\n::error"), "\(outcome)", sourceLocation: sourceLocation)
  }

  /// A currency is three capital letters, or the price is none.
  @Test(arguments: ["SEK" + strange, "sek", "SE", "SEKR", "", "S K"]) func currencyOfAPreview(currency: String) throws {
    let shop = try Shop(
      .v2,
      ScriptedServer { request, handle in
        let answer = handle()
        guard request.path.hasPrefix("/api/v2/orders/preview") else { return answer }
        return .json(answer.status, String(decoding: answer.body, as: UTF8.self).replacing("\"SEK\"", with: "\"\(currency)\""))
      })
    try shop.declare(["acme-one.com"])
    for arguments in [["plan"], ["plan", "--format", "markdown"], ["apply", "--yes"]] {
      let outcome = try shop.start(arguments).wait()
      #expect(outcome.code != 0 && outcome.error.contains("[preview_unavailable]"), "\(outcome)")
      #expect(outcome.error.contains("with prices that cannot be read"), "\(outcome)")
      expectHarmless(outcome)
    }
    #expect(try shop.seller.placed.isEmpty)
  }

  @Test func currencyOfAnOrder() throws {
    let shop = try Shop(
      .v2,
      ScriptedServer { request, handle in
        let answer = handle()
        guard request.path.hasPrefix("/api/v2/orders"), !request.path.hasPrefix("/api/v2/orders/preview") else { return answer }
        return .json(answer.status, String(decoding: answer.body, as: UTF8.self).replacing("\"SEK\"", with: "\"SEK\(Self.strange)\""))
      })
    try shop.declare(["acme-one.com"])
    let applied = try shop.apply()
    #expect(applied.output.contains("1 placed"), "\(applied)")
    expectHarmless(applied)
    expectHarmless(try shop.start("status").wait())
  }

  @Test(arguments: [
    #""state":"taken","available":false,"reason":"why\#(strange)","actions":{"canRegister":{"allowed":false}}"#,
    #""state":"available","available":true,"actions":{"canRegister":{"allowed":true}},"registryRequirements":{"registration":[{"key":"acceptedTerms","required":true,"acceptedTermsKey":"terms\#(strange)"}]}"#,
    #""state":"already_owned","available":false,"existingDomainId":"dom_\#(strange)""#,
  ]) func availability(row: String) throws {
    let shop = try Shop(
      .v2,
      ScriptedServer { request, handle in
        guard request.path.hasPrefix("/api/v2/domains/availability") else { return handle() }
        return .json(200, "{\"data\":[{\"name\":\"acme-one.com\",\(row)}]}")
      })
    try shop.declare(["acme-one.com"])
    for arguments in [["plan"], ["plan", "--format", "json"], ["plan", "--format", "markdown"], ["apply", "--yes"]] {
      let outcome = try shop.start(arguments).wait()
      if !row.contains("terms") { #expect(outcome.code != 0, "\(outcome)") }
      expectHarmless(outcome)
    }
  }

  /// What the account has is not bought, however strange its id, or without one.
  @Test(arguments: ["\"dom_\(strange)\"", "null", "{}"]) func idOfWhatIsOwned(id: String) throws {
    let shop = try Shop(
      .v2,
      ScriptedServer { request, handle in
        guard request.path.hasPrefix("/api/v2/domains?") else { return handle() }
        return .json(200, "{\"data\":[{\"name\":\"acme-one.com\",\"id\":\(id)}],\"nextCursor\":null}")
      })
    try shop.declare(["acme-one.com"])
    let outcome = try shop.apply()
    #expect(outcome.code == 23 && outcome.error.contains("error[already_owned]"), "\(outcome)")
    expectHarmless(outcome)
    #expect(try shop.seller.placed.isEmpty)
  }

  /// Names that a spec gives are no better.
  @Test func namesOfContacts() throws {
    let shop = try Shop()
    let contact =
      "{ type: private, firstName: Maja, lastName: Holm, email: maja@kajplatsen.example.org, phoneNumber: \"+46701234567\", street: Kajgatan 3, city: Malmö, postalCode: \"211 20\", countryCode: SE }"
    try shop.declare(
      ["acme-one.com"], more: ["acme-one.com": "registrantContact: \"maja\(Self.strange)\""], top: "contacts:\n  \"maja\(Self.strange)\": \(contact)")
    for arguments in [["plan"], ["plan", "--format", "markdown"], ["apply", "--yes"]] {
      let outcome = try shop.start(arguments).wait()
      #expect(outcome.text.contains("maja"), "\(outcome)")
      expectHarmless(outcome)
    }
  }
}
