import Backends
import Diagnostics
import Foundation
import JSON
import OrderLanguage
import Testing

/// What cannot become a spec is said at its place, and nothing is written.
@Suite struct FindingTests {
  static let cases: [(String, [String])] = [
    ("", ["1:1 [json_syntax_error] : expected a value, found the end of the document"]),
    ("{\n  \"items\": [ {\n", ["3:1 [json_syntax_error] : expected a key in double quotes or '}', found the end of the document"]),
    ("{ \"items\": [], \"items\": [] }", ["1:16 [json_syntax_error] : expected unique keys, found this key a second time"]),
    ("[]", ["1:1 [wrong_type] : expected an object, found a list"]),
    (
      "{ \"name\": \"a\" }",
      [
        "1:1 [unknown_request] : this is no known request: expected `items` (hostup-v2), `cartItems` (hostup-v1), `domain` or `site` (superspace), "
          + "or `requests` with `formatVersion`"
      ]
    ),
    ("{ \"items\": [] }", ["1:12 [empty_items] /items: expected at least one item: without items there is nothing to order"]),
    (
      """
      { "paymentMethod": "cash",
        "items": [
          { "type": "domain", "domainName": 7, "years": "1", "nameservers": "ns1.a.se", "premium": 1 },
          { "type": "cdn" },
          { "action": "register" },
          { "domainName": "a.se", "action": "renew", "years": 100, "acceptedTerms": ["a", null] },
          3 ] }
      """,
      [
        "1:20 [value_not_in_enum] /paymentMethod: expected one of `card`, `swish`, `bankgiro`, `sepa`, `invoice`, found `cash`",
        "3:39 [wrong_type] /items/0/domainName: expected a text, found the number 7",
        "3:51 [wrong_type] /items/0/years: expected a whole number, found a text",
        "3:71 [wrong_type] /items/0/nameservers: expected a list, found a text",
        "3:94 [wrong_type] /items/0/premium: expected `true` or `false`, found the number 1",
        "4:15 [value_not_in_enum] /items/1/type: expected one of `domain`, `vps`, `shared_hosting`, `addon`, found `cdn`",
        "5:5 [missing_required] /items/2/type: `type` is missing: expected `domain`, `vps`, `shared_hosting`, `addon`",
        "6:39 [renewal_is_not_an_order] /items/3/action: `renew` is no order: a renewal is the provider's own action",
        "6:57 [value_out_of_range] /items/3/years: expected 1 to 99, found 100",
        "6:85 [wrong_type] /items/3/acceptedTerms/1: expected a text, found null",
        "7:5 [wrong_type] /items/4: expected an object, found the number 3",
      ]
    ),
    (
      "{\"domain\":{\"name\":\"a.se\",\"contact\":{},\"contact_source\":{}},\"site\":{}}",
      [
        "1:11 [conflicting_fields] /domain: expected `site` or `domain`, found both"
      ]
    ),
    (
      "{\"formatVersion\":2,\"requests\":[]}", ["1:18 [unknown_request] /formatVersion: expected `formatVersion` 1, found 2"]
    ),
    (
      "{\"formatVersion\":1,\"requests\":[{\"target\":\"hostup\",\"body\":{}},{\"body\":{}}],\"more\":1}",
      [
        "1:42 [value_not_in_enum] /requests/0/target: expected one of `hostup-v1`, `hostup-v2`, `superspace`, found `hostup`",
        "1:62 [missing_required] /requests/1/target: `target` is missing: expected `hostup-v1`, `hostup-v2`, `superspace`",
        "1:82 [unknown_field] /more: `more` is not a field of a requests file",
      ]
    ),
  ]

  @Test(arguments: cases) func isSaid(_ json: String, _ expected: [String]) {
    let spec = imported(json)
    #expect(spec.text == nil)
    #expect(spec.summary == expected)
  }

  @Test func theNamedFormatCounts() {
    #expect(
      imported("{\"cartItems\":[]}", ImportOptions(target: .hostupV2)).summary == [
        "1:1 [missing_required] /items: `items` is missing: expected a list of items"
      ])
    let file = "{\"formatVersion\":1,\"requests\":[{\"order\":\"a\",\"target\":\"hostup-v2\",\"body\":{\"items\":[{\"domainName\":\"a.se\"}]}}]}"
    #expect(imported(file, ImportOptions(target: .hostupV2)).orderCount == 1)
    #expect(
      imported(file, ImportOptions(target: .superspace)).summary == [
        "1:54 [unknown_request] /requests/0/target: expected a request for superspace, as `--from` says, found one for hostup-v2"
      ])
  }

  @Test func whatIsTooLargeIsNotWritten() {
    let deep = String(repeating: "[", count: 199) + String(repeating: "]", count: 199)
    #expect(imported("{\"items\":[{\"domainName\":\"a.se\"}],\"x\":\(deep)}").findings.map(\.code) == ["file_too_large"])
    let wide = "{\"items\":[" + String(repeating: " ", count: 16 << 20) + "]}"
    #expect(imported(wide).findings.map(\.code) == ["json_syntax_error"])
  }

  /// Nothing of an unknown name is lost, whatever object it stands in.
  @Test func unknownFieldsAreKept() throws {
    let body = #"""
      { "a": 1, "items": [ { "type": "domain", "action": "register", "domainName": "a.se", "years": 1, "b": [null, "x", {"c": {}}],
        "registrantContact": { "type": "private", "firstName": "A", "lastName": "B", "email": "a@b.example.org", "countryCode": "SE", "d": "07",
          "registrationIdentifier": { "value": "1", "countryCode": "SE", "e": "${env:KEY}" } } } ],
        "clientData": { "firstName": "A", "f": true, "address": { "g": -5, "city": "Lund" } } }
      """#
    #expect(try parsed(bodies(imported(body), HostUpV2.self)[0]) == parsed(body))
  }

  @Test func whatASpecCannotSayIsNoted() {
    let spec = imported(
      #"{"items":[{"domainName":"a.se","price":79.5,"acceptedTerms":[]}],"clientData":{"firstName":"A","address":{"address2":null,"city":""}}}"#)
    #expect(
      spec.notes.sorted() == [
        "/clientData/address/address2: null is the same as absent for a spec: left out",
        "/clientData/address/city: an empty text is the same as absent for a spec: left out",
        "/items/0/price: the number 79.5 becomes a text: a spec sends whole numbers only",
      ])
  }
}
