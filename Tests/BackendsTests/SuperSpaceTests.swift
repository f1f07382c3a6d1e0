import Backends
import Diagnostics
import Foundation
import OrderLanguage
import Testing

@Suite struct SuperSpaceTests {
  private static let contacts = #"""
    contacts:
      acme: { type: organisation, firstName: Anna, lastName: Ek, companyName: Acme AB, email: a@acme.example.org, phoneNumber: "+46 70-000 00 00",
              street: Examplegatan 1, address2: c/o Ek, city: Åre, state: Jämtland, postalCode: 01234, countryCode: SE,
              extensions: { it: { entityType: 2, regCode: "1" }, co.uk: { type: LTD }, uk: { type: IND } }, extra: { superspace: { handle: x } } }
      bo: { type: private, firstName: Bo, lastName: Ek, email: b@acme.example.org, phoneNumber: "+15555555555", street: S, city: C, postalCode: 1, countryCode: US }
    """#

  private func item(_ yaml: String) -> String? { bodies(order(Self.contacts + "\nitems:\n  - " + yaml), .superspace).first }

  @Test func writesADomainWithItsHolder() {
    #expect(
      item("{ domainName: Räksmörgås.COM, registrantContact: acme }")
        == #"""
        {"domain":{"name":"xn--rksmrgs-5wao1o.com","action":"register","contact":{"first_name":"Anna","last_name":"Ek","organization":"Acme AB","street_address":"Examplegatan 1, c/o Ek","post_code":"01234","city":"Åre","state":"Jämtland","country":"SE","email":"a@acme.example.org","phone":"+46.700000000","handle":"x"}}}
        """#)
  }

  @Test func writesATransferWithAHolderOfARegistrationAndRoles() {
    #expect(
      item(
        #"{ domainName: a.com, action: transfer, eppCode: "${env:E}", registrantContact: { fromRegistration: 4711 }, roleContacts: { tech: bo, admin: { fromRegistration: 12 }, billing: null } }"#
      )
        == #"""
        {"domain":{"name":"a.com","action":"transfer","authcode":"${env:E}","contact_source":{"registration_id":4711},"role_contacts":{"admin":{"source":"existing","source_registration_id":12},"tech":{"source":"new","first_name":"Bo","last_name":"Ek","street_address":"S","post_code":"1","city":"C","country":"US","email":"b@acme.example.org","phone":"+1.5555555555"}}}}
        """#)
  }

  /// The contact's attributes for the longest TLD, and over them the item's; a role has the contact's alone.
  @Test(arguments: [
    ("domainName: a.it", #"{"entityType":2,"regCode":"1"}"#, #"{"entityType":2,"regCode":"1"}"#),
    (
      "domainName: a.it, extensions: { schoolCode: null, entityType: 1, list: [1, { a: yes }] }",
      #"{"entityType":1,"regCode":"1","schoolCode":null,"list":[1,{"a":"yes"}]}"#, #"{"entityType":2,"regCode":"1"}"#
    ),
    ("domainName: a.co.uk", #"{"type":"LTD"}"#, #"{"type":"LTD"}"#),
    ("domainName: co.uk", #"{"type":"IND"}"#, #"{"type":"IND"}"#),
    ("domainName: a.org.uk", #"{"type":"IND"}"#, #"{"type":"IND"}"#),
    ("domainName: habit.se", nil, nil),
    ("domainName: a.se, extensions: { orgno: \"1\" }", #"{"orgno":"1"}"#, nil),
  ])
  func joinsRegistryAttributes(members: String, holder: String?, role: String?) {
    let text = item("{ \(members), registrantContact: acme, roleContacts: { tech: acme } }") ?? ""
    let parts = text.components(separatedBy: #""role_contacts":"#)
    func attributes(_ text: String) -> String? {
      text.range(of: #""extra_properties":"#).map { range in
        let rest = text[range.upperBound...]
        return String(rest[..<(rest.range(of: #","handle""#)?.lowerBound ?? rest.endIndex)])
      }
    }
    #expect(attributes(parts[0]) == holder)
    #expect(attributes(parts[1]) == role)
  }

  @Test(arguments: ["it", "IT", ".it"])
  func knowsATLDHoweverItIsWritten(tld: String) {
    let text = bodies(
      order("items: [{ domainName: a.it, registrantContact: { \(fullHolder), extensions: { \(tld): { entityType: 1 } } } }]"), .superspace)[0]
    #expect(text.contains(#""extra_properties":{"entityType":1}"#))
  }

  @Test(arguments: [("monthly", "monthly"), ("annually", "annual")])
  func writesASite(cycle: String, term: String) {
    #expect(
      item("{ type: site, name: acme-blog, variant: extendify, location: pdx, productSlug: basic, billingCycle: \(cycle), extra: { superspace: { php: 8 } } }")
        == #"{"site":{"name":"acme-blog","variant":"extendify","location":"pdx","plan":"basic","term":"\#(term)","php":8}}"#)
  }

  @Test func writesOneRequestForEachItemInTheirOrder() {
    let compiled = compiled(
      order(
        #"""
        extra: { superspace: { brand: x }, hostup-v2: { y: 1 } }
        callback: { authorization: "${env:HOOK_AUTH}", url: https://hooks.example.org/orders }
        items:
          - { type: site, name: s1, variant: vanilla, location: pdx, productSlug: basic, billingCycle: monthly }
          - { type: site, name: s2, existing: "5", variant: vanilla, location: pdx, productSlug: basic, billingCycle: monthly }
          - { domainName: a.com, registrantContact: { fromRegistration: 1 } }
          - { type: site, name: s3, variant: vanilla, location: pdx, productSlug: basic, billingCycle: annually }
        """#), .superspace)
    #expect(compiled.requests.map(\.path) == ["/api/orders", "/api/orders/domain", "/api/orders"])
    #expect(compiled.requests.map(\.items) == [[0], [2], [3]])
    #expect(compiled.requests.allSatisfy { !$0.isIdempotent && $0.method == "POST" && $0.target == .superspace && $0.order == "test" })
    #expect(compiled.requests.map(\.unresolved) == Array(repeating: ["/callback/authorization"], count: 3))
    let rest = #""callback":{"url":"https://hooks.example.org/orders","authorization":"${env:HOOK_AUTH}"},"brand":"x"}"#
    #expect(
      compiled.requests.map { String(decoding: $0.body, as: UTF8.self) } == [
        #"{"site":{"name":"s1","variant":"vanilla","location":"pdx","plan":"basic","term":"monthly"},"# + rest + "\n",
        #"{"domain":{"name":"a.com","action":"register","contact_source":{"registration_id":1}},"# + rest + "\n",
        #"{"site":{"name":"s3","variant":"vanilla","location":"pdx","plan":"basic","term":"annual"},"# + rest + "\n",
      ])
  }

  @Test func writesNothingWhereEveryItemIsThere() {
    #expect(bodies(order("items: [{ domainName: a.com, existing: \"5\" }]"), .superspace).isEmpty)
    #expect(bodies(order("items: [{ type: vps, productSlug: s, billingCycle: monthly }]"), .superspace).isEmpty)
  }

  @Test func ordersTheSameUnderUAndALabels() {
    let names = ["räksmörgås.it", "RÄKSMÖRGÅS.it.", "xn--rksmrgs-5wao1o.it"]
    let holder = "{ \(fullHolder), extensions: { it: { entityType: 1 } } }"
    for target in Target.allCases {
      let all = names.map { bodies(order("items: [{ domainName: \($0), productId: 1, registrantContact: \(holder) }]"), target) }
      #expect(all[0].first?.contains(#""xn--rksmrgs-5wao1o.it""#) == true && Set(all).count == 1)
    }
  }

  // MARK: Secrets

  private func secrets(_ members: String, _ resolution: SecretResolution = .asWritten) -> CompiledOrder {
    let others = fullHolder.split(separator: ", ").filter { !members.contains("\($0.prefix { $0 != ":" }):") }.joined(separator: ", ")
    return compiled(order("items: [{ domainName: a.com, registrantContact: { \(others), \(members) } }]"), .superspace, options(secrets: resolution))
  }

  @Test(arguments: [
    (#"phoneNumber: "${env:X}""#, ["the target takes the value in another form"], ["/domain/contact/phone"]),
    (#"street: "${env:X}", address2: b"#, ["the target takes the value as a part of another text"], ["/domain/contact/street_address"]),
    (
      #"street: "${env:X}", address2: "${env:Y}""#, Array(repeating: "the target takes the value as a part of another text", count: 2),
      ["/domain/contact/street_address"]
    ),
    (#"street: "${env:X}""#, [], ["/domain/contact/street_address"]), (#"email: "${env:X}""#, [], ["/domain/contact/email"]),
  ])
  func saysWhichSecretsMustBeKnown(members: String, reasons: [String], unresolved: [String]) {
    let compiled = secrets(members)
    #expect(compiled.secretProblems.map(\.reason) == reasons)
    #expect(compiled.secretProblems.allSatisfy { $0.help.contains("--resolve-secrets") && $0.place.pointer.hasPrefix("/items/0/registrantContact/") })
    #expect(compiled.requests[0].unresolved == unresolved)
  }

  @Test func resolvesSecretsThatChangeOrJoin() {
    let resolution = SecretResolution.resolved { reference, _ in
      switch reference.source {
      case .environment("P"): .success("+46 (8) 12 34")
      case .environment("S"): .success("Gatan 1")
      case .environment("BAD"): .success("+999 123")
      default: .failure(SecretFailure("is not set"))
      }
    }
    let good = secrets(#"phoneNumber: "${env:P}", street: "${env:S}", address2: "$${x""#, resolution)
    #expect(good.secretProblems.isEmpty && good.requests[0].unresolved.isEmpty)
    #expect(String(decoding: good.requests[0].body, as: UTF8.self).contains(#""street_address":"Gatan 1, ${x","#))
    #expect(String(decoding: good.requests[0].body, as: UTF8.self).contains(#""phone":"+46.81234"}"#))
    let bad = secrets(#"phoneNumber: "${env:BAD}", street: "${env:NO}", address2: b"#, resolution)
    #expect(
      Set(bad.secretProblems.map(\.reason)) == ["the value is no phone number with `+`, an assigned country calling code and a number", "is not set"])
    #expect(bad.requests[0].unresolved == ["/domain/contact/street_address", "/domain/contact/phone"])
  }

  @Test func reportsASecretOfSeveralRequestsOnce() {
    let order = order(
      "contacts: { c: { \(fullHolder.replacing("\"+46700000000\"", with: "\"${env:P}\"")) } }\nitems: [{ domainName: a.com, registrantContact: c }, { domainName: b.com, registrantContact: c }]"
    )
    #expect(compiled(order, .superspace).secretProblems.map(\.place.pointer) == ["/contacts/c/phoneNumber"])
  }

  // MARK: Refusals

  private static let site = "type: site, name: a, variant: vanilla, location: pdx, productSlug: basic"

  @Test(arguments: [
    ("items: [{ type: vps, productSlug: s, billingCycle: monthly }]", ["error[unsupported_by_target] /items/0/type"]),
    ("items: [{ type: shared_hosting, productSlug: s, primaryDomain: a.se, billingCycle: monthly }]", ["error[unsupported_by_target] /items/0/type"]),
    ("items: [{ type: addon, id: a, productSlug: s, billingCycle: monthly }]", ["error[unsupported_by_target] /items/0/type"]),
    ("items: [{ \(site), billingCycle: quarterly }]", ["error[unsupported_by_target] /items/0/billingCycle"]),
    ("items: [{ \(site), billingCycle: annually }]", []),
    ("defaults: { site: { billingCycle: biennially } }\nitems: [{ \(site) }]", ["error[unsupported_by_target] /defaults/site/billingCycle"]),
    (
      "attemptKey: x\nclientData: { city: Y }\npayment: { method: card }\nitems: [{ \(site), billingCycle: monthly }]",
      [
        "warning[unsupported_by_target] /clientData", "error[unsupported_by_target] /attemptKey", "warning[unsupported_by_target] /payment/method",
      ]
    ),
    (
      "items: [{ domainName: a.com, registrantContact: { fromRegistration: 1 }, years: 2, nameservers: [ns1.b.org], copyExistingDns: true, premium: true, requiresRegistrarFeeAcceptance: true, acceptedTerms: [x], productId: 1, extensions: { a: 1 } }]",
      [
        "error[unsupported_by_target] /items/0/extensions", "error[unsupported_by_target] /items/0/years", "error[unsupported_by_target] /items/0/nameservers",
        "error[unsupported_by_target] /items/0/copyExistingDns", "error[unsupported_by_target] /items/0/premium",
        "error[unsupported_by_target] /items/0/requiresRegistrarFeeAcceptance", "info[unsupported_by_target] /items/0/acceptedTerms",
        "info[unsupported_by_target] /items/0/productId",
      ]
    ),
    (
      "items: [{ domainName: a.com, registrantContact: { \(fullHolder), companyName: X, vatNumber: SE1, registrationIdentifier: \"1\" } }]",
      [
        "error[unsupported_by_target] /items/0/registrantContact/companyName",
        "warning[unsupported_by_target] /items/0/registrantContact/registrationIdentifier", "info[unsupported_by_target] /items/0/registrantContact/vatNumber",
      ]
    ),
    (
      "contacts: { c: { \(fullHolder.replacing("+46700000000", with: "+999123")) } }\nitems: [{ domainName: a.com, registrantContact: c, roleContacts: { tech: c } }, { domainName: b.com, registrantContact: c }]",
      ["error[unsupported_by_target] /contacts/c/phoneNumber"]
    ),
    ("items: [{ domainName: a.com }]", ["error[contact_incomplete_for_target] /items/0/registrantContact"]),
    ("items: [{ domainName: a.com, registrantContact: null }]", ["error[contact_incomplete_for_target] /items/0/registrantContact"]),
    ("items: [{ domainName: a.com, existing: \"1\" }]", []),
    ("items: [{ domainName: a.com, registrantContact: nobody }]", []),
    (
      "contacts: { c: { \(holder) } }\nitems: [{ domainName: a.com, registrantContact: c, roleContacts: { admin: c } }]",
      [
        "error[contact_incomplete_for_target] /items/0/registrantContact/phoneNumber",
        "error[contact_incomplete_for_target] /items/0/roleContacts/admin/phoneNumber",
      ]
    ),
    (
      "items: [{ domainName: a.com, registrantContact: { \(fullHolder.replacing("private", with: "organisation")) } }]",
      ["error[contact_incomplete_for_target] /items/0/registrantContact/companyName"]
    ),
    (
      "contacts: { c: { \(holder) } }\ndefaults: { domain: { registrantContact: c } }\nitems: [{ domainName: a.com }]",
      ["error[contact_incomplete_for_target] /defaults/domain/registrantContact/phoneNumber"]
    ),
  ])
  func findsWhatSuperSpaceCannotTake(yaml: String, expected: [String]) {
    #expect(summary(findings(order(yaml), .superspace)) == expected)
  }

  @Test func namesWhatIsMissingAtTheReference() {
    let found = findings(
      order("contacts: { c: { \(holder) } }\nitems: [{ domainName: a.com, registrantContact: c }, { domainName: b.com, registrantContact: { \(holder) } }]"),
      .superspace)
    #expect(found.map(\.message) == Array(repeating: "superspace needs `phoneNumber`, `street`, `city`, `postalCode` of the contact", count: 2))
    #expect(found.map { $0.place.file.text($0.place.range) } == ["c", "type"])
    #expect(found.map { $0.related.map(\.place.pointer) } == [["/contacts/c"], []])
  }

  @Test(arguments: [
    ("domain: { years: 1 }", "", ["/extra/superspace/domain"]),
    ("site: { a: 1 }, callback: { x: 1, url: y }", "", ["/extra/superspace/site", "/extra/superspace/callback/url"]),
    (
      "", "contact_source: 1, role_contacts: { tech: { source: x, note: 1 } }",
      ["/items/0/extra/superspace/contact_source", "/items/0/extra/superspace/role_contacts/tech/source"]
    ),
    (
      "", "contact: { handle: 1, extra_properties: { a: 1 }, phone: 1 }",
      ["/items/0/extra/superspace/contact/extra_properties", "/items/0/extra/superspace/contact/phone"]
    ),
  ])
  func keepsWhatItWritesItself(body: String, item: String, pointers: [String]) {
    let spec = order(
      "extra: { superspace: { \(body) } }\nitems: [{ domainName: a.it, registrantContact: { \(fullHolder) }, extra: { superspace: { \(item) } } }]")
    #expect(findings(spec, .superspace).filter { $0.code == "extra_overrides_field" }.map(\.place.pointer) == pointers)
    #expect(throws: Never.self) { for body in bodies(spec, .superspace) { _ = try parsed(body) } }
  }

  @Test func keepsAHolderOutBesideARegistration() {
    let spec = order("items: [{ domainName: a.it, registrantContact: { fromRegistration: 1 }, extra: { superspace: { contact: { handle: 1 } } } }]")
    #expect(summary(findings(spec, .superspace)) == ["error[extra_overrides_field] /items/0/extra/superspace/contact"])
  }

  @Test func reportsExtraOfAContactInARole() {
    let spec = order(
      "contacts: { c: { \(fullHolder), extra: { superspace: { source: x, first_name: y, handle: 1 } } } }\nitems: [{ domainName: a.it, registrantContact: { fromRegistration: 1 }, roleContacts: { tech: c } }]"
    )
    #expect(
      summary(findings(spec, .superspace)) == [
        "error[extra_overrides_field] /contacts/c/extra/superspace/source", "error[extra_overrides_field] /contacts/c/extra/superspace/first_name",
      ])
  }
}
