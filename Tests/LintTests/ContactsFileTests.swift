import Compiler
import Diagnostics
import OrderLanguage
import Testing

/// Contacts files: read once, however many specs name them.
struct ContactsFileTests {
  private static let anna = "{ type: private, firstName: Anna, lastName: Ek, email: anna@ek.org, countryCode: SE }"
  private static let faulty = "anna: \(anna)\nbo: { type: private, firstName: Bo, lastName: Ek, email: bo@ek.org, countryCode: NO }\n"

  private func user(_ name: String, _ file: String = "team.contacts.yaml", contact: String = "anna") -> String {
    "orderSpec: 1\nname: \(name)\ncontactsFile: \(file)\nitems:\n  - domainName: \(name)-shop.com\n    registrantContact: \(contact)\n"
  }

  @Test(arguments: [["."], ["a.order.yaml", "b.order.yaml"], ["a.order.yaml", "team.contacts.yaml", "b.order.yaml"], ["a.order.yaml", "./b.order.yaml"]])
  func `a fault stands there once, with the specs that use it`(_ paths: [String]) throws {
    let outcome = lint(["a.order.yaml": user("acme"), "b.order.yaml": user("beta"), "team.contacts.yaml": Self.faulty], paths)
    #expect(outcome.lines == ["team.contacts.yaml:2 warning[yaml_implicit_boolean] /bo/countryCode"])
    let related = try #require(outcome.report.findings.first).related
    #expect(
      related.map { "\($0.place.file.name.trimmingPrefix("./")) \($0.place.pointer) \($0.message)" }.sorted() == [
        "a.order.yaml /contactsFile used here", "b.order.yaml /contactsFile used here",
      ])
    #expect(outcome.report.fileCount == 3 && outcome.report.documentCount == 3)
  }

  @Test func `a file that only specs name is looked at, too`() {
    let outcome = lint(["x/a.order.yaml": user("acme", "../y/people.yaml"), "y/people.yaml": Self.faulty], ["x/a.order.yaml"])
    #expect(outcome.lines == ["y/people.yaml:2 warning[yaml_implicit_boolean] /bo/countryCode"])
    #expect(outcome.report.documents.map(\.file) == ["y/people.yaml"])
  }

  @Test func `a second document is an error, in the file alone and where it is named`() throws {
    let file = "anna: \(Self.anna)\n---\n# more\nbo: \(Self.anna)\n---\n"
    let line = "team.contacts.yaml:4 error[wrong_type]"
    #expect(lint(["team.contacts.yaml": file]).lines == [line])
    let outcome = lint(["a.order.yaml": user("acme"), "team.contacts.yaml": file], ["a.order.yaml"], keepsOrders: true)
    #expect(outcome.lines == [line] && outcome.blocking.map(\.code) == ["wrong_type"])
    #expect(try #require(outcome.report.findings.first).related.map(\.place.pointer) == ["/contactsFile"])
    #expect(lint(["team.contacts.yaml": "---\nanna: \(Self.anna)\n---\n# nothing\n"]).lines == [])
  }

  @Test func `a spec is no contacts file, its own neither`() {
    for name in ["a.order.yaml", "b.order.yaml"] {
      let outcome = lint(["a.order.yaml": user("acme", name), "b.order.yaml": spec("beta", "acme-cafe.com")], ["a.order.yaml"])
      #expect(outcome.report.findings.contains { $0.code == "unresolved_contacts_file" && $0.message.contains("is an order spec") }, "\(name)")
      #expect(outcome.report.documents.map(\.file) == ["a.order.yaml"])
    }
    let named = lint(["team.contacts.yaml": "orderSpec: 1\n"]).lines
    #expect(!named.isEmpty, "what is called so and holds none is told")
  }

  @Test func `many users are counted`() {
    var files = ["team.contacts.yaml": Self.faulty]
    for index in 10..<25 { files["s\(index).order.yaml"] = user("acme-\(index)") }
    let related = lint(files).report.findings.map { $0.related.map(\.message) }
    #expect(related == [Array(repeating: "used here", count: 9) + ["used here and in 5 more specs"]])
  }

  @Test(arguments: [
    (nil, "no such file or directory"), ("- a\n", "holds no mapping of contacts"),
    ("orderSpec: 1\nname: anna\n", "is an order spec and holds no mapping of contacts"), ("", "holds no contacts"), ("anna: [\n", "is not readable as YAML"),
  ])
  func `a file without contacts is a finding at its name`(_ content: String?, _ reason: String) {
    var files = ["a.order.yaml": user("acme")]
    files["team.contacts.yaml"] = content
    let outcome = lint(files, ["a.order.yaml"])
    let findings = outcome.findings(in: "a.order.yaml")
    #expect(findings.map { Spot($0).text }.contains("error[unresolved_contacts_file] /contactsFile"))
    #expect(findings.contains { $0.message.contains(reason) })
    #expect(outcome.failures == [])
  }

  @Test func `a file that may not be read is a finding, and a failure where it is named`() {
    var files = MemoryFiles(["a.order.yaml": user("acme")])
    files.fail("team.contacts.yaml", "permission denied")
    #expect(lint(files, ["a.order.yaml"]).report.findings.contains { $0.code == "unresolved_contacts_file" && $0.message.contains("permission denied") })
    #expect(lint(files).failures == ["./team.contacts.yaml: permission denied"])
  }

  @Test func `missing contacts may be ignored where a file cannot be read`() {
    let missing = ["a.order.yaml": user("acme")]
    #expect(lint(missing, ["a.order.yaml"]).report.findings.map(\.code).contains("unresolved_contacts_file"))
    #expect(lint(missing, ["a.order.yaml"]) { $0.ignoresMissingContacts = true }.lines == [])
    // A file that can be read is known: what it does not hold is missing.
    let known = ["a.order.yaml": user("acme", contact: "eva"), "team.contacts.yaml": "anna: \(Self.anna)\n"]
    #expect(lint(known) { $0.ignoresMissingContacts = true }.lines == ["a.order.yaml:6 error[unresolved_contact_reference] /items/0/registrantContact"])
    // With one readable file and one that is not, a name may stand in the other.
    let two = ["a.order.yaml": user("acme", "[team.contacts.yaml, gone.contacts.yaml]", contact: "eva"), "team.contacts.yaml": "anna: \(Self.anna)\n"]
    #expect(lint(two) { $0.ignoresMissingContacts = true }.lines == [])
  }

  @Test func `a name in two files stands in the later one, where its comments count`() {
    let texts = [
      "a.order.yaml": user("acme", "[one.contacts.yaml, two.contacts.yaml]"), "one.contacts.yaml": "anna: \(Self.anna)\n",
      "two.contacts.yaml": "\n\n\nanna: \(Self.anna)\n",
    ]
    let outcome = lint(texts)
    #expect(outcome.lines == ["two.contacts.yaml:4 error[duplicate_contact_name] /anna"])
    #expect(outcome.report.documents.map(\.file) == ["./two.contacts.yaml"])
    // The spec has a comment for that line number, and the contacts file has none.
    let spec = texts.merging([
      "a.order.yaml":
        "orderSpec: 1\nname: acme\ncontactsFile: [one.contacts.yaml, two.contacts.yaml]\nitems: # orderspec: ignore[duplicate_contact_name] r\n  - domainName: acme-shop.com\n"
    ]) { $1 }
    #expect(lint(spec).lines == ["a.order.yaml:4 warning[suppression_unused]", "two.contacts.yaml:4 error[duplicate_contact_name] /anna"])
    let contacts = texts.merging(["two.contacts.yaml": "# orderspec: ignore[duplicate_contact_name] r\nanna: \(Self.anna)\n"]) { $1 }
    #expect(lint(contacts).lines == [] && lint(contacts).report.suppressedCount == 1)
    // Two users find it, and it is there once.
    let users = texts.merging(["b.order.yaml": user("beta", "[one.contacts.yaml, two.contacts.yaml]")]) { $1 }
    #expect(lint(users).lines == ["two.contacts.yaml:4 error[duplicate_contact_name] /anna"])
  }

  @Test func `a hole in a contacts file is never hidden from those who compile`() {
    let texts = [
      "a.order.yaml": user("acme"), "team.contacts.yaml": "anna: { type: private, firstName: Anna, lastName: Ek, email: [a], countryCode: SE }\n",
      ".orderspec.yaml": "rules: { wrong_type: off }",
    ]
    let outcome = lint(texts, ["a.order.yaml"], keepsOrders: true)
    #expect(outcome.lines == [])
    #expect(outcome.blocking.map { Spot($0).text } == ["error[wrong_type] /anna/email"])
    var options = CompileOptions(lint: LintOptions(today: Sample.today))
    options.lint.target = .hostupV2
    let compiled = OrderCompiler(options, files: MemoryFiles(texts)).compile(["a.order.yaml"])
    #expect(compiled.isRefused && compiled.requests.isEmpty)
    #expect(compiled.lint.report.findings.map { "\($0.place.file.name) \(Spot($0).text)" } == ["team.contacts.yaml error[wrong_type] /anna/email"])
  }

  @Test func `a document that cannot be read is never hidden from those who compile`() {
    let texts = ["a.order.yaml": spec("acme", "acme-shop.com") + "---\nname: [\n", ".orderspec.yaml": "rules: { yaml_syntax_error: off }"]
    var options = CompileOptions(lint: LintOptions(today: Sample.today))
    options.lint.target = .hostupV2
    let compiled = OrderCompiler(options, files: MemoryFiles(texts)).compile(["a.order.yaml"])
    #expect(compiled.isRefused && compiled.requests.isEmpty)
    #expect(compiled.lint.lines == ["a.order.yaml:6 error[yaml_syntax_error]"] || compiled.lint.lines == ["a.order.yaml:7 error[yaml_syntax_error]"])
  }
}
