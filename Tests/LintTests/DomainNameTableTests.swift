import Compiler
import Diagnostics
import DomainNames
import OrderLanguage
import Testing

/// What is said of the names that other software reads in several ways, of all severities.
///
/// Which software reads what was tried with PyPI's idna 3.20 and libidn2 2.3.3 in November 2026.
struct DomainNameTableTests {
  /// A name, and the findings that it gives as `severity[code]`.
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let findings: [String]
    let ascii: String?

    init(_ name: String, _ findings: String..., ascii: String? = nil) { (self.name, self.findings, self.ascii) = (name, findings, ascii) }

    var testDescription: String { name }
  }

  /// Strict IDNA 2008, UTS 46 and the modes of libidn2 side by side.
  static let conversions = [
    Row("räksmörgås.se", ascii: "xn--rksmrgs-5wao1o.se"),
    Row("RÄKSMÖRGÅS.se", "info[domain_uppercase]", ascii: "xn--rksmrgs-5wao1o.se"),
    Row("straße.de", "warning[domain_transitional_difference]", ascii: "xn--strae-oqa.de"),
    Row("☃.com", "error[domain_disallowed_character]"),
    Row("ab--cd.se", "error[domain_double_hyphen_34]"),
    Row("-abc.se", "error[domain_invalid_syntax]"),
    Row("a_b.se", "error[domain_invalid_syntax]"),
    Row("exam ple.se", "error[domain_invalid_syntax]"),
    Row("example..se", "error[domain_invalid_syntax]"),
    Row("ﬁ.se", "warning[domain_uts46_mapped]", ascii: "fi.se"),
    Row("xn--a.se", "error[domain_invalid_a_label]"),
  ]

  /// Syntax, and what is kept for other uses.
  static let syntax = [
    Row("abc-.se", "error[domain_invalid_syntax]"),
    Row(String(repeating: "a", count: 63) + ".se"),
    Row(String(repeating: "a", count: 64) + ".se", "error[domain_label_too_long]"),
    Row(Array(repeating: String(repeating: "a", count: 63), count: 4).joined(separator: ".") + ".se", "error[domain_label_too_long]"),
    Row("example.com", "warning[domain_example_reserved]"),
    Row("example.net", "warning[domain_example_reserved]"),
    Row("example.org", "warning[domain_example_reserved]"),
    Row("acme.example", "warning[domain_example_reserved]"),
    Row("acme.test", "warning[domain_example_reserved]"),
    Row("acme.invalid", "warning[domain_example_reserved]"),
    Row("acme.localhost", "warning[domain_example_reserved]"),
    Row("www.example.com", "warning[domain_example_reserved]", "error[domain_not_registrable]"),
    Row("example.se"),
    Row("https://acme.se/", "error[domain_has_scheme_or_path]"),
  ]

  /// Mapping and joining.
  static let mapping = [
    Row("ａｃｍｅ.se", "warning[domain_uts46_mapped]", ascii: "acme.se"),
    Row("ⅷ.com", "warning[domain_uts46_mapped]", ascii: "viii.com"),
    Row("日本。jp", "warning[domain_uts46_mapped]", ascii: "xn--wgv71a.jp"),
    Row("日本．jp", "warning[domain_uts46_mapped]", ascii: "xn--wgv71a.jp"),
    Row("日本｡jp", "warning[domain_uts46_mapped]", ascii: "xn--wgv71a.jp"),
    Row("νόμος.com", "warning[domain_transitional_difference]", ascii: "xn--xxabhm1c.com"),
    Row("क्\u{200D}ष.com", "warning[domain_transitional_difference]"),
    Row("a\u{200D}b.com", "error[domain_disallowed_character]"),
    Row("😀.com", "error[domain_disallowed_character]"),
    Row("acme.se.", "warning[domain_trailing_dot]", ascii: "acme.se"),
  ]

  /// Look-alikes.
  static let lookalikes = [
    Row("pаypal.com", "error[domain_mixed_script]", ascii: "xn--pypal-4ve.com"),
    Row("xn--pypal-4ve.com", "error[domain_mixed_script]"),
    Row("аррӏе.com", "warning[domain_whole_script_confusable]", ascii: "xn--80ak6aa92e.com"),
    Row("xn--80ak6aa92e.com", "warning[domain_whole_script_confusable]"),
    Row("日本語カナひらがな.com"),
    Row("日本語abc.com"),
    Row("한국漢字.com"),
  ]

  /// Public suffixes.
  static let suffixes =
    ["co.uk", "com.au", "com.pt", "com.es", "com.pl", "priv.no", "aland.fi", "a.se", "ac.se", "brand.se", "fh.se"].map {
      Row($0, "error[domain_not_registrable]")
    }
    + [
      Row("com.se"), Row("github.io"),
      Row("www.example.se", "error[domain_not_registrable]"),
      Row("acme.com.se", "error[domain_not_registrable]"),
      Row("acme.github.io", "error[domain_not_registrable]"),
      Row("WWW.acme-shop.com.", "error[domain_not_registrable]", "info[domain_uppercase]", "warning[domain_trailing_dot]"),
      Row("acme.con", "warning[tld_unknown]"),
      Row("www.acme.con", "warning[tld_unknown]"),
    ]

  /// Forms that registries refuse.
  static let patterns = [
    Row("811228-9874.se", "error[tld_reserved_pattern]"),
    Row("19811228-9874.se", "error[tld_reserved_pattern]"),
    Row("811228-9874.nu", "error[tld_reserved_pattern]"),
    Row("19811228-9874.nu", "error[tld_reserved_pattern]"),
    Row("811228-9874.com"),
    Row("8112289874.se"),
    Row("acm--e.cz", "error[tld_reserved_pattern]"),
    Row("ac--me.cz", "error[domain_double_hyphen_34]"),
    Row("acm--e.se"),
    Row("org.co.uk", "warning[tld_reserved_pattern]"),
    Row("se.eu", "warning[tld_reserved_pattern]"),
    Row("acme.co.uk"),
    Row("col·legi.es"),
    Row("col·la.com"),
    Row("co·egi.es", "error[domain_disallowed_character]"),
    Row("ŁÓDŹ-acme.fi", "error[tld_idn_character]", "info[domain_uppercase]"),
    Row("ş.dk", "error[tld_idn_character]"),
    Row("å.uk", "error[tld_idn_not_supported]"),
  ]

  static let rows = conversions + syntax + mapping + lookalikes + suffixes + patterns

  @Test(arguments: rows)
  func `the findings are these and no others`(_ row: Row) {
    let outcome = lint(spec: Self.ordering(row.name))
    // What a holder must do afterwards is about the TLD and not about the name.
    let aboutNames = outcome.report.findings.filter { $0.place.pointer == "/items/0/domainName" && $0.code != "tld_two_step_registration" }
    let found = aboutNames.map { "\($0.severity)[\($0.code)]" }
    #expect(found.sorted() == row.findings.sorted())
  }

  @Test(arguments: rows.filter { $0.ascii != nil })
  func `the name that is sent`(_ row: Row) throws { #expect(try DomainName.parse(row.name).get().asciiText == row.ascii) }

  /// A spec of one name with what its TLD asks for, so that the name is all that may be at fault.
  private static func ordering(_ name: String) -> String {
    """
    orderSpec: 1
    name: acme
    items:
      - domainName: "\(name)"
        acceptedTerms: [se_registration_terms]
    """
  }

  // MARK: Places and fixes

  @Test(arguments: [
    ("pаypal.com", "а", "paypal.com"), ("PаYPAL.com", "PаYPAL", "paypal.com"), ("xn--pypal-4ve.com", "xn--pypal-4ve", "paypal.com"),
    ("аррӏе.com", "аррӏе", "apple.com"),
    ("www.shop.räk.se", "www.shop", "räk.se"), ("www。räk.se", "www", "räk.se"), ("acme-shop.con", "con", "acme-shop.com"), ("ræk.KON", "KON", nil),
    ("diş-ş.dk", "ş", nil),
    ("co.uk", "co.uk", nil),
  ])
  func `the place is the part at fault, and a fix that may change the meaning is unsafe`(_ name: String, _ part: String, _ fixed: String?) throws {
    let text = spec("räk", name)
    let codes: Set = ["domain_mixed_script", "domain_whole_script_confusable", "domain_not_registrable", "tld_unknown", "tld_idn_character"]
    let finding = try #require(lint(spec: text).report.findings.first { codes.contains($0.code) })
    #expect(String(decoding: Array(text.utf8)[Int(finding.place.range.start)..<Int(finding.place.range.end)], as: UTF8.self) == part)
    #expect(finding.fixes.allSatisfy { $0.applicability == .unsafe })
    #expect(finding.fixes.first?.title == fixed.map { "write `\($0)`" })
  }

  // MARK: Catalog files

  private func findings(_ catalog: String, _ names: [String]) -> [String] {
    let files = [
      ".orderspec.yaml": "catalog: [c.catalog.yaml]\n", "c.catalog.yaml": "catalog: 1\nprovider: hostup\nasOf: 2026-11-20\n" + catalog,
      "a.order.yaml": "orderSpec: 1\nname: acme\nitems:\n" + names.map { "  - { domainName: \($0), acceptedTerms: [se_registration_terms] }\n" }.joined(),
    ]
    return lint(files, ["a.order.yaml"]) { $0.target = .hostupV2 }.report.findings.filter { $0.severity > .info }.map {
      "\($0.code) \($0.place.pointer.prefix(8))"
    }
    .filter { !$0.hasPrefix("accepted_terms") }
  }

  @Test func `a catalog file tells of newer TLDs and of suffixes that somebody sells`() {
    let names = ["acme.con", "acme.com.se", "www.acme.com.se", "ac.se"]
    #expect(
      findings("tlds: { nu: { registerYears: [1] } }\n", names).sorted() == [
        "domain_not_registrable /items/1", "domain_not_registrable /items/2", "domain_not_registrable /items/3", "tld_unknown /items/0",
      ])
    #expect(
      findings("tlds: { con: { registerYears: [1] }, com.se: { registerYears: [1] } }\n", names).sorted() == [
        "domain_not_registrable /items/2", "domain_not_registrable /items/3",
      ])
    #expect(
      findings("offeredTlds: [se, com.se]\n", names).sorted() == [
        "domain_not_registrable /items/2", "domain_not_registrable /items/3", "tld_unsupported /items/0",
      ])
  }
}
