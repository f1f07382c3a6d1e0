import Catalog
import Testing

@Suite struct LookupTests {
  @Test(arguments: ["", "s", "sf", "see", ".se", "se.", "SE", "co.uk.", "example", "\u{E5}", "zz", "a"])
  func noSuchTLD(_ name: String) { #expect(Catalog.tld(name) == nil) }

  @Test(arguments: [
    ("acme.se", "se"), ("www.acme.se", "se"), ("acme.uk", "uk"), ("acme.co.uk", "co.uk"), ("www.acme.co.uk", "co.uk"), ("co.uk", "uk"),
    ("acme.com.au", "com.au"), ("mi.it", "it"), ("acmeco.uk", "uk"), ("xn--rksmrgs-5wao1o.se", "se"), ("a.se", "se"),
  ])
  func longestMatch(_ domain: String, _ tld: String) { #expect(Catalog.facts(forDomain: domain)?.name == tld) }

  @Test(arguments: ["", ".", "se", ".se", "acme.example", "acme.se.", "acme.se.example", "acme", "ACME.SE", "acme.net.au", "acme.mi.it", "www.acme.priv.no"])
  func noMatch(_ domain: String) { #expect(Catalog.facts(forDomain: domain) == nil) }

  @Test(arguments: [
    ("acme.se", "se", "acme"), ("www.acme.se", "se", "acme"), ("www.acme.co.uk", "co.uk", "acme"), ("www.acme.co.uk", "uk", "co"), ("co.uk", "co.uk", nil),
    (".se", "se", nil), ("acmese", "se", nil), ("acme.nu", "se", nil), ("se", "se", nil),
  ])
  func registrableLabel(_ domain: String, _ tld: String, _ label: String?) throws {
    #expect(try #require(Catalog.tld(tld)).registrableLabel(ofDomain: domain) == label)
  }

  @Test func labelCount() {
    #expect(Catalog.tld("se")?.labelCount == 1)
    #expect(Catalog.tld("co.uk")?.labelCount == 2)
  }
}

@Suite struct ForbiddenLabelTests {
  /// Every pattern of the catalogue, with labels that have the form and labels that come close.
  private static let examples: [String: (has: [String], hasNot: [String])] = [
    "^(?!xn--)..--": (["ab--cd", "xm--", "----"], ["xn--rksmrgs-5wao1o", "a--b", "abc--d", "ab-", "", "a"]),
    #"^\d{6}-\d{4}$"#: (["811228-9874"], ["811228-98744", "a811228-9874", "81122-9874", "8112289874", "811228-987a", "8112281-9874"]),
    #"^\d{8}-\d{4}$"#: (["19811228-9874"], ["811228-9874", "19811228-98745"]),
    "^[a-z]{2}$": (["se", "az"], ["s", "sea", "s1", "1s", ""]),
    "^xn--.{56,}$": (
      ["xn--" + String(repeating: "a", count: 56), "xn--" + String(repeating: "-", count: 59)], ["xn--" + String(repeating: "a", count: 55), "xn--"]
    ),
    "--": (["a--b", "--", "ab-c--"], ["a-b-c", "-", ""]),
    "^(ac|co|gov|ltd|me|mod|net|nhs|org|plc|police|sch)$": (["ac", "co", "police", "sch"], ["a", "acme", "pol", "schh", "", "xac"]),
  ]

  @Test func everyPatternIsUnderstood() throws {
    var seen: Set<String> = []
    for form in Catalog.tlds.flatMap({ Array($0.forbiddenLabels) }) {
      seen.insert(form.pattern)
      let examples = try #require(Self.examples[form.pattern], "add examples for \(form.pattern)")
      for label in examples.has { #expect(matches(form, label), "\(form.pattern) and \(label)") }
      for label in examples.hasNot { #expect(!matches(form, label), "\(form.pattern) and \(label)") }
    }
    #expect(seen == Set(Self.examples.keys))
  }

  @Test func firstForm() throws {
    let se = try #require(Catalog.tld("se"))
    #expect(se.forbiddenForm(of: "811228-9874")?.reason == "could be a personal number")
    #expect(se.forbiddenForm(of: "acme") == nil)
    #expect(Catalog.tld("co.uk")?.forbiddenForm(of: "org")?.reason == "label equals a second-level domain of .uk")
    #expect(Catalog.tld("uk")?.forbiddenForm(of: "org") == nil)
  }

  private func matches(_ form: ForbiddenLabel, _ label: String) -> Bool {
    Array(label.utf8).withUnsafeBufferPointer { form.matches($0) }
  }
}
