import Compiler
import Diagnostics
import OrderLanguage
import Testing

/// `.orderspec.yaml`: which one counts, what it sets, and what is wrong with it.
struct ConfigurationTests {
  private static let reserved = "a.order.yaml:4 warning[domain_example_reserved] /items/0/domainName"

  // MARK: Which one counts

  @Test func `the nearest one gives rules and the outermost one accounts`() {
    let inner = spec("acme", "example.com", more: "provider: outer\n")
    let texts = [
      "x/y/a.order.yaml": inner, "x/y/.orderspec.yaml": "provider: outer", "x/.orderspec.yaml": "rules: { domain_example_reserved: off }",
      ".orderspec.yaml": "providers: { outer: { target: hostup-v2 } }\nrules: { unknown_provider: off }",
    ]
    #expect(lint(texts).lines == ["x/y/\(Self.reserved)"])
    var without = texts
    without["x/y/.orderspec.yaml"] = nil
    #expect(lint(without).lines == [])
    // The accounts of an inner one do not count.
    var moved = texts
    moved[".orderspec.yaml"] = "target: hostup-v2"
    moved["x/.orderspec.yaml"] = "providers: { outer: { target: hostup-v2 } }"
    #expect(lint(moved).lines == ["x/y/\(Self.reserved)", "x/y/a.order.yaml:5 error[unknown_provider] /provider"])
  }

  @Test func `the search ends at the root of the work tree`() {
    let texts = ["r/x/a.order.yaml": spec("acme", "example.com"), ".orderspec.yaml": "rules: { domain_example_reserved: off }"]
    #expect(lint(texts).lines == [])
    #expect(lint(texts.merging(["r/.git/HEAD": ""]) { $1 }).lines == ["r/x/\(Self.reserved)"])
    #expect(lint(texts.merging(["r/.git": "gitdir: elsewhere"]) { $1 }).lines == ["r/x/\(Self.reserved)"])
  }

  @Test func `a named one stands for all`() {
    let texts = [
      "a.order.yaml": spec("acme", "example.com"), ".orderspec.yaml": "rules: { domain_example_reserved: off }",
      "other.yaml": "rules: { domain_example_reserved: error }",
    ]
    #expect(lint(texts) { $0.configuration = "other.yaml" }.lines == [Self.reserved.replacing("warning", with: "error")])
    let missing = lint(texts) { $0.configuration = "gone.yaml" }
    #expect(missing.failures == ["gone.yaml: no such file or directory"])
  }

  @Test func `one that cannot be read is a failure, once`() {
    var files = MemoryFiles(["a.order.yaml": spec("acme", "acme-shop.com"), "b.order.yaml": spec("beta", "acme-cafe.com")])
    files.fail(".orderspec.yaml", "permission denied")
    let failures = lint(files).failures
    #expect(failures.count == 1 && failures[0].hasSuffix(".orderspec.yaml: permission denied"))
  }

  // MARK: What it sets

  @Test(arguments: [
    ("off", []), ("info", ["info"]), ("warning", ["warning"]), ("error", ["error"]),
  ])
  func `severities of rules`(_ setting: String, _ severities: [String]) {
    let outcome = lint(["a.order.yaml": spec("acme", "example.com"), ".orderspec.yaml": "rules: { domain_example_reserved: \(setting) }"])
    #expect(outcome.report.findings.map(\.severity.rawValue) == severities)
    #expect(outcome.configurationFaults.isEmpty)
  }

  @Test func `a flag beats the configuration`() {
    let texts = ["a.order.yaml": spec("acme", "Example.com"), ".orderspec.yaml": "rules: { domain_example_reserved: error }"]
    #expect(lint(texts) { $0.ignore = ["domain_example_reserved"] }.report.findings.map(\.code) == ["domain_uppercase"])
    #expect(lint(texts) { $0.select = ["domain_example_reserved"] }.lines == [Self.reserved.replacing("warning", with: "error")])
    #expect(
      lint(texts) {
        $0.select = ["domain_example_reserved"]
        $0.ignore = ["domain_example_reserved"]
      }.lines == [])
  }

  @Test func `the target is the flag's, else the provider's, else that of the configuration`() {
    func targets(_ provider: String?, _ configuration: String, flag: Target? = nil) -> [Target?] {
      let text = spec("acme", "acme-shop.com", more: provider.map { "provider: \($0)\n" } ?? "")
      return lint(["a.order.yaml": text, ".orderspec.yaml": configuration], keepsOrders: true) { $0.target = flag }.orders.map(\.target)
    }
    let accounts = "providers: { one: { target: hostup-v2 }, two: { target: superspace }, bare: {} }\n"
    #expect(targets(nil, accounts) == [nil])
    #expect(targets("two", accounts) == [.superspace])
    #expect(targets("two", accounts + "target: hostup-v1") == [.superspace])
    #expect(targets("bare", accounts + "target: hostup-v1") == [.hostupV1])
    #expect(targets(nil, accounts + "target: hostup-v1") == [.hostupV1])
    #expect(targets(nil, accounts + "target: hostup-v1\nprovider: one") == [.hostupV2])
    #expect(targets("two", accounts + "target: hostup-v1\nprovider: one", flag: .hostupV2) == [.hostupV2])
    // Each document has its own.
    let two = spec("acme", "acme-shop.com", more: "provider: one\n") + "---\n" + spec("beta", "acme-cafe.com", more: "provider: two\n")
    #expect(lint(["a.order.yaml": two, ".orderspec.yaml": accounts], keepsOrders: true).orders.map(\.target) == [.hostupV2, .superspace])
  }

  @Test func `request keys are no longer undocumented`() {
    let vps = "orderSpec: 1\nname: acme\nitems:\n  - { type: vps, hostname: a.acme-shop.com, productSlug: vps-med, billingCycle: monthly }\n"
    let target = "target: hostup-v2\n"
    #expect(lint(["a.order.yaml": vps, ".orderspec.yaml": target]).lines == ["a.order.yaml:4 warning[undocumented_field] /items/0/hostname"])
    #expect(lint(["a.order.yaml": vps, ".orderspec.yaml": target + "fieldNames: { hostup-v2: { hostname: host } }"]).lines == [])
  }

  // MARK: Exclude

  @Test func `exclude is relative to its own file and speaks of walks`() {
    let texts = [
      "x/.orderspec.yaml": "exclude: [old/**, /top.order.yaml, draft-*, deep/*/no.order.yaml]", "x/old/a.order.yaml": "", "x/old/b/c.order.yaml": "",
      "x/top.order.yaml": "", "x/sub/top.order.yaml": spec("one", "acme-shop.com"), "x/sub/draft-1.order.yaml": "", "x/deep/1/no.order.yaml": "",
      "x/deep/1/2/no.order.yaml": spec("two", "acme-cafe.com"), "old/a.order.yaml": spec("three", "acme-tea.com"),
    ]
    #expect(lint(texts).report.fileCount == 3)
    #expect(lint(texts, ["x/old/a.order.yaml", "x/sub/top.order.yaml"]).report.fileCount == 2)
    #expect(lint(texts, ["x/old/a.order.yaml", "x/sub/top.order.yaml"]) { $0.forceExclude = true }.report.fileCount == 1)
    // A walk that begins below is under the same configuration.
    #expect(lint(texts, ["x/old"]).emptyDirectories == ["x/old"])
  }

  // MARK: Owned domains

  @Test(arguments: [
    "ownedDomains: [acme-shop.com, räksmörgås.com]", "ownedDomains: names.txt", "ownedDomains: ./names.txt",
  ])
  func `owned domains may be hosted and not be ordered`(_ configuration: String) {
    let text = """
      orderSpec: 1
      name: acme
      items:
        - domainName: acme-shop.com
        - type: shared_hosting
          productSlug: webbhotell-start
          primaryDomain: xn--rksmrgs-5wao1o.com
          billingCycle: monthly
      """
    let files = ["x/a.order.yaml": text, "x/names.txt": "# held since 2019\nacme-shop.com\r\n\n  räksmörgås.com  # with a sandwich\n"]
    #expect(lint(files).lines == ["x/a.order.yaml:7 warning[primary_domain_not_ordered_or_owned] /items/1/primaryDomain"])
    let outcome = lint(files.merging(["x/.orderspec.yaml": configuration]) { $1 })
    #expect(outcome.lines == ["x/a.order.yaml:4 error[domain_already_owned] /items/0/domainName"])
    #expect(outcome.failures == [] && outcome.configurationFaults.isEmpty)
  }

  @Test func `a file of owned domains that is missing is a failure, once`() {
    let outcome = lint([
      "a.order.yaml": spec("acme", "acme-shop.com"), "b.order.yaml": spec("beta", "acme-cafe.com"), ".orderspec.yaml": "ownedDomains: gone.txt",
    ])
    #expect(outcome.failures.count == 1 && outcome.failures[0].hasSuffix("gone.txt: no such file or directory (`ownedDomains` of .orderspec.yaml)"))
  }
}
