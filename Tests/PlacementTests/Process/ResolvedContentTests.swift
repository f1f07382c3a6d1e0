import Simulator
import Synchronization
import Testing

/// What secret references stand for is checked by the rules before the provider is told anything of it, and never shown.
@Suite struct ResolvedContentTests {
  private static let contact = """
    contacts:
      anna:
        type: private
        firstName: Anna
        lastName: Svensson
        email: "${env:MAIL}"
        phoneNumber: "${env:PHONE}"
        street: Examplegatan 1
        city: Stockholm
        postalCode: ${env:POSTAL}
        countryCode: SE
        registrationIdentifier: { value: "${env:PERSON}", countryCode: SE }
    """
  private static let sound = ["MAIL": "anna@svensson.example.org", "PHONE": "+46700123987", "POSTAL": "114 55", "PERSON": "19811228-9874"]

  private func shop() throws -> Shop {
    let shop = try Shop()
    try shop.declare(["acme-one.se"], more: ["acme-one.se": "acceptedTerms: [se_registration_terms]\nregistrantContact: anna"], top: Self.contact)
    return shop
  }

  @Test func soundValuesArePlaced() throws {
    let shop = try shop()
    let outcome = try shop.apply(environment: Self.sound)
    #expect(outcome.code == 0, "\(outcome)")
    #expect(try shop.seller.placed == ["domain:acme-one.se"])
  }

  @Test(arguments: [
    ("MAIL", "anna.canary@localhost", "9:12: error[email_invalid_syntax] /contacts/anna/email"),
    ("PHONE", "0700-123987", "10:18: error[phone_not_international] /contacts/anna/phoneNumber"),
    ("PHONE", "+46 \"8\" 12\\3 ext 4", "10:18: error[phone_not_e164] /contacts/anna/phoneNumber"),
    ("POSTAL", "999 9999", "13:17: error[postal_code_format] /contacts/anna/postalCode"),
    ("PERSON", "19811228-9873", "15:38: warning[identifier_checksum] /contacts/anna/registrationIdentifier/value"),
    ("PERSON", "no\nnumber: ${env:MAIL}", "15:38: error[identifier_format] /contacts/anna/registrationIdentifier/value"),
  ])
  func aWrongValueStopsBeforeAnythingIsSent(_ name: String, _ value: String, _ expected: String) throws {
    let shop = try shop()
    let outcome = try shop.apply(environment: Self.sound.merging([name: value]) { $1 })
    #expect(outcome.text.contains("launch.order.yaml:\(expected): with secret references resolved: "), "\(outcome)")
    #expect(!outcome.text.contains(value) && !outcome.text.contains("canary") && !outcome.text.contains("1981"), "\(outcome)")
    guard expected.contains("error[") else { return }
    #expect(outcome.code == 1, "\(outcome)")
    #expect(try shop.seller.placed.isEmpty && shop.events.isEmpty)
  }

  @Test func theProviderIsToldNothingOfAWrongValue() throws {
    let bodies = Mutex<[String]>([])
    let seller = try ScriptedServer { request, handle in
      bodies.withLock { $0.append(String(decoding: request.body, as: UTF8.self)) }
      return handle()
    }
    let shop = try Shop(.v2, seller)
    try shop.declare(["acme-one.se"], more: ["acme-one.se": "acceptedTerms: [se_registration_terms]\nregistrantContact: anna"], top: Self.contact)
    #expect(try shop.apply(environment: Self.sound.merging(["PERSON": "19811328-9874"]) { $1 }).code == 1)
    #expect(bodies.withLock { !$0.contains { $0.contains("11328") } })
    #expect(try shop.apply(environment: Self.sound).code == 0)
    #expect(bodies.withLock { $0.contains { $0.contains("11228") } })
  }

  @Test func theValueOfAPlacedItemIsNotRead() throws {
    let shop = try shop()
    #expect(try shop.apply(environment: Self.sound).code == 0)
    let again = try shop.apply(environment: Self.sound.merging(["PERSON": "nonsense"]) { $1 })
    #expect(again.code == 0 && !again.text.contains("identifier"), "\(again)")
  }
}
