import Backends
import Diagnostics
import OrderLanguage
import Testing

@Suite struct ExtraTests {
  @Test func mergesDeeplyBehindWhatIsWritten() {
    let order = order(
      """
      payment: { method: card }
      clientData:
        city: Umeå
        extra: { hostup-v2: { languageCode: sv, address: { floor: 2 } } }
      items:
        - domainName: a.com
          registrantContact:
            type: private
            firstName: A
            lastName: B
            email: a@b.example.org
            countryCode: SE
            registrationIdentifier: "1"
            extra: { hostup-v2: { title: Dr, registrationIdentifier: { kind: person } } }
          extra:
            hostup-v2:
              registrantContact: { nickname: X, registrationIdentifier: { checked: true } }
              handle: null
            superspace: { ignored: 1 }
        - type: vps
          productSlug: s
          billingCycle: monthly
          options: { os: x, net: { ipv6: true } }
          extra: { hostup-v2: { configurableOptions: { tpl: 7, net: { mtu: 1500 } } } }
      extra:
        hostup-v2: { locale: sv, clientData: { address: { door: "1201" }, vip: false } }
        hostup-v1: { ignored: 1 }
      """)
    #expect(
      body(order)
        == #"""
        {"paymentMethod":"card","items":[{"type":"domain","action":"register","domainName":"a.com","years":1,"registrantContact":{"type":"private","firstName":"A","lastName":"B","email":"a@b.example.org","countryCode":"SE","registrationIdentifier":{"value":"1","countryCode":"SE","checked":true,"kind":"person"},"nickname":"X","title":"Dr"},"handle":null},{"type":"vps","productSlug":"s","billingCycle":"monthly","configurableOptions":{"os":"x","net":{"ipv6":true,"mtu":1500},"tpl":7}}],"clientData":{"address":{"city":"Umeå","door":"1201","floor":2},"vip":false,"languageCode":"sv"},"locale":"sv"}
        """#)
    #expect(summary(findings(order)) == ["warning[undocumented_field] /items/1/options"])
  }

  @Test func makesAnObjectThatNothingElseWrites() {
    #expect(
      body(order("items: [{ domainName: a.com }]\nextra: { hostup-v2: { clientData: { languageCode: sv }, a: {}, b: [] } }"))
        == #"{"items":[{"type":"domain","action":"register","domainName":"a.com","years":1}],"clientData":{"languageCode":"sv"},"a":{},"b":[]}"#)
  }

  @Test func followsAliasesMergeKeysAndDefaults() {
    #expect(
      body(
        order(
          """
          defaults: { domain: { extra: { hostup-v2: &fields { a: 1, b: &b [x] } } } }
          items:
            - domainName: a.com
            - { domainName: b.com, extra: { hostup-v2: { <<: *fields, a: 2, c: *b } } }
          """))
          == #"""
          {"items":[{"type":"domain","action":"register","domainName":"a.com","years":1,"a":1,"b":["x"]},{"type":"domain","action":"register","domainName":"b.com","years":1,"a":2,"c":["x"],"b":["x"]}]}
          """#)
  }

  /// The keys that the compiler writes at each level are its own, whether the field is written or not.
  @Test(arguments: [
    ("items: [{ domainName: a.com }]\nextra: { hostup-v2: { items: [] } }", ["/extra/hostup-v2/items"]),
    (
      "items: [{ domainName: a.com }]\nextra: { hostup-v2: { paymentMethod: card, attemptKey: x } }",
      ["/extra/hostup-v2/paymentMethod", "/extra/hostup-v2/attemptKey"]
    ),
    ("items: [{ domainName: a.com }]\nextra: { hostup-v1: { items: [] }, hostup-v2: { payment: 1, method: 2 } }", []),
    ("items: [{ domainName: a.com, extra: { hostup-v2: { years: 2 } } }]", ["/items/0/extra/hostup-v2/years"]),
    ("items: [{ domainName: a.com, existing: x, extra: { hostup-v2: { years: 2 } } }]", []),
    ("items: [{ domainName: a.com }]\nextra: { hostup-v2: { clientData: 5 } }", ["/extra/hostup-v2/clientData"]),
    (
      "items: [{ domainName: a.com }]\nextra: { hostup-v2: { clientData: { email: x, address: { street: y, x: 1 }, type: 1 } } }",
      ["/extra/hostup-v2/clientData/email", "/extra/hostup-v2/clientData/address/street"]
    ),
    ("clientData: { countryCode: SE, extra: { hostup-v2: { address: 5 } } }\nitems: [{ domainName: a.com }]", ["/clientData/extra/hostup-v2/address"]),
    (
      "contacts: { c: { \(holder), extra: { hostup-v2: { accountType: x, type: y, address: { street: 1 } } } } }\nclientData: c\nitems: [{ domainName: a.com, registrantContact: c }, { domainName: b.com, registrantContact: c }]",
      ["/contacts/c/extra/hostup-v2/accountType", "/contacts/c/extra/hostup-v2/address/street", "/contacts/c/extra/hostup-v2/type"]
    ),
    (
      "items: [{ domainName: a.com, registrantContact: { \(holder), extra: { hostup-v2: { x: 1, registrationIdentifier: { value: 1 } } } }, extra: { hostup-v2: { registrantContact: { x: 2 } } } }]",
      ["/items/0/registrantContact/extra/hostup-v2/x", "/items/0/registrantContact/extra/hostup-v2/registrationIdentifier/value"]
    ),
    (
      "items: [{ type: vps, productSlug: s, billingCycle: monthly, options: { os: x, n/~: { a: 1 } }, extra: { hostup-v2: { configurableOptions: { os: y, z: 1, n/~: { a: 2, b: 3 } } } } }]",
      ["/items/0/extra/hostup-v2/configurableOptions/os", "/items/0/extra/hostup-v2/configurableOptions/n~1~0/a"]
    ),
  ])
  func reportsWhatWouldReplaceAField(yaml: String, pointers: [String]) {
    let found = findings(order(yaml)).filter { $0.code == "extra_overrides_field" }
    #expect(found.map(\.place.pointer) == pointers)
    #expect(found.allSatisfy { $0.severity == .error })
    // The body keeps the compiler's value, and no key stands in it twice.
    #expect(throws: Never.self) { try parsed(body(order(yaml)) ?? "{}") }
  }

  @Test func knowsTheKeysOfTheConfiguration() {
    let spec = order(
      "items: [{ type: vps, productSlug: s, billingCycle: monthly, options: { a: 1 }, extra: { hostup-v2: { resources: 1, configurableOptions: 2 } } }]")
    #expect(
      summary(findings(spec)) == ["warning[undocumented_field] /items/0/options", "error[extra_overrides_field] /items/0/extra/hostup-v2/configurableOptions"])
    #expect(summary(findings(spec, fieldNames: ["hostup-v2": ["options": "resources"]])) == ["error[extra_overrides_field] /items/0/extra/hostup-v2/resources"])
  }
}
