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
      "`hostnam` is not a field whose request key is not documented; did you mean `hostname`?"
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

  @Test func `what is sound is silent`() {
    let (lines, _) = faults(
      """
      target: hostup-v2
      provider: one
      catalog: []
      rules: { unused_contact: off }
      exclude: [a/**]
      ownedDomains: []
      fieldNames: { hostup-v1: { sharedHostingType: x } }
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
