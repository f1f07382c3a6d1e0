import Foundation
import Testing

@Suite struct RulePageTests {
  private static func rules() throws -> [[String: Any]] {
    let run = try orderspec("rules", "--format", "json")
    #expect(run.code == 0 && run.error == "")
    let document = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(document["formatVersion"] as? Int == 1)
    #expect(Set(document.keys) == ["formatVersion", "rules"])
    return try #require(document["rules"] as? [[String: Any]])
  }

  @Test func rulesForPrograms() throws {
    let rules = try Self.rules()
    let codes = rules.compactMap { $0["code"] as? String }
    #expect(codes.count == rules.count && Set(codes).count == rules.count && codes.count > 50)
    let flags: Set = ["blocking", "inlineSuppressible", "configurable", "guard"]
    let texts: Set = ["code", "group", "severity", "summary", "why", "whatToDo", "bad", "good", "source", "evidence", "fix", "documentation", "exampleFile"]
    let reference = try Checkout.read("Examples/RULES.md")
    for rule in rules {
      let code = try #require(rule["code"] as? String)
      #expect(Set(rule.keys).subtracting(["exampleFiles", "exampleTarget", "planSituation", "planFinding"]) == texts.union(flags), "\(code)")
      for key in texts { #expect((rule[key] as? String)?.isEmpty == false, "\(code): \(key)") }
      #expect(["error", "warning", "info", "off"].contains(rule["severity"] as? String), "\(code)")
      #expect(["none", "sometimes", "always"].contains(rule["fix"] as? String), "\(code)")
      #expect(["documented", "observed", "assumed"].contains(rule["evidence"] as? String), "\(code)")
      for key in flags { #expect(rule[key] is Bool, "\(code): \(key)") }
      // The link leads to a heading of the page.
      #expect(rule["documentation"] as? String == "Examples/RULES.md#\(code)" && reference.contains("\n## `\(code)`\n"), "\(code)")
    }
    let contactsFile = try #require(rules.first { $0["code"] as? String == "duplicate_contact_name" })
    #expect((contactsFile["exampleFiles"] as? [[String: String]])?.allSatisfy { Set($0.keys) == ["name", "text"] } == true)
    #expect(rules.first { $0["code"] as? String == "unsupported_by_target" }?["exampleTarget"] as? String == "hostup-v2")
    let blocking = Set(rules.filter { $0["blocking"] as? Bool == true }.compactMap { $0["code"] as? String })
    #expect(blocking.isSuperset(of: ["yaml_syntax_error", "unknown_field", "missing_required", "unresolved_contact_reference", "unsupported_by_target"]))
    #expect(blocking.isDisjoint(with: ["epp_code_in_plain_text", "yaml_merge_key_used"]))
  }

  @Test func rulesForPeople() throws {
    let rules = try Self.rules()
    let text = try orderspec("rules")
    #expect(text.code == 0)
    let lines = text.output.split(separator: "\n").filter { $0.hasPrefix("  ") }
    #expect(lines.map { String($0.split(separator: " ")[0]) } == rules.map { $0["code"] as! String })
    let line = try #require(lines.first { $0.hasPrefix("  unknown_field ") })
    let summary = try #require(rules.first { $0["code"] as? String == "unknown_field" }?["summary"] as? String)
    #expect(line.split(separator: " ").prefix(2) == ["unknown_field", "error"] && line.hasSuffix("  error    \(summary)"))
    let markdown = try orderspec("rules", "--format", "markdown")
    #expect(markdown.output.hasPrefix("# Rules\n\n"))
    #expect(markdown.output.split(separator: "\n").filter { $0.hasPrefix("## `") }.map(String.init) == rules.map { "## `\($0["code"] as! String)`" })
  }

  @Test func theReferenceIsFresh() throws {
    let run = try orderspec("rules", "--format", "markdown")
    #expect(run.code == 0 && run.error == "")
    #expect(try run.output == Checkout.read("Examples/RULES.md"), "Examples/RULES.md is stale: run `make generate`")
  }

  @Test func theReferenceShowsWhatTheCommandPrints() throws {
    // As a reader sees it: files, the command, what it prints. The freshness of all pages is the other test; here every fourth is run by hand.
    let pages = try Checkout.read("Examples/RULES.md").split(separator: "\n## `").dropFirst()
    #expect(try pages.count == Self.rules().count)
    // What plan says needs a provider: the tests of placing run it.
    for page in pages.filter({ !$0.contains(", group plan") }).enumerated().filter({ $0.offset % 4 == 1 }).map(\.element) {
      let code = page.prefix { $0 != "`" }
      let block = try #require(page.firstMatch(of: #/```console\n\$ orderspec (.*)\n((?s:.*?))\n```/#), "\(code)")
      let files = page[..<block.range.lowerBound].matches(of: #/(?:as|it) `(.*)`:\n\n```yaml\n((?s:.*?))\n```/#)
      let folder = try Folder(Dictionary(uniqueKeysWithValues: files.map { (String($0.1), String($0.2)) }))
      let arguments = block.1.split(separator: " ").map { String($0) }
      let run = try Command.run(Command.executable, arguments + ["--today", "2026-11-21"], in: folder.path)
      #expect(run.output == block.2 + "\n" && run.error == "", "\(code)")
      #expect(run.output.contains("= code: \(code)\n"), "\(code)")
    }
  }

  @Test func explainInEachFormat() throws {
    let rule = try #require(Self.rules().first { $0["code"] as? String == "yaml_implicit_boolean" })
    let text = try orderspec("explain", "yaml_implicit_boolean")
    #expect(text.code == 0 && text.error == "")
    #expect(text.output.hasPrefix("yaml_implicit_boolean  warning · yaml"), "\(text)")
    let sections = text.output.split(separator: "\n").filter { ["Why", "What to do", "Bad", "Good", "Source"].contains($0) }
    #expect(sections == ["Why", "What to do", "Bad", "Good", "Source"])
    for key in ["why", "whatToDo", "source"] { #expect(text.output.contains(rule[key] as! String), "\(key)") }
    for line in (rule["bad"] as! String).split(separator: "\n") { #expect(text.output.contains("    \(line)\n")) }

    let markdown = try orderspec("explain", "yaml_implicit_boolean", "--format", "markdown")
    #expect(markdown.output.hasPrefix("## `yaml_implicit_boolean`\n"))
    #expect(markdown.output.contains("```yaml\n\(rule["bad"] as! String)\n```"))
    #expect(try orderspec("rules", "--format", "markdown").output.contains(markdown.output))

    let json = try orderspec("explain", "yaml_implicit_boolean", "--format", "json")
    let document = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect((document["rules"] as? [NSDictionary]) == [rule as NSDictionary])
  }

  @Test func whatAPageSaysBesides() throws {
    #expect(try orderspec("explain", "unresolved_contact_reference").output.contains("Cannot be suppressed by a comment, only in the configuration.\n"))
    #expect(try !orderspec("explain", "yaml_implicit_boolean").output.contains("Cannot be suppressed"))
    #expect(try orderspec("explain", "unknown_field").output.hasPrefix("unknown_field  error · structure · blocking · sometimes fixable\n"))
    #expect(try orderspec("explain", "unsupported_by_target").output.contains("Bad (for hostup-v2)\n"))
    let guarded = try orderspec("explain", "already_owned")
    #expect(guarded.output.hasPrefix("already_owned  error · plan · blocking · guard · sometimes fixable\n"), "\(guarded)")
    #expect(guarded.output.contains("\nBad (for hostup-v2), where the account has `acme-shop.com` as `dom_1`\n"), "\(guarded)")
    let finding = "example.order.yaml:5:17: error[already_owned] /items/0/domainName: the account has this already: dom_1"
    #expect(guarded.output.contains("\n    \(finding)\n"), "\(guarded)")
    #expect(guarded.output.hasSuffix("\nCannot be suppressed, neither by a comment nor in the configuration.\n"), "\(guarded)")
    // Rules of lint can be guards of apply.
    #expect(try orderspec("explain", "price_guard_missing").output.hasPrefix("price_guard_missing  warning · payment · guard\n"))
    #expect(try orderspec("explain", "availability_unknown").output.hasSuffix("\nCannot be suppressed by a comment, only in the configuration.\n"))
  }

  /// What plan and apply raise is known wherever a code is named.
  @Test func codesOfPlanning() throws {
    let rules = try Self.rules().filter { $0["group"] as? String == "plan" }
    #expect(rules.count == 24)
    for rule in rules {
      let code = try #require(rule["code"] as? String)
      let isError = rule["severity"] as? String == "error"
      #expect(rule["blocking"] as? Bool == isError && rule["configurable"] as? Bool == !isError && rule["inlineSuppressible"] as? Bool == false, "\(code)")
    }
    #expect(try orderspec("explain", "alredy_owned").error.contains("did you mean `already_owned`?"))
    let folder = try Folder([
      ".orderspec.yaml": "rules: { already_ownd: error }\n", "a.order.yaml": "orderSpec: 1\nname: acme\nitems: [{ domainName: acme-shop.com }]\n",
    ])
    func lint() throws -> Run { try orderspec("lint", ".", in: folder) }
    #expect(try lint().output.contains("did you mean `already_owned`?"))
    // A guard cannot be switched off; a warning can be anything.
    for word in ["off", "info", "warning"] {
      try folder.write("rules: { already_owned: \(word) }\n", to: ".orderspec.yaml")
      let result = try lint()
      let fault = ".orderspec.yaml:1:25: error[config_invalid_value] /rules/already_owned: `already_owned` keeps apply from buying"
      #expect(result.code == 2 && result.output.contains(fault), "\(result)")
    }
    for text in ["already_owned: error", "availability_unknown: off", "availability_unknown: error", "price_guard_missing: off"] {
      try folder.write("rules: { \(text) }\n", to: ".orderspec.yaml")
      #expect(try lint().code == 0, "\(text)")
    }
    try folder.write("", to: ".orderspec.yaml")
    try folder.write(
      "orderSpec: 1\nname: acme\nitems:\n  # orderspec: ignore[already_owned] we know\n  - domainName: acme-shop.com\n", to: "a.order.yaml")
    #expect(try lint().output.contains("a.order.yaml:4:3: warning[suppression_unused] : `already_owned` cannot be suppressed by a comment\n"))
  }
}
