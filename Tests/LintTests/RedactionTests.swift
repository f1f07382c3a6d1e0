import Compiler
import Diagnostics
import OrderLanguage
import Reporting
import Rules
import Testing
import YAMLSyntax

/// No report for people shows a secret, a personal number or a token.
struct RedactionTests {
  private static let secret = "Kx7vPq2mRt9w"

  /// The text report of a spec, and its diff after all fixes.
  private func shown(_ sample: Sample) -> String {
    var report = TextReport(style: TextStyle(usesColour: false), redactions: Redaction.ranges)
    var text = report.render(sample.lint().report)
    if let fixed = sample.fixed(includesUnsafe: true) {
      let new = SourceFile(name: sample.path, bytes: fixed.new)
      let (oldHidden, newHidden) = (Redaction.ranges(in: fixed.old), Redaction.ranges(in: new))
      text += UnifiedDiff.text(
        from: fixed.old.bytes, to: fixed.new, oldName: sample.path, newName: sample.path, shownOld: { Redacted.text(of: fixed.old, $0, hiding: oldHidden) },
        shownNew: { Redacted.text(of: new, $0, hiding: newHidden) })
    }
    return text
  }

  /// Every line of a file as it is shown.
  private func lines(_ text: String, _ name: String = "a.order.yaml") -> [String] {
    let file = SourceFile(name: name, bytes: Array(text.utf8))
    let table = LineTable(file)
    let hidden = Redaction.ranges(in: file)
    return (1...table.lineCount).map { Redacted.text(of: file, table.range(ofLine: $0), hiding: hidden) }
  }

  @Test func `the user information of a URL is hidden`() {
    let text = """
      orderSpec: 1
      name: acme
      callback: { url: "https://hook:\(Self.secret)@hooks.example.org/x" }
      ulr: https://\(Self.secret)@hooks.example.org/?a=b@c
      items: [
      # at http://u:p@ss\(Self.secret)@h.example.org
      """
    let printed = lines(text)
    #expect(!printed.joined().contains(Self.secret) && printed[2].contains("https://•") && printed[2].contains("@hooks.example.org/x"), "\(printed)")
    #expect(printed[3].hasSuffix("@hooks.example.org/?a=b@c"))
    // In messages, too.
    let quoted = shown(
      Sample("a.order.yaml", MemoryFiles(["a.order.yaml": "orderSpec: 1\nname: acme\nitems: [{ domainName: \"https://u:\(Self.secret)@acme.se/\" }]\n"])))
    #expect(quoted.contains("domain_has_scheme_or_path") && !quoted.contains(Self.secret), "\(quoted)")
  }

  @Test(arguments: Sample.all)
  func `every literal of a secret-capable field is hidden`(_ sample: Sample) {
    let file = SourceFile(name: sample.path, bytes: sample.bytes)
    let hidden = Redaction.ranges(in: file)
    // Where YAML cannot be read, the lines alone tell.
    guard !SyntaxTree.parse(file).isTruncated else { return }
    for range in SecretLiterals.ranges(in: file) {
      let isCovered = hidden.contains { $0.start <= range.lowerBound && range.upperBound <= $0.end }
      #expect(isCovered, "\(file.text(SourceRange(range.lowerBound, range.upperBound)))")
    }
    for (left, right) in zip(hidden, hidden.dropFirst()) { #expect(left.end < right.start) }
    // What the rules about secrets point at is hidden, wherever it stands.
    for finding in sample.lint().findings(in: sample.path) where ["secret_in_plain_text", "epp_code_in_plain_text"].contains(finding.code) {
      // The name of an alias is no secret.
      if file.bytes[finding.place.range.start] == 0x2A { continue }
      let isCovered = hidden.contains { $0.start <= finding.place.range.start + 1 && finding.place.range.end - 1 <= $0.end }
      #expect(isCovered, "\(Spot(finding))")
    }
  }

  /// Who calls is nobody's matter; where, is.
  @Test(arguments: [
    ("url: \"https://hook:geheim@hooks.example.org/x\"", "@hooks.example.org/x\""), ("url: https://geheim@hooks.example.org", "@hooks.example.org"),
    ("# see https://hook:geheim@hooks.example.org", "@hooks.example.org"), ("baseURL: 'http://u:geheim@127.0.0.1:8701/'", "@127.0.0.1:8701/'"),
    ("ledger: postgres://buyer:geheim@db.example.org/x", "@db.example.org/x"), ("ledger: postgres://buyer:geh/geheim@db.example.org/x", "@db.example.org/x"),
    ("ledger: postgres://buyer:geheim@geheim@db.example.org/x", "@db.example.org/x"), ("{ \"url\": \"HTTPS://a:geheim@b.org\" }", "@b.org\" }"),
  ])
  func `user and password of a URL are hidden`(_ line: String, _ end: String) {
    let shown = lines("orderSpec: 1\n\(line)\n")[1]
    #expect(shown.contains("•") && shown.hasSuffix(end) && !shown.contains("geheim"), "\(shown)")
  }

  @Test(arguments: [
    "url: https://hooks.example.org:8443/@name", "url: https://hooks.example.org/a:b@c", "baseURL: http://[::1]:8701/@x",
    "ledger: postgres://buyer@db.example.org:5432/x",
    "url: https://hooks.example.org/", "url: https://", "a://", "://@", "url: https:",
  ])
  func `a URL without user and password is shown`(_ line: String) { #expect(lines("orderSpec: 1\n\(line)\n")[1] == line) }

  @Test(arguments: [
    "eppCode: Kx7vPq2mRt9w", "eppCode: \"Kx7vPq2mRt9w\"", "eppCode: 'Kx7vPq2mRt9w'", "eppCode: !!str Kx7vPq2mRt9w", "eppCode: &a Kx7vPq2mRt9w",
    "eppCode: |\n      Kx7vPq2mRt9w", "eppCode: >-\n      Kx7vPq2mRt9w\n      Kx7vPq2mRt9w", "eppCode: \"a\n      Kx7vPq2mRt9w\"",
    "eppCode:\n      Kx7vPq2mRt9w",
    "\"eppCode\": Kx7vPq2mRt9w", "? eppCode\n    : Kx7vPq2mRt9w", "eppCode: [Kx7vPq2mRt9w]", "eppCode: { a: Kx7vPq2mRt9w }",
    "extensions: { a: Kx7vPq2mRt9w, b: [Kx7vPq2mRt9w] }",
    "extra: { hostup-v2: { a: { b: Kx7vPq2mRt9w } } }", "eppCode: Kx7vPq2mRt9w${env:A}", "eppCode: ${env:A}Kx7vPq2mRt9w",
    "extensions: { a: &x Kx7vPq2mRt9w }\n    options: *x",
  ])
  func `a transfer code is hidden however it is written`(_ member: String) {
    let text = "orderSpec: 1\nname: acme\nitems:\n  - domainName: acme-shop.com\n    \(member)\n"
    #expect(!lines(text).joined(separator: "\n").contains(Self.secret), "\(lines(text).joined(separator: "\n"))")
    // Fields that hold no secret stay readable.
    #expect(lines(text)[3] == "  - domainName: acme-shop.com")
  }

  @Test(arguments: [
    "firstName", "lastName", "companyName", "email", "phoneNumber", "street", "address2", "city", "state", "postalCode", "vatNumber", "registrationIdentifier",
  ])
  func `data of a person are hidden in specs and contacts files`(_ field: String) {
    #expect(lines("orderSpec: 1\nname: acme\ncontacts:\n  bo:\n    \(field): Kx7v åäö\n")[4] == "    \(field): ••••••••")
    #expect(lines("bo:\n  \(field): Kx7v åäö\n", "c.contacts.yaml")[1] == "  \(field): ••••••••")
    #expect(lines("orderSpec: 1\nname: acme\nclientData: { \(field): \"Kx7v\" }\n")[2] == "clientData: { \(field): \"••••\" }")
    // Where YAML cannot be read, the line alone tells.
    #expect(lines("orderSpec: 1\nname: [\n\(field): Kx7v\n")[2] == "\(field): ••••")
  }

  @Test func `references stay readable`() {
    let text =
      "orderSpec: 1\nname: acme\nitems:\n  - domainName: acme-shop.com\n    eppCode: ${env:ACME_EPP}\n    extra: { hostup-v2: { a: \"${file:/run/secrets/a}\" } }"
    #expect(lines(text).joined(separator: "\n") == text)
  }

  @Test(arguments: ["811228-9874", "19811228-9874", "811228+9874", "sk_live_51H8abcdEFGHijklMNOPqrst", "a1b2c3d4e5f6a7b8c9d0e1f2"])
  func `numbers of persons and tokens are hidden wherever they stand`(_ token: String) {
    let hidden = String(repeating: "•", count: token.count)
    #expect(lines("orderSpec: 1\nname: acme\ndescription: about \(token), and more # \(token)\n")[2] == "description: about \(hidden), and more # \(hidden)")
    #expect(lines("[ \(token)")[0] == "[ \(hidden)")
  }

  @Test(arguments: ["dom_01hxa3b4c5d6e7f8g9h0j1k2m3", "ns1.dns.example.org", "2026-11-21", "one-two-three-four-five-six-seven-eight-9", "order-20260326-001"])
  func `what is public stays readable`(_ word: String) {
    let text = "orderSpec: 1\nname: acme\ndescription: \(word)\n"
    #expect(lines(text).joined(separator: "\n") == text)
  }

  @Test func `reports and diffs hide what they quote`() {
    let text = """
      orderSpec: 1
      name: acme
      contacts:
        bo: { type: private, firstName: Bosse, lastName: Eklund, email: bosse@eklund.org, phoneNumber: +46701234567, countryCode: SE, registrationIdentifier: "811228-9874" }
      items:
        - { domainName: Acme-Shop.com, action: transfer, eppCode: Kx7vPq2mRt9w, registrantContact: bo, premium: yes }
      """
    let shown = shown(Sample("a.order.yaml", MemoryFiles(["a.order.yaml": text])))
    #expect(shown.contains("epp_code_in_plain_text") && shown.contains("personal_number_in_plain_text") && shown.contains("yaml_unquoted_phone"))
    #expect(shown.contains("+++ a.order.yaml") && shown.contains("acme-shop.com, action: transfer, eppCode: ••••••••••••"))
    for secret in ["Bosse", "Eklund", "bosse@eklund.org", "46701234567", "811228", "9874", Self.secret] { #expect(!shown.contains(secret), "\(secret)") }
  }

  @Test(arguments: Sample.all)
  func `reports and diffs of all samples hide secrets`(_ sample: Sample) {
    let shown = shown(sample)
    for secret in SecretLiterals.texts(in: SourceFile(name: sample.path, bytes: sample.bytes)) where secret.utf8.contains(where: { (0x30...0x39).contains($0) })
    {
      #expect(!SecretLiterals.text(shown, shows: secret), "\(secret)")
    }
  }

  // MARK: Keys

  @Test(arguments: [
    "eppcode", "epp_code", "EPP-Code", "eppKode", "epCode", "authCode", "rootPassword", "api_key", "emial", "phone_number", "Registrationidentifier",
  ])
  func `a slip in a key hides its value all the same`(_ key: String) {
    #expect(SecretKeys.hides(key))
    #expect(lines("orderSpec: 1\nitems:\n  - domainName: acme-shop.com\n    \(key): Kx7vPq2mRt9w\n")[3] == "    \(key): ••••••••••••")
    #expect(lines("[\n\(key):Kx7vPq2mRt9w\n")[1] == "\(key):••••••••••••")
  }

  @Test func `no other field of the language is taken for a secret`() {
    let fields = ObjectType.allCases.flatMap { Grammar.fields(of: $0) }
    for field in fields {
      #expect(SecretKeys.hides(field.name.string) == field.allowsSecret || ["extra", "extensions"].contains(field.name.string), "\(field.name.string)")
    }
  }

  @Test func `behind a secret the comment is hidden, too`() {
    #expect(lines("eppCode: ab #Kx7vPq\n")[0] == "eppCode: •• #••••••")
    #expect(lines("eppCode: \"ab\" # was Kx7vPq\n")[0] == "eppCode: \"••\" #•••••••••••")
    #expect(lines("city: Lund # in the south\n")[0] == "city: •••• # in the south")
    #expect(lines("x: 1 # Authorization: Bearer abc123\n")[0].contains("abc") == false)
  }

  // MARK: Findings

  @Test(arguments: [
    ("Kx7vPq2mRt9w", "\"Kx7vPq2mRt9w\""), ("211062-5629", "\"2110625629\""), ("19811228-9874", "811228-9874"), ("8112289874", "811228-9874"),
    ("[SE]556703-7485", "556703-7485"), ("ab #Kx7vPq2m", "\"ab #Kx7vPq2m\""), ("åKx7vPq2m", "äKx7vPq2m"), ("Kx7vPq2m", ""),
  ])
  func `an edit of a secret holds what changes and gives the same text`(_ old: String, _ new: String) throws {
    let text = "eppCode: \(old)\nyears: 1\n"
    let file = SourceFile(name: "a.order.yaml", bytes: Array(text.utf8))
    let range = SourceRange(9, 9 + old.utf8.count)
    let place = Place(file: file, range: range, pointer: "/items/0/eppCode", document: 0)
    let finding = Diagnostic(code: "x", severity: .error, message: "x", place: place, fixes: [FixIt("write it", edits: [Edit(file, range, new)])])
    let edits = try #require(Redaction.discreet(finding).fixes.first?.edits)
    #expect(String(decoding: EditApplication.apply(edits, to: file), as: UTF8.self) == "eppCode: \(new)\nyears: 1\n")
    #expect(edits.allSatisfy { $0.text.utf8.count < 6 }, "\(edits.map(\.text))")
    // In another field it stays as it is.
    var other = finding
    other.place.pointer = "/items/0/years"
    #expect(Redaction.discreet(other).fixes.first?.edits.map(\.text) == [new])
  }

  @Test(arguments: [
    ("there is no contact `sk_live_0123456789abcdef`", "there is no contact `••••••••••••••••••••••••`"),
    ("`811228-9874.nu` is refused", "`•••••••••••.nu` is refused"), ("`eppCode:Kx7v` is no field", "`eppCode:••••` is no field"),
    ("`Bearer abc12` is no value", "`Bearer •••••` is no value"), ("`acme-verktyg-2026-11-21.se` is taken", "`acme-verktyg-2026-11-21.se` is taken"),
    ("write `eppCode: ${env:NAME}`", "write `eppCode: ${env:NAME}`"),
  ])
  func `a message shows no token`(_ message: String, _ shown: String) {
    let place = Place(file: SourceFile(name: "a", bytes: [0x61]), range: SourceRange(0, 1), pointer: "", document: 0)
    let finding = Redaction.discreet(
      Diagnostic(code: "x", severity: .error, message: message, place: place, related: [RelatedPlace(message, at: place)], help: [message]))
    #expect([finding.message, finding.related[0].message, finding.help[0]] == [shown, shown, shown])
  }

  @Test func `a character is one bullet, and carets stand under it`() {
    let sample = Sample(
      "a.order.yaml", MemoryFiles(["a.order.yaml": "orderSpec: 1\nname: acme\nitems:\n  - { domainName: acme-shop.com, action: transfer, eppCode: \"åäö\" }\n"])
    )
    #expect(shown(sample).contains("eppCode: \"•••\" }\n"))
  }
}
