import Backends
import Diagnostics
import OrderLanguage
import Testing

@Suite struct HostUpV2ContactTests {
  private static let full = """
    contacts:
      acme:
        countryCode: SE
        postalCode: 01234
        state: null
        city: Östersund
        address2: ""
        street: Examplegatan 1
        phoneNumber: +46 (70) 000-00.00
        email: "domains@acme.example.org"
        companyName: Acme "AB"
        lastName: Svensson
        firstName: Anna
        type: organisation
        registrationIdentifier: 559290-1325
    """

  @Test func writesAHolderFlat() {
    #expect(
      item("{ domainName: a.com, registrantContact: acme }", before: Self.full)
        == #"""
        {"type":"domain","action":"register","domainName":"a.com","years":1,"registrantContact":{"type":"organisation","firstName":"Anna","lastName":"Svensson","companyName":"Acme \"AB\"","email":"domains@acme.example.org","phoneNumber":"+46700000000","street":"Examplegatan 1","city":"Östersund","postalCode":"01234","countryCode":"SE","registrationIdentifier":{"value":"559290-1325","countryCode":"SE"}}}
        """#)
  }

  @Test func writesAPayerWithItsAddressNested() {
    #expect(
      body(order(Self.full + "\nclientData: acme\nitems: [{ domainName: a.com }]"))
        == #"""
        {"items":[{"type":"domain","action":"register","domainName":"a.com","years":1}],"clientData":{"firstName":"Anna","lastName":"Svensson","companyName":"Acme \"AB\"","email":"domains@acme.example.org","phoneNumber":"+46700000000","countryCode":"SE","accountType":"organisation","registrationIdentifier":{"value":"559290-1325","countryCode":"SE"},"address":{"street":"Examplegatan 1","city":"Östersund","postalCode":"01234"}}}
        """#)
  }

  @Test(arguments: [
    (#"countryCode: SE, registrationIdentifier: { value: "1", countryCode: NO }"#, #"{"value":"1","countryCode":"NO"}"#),
    (#"countryCode: SE, registrationIdentifier: { value: "1" }"#, #"{"value":"1","countryCode":"SE"}"#),
    (#"countryCode: SE, registrationIdentifier: { value: "1", countryCode: null }"#, #"{"value":"1","countryCode":"SE"}"#),
    (#"registrationIdentifier: { value: 5592901325 }"#, #"{"value":"5592901325"}"#),
    (#"registrationIdentifier: "${env:NUMBER}""#, #"{"value":"${env:NUMBER}"}"#),
  ])
  func givesTheIdentifierItsCountry(members: String, expected: String) {
    let start = members.hasPrefix("countryCode") ? #""countryCode":"SE","# : ""
    #expect(
      body(order("clientData: { \(members) }\nitems: [{ domainName: a.com }]"))
        == #"{"items":[{"type":"domain","action":"register","domainName":"a.com","years":1}],"clientData":{\#(start)"registrationIdentifier":\#(expected)}}"#)
  }

  @Test(arguments: [
    ("+46.700000000", "+46700000000"), ("+46 70-000 00 00", "+46700000000"), ("+1 (555) 555.5555", "+15555555555"), ("+46700000000", "+46700000000"),
    // What is no number is sent as it is written.
    ("0700000000", "0700000000"), ("+46 70 ext 4", "+46 70 ext 4"), ("46+70", "46+70"), ("+", "+"), ("+1234567890123456", "+1234567890123456"),
    ("++46700000000", "++46700000000"), ("+46\u{A0}70 000", "+46\u{A0}70 000"),
  ])
  func writesPhoneNumbersInE164(written: String, sent: String) {
    #expect(
      body(order("clientData: { phoneNumber: \"\(written)\" }\nitems: [{ domainName: a.com }]"))?.hasSuffix(#""clientData":{"phoneNumber":"\#(sent)"}}"#)
        == true)
  }

  @Test(arguments: ["{}", "{ city: null }", "{ extensions: { it: { a: 1 } } }"])
  func leavesOutAPayerThatSaysNothing(payer: String) {
    #expect(
      body(order("clientData: \(payer)\nitems: [{ domainName: a.com }]"))
        == #"{"items":[{"type":"domain","action":"register","domainName":"a.com","years":1}]}"#)
  }

  @Test func writesSecretReferencesAsTheyStandAndListsThem() throws {
    let order = order(
      #"""
      contacts: { a: { type: private, firstName: "${env:FIRST}", lastName: "$${env:LAST}", email: "${file:x.yaml#mail}", countryCode: SE, extra: { hostup-v2: { pin: "${env:PIN}" } } } }
      items:
        - { domainName: gone.com, existing: dom_1 }
        - { domainName: a.com, action: transfer, eppCode: "${env:EPP}", registrantContact: a, extra: { hostup-v2: { list: [1, "${env:X}"] } } }
      """#)
    let request = try #require(HostUpV2.compile(order: order, options: options()).requests.first)
    #expect(
      request.unresolved == [
        "/items/0/eppCode", "/items/0/registrantContact/firstName", "/items/0/registrantContact/email", "/items/0/registrantContact/pin", "/items/0/list/1",
      ])
    #expect(
      String(decoding: request.body, as: UTF8.self) == #"""
        {"items":[{"type":"domain","action":"transfer","domainName":"a.com","years":1,"eppCode":"${env:EPP}","registrantContact":{"type":"private","firstName":"${env:FIRST}","lastName":"${env:LAST}","email":"${file:x.yaml#mail}","countryCode":"SE","pin":"${env:PIN}"},"list":[1,"${env:X}"]}]}

        """#)
  }

  @Test func resolvesSecretReferences() throws {
    let order = order(
      #"items: [{ domainName: a.com, eppCode: "${env:EPP}", registrantContact: { \#(holder), phoneNumber: "${env:PHONE}", city: "${env:NO}" } }]"#)
    let compiled = HostUpV2.compile(
      order: order,
      options: options(
        secrets: .resolved { reference, place in
          switch reference.source {
          case .environment("EPP"): .success("${env:\"x\"}")
          case .environment("PHONE"): .success("+46.70 1")
          default: .failure(SecretFailure("is not set, asked for \(place.pointer)"))
          }
        }))
    #expect(
      String(decoding: compiled.requests[0].body, as: UTF8.self) == #"""
        {"items":[{"type":"domain","action":"register","domainName":"a.com","years":1,"eppCode":"${env:\"x\"}","registrantContact":{"type":"private","firstName":"A","lastName":"B","email":"a@b.example.org","phoneNumber":"+46701","city":"${env:NO}","countryCode":"SE"}}]}

        """#)
    #expect(compiled.requests[0].unresolved == ["/items/0/registrantContact/city"])
    #expect(compiled.secretProblems.map(\.reason) == ["is not set, asked for /items/0/registrantContact/city"])
    #expect(compiled.secretProblems.map(\.place.pointer) == ["/items/0/registrantContact/city"])
  }
}
