import Backends
import Diagnostics
import OrderLanguage
import Rules
import Testing

@Suite struct TargetAdviceTests {
  private func context(_ target: Target?) -> RuleContext {
    RuleContext(options: RuleOptions(target: target, today: CalendarDate(year: 2026, month: 11, day: 21)!))
  }

  private func charges(_ yaml: String, _ target: Target = .superspace) -> [String] {
    var context = context(target)
    TargetChargesImmediately.check(orders(yaml)[0], BackendRegistry.backend(for: target)!.capabilities, &context)
    return context.takeFindings().map { "\($0.severity.rawValue) \($0.place.pointer): \($0.message)" }
  }

  @Test func tellsThatEveryItemIsCharged() {
    let items = "orderSpec: 1\nname: a\nitems: [{ domainName: a.com }, { domainName: b.com, existing: x }, { domainName: c.com }, { type: vps }]"
    #expect(
      charges(items) == [
        "info /items: superspace charges the account 2 times when the order is sent, once for each item, and has no key against a second charge"
      ])
    #expect(charges(items, .hostupV1).isEmpty && charges(items, .hostupV2).isEmpty)
    #expect(charges(TargetChargesImmediately.documentation.badExample).count == 1)
    #expect(charges(TargetChargesImmediately.documentation.goodExample).isEmpty)
  }

  private func callback(_ spec: Order) -> [String] {
    var context = context(nil)
    CallbackUrlInvalid.check(spec, &context)
    return context.takeFindings().map { "\($0.place.pointer): \($0.message)" }
  }

  @Test(arguments: [
    ("https://hooks.example.org/orders", nil), ("HTTPS://hooks.example.org", nil), ("https://hooks.example.org:8443/a?b=c%20d&e=[1]", nil),
    ("https://xn--rksmrgs-5wao1o.se/", nil),
    ("http://hooks.example.org/", "does not start with `https://`"), ("hooks.example.org", "does not start with `https://`"),
    ("https:/hooks.example.org", "does not start with `https://`"), ("https://", "names no public host"), ("https:///x", "names no public host"),
    ("https://localhost/x", "names no public host"), ("https://192.0.2.1/x", "names no public host"), ("https://[::1]/", "names no public host"),
    ("https://räksmörgås.se/", "holds a blank or a character that a URL cannot have"),
    ("https://a.example.org/b c", "holds a blank or a character that a URL cannot have"),
    ("https://user:word@a.example.org/", "holds a user name or password: write a secret reference into `authorization`"),
    ("https://a.example.org:99999/", "has a port that is no number from 1 to 65535"),
    ("https://a.example.org:/", "has a port that is no number from 1 to 65535"),
    ("https://a.example.org/#x", "has a fragment (`#`), which is never sent"),
  ])
  func judgesTheAddressOfACallback(url: String, fault: String?) {
    #expect(callback(order("callback: { url: \"\(url)\" }\nitems: [{ domainName: a.com }]")) == (fault.map { ["/callback/url: `url` \($0)"] } ?? []))
  }

  @Test func findsExactlyWhatTheDocumentationShows() {
    #expect(callback(orders(CallbackUrlInvalid.documentation.badExample)[0]).count == 1)
    #expect(callback(orders(CallbackUrlInvalid.documentation.goodExample)[0]).isEmpty)
  }

  @Test func splitsPhoneNumbersBehindTheCallingCode() {
    let numbers = [
      "+46700000000": "+46.700000000", "+46 (8) 12-34": "+46.81234", "+1.5555555555": "+1.5555555555", "+7 495 1": "+7.4951", "+3531234": "+353.1234",
      "+390612": "+39.0612", "+99212": "+992.12",
    ]
    for (written, dotted) in numbers { #expect(PhoneNumber(written)?.dotted == dotted) }
    for written in ["+999123", "+46", "+0123", "+2101", "+", "0701", "46701", "+46 ext 4", "+1234567890123456"] { #expect(PhoneNumber(written)?.dotted == nil) }
  }

  @Test func hasNoCallingCodeThatBeginsAnother() {
    let codes = CallingCodes.all.map(String.init)
    #expect(Set(codes).count == codes.count && codes.count == 217)
    for code in codes { #expect(!codes.contains { $0 != code && $0.hasPrefix(code) }) }
  }
}
