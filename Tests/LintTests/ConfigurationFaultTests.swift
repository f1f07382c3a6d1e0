import Compiler
import Diagnostics
import Testing

/// What is wrong with a configuration is shown like a finding, and the rest of it counts.
struct ConfigurationFaultTests {
  /// The faults, as `line code pointer`, and the first message.
  private func faults(_ text: String) -> (lines: [String], message: String?) {
    let outcome = lint(["a.order.yaml": spec("acme", "acme-shop.com"), ".orderspec.yaml": text])
    return (outcome.configurationFaults.map { "\(Spot($0).line) \($0.code) \($0.place.pointer)" }, outcome.configurationFaults.first?.message)
  }

  @Test(arguments: [
    ("targt: hostup-v2", "1 config_unknown_key /targt", "`targt` is not a key of the configuration; did you mean `target`?"),
    ("\nnonsense: 1", "2 config_unknown_key /nonsense", "`nonsense` is not a key of the configuration"),
    ("a/b: 1", "1 config_unknown_key /a~1b", "`a/b` is not a key of the configuration"),
    ("rules: { unknown_feild: off }", "1 config_unknown_key /rules/unknown_feild", "`unknown_feild` is not a rule; did you mean `unknown_field`?"),
    (
      "rules: { unknown_field: fatal }", "1 config_invalid_value /rules/unknown_field",
      "`fatal` is no setting of a rule: write `off`, `info`, `warning` or `error`"
    ),
    ("rules: [unknown_field]", "1 config_wrong_type /rules", "`rules` must be a mapping"),
    ("rules: { unknown_field: [off] }", "1 config_wrong_type /rules/unknown_field", "a text is expected here"),
    ("target: hostup", "1 config_invalid_value /target", "`hostup` is not one of `hostup-v1`, `hostup-v2`, `superspace`"),
    ("target: superspce", "1 config_invalid_value /target", "`superspce` is not one of `hostup-v1`, `hostup-v2`, `superspace`; did you mean `superspace`?"),
    ("target:", "1 config_wrong_type /target", "a text is expected here"),
    ("exclude: broken/**", "1 config_wrong_type /exclude", "a list of texts is expected here"),
    ("exclude:\n  - a\n  - { b: c }", "3 config_wrong_type /exclude/1", "a text is expected here"),
    ("ownedDomains: { a: b }", "1 config_wrong_type /ownedDomains", "a list of texts is expected here"),
    ("fieldNames: { hostup: {} }", "1 config_unknown_key /fieldNames/hostup", "`hostup` is not a target"),
    (
      "fieldNames: { hostup-v2: { hostnam: x } }", "1 config_unknown_key /fieldNames/hostup-v2/hostnam",
      "`hostnam` is not a field of hostup-v2 whose request key is not documented; did you mean `hostname`?"
    ),
    (
      "fieldNames: { hostup-v2: { sharedHostingType: x } }", "1 config_unknown_key /fieldNames/hostup-v2/sharedHostingType",
      "`sharedHostingType` is not a field of hostup-v2 whose request key is not documented"
    ),
    (
      "fieldNames: { superspace: { options: x } }", "1 config_unknown_key /fieldNames/superspace/options",
      "`options` is not a field of superspace whose request key is not documented"
    ),
    ("fieldNames: { hostup-v2: { hostname: \"\" } }", "1 config_invalid_value /fieldNames/hostup-v2/hostname", "an empty text is no name for `hostname`"),
    (
      "fieldNames:\n  hostup-v2:\n    options: hostname", "3 config_invalid_value /fieldNames/hostup-v2/options",
      "`hostname` is the request key of `hostname` already, and stands beside `options`"
    ),
    (
      "fieldNames: { hostup-v2: { hostname: billingCycle } }", "1 config_invalid_value /fieldNames/hostup-v2/hostname",
      "`billingCycle` is the request key of `billingCycle` already, and stands beside `hostname`"
    ),
    (
      "fieldNames: { hostup-v1: { options: cycle } }", "1 config_invalid_value /fieldNames/hostup-v1/options",
      "`cycle` is the request key of `billingCycle` already, and stands beside `options`"
    ),
    (
      "ownedDomains: [acme-shop.com, \"http://x.se\"]", "1 config_invalid_value /ownedDomains/1", "`http://x.se` is a URL or an address, not a bare domain name"
    ),
    ("ownedDomains:\n  - foo bar.se", "2 config_invalid_value /ownedDomains/0", "`foo bar.se` has a blank"),
    ("provider: one", "1 config_invalid_value /provider", "`providers` has no `one`"),
    (
      "provider: hostup-prd\nproviders: { hostup-prod: { target: hostup-v2 } }", "1 config_invalid_value /provider",
      "`providers` has no `hostup-prd`; did you mean `hostup-prod`?"
    ),
    ("providers: { one: { targets: x } }", "1 config_unknown_key /providers/one/targets", "`targets` is not a key of a provider; did you mean `target`?"),
    ("providers: { one: hostup-v2 }", "1 config_wrong_type /providers/one", "a provider must be a mapping"),
    (
      "providers: { one: { token: abc } }", "1 config_invalid_value /providers/one/token", "`token` must be a secret reference: `${env:NAME}` or `${file:PATH}`"
    ),
    ("secrets: { envs: [A] }", "1 config_unknown_key /secrets/envs", "`envs` is not a key of `secrets`; did you mean `env`?"),
    ("budget: 100", "1 config_wrong_type /budget", "`budget` must be a list"),
    ("budget: [{ amount: \"1\", currency: DKK }]", "1 config_invalid_value /budget/0/currency", "`DKK` is not one of `SEK`, `EUR`, `USD`"),
    ("- a", "1 config_wrong_type ", "a configuration must be a mapping"),
    ("just words", "1 config_wrong_type ", "a configuration must be a mapping"),
    ("target: hostup-v2\n---\ntarget: hostup-v1", "3 config_wrong_type ", "a configuration is one document"),
    ("target: hostup-v2\ntarget: hostup-v1", "2 yaml_duplicate_key /target", "the key `target` stands twice in this mapping"),
  ])
  func `a fault has a place and says what was expected`(_ text: String, _ line: String, _ message: String) {
    let (lines, first) = faults(text)
    #expect(lines == [line])
    #expect(first?.hasPrefix(message) == true, "\(first ?? "")")
  }

  /// Of what can be a password nothing is said.
  @Test(arguments: [
    ("", "`ledger` is empty: it takes the path of a file, or postgres://USER@HOST/DATABASE"),
    ("postgres://u:geheim@db/x", "`ledger` holds a password: put it into PGPASSWORD, a passfile, or `ledger: ${env:URL}`"),
    ("POSTGRESQL://u:geheim@db/x", "`ledger` holds a password"), ("postgres://db/x?password=geheim", "`ledger` holds a password"),
    ("postgres://db/x?sslmode=require&sslpassword=geheim", "`ledger` holds a password"), ("postgres://u:geh/eim@db/x", "`ledger` holds a password"),
    ("postgres://u:geh@eim@db/x", "`ledger` holds a password"), ("u:geheim@db/x", "`ledger` holds a password"),
    ("host=db user=u password=geheim", "`ledger` holds a password"), ("user = u password = geheim", "`ledger` holds a password"),
    ("mysql://u@db/x", "`ledger` is a `mysql` URL: it takes the path of a file, or postgres://USER@HOST/DATABASE"), ("s3://bucket", "`ledger` is a `s3` URL"),
    ("://u:geheim@db/x", "`ledger` is no URL of a ledger"), ("x geheim://db", "`ledger` is no URL of a ledger"),
    ("postgres://u:${env:geheim}@db/x", "`ledger` holds a reference and more"), ("${env:geheim", "`ledger`: "),
  ])
  func `a ledger is a file or a database without its password`(_ text: String, _ message: String) {
    let (lines, first) = faults("ledger: \"\(text)\"\n")
    #expect(lines == ["1 config_invalid_value /ledger"])
    #expect(first?.hasPrefix(message) == true && (first?.contains("geheim") == false || text.hasPrefix("${")), "\(first ?? "")")
  }

  @Test(arguments: [
    "postgres://erik@db:5433/x?sslmode=require", "postgresql://db.example.org", "postgres://u:@db/x", "${env:URL}", "${file:secrets/url}",
    "/srv/user=erik/l.sqlite",
    "password.sqlite", "data@home/l.sqlite", "C:/l.sqlite", "a b.sqlite",
  ])
  func `a ledger that can be meant is sound`(_ text: String) { #expect(faults("ledger: \"\(text)\"\n").lines == []) }

  /// A token goes there.
  @Test(arguments: [
    ("127.0.0.1:8701", "is no URL: it begins with https:// and the name of a host"),
    ("ftp://127.0.0.1", "is no URL: it begins with https://"),
    ("http://cloud.hostup.se", "begins with http://, which is for this machine only: write https://"),
    ("http://127.0.0.1.example.org", "begins with http://"),
    ("http://127.1", "begins with http://"),
    ("http://user:pw@127.0.0.1:8701", "holds a user name or a password: who calls is said by `token`"),
    ("https://token@cloud.hostup.se", "holds a user name or a password"),
    ("https://cloud.hostup.se/?x=1", "holds a query or a fragment"),
    ("https://cloud.hostup.se#x", "holds a query or a fragment"),
    ("https://", "is no URL that names a host, and a path at most"),
    ("https:///api", "is no URL that names a host"),
    ("https://a b", "is no URL that names a host"),
    ("https://cloud.hostup.se:0", "is no URL that names a host"),
    ("https://cloud.hostup.se:", "is no URL that names a host"),
    ("https://[::1", "is no URL that names a host"),
    ("https://cloud.hostup.se\\\\@x.org", "holds a user name or a password"),
    ("https://cloud.hostup.se/a\\\\b", "is no URL that names a host"),
  ])
  func `a base URL names one host and no secret`(_ url: String, _ message: String) {
    let (lines, first) = faults("providers:\n  one: { target: hostup-v2, baseURL: \"\(url)\" }\n")
    #expect(lines == ["2 config_invalid_value /providers/one/baseURL"])
    #expect(first?.hasPrefix("`baseURL` \(message)") == true, "\(first ?? "")")
  }

  @Test(arguments: [
    "https://cloud.hostup.se", "HTTPS://Cloud.Hostup.SE:443/", "https://proxy.example.org:8443/hostup/", "http://127.0.0.1:8585", "http://127.8.9.10",
    "http://localhost:80",
    "http://[::1]:8585/", "https://[2001:db8::1]", "https://192.0.2.7",
  ])
  func `a base URL of a host and a path is sound`(_ url: String) {
    #expect(faults("providers:\n  one: { target: hostup-v2, baseURL: \"\(url)\" }\n").lines == [])
  }

  @Test func `what is sound is silent`() {
    let (lines, _) = faults(
      """
      target: hostup-v2
      provider: one
      catalog: []
      rules: { unused_contact: off }
      exclude: [a/**]
      ownedDomains: []
      fieldNames:
        hostup-v1: { sharedHostingType: x, primaryDomain: name }
        hostup-v2: { hostname: configurableOptions, options: hostname, vatNumber: vat }
      providers:
        one: &one { target: hostup-v2, account: client_1, baseURL: "https://developer.hostup.se", token: "${env:A}", readToken: "${file:/run/secrets/b}" }
        two: { <<: *one, account: client_2 }
      ledger: ledger.jsonl
      ledgerId: main
      secrets: { env: [A*], files: [secrets/*] }
      budget: [{ amount: "100.00", currency: SEK, per: month }]
      """)
    #expect(lines == [])
    #expect(faults("").lines == [])
    #expect(faults("# nothing\n").lines == [])
  }

  /// A list that guards nothing must not look like one.
  @Test func `what is no name in a file of owned domains is a fault at its line`() {
    let names = "\u{FEFF}acme-shop.com # held\n\n  - acme-cafe.com\r\nhttp://x.se\rfoo bar\n\tAcme-Tea.com\t\n# foo bar\n"
    let outcome = lint([
      "x/a.order.yaml": spec("acme", "acme-shop.com"), "x/b.order.yaml": spec("beta", "acme-tea.com"), "x/.orderspec.yaml": "ownedDomains: lists/names.txt",
      "x/lists/names.txt": names,
    ])
    #expect(
      outcome.faults == ["x/lists/names.txt:3 config_invalid_value ", "x/lists/names.txt:4 config_invalid_value ", "x/lists/names.txt:5 config_invalid_value "])
    #expect(outcome.configurationFaults.map(\.message).first == "`- acme-cafe.com` has a blank")
    #expect(outcome.report.findings.map(\.code) == ["domain_already_owned", "domain_already_owned"])
  }

  /// The accounts of the outermost configuration count, for one in the middle, too.
  @Test func `a default provider is one of the outermost configuration`() {
    let texts = [
      "x/a.order.yaml": spec("acme", "acme-shop.com"), "x/b.order.yaml": spec("beta", "acme-cafe.com"), "x/.orderspec.yaml": "provider: outer",
      ".orderspec.yaml": "providers: { outer: { target: hostup-v2 } }",
    ]
    #expect(lint(texts).faults == [])
    let without = texts.merging([".orderspec.yaml": "target: hostup-v2"]) { $1 }
    #expect(lint(without).faults == ["x/.orderspec.yaml:1 config_invalid_value /provider"])
  }

  @Test func `several faults stand in the order of their lines, and the rest counts`() {
    let outcome = lint([
      "a.order.yaml": spec("acme", "example.com"), ".orderspec.yaml": "exclude: x\nrules: { domain_example_reserved: error, nonsense: off }\ntarge: x\n",
    ])
    #expect(
      outcome.faults.map { String($0.trimmingPrefix(".orderspec.yaml:")) } == [
        "1 config_wrong_type /exclude", "2 config_unknown_key /rules/nonsense", "3 config_unknown_key /targe",
      ])
    #expect(outcome.lines == ["a.order.yaml:4 error[domain_example_reserved] /items/0/domainName"])
  }

  @Test func `a syntax error is a fault, and what stands before it counts`() {
    let outcome = lint(["a.order.yaml": spec("acme", "acme-shop.com"), ".orderspec.yaml": "target: hostup-v2\nrules: [\n"])
    #expect(outcome.configurationFaults.map(\.code) == ["yaml_syntax_error"])
    #expect(outcome.configurationFaults.allSatisfy { $0.severity == .error && $0.fixes.isEmpty })
  }

  @Test func `faults are shown once, however many specs there are`() {
    var texts = [".orderspec.yaml": "targt: x", "x/.orderspec.yaml": "rulse: {}"]
    for index in 0..<5 { texts["x/\(index).order.yaml"] = spec("a-\(index)", "acme-\(index)-shop.com") }
    texts["y/a.order.yaml"] = spec("b", "acme-cafe.com")
    #expect(lint(texts).configurationFaults.map(\.place.pointer) == ["/targt", "/rulse"])
    #expect(lint(texts, ["x/0.order.yaml", "./x/1.order.yaml", "x/../x/2.order.yaml"]).configurationFaults.map(\.place.pointer) == ["/targt", "/rulse"])
  }

  @Test func `money keys stand in the outermost one alone`() {
    let money = "ledger: l\nledgerId: m\nsecrets: { env: [A] }\nproviders: { one: { target: hostup-v2 } }\n"
    let texts = ["x/a.order.yaml": spec("acme", "acme-shop.com"), "x/b.order.yaml": spec("beta", "acme-cafe.com"), ".orderspec.yaml": money]
    #expect(lint(texts).configurationFaults.isEmpty)
    let outcome = lint(texts.merging(["x/.orderspec.yaml": money + "budget: [{ amount: \"1.00\", currency: SEK, per: run }]\ntarget: hostup-v2\n"]) { $1 })
    #expect(
      outcome.faults == [
        "x/.orderspec.yaml:1 money_key_in_inner_config /ledger", "x/.orderspec.yaml:2 money_key_in_inner_config /ledgerId",
        "x/.orderspec.yaml:3 money_key_in_inner_config /secrets", "x/.orderspec.yaml:4 money_key_in_inner_config /providers",
      ])
    #expect(outcome.configurationFaults.first?.message == "`ledger` may stand in the outermost configuration only, which is `.orderspec.yaml`")
    // The one in the middle is an inner one, too.
    let middle = lint(["x/y/a.order.yaml": spec("acme", "acme-shop.com"), "x/.orderspec.yaml": "ledger: l\n", ".orderspec.yaml": "", "x/y/.orderspec.yaml": ""])
    #expect(middle.faults == ["x/.orderspec.yaml:1 money_key_in_inner_config /ledger"])
  }

  @Test func `texts are written like findings`() {
    for text in ["targt: x", "rules: { a: b }", "- a", "target: x", "budget: 1", "providers: { a: { token: b } }", "a: 1\n---\nb: 1", "[", "exclude: x"] {
      let outcome = lint(["x/a.order.yaml": spec("acme", "acme-shop.com"), "x/.orderspec.yaml": text, ".orderspec.yaml": ""])
      #expect(!outcome.configurationFaults.isEmpty, "\(text)")
      for fault in outcome.configurationFaults {
        #expect(Wording.problems(fault) == [], "\(text)")
        #expect(fault.place.range.start < fault.place.range.end && fault.place.range.end <= text.utf8.count, "\(text)")
      }
    }
  }
}
