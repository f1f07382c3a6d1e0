import Backends
import Diagnostics
import JSON
import OrderLanguage
import Testing

@Suite struct HostUpV1Tests {
  private func body(_ order: Order, _ options: BackendOptions = options()) -> String? { bodies(order, .hostupV1, options).first }

  /// The body of one item of the cart.
  private func item(_ yaml: String, before: String = "", _ options: BackendOptions = options()) -> String? {
    guard let body = body(order(before + (before.isEmpty ? "" : "\n") + "items:\n  - " + yaml), options) else { return nil }
    return body.hasPrefix("{\"cartItems\":[") && body.hasSuffix("]}") ? String(body.dropFirst(14).dropLast(2)) : body
  }

  /// https://developer.hostup.se/endpoints/billing/post-create-order
  @Test func writesThePublishedRequest() throws {
    let compiled = compiled(try example("hostup/reference/vps-v1.order.yaml")[0], .hostupV1, options(style: .pretty))
    let request = try #require(compiled.requests.first)
    #expect(
      String(decoding: request.body, as: UTF8.self) == #"""
        {
          "attemptKey": "order-20260326-001",
          "cartItems": [
            {
              "type": "vps",
              "productId": "3060",
              "cycle": "m",
              "domain": "vps.example.com",
              "configoptions": {
                "os": "ubuntu-22.04"
              }
            }
          ]
        }

        """#)
    #expect(compiled.requests.count == 1 && compiled.secretProblems.isEmpty)
    #expect(request.method == "POST" && request.path == "/api/create-order" && request.isIdempotent && request.order == "vps-v1" && request.items == [0])
    #expect(
      try parsed(String(decoding: request.body, as: UTF8.self))
        == parsed(
          #"""
          { "attemptKey": "order-20260326-001",
            "cartItems": [ { "type": "vps", "productId": "3060", "cycle": "m", "domain": "vps.example.com",
                             "configoptions": { "os": "ubuntu-22.04" } } ] }
          """#))
  }

  @Test func writesADomainThatIsRegistered() {
    #expect(
      item("{ domainName: Räksmörgås.SE, productId: 203 }")
        == #"{"type":"register","domain":"xn--rksmrgs-5wao1o.se","productId":"203","years":1,"nameserverOption":"default","nameservers":[]}"#)
  }

  @Test func writesEveryMemberOfADomainThatIsTransferred() {
    #expect(
      item(
        #"""
        type: domain
            registrantContact: acme
            nameservers: [NS1.dns.example.org., ns2.dns.example.org]
            eppCode: 'a"b'
            years: 2
            productId: 0203
            domainName: acme.nu
            action: transfer
            extra: { hostup-v1: { note: [1] } }
        """#,
        before: #"""
          contacts:
            acme: { type: organisation, firstName: Anna, lastName: Ek, companyName: Acme AB, email: a@acme.example.org, phoneNumber: "+46 70-000 00 00",
                    street: Examplegatan 1, address2: c/o Ek, city: Åre, state: null, postalCode: 01234, countryCode: SE,
                    registrationIdentifier: { value: "559290-1325", countryCode: SE }, extra: { hostup-v1: { vip: true } } }
          """#)
          == #"""
          {"type":"transfer","domain":"acme.nu","productId":"0203","years":2,"eppCode":"a\"b","nameserverOption":"custom","nameservers":["ns1.dns.example.org","ns2.dns.example.org"],"registrantContact":{"type":"organisation","firstname":"Anna","lastname":"Ek","companyname":"Acme AB","orgno":"559290-1325","address1":"Examplegatan 1","address2":"c/o Ek","city":"Åre","postcode":"01234","country":"SE","email":"a@acme.example.org","phonenumber":"+46700000000","vip":true},"note":[1]}
          """#)
  }

  @Test(arguments: [("monthly", "m"), ("quarterly", "q"), ("semiannually", "s"), ("annually", "a"), ("biennially", "b"), ("triennially", "t")])
  func writesCyclesAsLetters(word: String, letter: String) {
    #expect(item("{ type: vps, productId: 3060, billingCycle: \(word) }") == #"{"type":"vps","productId":"3060","cycle":"\#(letter)"}"#)
  }

  @Test func takesTheNumberOfAProductFromTheCatalog() throws {
    #expect(item("{ type: vps, productSlug: vps-known, billingCycle: monthly }") == #"{"type":"vps","productId":"3060","cycle":"m"}"#)
    #expect(item("{ type: vps, productSlug: vps-known, productId: 7, billingCycle: monthly }") == #"{"type":"vps","productId":"7","cycle":"m"}"#)
    #expect(item("{ type: vps, productSlug: vps-other, billingCycle: monthly }") == nil)
    let request = try #require(compiled(order("items: [{ type: vps, productSlug: vps-known, billingCycle: monthly }]"), .hostupV1).requests.first)
    #expect(request.sourceMap.lines.contains("/cartItems/0/productId: the catalogue's id of the product for HostUp v1, near /items/0/productSlug"))
  }

  @Test func writesWebHostingWhereHostUpToldItsType() {
    let spec = "{ type: shared_hosting, productId: 12, billingCycle: annually, primaryDomain: blåbär.se, options: { disk_size: 10 } }"
    #expect(item(spec) == nil)
    #expect(
      item(spec, options(fieldNames: ["hostup-v1": ["sharedHostingType": "webhotel", "options": "opts"]]))
        == #"{"type":"webhotel","productId":"12","cycle":"a","domain":"xn--blbr-noae.se","opts":{"disk_size":10}}"#)
  }

  @Test func keepsTheOrderOfTheKeys() {
    let order = order(
      #"""
      extra: { hostup-v1: { locale: sv, cart: { a: 1 } }, hostup-v2: { x: 1 } }
      euEligibilityConfirmed: true
      referralCode: AB12
      turnstileToken: "${env:TURNSTILE}"
      clientData: { type: organisation, vatNumber: SE1, registrationIdentifier: "559290-1325", countryCode: SE, city: Umeå, firstName: A, email: a@b.example.org }
      attemptKey: key-1
      items: [{ domainName: a.com, productId: 1 }, { domainName: b.com, existing: dom_1 }, { type: vps, productId: 2, billingCycle: monthly }]
      """#)
    #expect(
      body(order)
        == #"""
        {"attemptKey":"key-1","cartItems":[{"type":"register","domain":"a.com","productId":"1","years":1,"nameserverOption":"default","nameservers":[]},{"type":"vps","productId":"2","cycle":"m"}],"clientData":{"firstname":"A","email":"a@b.example.org","city":"Umeå","country":"SE","vateu":"SE1","orgno":"559290-1325","accountType":"organisation"},"turnstileToken":"${env:TURNSTILE}","referralCode":"AB12","euEligibilityConfirmed":true,"locale":"sv","cart":{"a":1}}
        """#)
    #expect(compiled(order, .hostupV1).requests.map(\.items) == [[0, 2]])
    #expect(compiled(order, .hostupV1).requests[0].unresolved == ["/turnstileToken"])
  }

  @Test func ordersForTheAccountWhereThereIsAKey() {
    let spec = order("clientData: { countryCode: SE }\nitems: [{ type: vps, productId: 2, billingCycle: monthly }]")
    #expect(body(spec) == #"{"cartItems":[{"type":"vps","productId":"2","cycle":"m"}]}"#)
    #expect(summary(findings(spec, .hostupV1)) == ["error[unsupported_by_target] /clientData"])
    #expect(!compiled(spec, .hostupV1).requests[0].isIdempotent)
    #expect(
      body(spec, options(isPreview: true, attemptKey: "run")) == #"{"attemptKey":"run","cartItems":[{"type":"vps","productId":"2","cycle":"m"}]}"#)
  }

  @Test(arguments: [
    ("items: [{ domainName: a.com }]", ["error[unsupported_by_target] /items/0/productId"]),
    ("items: [{ domainName: a.com, existing: x }]", []),
    ("items: [{ type: vps, productSlug: vps-other, billingCycle: monthly }]", ["error[unsupported_by_target] /items/0/productSlug"]),
    ("items: [{ type: vps, productSlug: vps-known, billingCycle: monthly, hostname: a.example.org, options: { a: 1 } }]", []),
    ("items: [{ type: addon, id: a, productSlug: s, billingCycle: monthly, extra: { hostup-v1: { a: 1 } } }]", ["error[unsupported_by_target] /items/0/type"]),
    (
      "items: [{ type: site, name: a, variant: vanilla, location: pdx, productSlug: basic, billingCycle: monthly }]",
      ["error[unsupported_by_target] /items/0/type"]
    ),
    ("items: [{ type: shared_hosting, productId: 1, primaryDomain: a.se, billingCycle: monthly }]", ["error[unsupported_by_target] /items/0/type"]),
    (
      "items: [{ domainName: a.com, productId: 1, copyExistingDns: true, premium: true, requiresRegistrarFeeAcceptance: true, acceptedTerms: [x], nameservers: [ns1.b.org], years: 2 }]",
      [
        "info[unsupported_by_target] /items/0/acceptedTerms", "error[unsupported_by_target] /items/0/premium",
        "error[unsupported_by_target] /items/0/requiresRegistrarFeeAcceptance", "error[unsupported_by_target] /items/0/copyExistingDns",
      ]
    ),
    ("payment: { method: card }\nitems: [{ domainName: a.com, productId: 1 }]", ["warning[unsupported_by_target] /payment/method"]),
    (
      "items: [{ domainName: a.com, productId: 1, registrantContact: { \(holder), registrationIdentifier: { value: \"1\", countryCode: NO } } }, { domainName: b.com, productId: 1, registrantContact: { \(holder), registrationIdentifier: { value: \"1\", countryCode: SE } } }]",
      ["warning[unsupported_by_target] /items/0/registrantContact/registrationIdentifier/countryCode"]
    ),
    (
      "items: [{ domainName: a.com, productId: 1, registrantContact: { fromRegistration: 5 } }]",
      ["error[unsupported_by_target] /items/0/registrantContact/fromRegistration"]
    ),
    (
      "turnstileToken: \"${env:T}\"\nclientData: { vatNumber: SE1 }\nitems: [{ domainName: a.com, productId: 1, extra: { hostup-v1: { nameserverOption: x, domain: y } } }]\nextra: { hostup-v1: { cartItems: [], clientData: { vateu: 1, x: 1 } } }",
      [
        "error[extra_overrides_field] /extra/hostup-v1/cartItems", "error[extra_overrides_field] /extra/hostup-v1/clientData/vateu",
        "error[extra_overrides_field] /items/0/extra/hostup-v1/nameserverOption", "error[extra_overrides_field] /items/0/extra/hostup-v1/domain",
      ]
    ),
  ])
  func findsWhatV1CannotTake(yaml: String, expected: [String]) {
    #expect(summary(findings(order(yaml), .hostupV1)) == expected)
  }

  @Test func saysOnceThatTheKeysOfWebHostingAreNotDocumented() {
    let spec = order("items: [{ type: shared_hosting, productId: 1, primaryDomain: a.se, billingCycle: monthly, options: { a: 1 } }]")
    #expect(
      summary(findings(spec, .hostupV1, fieldNames: ["hostup-v1": ["sharedHostingType": "hosting"]])) == [
        "warning[undocumented_field] /items/0/primaryDomain", "warning[undocumented_field] /items/0/options",
      ])
  }
}
