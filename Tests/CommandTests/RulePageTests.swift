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
    let keys: Set = [
      "code", "group", "severity", "summary", "why", "whatToDo", "bad", "good", "source", "evidence", "fix", "documentation", "blocking", "inlineSuppressible",
    ]
    let reference = try Checkout.read("Examples/RULES.md")
    for rule in rules {
      let code = try #require(rule["code"] as? String)
      #expect(Set(rule.keys) == keys, "\(code)")
      for key in keys.subtracting(["blocking", "inlineSuppressible"]) { #expect((rule[key] as? String)?.isEmpty == false, "\(code): \(key)") }
      #expect(["error", "warning", "info", "off"].contains(rule["severity"] as? String), "\(code)")
      #expect(["none", "sometimes", "always"].contains(rule["fix"] as? String), "\(code)")
      #expect(["documented", "observed", "assumed"].contains(rule["evidence"] as? String), "\(code)")
      #expect(rule["blocking"] is Bool && rule["inlineSuppressible"] is Bool, "\(code)")
      // The link leads to a heading of the page.
      #expect(rule["documentation"] as? String == "Examples/RULES.md#\(code)" && reference.contains("\n## `\(code)`\n"), "\(code)")
    }
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
    for page in pages.enumerated().filter({ $0.offset % 4 == 1 }).map(\.element) {
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
  }
}
