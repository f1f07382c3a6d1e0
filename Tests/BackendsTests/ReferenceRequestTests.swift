import Backends
import JSON
import OrderLanguage
import Testing

/// The published requests of HostUp, https://developer.hostup.se/endpoints/billing/, must come out of the examples as they are.
@Suite struct ReferenceRequestTests {
  private static let register = #"""
    {
      "paymentMethod": "bankgiro",
      "items": [
        {
          "type": "domain",
          "action": "register",
          "domainName": "example.se",
          "years": 1,
          "acceptedTerms": [
            "se_registration_terms"
          ]
        }
      ]
    }

    """#

  private static let preview = #"""
    {
      "paymentMethod": "bankgiro",
      "items": [
        {
          "type": "domain",
          "action": "register",
          "domainName": "example.se",
          "years": 1,
          "acceptedTerms": [
            "se_registration_terms"
          ],
          "registrantContact": {
            "type": "private",
            "firstName": "Anna",
            "lastName": "Svensson",
            "email": "[email\#u{A0}protected]",
            "phoneNumber": "+46700000000",
            "countryCode": "SE",
            "registrationIdentifier": {
              "value": "850507-3412",
              "countryCode": "SE"
            }
          }
        }
      ],
      "clientData": {
        "countryCode": "SE",
        "accountType": "private",
        "registrationIdentifier": {
          "value": "850507-3412",
          "countryCode": "SE"
        }
      }
    }

    """#

  @Test func registersWithTheStoredProfile() throws {
    let request = try #require(HostUpV2.compile(order: example("hostup/reference/register-se.order.yaml")[0], options: options(style: .pretty)).requests.first)
    #expect(String(decoding: request.body, as: UTF8.self) == Self.register)
    #expect(request.method == "POST" && request.path == "/api/v2/orders" && !request.isIdempotent && request.order == "register-se" && request.items == [0])
    #expect(
      try parsed(String(decoding: request.body, as: UTF8.self))
        == parsed(
          #"""
          { "paymentMethod": "bankgiro",
            "items": [ { "type": "domain", "action": "register", "domainName": "example.se", "years": 1, "acceptedTerms": ["se_registration_terms"] } ] }
          """#))
  }

  @Test func previewsWithAHolderAndAPayer() throws {
    let options = options(style: .pretty, isPreview: true)
    let request = try #require(HostUpV2.compile(order: example("hostup/reference/preview-se.order.yaml")[0], options: options).requests.first)
    #expect(String(decoding: request.body, as: UTF8.self) == Self.preview)
    #expect(request.path == "/api/v2/orders/preview" && request.isIdempotent && request.unresolved.isEmpty)
    #expect(
      try parsed(String(decoding: request.body, as: UTF8.self))
        == parsed(
          #"""
          { "paymentMethod": "bankgiro",
            "items": [ { "type": "domain", "action": "register", "domainName": "example.se", "years": 1, "acceptedTerms": ["se_registration_terms"],
              "registrantContact": { "type": "private", "firstName": "Anna", "lastName": "Svensson", "email": "[email\u00A0protected]",
                "phoneNumber": "+46700000000", "countryCode": "SE", "registrationIdentifier": { "value": "850507-3412", "countryCode": "SE" } } } ],
            "clientData": { "countryCode": "SE", "accountType": "private",
              "registrationIdentifier": { "value": "850507-3412", "countryCode": "SE" } } }
          """#))
  }
}
