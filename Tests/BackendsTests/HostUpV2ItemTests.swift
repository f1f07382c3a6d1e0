import Backends
import OrderLanguage
import Testing

@Suite struct HostUpV2ItemTests {
  @Test func writesEveryMemberOfADomain() {
    #expect(
      item(
        #"""
        type: domain
            copyExistingDns: true
            nameservers: [NS1.dns.example.org., "ns2.räksmörgås.se"]
            registrantContact: { type: private, firstName: A, lastName: B, email: a@b.example.org, countryCode: NO }
            requiresRegistrarFeeAcceptance: true
            premium: true
            acceptedTerms: [b_terms, a_terms]
            eppCode: 'a"b\c/d'
            years: 3
            domainName: Räksmörgås.SE.
            action: transfer
        """#)
          == #"""
          {"type":"domain","action":"transfer","domainName":"xn--rksmrgs-5wao1o.se","years":3,"eppCode":"a\"b\\c/d","acceptedTerms":["b_terms","a_terms"],"premium":true,"requiresRegistrarFeeAcceptance":true,"registrantContact":{"type":"private","firstName":"A","lastName":"B","email":"a@b.example.org","countryCode":"NO"},"nameservers":["ns1.dns.example.org","ns2.xn--rksmrgs-5wao1o.se"],"copyExistingDns":true}
          """#)
  }

  @Test func leavesOutWhatSaysNothing() {
    #expect(
      item("{ domainName: acme.com, premium: false, copyExistingDns: false, nameservers: [], acceptedTerms: [], eppCode: null, years: null, action: ~ }")
        == #"{"type":"domain","action":"register","domainName":"acme.com","years":1}"#)
  }

  @Test func writesAVPS() {
    #expect(
      item("{ type: vps, id: web, productId: 3060, productSlug: vps-med, billingCycle: annually, hostname: web1, options: { os: ubuntu-22.04, slots: 2 } }")
        == #"{"type":"vps","productSlug":"vps-med","billingCycle":"annually","hostname":"web1","configurableOptions":{"os":"ubuntu-22.04","slots":2}}"#)
  }

  @Test func writesSharedHosting() {
    #expect(
      item("{ type: shared_hosting, billingCycle: monthly, primaryDomain: blåbär.se, productSlug: start, options: {} }")
        == #"{"type":"shared_hosting","productSlug":"start","primaryDomain":"xn--blbr-noae.se","billingCycle":"monthly"}"#)
  }

  @Test func writesAnAddonWithWhatHostUpToldTheUser() {
    #expect(
      item(
        "{ type: addon, id: disk, productSlug: storage-25gb, billingCycle: annually, options: { size: 25 }, extra: { hostup-v2: { accountId: acct_01 }, hostup-v1: { x: 1 } } }"
      ) == #"{"type":"addon","productSlug":"storage-25gb","billingCycle":"annually","configurableOptions":{"size":25},"accountId":"acct_01"}"#)
    #expect(item("{ type: addon, id: disk, productSlug: storage-25gb, billingCycle: annually }") == nil)
  }

  @Test func typesOptionsAsTheyAreWritten() {
    #expect(
      item(
        #"""
        type: vps
            productSlug: vps-med
            billingCycle: monthly
            options:
              integer: 12
              negative: -7
              big: 123456789012345678901234567890
              padded: 012
              quoted: "12"
              float: 1.5
              exponent: 1e3
              boolean: true
              text: yes
              quotedBoolean: "false"
              nothing: null
              empty:
              tilde: ~
              list: [1, "1", [true], { a: null }]
              deep: { b: { c: "$${x}" } }
              folded: >
                two
                words
              "a/b~c\"": 1
              tagged: !!str 5
        """#)
          == #"""
          {"type":"vps","productSlug":"vps-med","billingCycle":"monthly","configurableOptions":{"integer":12,"negative":-7,"big":123456789012345678901234567890,"padded":"012","quoted":"12","float":"1.5","exponent":"1e3","boolean":true,"text":"yes","quotedBoolean":"false","nothing":null,"empty":null,"tilde":null,"list":[1,"1",[true],{"a":null}],"deep":{"b":{"c":"${x}"}},"folded":"two words\n","a/b~c\"":1,"tagged":"5"}}
          """#)
  }

  @Test func takesTheKeysOfTheConfiguration() {
    let names = ["hostup-v2": ["options": "resources", "hostname": "host", "productSlug": "other"]]
    #expect(
      item("{ type: vps, productSlug: s, billingCycle: monthly, hostname: h.example.org, options: { a: 1 } }", options(fieldNames: names))
        == #"{"type":"vps","productSlug":"s","billingCycle":"monthly","host":"h.example.org","resources":{"a":1}}"#)
  }

  @Test func picksTermsFromThePoolOfTheDefaults() {
    let order = order(
      """
      defaults: { domain: { acceptedTerms: [nu_terms, se_registration_terms] } }
      items:
        - domainName: räksmörgås.se
        - { domainName: b.se, action: transfer }
        - domainName: c.com
        - { domainName: d.com, acceptedTerms: [se_registration_terms] }
        - { domainName: e.se, acceptedTerms: null }
      """)
    #expect(
      body(order)
        == #"""
        {"items":[{"type":"domain","action":"register","domainName":"xn--rksmrgs-5wao1o.se","years":1,"acceptedTerms":["se_registration_terms"]},{"type":"domain","action":"transfer","domainName":"b.se","years":1},{"type":"domain","action":"register","domainName":"c.com","years":1},{"type":"domain","action":"register","domainName":"d.com","years":1,"acceptedTerms":["se_registration_terms"]},{"type":"domain","action":"register","domainName":"e.se","years":1}]}
        """#)
  }

  @Test func neverOrdersWhatIsThereAlready() {
    #expect(body(order("clientData: { countryCode: SE }\nitems: [{ domainName: a.se, existing: dom_1 }]")) == nil)
    // A hole is no permission to buy.
    #expect(body(order("items: [{ domainName: a.se, existing: [dom_1] }]")) == nil)
    let rest = order("clientData: { countryCode: SE }\nitems: [{ domainName: a.se, existing: dom_1 }, { domainName: b.se, existing: null }]")
    #expect(
      body(rest) == #"{"items":[{"type":"domain","action":"register","domainName":"b.se","years":1}],"clientData":{"countryCode":"SE"}}"#)
    #expect(HostUpV2.compile(order: rest, options: options()).requests.first?.items == [1])
    #expect(body(order("items: []")) == nil)
  }

  @Test func writesTheAttemptKeyBehindTheRest() {
    let order = order("attemptKey: key-1\nclientData: { countryCode: SE }\nitems: [{ domainName: a.com }]\nextra: { hostup-v2: { locale: sv } }")
    let items = #"{"items":[{"type":"domain","action":"register","domainName":"a.com","years":1}],"clientData":{"countryCode":"SE"},"#
    #expect(body(order) == items + #""attemptKey":"key-1","locale":"sv"}"#)
    #expect(body(order, options(attemptKey: "run")) == items + #""attemptKey":"run","locale":"sv"}"#)
    #expect(body(order, options(isPreview: true)) == items + #""locale":"sv"}"#)
    #expect(HostUpV2.compile(order: order, options: options()).requests[0].isIdempotent)
  }

  @Test(arguments: [
    "items: 5", "items: [5, {}, { type: what }]", "payment: 5\nitems: [{ domainName: a.se, registrantContact: { city: 5 } }]",
    "items: [{ domainName: [x], years: { a: 1 } }, { type: vps, options: 5 }]", "items: [{ domainName: a.se, registrantContact: nobody }]",
  ])
  func neverStopsAtAHole(yaml: String) {
    _ = body(order(yaml))
    _ = findings(order(yaml))
  }
}
