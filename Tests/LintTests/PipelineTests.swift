import Diagnostics
import OrderLanguage
import Testing

@testable import Compiler

/// What the pipeline makes of what the rules find.
struct PipelineTests {
  // MARK: Defaults and joining

  @Test func `a finding about a default stands once, with the items that it reaches`() throws {
    let outcome = lint(
      spec: """
        orderSpec: 1
        name: acme
        defaults:
          domain: { nameservers: [192.0.2.1, ns2.dns.example.org] }
        items:
          - domainName: acme-shop.com
          - domainName: acme-cafe.com
            nameservers: [ns1.dns.example.org, ns2.dns.example.org]
          - domainName: acme-tea.com
        """)
    #expect(outcome.lines == ["a.order.yaml:4 error[nameserver_invalid] /defaults/domain/nameservers/0"])
    let finding = try #require(outcome.report.findings.first)
    #expect(finding.related.map { "\($0.place.pointer) \($0.message)" } == ["/items/0 it reaches this item", "/items/2 it reaches this item"])
  }

  @Test(arguments: [
    ("domain: { years: 0 }", "value_out_of_range"), ("domain: { action: renew }", "renewal_is_not_an_order"), ("domain: { years: [1] }", "wrong_type"),
  ])
  func `a default that does not fit the language names the items that it reaches`(_ defaults: String, _ code: String) {
    let items = "items:\n  - domainName: acme-shop.com\n  - { domainName: acme-cafe.com, years: 1, action: register }\n"
    let outcome = lint(spec: "orderSpec: 1\nname: acme\ndefaults: { \(defaults) }\n" + items)
    let finding = outcome.report.findings.first { $0.code == code }
    #expect(finding?.related.map { "\($0.place.pointer) \($0.message)" } == ["/items/0 it reaches this item"], "\(outcome.lines)")
  }

  @Test func `a fault beside the defaults of a type leaves those as they are`() {
    let head = "orderSpec: 1\nname: acme\ndefaults:\n  domain: { years: 2, nameservers: [a.dns.example.org, b.dns.example.org] }\n"
    let items = "items:\n  - domainName: acme.com\n"
    #expect(lint(spec: head + items).lines == [])
    #expect(lint(spec: head + "  domian: {}\n" + items).lines == ["a.order.yaml:5 error[unknown_field] /defaults/domian"])
    #expect(lint(spec: head + "  [a]: {}\n" + items).lines == ["a.order.yaml:5 error[wrong_type] /defaults"])
  }

  @Test func `a merged fault stands once, where it is written`() throws {
    let outcome = lint(spec: "orderSpec: 1\nname: acme\nitems:\n  - &one { domainName: acme-shop.com, yers: 1 }\n  - { <<: *one, domainName: acme-cafe.com }\n")
    #expect(outcome.lines.filter { $0.contains("error") } == ["a.order.yaml:4 error[unknown_field] /items/0/yers"])
    #expect(outcome.report.findings.first { $0.code == "unknown_field" }?.related.map(\.place.pointer) == ["/items/1/yers"])
  }

  // MARK: Documents

  @Test func `a pointer is inside its document, and the document is counted from 0`() {
    let outcome = lint(spec: "---\n---\n" + spec("acme", "acme-shop.com", "example.com") + "---\n# nothing\n---\n" + spec("beta", "example.net"))
    #expect(
      outcome.lines == [
        "a.order.yaml:7 warning[domain_example_reserved] /items/1/domainName", "a.order.yaml:14 warning[domain_example_reserved] /items/0/domainName",
      ])
    #expect(outcome.report.documents.map(\.number) == [1, 3])
    #expect(outcome.report.documents.map(\.title) == ["order acme", "order beta"])
    #expect(outcome.report.findings.map(\.place.document) == [1, 3])
    #expect(outcome.report.documentCount == 4)
  }

  @Test func `an order without a name is called after its file`() {
    let outcome = lint(spec: "orderSpec: 1\nitems: [{ domainName: acme-shop.com }]\n---\norderSpec: 1\nitems: [{ domainName: acme-cafe.com }]\n")
    #expect(outcome.report.documents.map(\.title) == ["a.order.yaml", "a.order.yaml#2"])
    let contacts = lint(["c.contacts.yaml": "anna: 1\n"], ["c.contacts.yaml"])
    #expect(contacts.report.documents.map(\.title) == ["contacts file c.contacts.yaml"])
  }

  @Test func `what stands before a syntax error is checked`() {
    let outcome = lint(spec: spec("acme", "example.com") + "---\norderSpec: 1\nname: beta\nitems: [\n")
    #expect(outcome.report.findings.map(\.code) == ["domain_example_reserved", "yaml_syntax_error"])
    #expect(outcome.report.documents.map(\.number) == [0, 1])
    #expect(outcome.report.documentCount == 2)
  }

  // MARK: Files of a run

  @Test func `names are compared over all files, and the later one is told`() throws {
    let outcome = lint([
      "b.order.yaml": spec("acme", "acme-shop.com"), "a.order.yaml": spec("acme", "ACME-shop.com"), "c.order.yaml": spec("beta", "acme-shop.com"),
    ])
    #expect(
      outcome.lines.filter { $0.contains("error") } == [
        "b.order.yaml:2 error[duplicate_order_name] /name", "b.order.yaml:4 error[duplicate_item_identity] /items/0/domainName",
        "c.order.yaml:4 error[duplicate_item_identity] /items/0/domainName",
      ])
    let finding = try #require(outcome.report.findings.first { $0.code == "duplicate_order_name" })
    #expect(finding.related.map(\.place.file.name) == ["./a.order.yaml"])
    // A file that is named twice is one file.
    let twice = lint(["a.order.yaml": spec("acme", "acme-shop.com")], ["a.order.yaml", "./a.order.yaml", "x/../a.order.yaml", "."])
    #expect(twice.lines == [] && twice.report.fileCount == 1)
  }

  @Test func `a file of many faults has them in the order of their places`() {
    for sample in Sample.all {
      let findings = sample.lint().report.findings
      let sorted = findings.sorted {
        ($0.place.file.name, $0.place.document, $0.place.range.start, $0.code) < ($1.place.file.name, $1.place.document, $1.place.range.start, $1.code)
      }
      #expect(
        findings.map { "\($0.place.file.name) \($0.place.document) \($0.place.range.start) \($0.code)" }
          == sorted.map { "\($0.place.file.name) \($0.place.document) \($0.place.range.start) \($0.code)" }, "\(sample.path)")
    }
  }

  @Test func `text that stands in no file is checked under its name`() {
    let linter = Linter(LintOptions(today: Sample.today), files: MemoryFiles(["x/.orderspec.yaml": "rules: { domain_example_reserved: error }"]))
    let outcome = linter.lint(text: Array(spec("acme", "example.com").utf8), name: "x/stdin.order.yaml")
    #expect(outcome.lines == ["x/stdin.order.yaml:4 error[domain_example_reserved] /items/0/domainName"])
    let contacts = linter.lint(text: Array("anna: { type: person }".utf8), name: "people.contacts.yaml")
    #expect(contacts.report.findings.map(\.code).contains("value_not_in_enum"))
  }

  @Test func `strict secrets make a transfer code an error`() {
    let text = "orderSpec: 1\nname: acme\nitems:\n  - { domainName: acme-shop.com, action: transfer, eppCode: Kx7vPq2mRt9w }\n"
    #expect(lint(spec: text).lines == ["a.order.yaml:4 warning[epp_code_in_plain_text] /items/0/eppCode"])
    #expect(lint(spec: text) { $0.strictSecrets = true }.lines == ["a.order.yaml:4 error[epp_code_in_plain_text] /items/0/eppCode"])
  }

  // MARK: Threads and order

  @Test func `the result depends on neither threads nor the order of paths`() {
    var files = MemoryFiles()
    var names: [String] = []
    // Every spec stands there twice, so that names meet over files and folders.
    for (index, sample) in (Sample.fixtures + Sample.examples).enumerated() where !sample.path.hasSuffix(".contacts.yaml") {
      for copy in ["a", "b"] {
        names.append("\(copy)\(index % 7)/\(index).order.yaml")
        files[names[names.count - 1]] = sample.bytes
      }
    }
    for folder in Set(names.map { $0.prefix { $0 != "/" } }) {
      files["\(folder)/team.contacts.yaml"] = Array("anna: { type: person, firstName: Anna, lastName: Ek, email: anna@ek.example.org }\n".utf8)
      let user = """
        orderSpec: 1
        name: user-\(folder)
        attemptKey: order-20261121-900
        contactsFile: team.contacts.yaml
        items:
          - { domainName: acme-user.com, registrantContact: anna }
          - { type: shared_hosting, productSlug: webbhotell-start, primaryDomain: nobody-\(folder).com, billingCycle: monthly }

        """
      files["\(folder)/user.order.yaml"] = Array(user.utf8)
      names += ["\(folder)/team.contacts.yaml", "\(folder)/user.order.yaml"]
    }
    let folders = Array(Set(names.map { String($0.prefix { $0 != "/" }) }))
    let expected = lint(files, folders.sorted()) { $0.jobs = 1 }
    let codes = Set(expected.report.findings.map(\.code))
    #expect(expected.report.fileCount > 300 && expected.report.findings.count > 2_000)
    #expect(codes.isSuperset(of: ["duplicate_order_name", "duplicate_item_identity", "attempt_key_reused", "primary_domain_not_ordered_or_owned"]))
    #expect(expected.report.findings.contains { $0.related.contains { $0.message == "used here" } })
    // Every file by its name, and folders to be walked.
    for (jobs, paths) in [(1, names), (2, folders), (4, names)] {
      var random = SeededGenerator(state: UInt64(jobs))
      let outcome = lint(files, paths.shuffled(using: &random)) { $0.jobs = jobs }
      #expect(Picture.lines(outcome) == Picture.lines(expected), "\(jobs) threads")
      #expect(outcome.report.suppressedCount == expected.report.suppressedCount && outcome.report.documentCount == expected.report.documentCount)
    }
  }

  // MARK: Fixes

  @Test func `fixes leave out what comments and configuration hide`() {
    let text = "orderSpec: 1\nname: acme\nitems:\n  - domainName: Acme-Shop.com\n  - domainName: Acme-Cafe.com # orderspec: ignore[domain_uppercase] a brand\n"
    func fixed(_ texts: [String: String], _ configure: (inout LintOptions) -> Void = { _ in }) -> String? {
      var options = LintOptions(today: Sample.today)
      configure(&options)
      return Linter(options, files: MemoryFiles(texts)).fixes(["a.order.yaml"], includesUnsafe: false).first.map { String(decoding: $0.new, as: UTF8.self) }
    }
    #expect(fixed(["a.order.yaml": text]) == text.replacing("Acme-Shop", with: "acme-shop"))
    #expect(fixed(["a.order.yaml": text, ".orderspec.yaml": "rules: { domain_uppercase: off }"]) == nil)
    #expect(fixed(["a.order.yaml": text]) { $0.ignore = ["domain_uppercase"] } == nil)
    #expect(fixed(["a.order.yaml": text]) { $0.select = ["missing_required"] } == nil)
  }

  @Test func `a file with a syntax error is never touched`() {
    let text = "orderSpec: 1\nname: acme\nitems:\n  - domainName: Acme-Shop.com\n---\n[\n"
    #expect(lint(spec: text).report.findings.contains { !$0.fixes.isEmpty })
    #expect(Linter(LintOptions(today: Sample.today), files: MemoryFiles(["a.order.yaml": text])).fixes(["a.order.yaml"], includesUnsafe: true).isEmpty)
  }

  @Test func `fixes uncover fixes`() {
    // The name can be spelled right only after its key is.
    let text = "orderSpec: 1\nname: acme\nitems:\n  - domainname: Acme-Shop.com\n"
    let fixed = Linter(LintOptions(today: Sample.today), files: MemoryFiles()).fixes(text: Array(text.utf8), name: "a.order.yaml", includesUnsafe: false)
    #expect(String(decoding: fixed.new, as: UTF8.self) == "orderSpec: 1\nname: acme\nitems:\n  - domainName: acme-shop.com\n")
    #expect(fixed.count == 2 && fixed.refusedCount == 0)
  }

  private func fixed(_ text: String) -> (text: String, count: Int, refused: Int) {
    let file = Linter(LintOptions(today: Sample.today), files: MemoryFiles()).fixes(text: Array(text.utf8), name: "a.order.yaml", includesUnsafe: false)
    return (String(decoding: file.new, as: UTF8.self), file.count, file.refusedCount)
  }

  @Test func `a fix that uncovers errors does not keep the others back`() {
    // The contact is not complete, which nobody could know before its key was spelt right.
    let text =
      "orderSpec: 1\nname: acme\ndescription: NO\npayment: { method: Card, currency: sek, maxTotal: \"5,00\" }\nitems:\n"
      + "  - { domainName: acme-shop.com, regstrantContact: { type: company } }\n"
    let wanted =
      "orderSpec: 1\nname: acme\ndescription: \"NO\"\npayment: { method: card, currency: SEK, maxTotal: \"5.00\" }\nitems:\n"
      + "  - { domainName: acme-shop.com, registrantContact: { type: organisation } }\n"
    #expect(fixed(text) == (wanted, 6, 0))
    #expect(fixed("orderSpec: 1\nname: acme\nitem:\n  - { domainName: Acme-Shop.com, years: 11 }\n").text.contains("items:\n  - { domainName: acme-shop.com,"))
    #expect(fixed("orderSpec: 1\nname: acme\ndefaults: { domian: { years: 11 } }\nitems: [{ domainName: acme.com }]\n").text.contains("{ domain: {"))
  }

  @Test func `a fix that would make a key stand twice is refused, and no other`() {
    let head = "orderSpec: 1\nname: acme\ndescription: NO\nitems: [{ domainName: acme.com }]\ncontacts:\n"
    let contact = "  anna: { type: private, firstName: Anna, lastName: Ek, email: anna@ek.org, countryCode: SE"
    // Each of the two fixes is right by itself: to take the members of `address` up, and to spell `street` right.
    let both = fixed(head + contact + ", stret: Å 1, address: { street: Å 2 } }\n")
    let wanted = head.replacing("NO\n", with: "\"NO\"\n") + contact + ", street: Å 1, address: { street: Å 2 } }\n"
    #expect(both == (wanted, 2, 0))
  }

  @Test func `a fix that would harm the text is refused, and no other`() {
    let text = "orderSpec: 1\nname: acme\nitems:\n  - { domainName: acme.com, years: 1, premium: true }\n  - domainName: beta.com\n"
    func result(_ changes: [(String, String)]) -> Fixer.Result {
      Fixer(includesUnsafe: false) { file in
        let text = file.text(SourceRange(0, file.bytes.count))
        return changes.compactMap { (old, new) -> Diagnostic? in
          guard let range = text.firstRange(of: old) else { return nil }
          let start = text[..<range.lowerBound].utf8.count
          let edit = Edit(file, SourceRange(start, start + old.utf8.count), new)
          return Diagnostic(
            code: "unknown_field", severity: .error, message: "", place: Place(file: file, range: edit.range, pointer: "", document: 0),
            fixes: [FixIt("", edits: [edit])])
        }
      }.fix(SourceFile(name: "a.order.yaml", bytes: Array(text.utf8)))
    }
    for bad in [("premium", "years"), ("premium: true", "[a"), ("items", "things"), ("  - domainName: beta.com\n", "")] {
      let result = result([bad, ("acme.com", "acme.org")])
      #expect(String(decoding: result.bytes, as: UTF8.self) == text.replacing("acme.com", with: "acme.org"), "\(bad)")
      #expect(result.count == 1 && result.refusedCount == 1, "\(bad)")
    }
  }

  @Test func `keys that may mean one field are not renamed`() {
    let text = "orderSpec: 1\nname: acme\nitems:\n  - { domainName: acme.com, yeers: 3, Years: 4 }\n"
    #expect(fixed(text) == (text, 0, 0))
    #expect(lint(spec: text).lines == ["a.order.yaml:4 error[unknown_field] /items/0/yeers", "a.order.yaml:4 error[unknown_field] /items/0/Years"])
    let known = "orderSpec: 1\nname: acme\nitems:\n  - { domainName: acme.com, years: 3, Years: 4 }\n"
    #expect(fixed(known) == (known, 0, 0))
    let mixed = "orderSpec: 1\nname: acme\nitems:\n  - { type: vps, hostname: a.acme.se, productSlug: b, cycle: annually, billing_cycle: monthly }\n"
    #expect(fixed(mixed) == (mixed, 0, 0))
  }
}
