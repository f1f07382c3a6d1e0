import Compiler
import Diagnostics
import OrderLanguage
import Testing

/// Comments that hide findings, and what is wrong with them.
struct SuppressionTests {
  /// `example.com` is a warning on line 4 or below, `Example.net` an info too.
  private func lines(_ items: String, _ configure: (inout LintOptions) -> Void = { _ in }) -> (lines: [String], suppressed: Int) {
    let outcome = lint(spec: "orderSpec: 1\nname: acme\nitems:\n" + items, configure)
    return (outcome.report.findings.map { "\(Spot($0).line) \($0.code)" }, outcome.report.suppressedCount)
  }

  @Test(arguments: [
    "  - domainName: example.com # orderspec: ignore[domain_example_reserved] r",
    "  - domainName: example.com     #orderspec:ignore[ domain_example_reserved ]   r",
    "  - domainName: example.com # \torderspec: ignore[domain_example_reserved] r",
    "  # orderspec: ignore[domain_example_reserved] r\n  - domainName: example.com",
    "# orderspec: ignore[domain_example_reserved] r\n# another comment\n      # and one far in\n  - domainName: example.com",
    "  - years: 1 # orderspec: ignore[domain_uppercase] r\n    domainName: example.com # orderspec: ignore[domain_example_reserved] r",
    "  - { domainName: example.com, # orderspec: ignore[domain_example_reserved] r\n      years: 1 }",
    "  # orderspec: ignore[domain_example_reserved] until 2026-11-21 r\n  - domainName: example.com",
    "  # orderspec: ignore[domain_example_reserved] until 9999-12-31 r\n  - domainName: example.com",
  ])
  func `hides what stands on its line or below it`(_ items: String) {
    let (lines, suppressed) = lines(items)
    #expect(lines.filter { $0.hasSuffix("domain_example_reserved") } == [])
    #expect(suppressed == 1)
  }

  @Test func `is not judged where the text could not be read`() {
    let comment = "# orderspec: ignore[domain_uppercase] r"
    let text = "orderSpec: 1\nname: acme\nitems:\n  - domainName: acme.com \(comment)\n    years: 1\n---\nname: other \(comment)\nitems: [\n"
    #expect(lint(spec: text).lines.filter { $0.contains("suppression") }.map { $0.prefix(14) } == ["a.order.yaml:4"])
  }

  @Test func `holds with every kind of line end`() {
    for lineEnd in ["\n", "\r\n", "\r"] {
      let text =
        "orderSpec: 1\nname: acme\nitems:\n  # orderspec: ignore[domain_example_reserved] r\n  - domainName: example.com\n  - domainName: example.net\n"
      let outcome = lint(spec: text.replacing("\n", with: lineEnd))
      #expect(outcome.lines == ["a.order.yaml:6 warning[domain_example_reserved] /items/1/domainName"])
      #expect(outcome.report.suppressedCount == 1)
    }
  }

  @Test func `hides several rules, and stacks`() {
    let both = "  # orderspec: ignore[domain_uppercase, domain_example_reserved] r\n  - domainName: Example.net"
    #expect(lines(both) == ([], 2))
    let stacked = "  # orderspec: ignore[domain_uppercase] r\n  # orderspec: ignore[domain_example_reserved] r\n  - domainName: Example.net"
    #expect(lines(stacked) == ([], 2))
    let one = "  # orderspec: ignore[domain_uppercase] r\n  - domainName: Example.net"
    #expect(lines(one) == (["5 domain_example_reserved"], 1))
  }

  @Test func `speaks of one line alone`() {
    let below = "  # orderspec: ignore[domain_example_reserved] r\n  - years: 1\n    domainName: example.com"
    #expect(lines(below) == (["4 suppression_unused", "6 domain_example_reserved"], 0))
    let blank = "  # orderspec: ignore[domain_example_reserved] r\n\n  - domainName: example.com"
    #expect(lines(blank) == (["4 suppression_unused", "6 domain_example_reserved"], 0))
    let behind = "  - domainName: example.com\n  # orderspec: ignore[domain_example_reserved] r"
    #expect(lines(behind) == (["4 domain_example_reserved", "5 suppression_unused"], 0))
    // At the end of a line it does not speak of the next one.
    let above = "  - years: 1 # orderspec: ignore[domain_example_reserved] r\n    domainName: example.com"
    #expect(lines(above) == (["4 suppression_unused", "5 domain_example_reserved"], 0))
  }

  @Test(arguments: [
    "description: \"# orderspec: ignore[domain_example_reserved] r\"\nitems: [{ domainName: example.com }]",
    "description: 'x # orderspec: ignore[domain_example_reserved] r'\nitems: [{ domainName: example.com }]",
    "description: |\n  # orderspec: ignore[domain_example_reserved] r\nitems: [{ domainName: example.com }]",
    "description: >-\n  x\n  # orderspec: ignore[domain_example_reserved] r\nitems: [{ domainName: example.com }]",
    "description: x#orderspec: ignore[domain_example_reserved] r\nitems: [{ domainName: example.com }]".replacing("orderspec: ", with: "orderspec:"),
    "\"# orderspec: ignore[domain_example_reserved] r\": 1\nitems: [{ domainName: example.com }]",
  ])
  func `is no comment inside a scalar`(_ rest: String) {
    let outcome = lint(spec: "orderSpec: 1\nname: acme\n" + rest)
    #expect(outcome.report.findings.map(\.code).filter { $0 != "unknown_field" } == ["domain_example_reserved"])
    #expect(outcome.report.suppressedCount == 0)
  }

  @Test(arguments: [
    ("ignore[domain_uppercase] r", "this suppression of `domain_uppercase` hides nothing"),
    ("ignore[domain_uppercase,domain_trailing_dot] r", "this suppression of `domain_uppercase`, `domain_trailing_dot` hides nothing"),
    ("ignore[domain_example_reserved] until 2026-11-20 r", "this suppression of `domain_example_reserved` expired on 2026-11-20"),
    ("ignore[domain_example_reserved] until 2026-02-30 r", "`until` takes a day: YYYY-MM-DD"),
    ("ignore[domain_example_reserved] until tomorrow", "`until` takes a day: YYYY-MM-DD"),
    ("ignore[domain_exmaple_reserved] r", "`domain_exmaple_reserved` is not a rule; did you mean `domain_example_reserved`?"),
    ("ignore[domain_example_reserved, nonsense] r", "`nonsense` is not a rule"),
    ("ignore[unresolved_contact_reference] r", "`unresolved_contact_reference` cannot be suppressed by a comment, only in the configuration"),
    ("ignore[yaml_syntax_error] r", "`yaml_syntax_error` cannot be suppressed by a comment, only in the configuration"),
    ("ignore[price_guard_missing] r", "`price_guard_missing` cannot be suppressed by a comment, only in the configuration"),
    ("ignore[secret_in_plain_text] r", "`secret_in_plain_text` cannot be suppressed by a comment, only in the configuration"),
    ("ignore[suppression_unused] r", "`suppression_unused` cannot be suppressed by a comment, only in the configuration"),
    ("ignore[] r", "the rule to ignore is missing: write `ignore[code]`"),
    ("ignore[,] r", "the rule to ignore is missing: write `ignore[code]`"),
    ("ignore r", "the rule to ignore is missing: write `ignore[code]`"),
    ("ignore[domain_example_reserved r", "the rule to ignore is missing: write `ignore[code]`"),
    ("disable[domain_example_reserved] r", "a suppression reads `# orderspec: ignore[code] reason`"),
    ("", "a suppression reads `# orderspec: ignore[code] reason`"),
  ])
  func `is a finding where it hides nothing`(_ comment: String, _ message: String) {
    let outcome = lint(spec: "orderSpec: 1\nname: acme\nitems:\n  # orderspec: \(comment)\n  - domainName: example.com\n")
    #expect(outcome.lines == ["a.order.yaml:4 warning[suppression_unused]", "a.order.yaml:5 warning[domain_example_reserved] /items/0/domainName"])
    #expect(outcome.report.findings.first?.message == message)
    #expect(outcome.report.suppressedCount == 0)
    // The place is the comment.
    let place = outcome.report.findings[0].place
    #expect(place.file.text(place.range) == "# orderspec: \(comment)")
  }

  @Test func `a comment that names one rule too many still hides the other`() {
    #expect(lines("  - domainName: example.com # orderspec: ignore[domain_uppercase, domain_example_reserved] r") == ([], 1))
  }

  @Test func `wants a reason`() {
    #expect(lines("  - domainName: example.com # orderspec: ignore[domain_example_reserved]") == (["4 suppression_without_reason"], 1))
    #expect(lines("  - domainName: example.com # orderspec: ignore[domain_example_reserved] until 2027-01-01") == (["4 suppression_without_reason"], 1))
  }

  @Test func `is silent about rules that did not run`() {
    let item = "  - domainName: acme-shop.com # orderspec: ignore[domain_example_reserved] r"
    #expect(lines(item) == (["4 suppression_unused"], 0))
    #expect(lines(item) { $0.ignore = ["domain_example_reserved"] } == ([], 0))
    #expect(lines(item) { $0.select = ["domain_uppercase", "suppression_unused"] } == ([], 0))
    #expect(lines(item) { $0.ignore = ["suppression_unused"] } == ([], 0))
    let off = lint(["a.order.yaml": "orderSpec: 1\nname: acme\nitems:\n\(item)", ".orderspec.yaml": "rules: { domain_example_reserved: off }"])
    #expect(off.lines == [])
    // Rules of a target speak only where there is one.
    let target = "  - domainName: acme-shop.com # orderspec: ignore[unsupported_by_target] r"
    #expect(lines(target) == ([], 0))
    #expect(lines(target) { $0.target = .hostupV2 } == (["4 suppression_unused"], 0))
    let terms = "  - domainName: acme-shop.com # orderspec: ignore[tld_accepted_terms_missing] r"
    #expect(lines(terms) == ([], 0))
    #expect(lines(terms) { $0.target = .hostupV1 }.lines == ["4 unsupported_by_target"])
    #expect(lines(terms) { $0.target = .hostupV2 } == (["4 suppression_unused"], 0))
  }

  @Test func `a configuration may set the severity of its own findings`() {
    let outcome = lint([
      "a.order.yaml": spec(more: "# orderspec: ignore\n"), ".orderspec.yaml": "rules: { suppression_unused: error, empty_items: off, wrong_type: off }",
    ])
    #expect(outcome.lines.filter { $0.contains("suppression") } == ["a.order.yaml:4 error[suppression_unused]"])
  }

  @Test func `counts in every document, by its own lines`() {
    let outcome = lint(
      spec: spec("acme", "example.com # orderspec: ignore[domain_example_reserved] r") + "---\n"
        + spec("beta", "example.net # orderspec: ignore[domain_example_reserved] r", "example.org # orderspec: ignore[domain_uppercase] r"))
    #expect(outcome.lines == ["a.order.yaml:10 warning[domain_example_reserved] /items/1/domainName", "a.order.yaml:10 warning[suppression_unused]"])
    #expect(outcome.report.findings.map(\.place.document) == [1, 1])
    #expect(outcome.report.suppressedCount == 2)
  }

  @Test func `hides findings about several files and in contacts files`() {
    let outcome = lint([
      "a.order.yaml": spec("acme", "acme-shop.com"),
      "b.order.yaml": "orderSpec: 1\n# orderspec: ignore[duplicate_order_name] r\nname: acme\nitems: [{ domainName: acme-cafe.com }]\n",
      "c.contacts.yaml":
        "anna: { type: private, firstName: Anna, lastName: Ek, email: anna@ek.org, countryCode: NO } # orderspec: ignore[yaml_implicit_boolean] r\n",
    ])
    #expect(outcome.lines == [])
    #expect(outcome.report.suppressedCount == 2)
  }

  @Test func `never hides a hole from those who compile`() {
    let text = "orderSpec: 1\nname: acme\nitems:\n  # orderspec: ignore[missing_required] r\n  - action: register\n    type: domain\n"
    let outcome = lint(["a.order.yaml": text], keepsOrders: true)
    #expect(outcome.lines == [] && outcome.report.suppressedCount == 1)
    #expect(outcome.blocking.map(\.code) == ["missing_required"])
    #expect(outcome.orders.map { $0.blocking.map(\.code) } == [["missing_required"]])
    #expect(lint(["a.order.yaml": text]).blocking.isEmpty)
  }

  /// A value where a domain name is needed, and the rule that says that it is none.
  @Test(arguments: [
    ("domainName: ab--cd.com", "domain_double_hyphen_34"), ("domainName: AB--CD.COM.", "domain_double_hyphen_34"),
    ("domainName: Foo_X.com", "domain_invalid_syntax"), ("domainName: ☃.com", "domain_disallowed_character"),
    ("domainName: https://Foo.com/", "domain_has_scheme_or_path"), ("domainName: xn--a.se", "domain_invalid_a_label"),
    ("domainName: \(String(repeating: "a", count: 64)).se", "domain_label_too_long"),
    ("{ domainName: ab--cd.com, action: transfer }", "domain_double_hyphen_34"), ("{ domainName: ab--cd.com, existing: dom_1 }", "domain_double_hyphen_34"),
    ("{ domainName: acme.se, nameservers: [ns_1.acme.se, ns2.acme.se] }", "nameserver_invalid"),
    ("{ domainName: acme.se, nameservers: [192.0.2.1, ns2.acme.se] }", "nameserver_invalid"),
    ("{ type: vps, hostname: a_b.acme.se, productSlug: vps-med, billingCycle: annually }", "domain_invalid_syntax"),
    ("{ type: shared_hosting, primaryDomain: a_b.se, productSlug: start, billingCycle: annually }", "domain_invalid_syntax"),
  ])
  func `never hides a name that cannot be read from those who compile`(_ item: String, _ code: String) {
    let comment = ["a.order.yaml": "orderSpec: 1\nname: acme\nitems:\n  # orderspec: ignore[\(code)] r\n  - \(item)\n"]
    let text = "orderSpec: 1\nname: acme\nitems:\n  - \(item)\n"
    let outcomes = [
      lint(comment, keepsOrders: true), lint(["a.order.yaml": text, ".orderspec.yaml": "rules: { \(code): warning }"], keepsOrders: true),
      lint(["a.order.yaml": text, ".orderspec.yaml": "rules: { \(code): off }"], keepsOrders: true),
      lint(["a.order.yaml": text], keepsOrders: true) { $0.ignore = [code] },
    ]
    for outcome in outcomes {
      #expect(outcome.report.findings.allSatisfy { $0.severity != .error }, "\(outcome.lines)")
      #expect(outcome.orders.map { $0.blocking.map(\.code) } == [[code]])
    }
  }

  @Test(arguments: ["ACME.se", "acme.se.", "rÄksmörgås.se", "acme。se"])
  func `leaves names that can be read to those who compile`(_ name: String) {
    let comment = "  # orderspec: ignore[domain_uppercase, domain_trailing_dot, domain_uts46_mapped] r\n"
    let text = "orderSpec: 1\nname: acme\nitems:\n\(comment)  - domainName: \(name)\n"
    let outcome = lint(["a.order.yaml": text], keepsOrders: true)
    #expect(outcome.orders.map { $0.blocking.map(\.code) } == [[]])
    #expect(outcome.orders.first?.order.items.first?.naturalKey == (name.hasPrefix("r") ? "domain:xn--rksmrgs-5wao1o.se" : "domain:acme.se"))
  }
}
