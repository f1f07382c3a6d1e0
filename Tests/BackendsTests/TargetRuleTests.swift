import Backends
import Diagnostics
import OrderLanguage
import Rules
import Testing

@Suite struct TargetRuleTests {
  private static let vps = "type: vps, productSlug: s, billingCycle: monthly"

  @Test(arguments: [
    (
      "items: [{ type: site, name: a, variant: vanilla, location: pdx, productSlug: basic, billingCycle: monthly }]",
      ["error[unsupported_by_target] /items/0/type"]
    ),
    ("items: [{ type: site, name: a, existing: x }]", ["error[unsupported_by_target] /items/0/type"]),
    ("items: [{ type: addon, id: a, productSlug: s, billingCycle: monthly }]", ["error[unsupported_by_target] /items/0/type"]),
    ("items: [{ type: addon, id: a, productSlug: s, billingCycle: monthly, extra: { hostup-v1: { a: 1 } } }]", ["error[unsupported_by_target] /items/0/type"]),
    ("items: [{ type: addon, id: a, productSlug: s, billingCycle: monthly, extra: { hostup-v2: { a: 1 } } }]", []),
    ("items: [{ type: addon, id: a, existing: x }]", []),
    ("items: [{ type: vps, productId: 3060, billingCycle: monthly }]", ["error[unsupported_by_target] /items/0/productId"]),
    ("items: [{ type: vps, productId: 3060, productSlug: s, billingCycle: monthly }]", []),
    ("items: [{ type: shared_hosting, productId: 1, primaryDomain: a.se, billingCycle: monthly }]", ["error[unsupported_by_target] /items/0/productId"]),
    ("items: [{ domainName: a.com, productId: 203 }]", ["info[unsupported_by_target] /items/0/productId"]),
    (
      "items: [{ domainName: a.com, registrantContact: { fromRegistration: 5 } }]", ["error[unsupported_by_target] /items/0/registrantContact/fromRegistration"]
    ),
    (
      "items: [{ domainName: a.com, roleContacts: { tech: { fromRegistration: 5 } }, extensions: { a: 1 } }]",
      ["warning[unsupported_by_target] /items/0/roleContacts", "warning[unsupported_by_target] /items/0/extensions"]
    ),
    ("items: [{ domainName: a.com, roleContacts: null, extensions: {}, productId: \"\" }]", []),
    ("callback: { url: \"https://a.example.org\" }\nitems: [{ domainName: a.com }]", ["warning[unsupported_by_target] /callback"]),
    (
      "referralCode: x\nturnstileToken: \"${env:T}\"\neuEligibilityConfirmed: true\nitems: [{ domainName: a.com }]",
      ["warning[unsupported_by_target] /euEligibilityConfirmed", "info[unsupported_by_target] /referralCode", "info[unsupported_by_target] /turnstileToken"]
    ),
    ("euEligibilityConfirmed: false\nitems: [{ domainName: a.com }]", []),
    ("defaults: { domain: { extensions: { a: 1 } } }\nitems: [{ domainName: a.com }]", ["warning[unsupported_by_target] /defaults/domain/extensions"]),
    ("defaults: { domain: { extensions: { a: 1 } } }\nitems: [{ domainName: a.com, extensions: null }]", []),
    // Registry attributes of a contact matter where an item of that TLD is sent it.
    (
      "contacts: { c: { \(holder), extensions: { it: { a: 1 }, co.uk: { b: 1 }, uk: { c: 1 } } } }\nitems: [{ domainName: a.com, registrantContact: c }, { domainName: a.co.uk, registrantContact: c }]",
      ["warning[unsupported_by_target] /items/1/registrantContact/extensions/co.uk"]
    ),
    (
      "items: [{ domainName: a.it, registrantContact: { \(holder), extensions: { it: { a: 1 } } } }]",
      ["warning[unsupported_by_target] /items/0/registrantContact/extensions/it"]
    ),
    ("items: [{ domainName: habit.se, registrantContact: { \(holder), extensions: { it: { a: 1 } } } }]", []),
    ("clientData: { extensions: { it: { a: 1 } } }\nitems: [{ domainName: a.it }]", []),
    // A contact's own member, once.
    (
      "contacts: { c: { \(holder), vatNumber: SE1 } }\nitems: [{ domainName: a.com, registrantContact: c }, { domainName: b.com, registrantContact: c }]",
      ["info[unsupported_by_target] /contacts/c/vatNumber"]
    ),
    ("clientData: { vatNumber: SE1 }\nitems: [{ domainName: a.com }]", ["warning[undocumented_field] /clientData/vatNumber"]),
    (
      "items: [{ \(vps), hostname: a.se, options: { a: 1 } }, { \(vps), hostname: b.se, options: { a: 2 } }]",
      ["warning[undocumented_field] /items/0/hostname", "warning[undocumented_field] /items/0/options"]
    ),
    ("items: [{ \(vps), hostname: null, options: {} }]", []),
    ("items: [{ \(vps), existing: v, hostname: a.se, options: { a: 1 } }]", []),
    ("defaults: { vps: { options: { a: 1 } } }\nitems: [{ \(vps) }]", ["warning[undocumented_field] /defaults/vps/options"]),
  ])
  func findsWhatHostUpCannotTake(yaml: String, expected: [String]) {
    #expect(summary(findings(order(yaml))) == expected)
  }

  @Test func isSilentWhereTheConfigurationGivesTheKey() {
    let spec = order("items: [{ \(Self.vps), hostname: a.se, options: { a: 1 } }]")
    #expect(
      summary(findings(spec, fieldNames: ["hostup-v2": ["options": "resources"], "hostup-v1": ["hostname": "x"]])) == [
        "warning[undocumented_field] /items/0/hostname"
      ])
  }

  @Test func pointsAtTheKeyAndSaysWhy() {
    let found = findings(order("items:\n  - domainName: a.com\n    extensions:\n      a: 1"))
    #expect(found.map(\.message) == ["`extensions` is not sent to hostup-v2: HostUp documents no registry attributes"])
    #expect(found.map { $0.place.file.text($0.place.range) } == ["extensions"])
    let item = findings(order("items: [{ type: &t site, name: a }, { type: *t, name: b }]"))
    #expect(item.map(\.message) == Array(repeating: "hostup-v2 cannot take a site item: HostUp sells no WordPress sites by API", count: 2))
    #expect(item.map { $0.place.file.text($0.place.range) } == ["site", "*t"])
    #expect(item.map(\.related.count) == [0, 1])
    let key = findings(order("items: [{ domainName: a.com, extra: { hostup-v2: { ä: 1, years: 2 } } }]"))
    #expect(key.map(\.message) == ["`extra` sets `years`, which orderspec writes from `years`"])
    #expect(key.map { $0.place.file.text($0.place.range) } == ["years"])
  }

  @Test(arguments: [
    UnsupportedByTarget.documentation, UndocumentedField.documentation, ExtraOverridesField.documentation, ContactIncompleteForTarget.documentation,
  ])
  func findsExactlyWhatTheDocumentationShows(documentation: RuleDocumentation) throws {
    let target = try #require(documentation.exampleTarget.flatMap(Target.init))
    #expect(findings(orders(documentation.badExample)[0], target).map(\.code) == [documentation.code])
    #expect(findings(orders(documentation.goodExample)[0], target).isEmpty)
    #expect(orders(documentation.badExample)[0].problems.isEmpty && orders(documentation.goodExample)[0].problems.isEmpty)
  }
}
