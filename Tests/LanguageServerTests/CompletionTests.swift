import Testing

@testable import LanguageServer

/// What may be written at a place. `|` is the cursor.
@Suite struct CompletionTests {
  private let path = "/work/a.order.yaml"

  private func items(_ client: TestClient, _ text: String, _ path: String = "/work/a.order.yaml") throws -> [JSONValue] {
    let list = try client.ask("textDocument/completion", path, text)
    if list == .null { return [] }
    #expect(list["isIncomplete"] == false)
    return try #require(list["items"]?.array).sorted { ($0["sortText"]?.string ?? "") < ($1["sortText"]?.string ?? "") }
  }

  private func labels(_ text: String, _ files: [String: String] = [:]) throws -> [String] {
    try items(try TestClient.started(files), text).compactMap { $0["label"]?.string }
  }

  private static let head = "orderSpec: 1\nname: acme\n"

  @Test func whatIsRequiredComesFirst() throws {
    #expect(try labels("|").prefix(3) == ["orderSpec", "name", "items"])
    #expect(try labels(Self.head + "|").first == "items")
    #expect(try labels(Self.head + "contacts:\n  anna:\n    type: private\n    |").prefix(4) == ["firstName", "lastName", "email", "countryCode"])
    #expect(try labels(Self.head + "items:\n  - type: vps\n    |").first == "billingCycle")
    #expect(try labels(Self.head + "items:\n  - |").prefix(2) == ["type", "domainName"])
    #expect(try labels(Self.head + "items:\n  -|").prefix(2) == ["type", "domainName"])
  }

  @Test func keysThatAreThereAreNotOffered() throws {
    let labels = try labels(Self.head + "payment:\n  method: card\n  |\n  currency: SEK\n")
    #expect(labels == ["maxTotal", "maxSubtotal", "accept"])
    #expect(try self.labels(Self.head + "items:\n  - { domainName: acme.se, | }\n").contains("years"))
    #expect(try self.labels(Self.head + "items:\n  - { domainName: acme.se, ye| }\n").contains("years"))
    #expect(try !self.labels(Self.head + "items:\n  - { domainName: acme.se, years: 1, | }\n").contains("years"))
    #expect(try self.labels(Self.head + "payment: { | }\n").contains("method"))
  }

  @Test func aWordIsReplacedAsAWhole() throws {
    let client = try TestClient.started()
    let item = try #require(items(client, Self.head + "items:\n  - domainName: acme.se\n    ye|a\n").first { $0["label"] == "years" })
    #expect(item["textEdit"] == ["range": TestClient.range((4, 4), (4, 7)), "newText": "years: "])
    let known = try #require(items(client, Self.head + "items:\n  - domainName: acme.se\n    ye|a: 2\n").first { $0["label"] == "years" })
    #expect(known[path: "textEdit", "newText"] == "years", "the colon is there")
    let nested = try #require(items(client, Self.head + "pay|").first { $0["label"] == "payment" })
    #expect(nested[path: "textEdit", "newText"]?.string == "payment:\n  ")
    let flow = try #require(items(client, Self.head + "defaults: { | }").first { $0["label"] == "domain" })
    #expect(flow[path: "textEdit", "newText"]?.string == "domain: ")
    let dashed = try #require(items(client, Self.head + "items:\n  -|").first { $0["label"] == "type" })
    #expect(dashed[path: "textEdit", "newText"]?.string == " type: ")
    let after = try #require(items(client, Self.head + "items:\n  - type:|").first { $0["label"] == "vps" })
    #expect(after[path: "textEdit", "newText"]?.string == " vps")
  }

  @Test(arguments: [
    ("payment:\n  method: |", ["card", "swish", "bankgiro", "sepa", "invoice"]), ("payment: { currency: | }", ["SEK", "EUR", "USD"]),
    ("payment: { accept: [|] }", ["provisional_price", "unknown_price", "unconfirmed_fields"]),
    ("payment:\n  accept:\n    - |", ["provisional_price", "unknown_price", "unconfirmed_fields"]),
    ("items:\n  - domainName: acme.se\n    premium: |", ["true", "false"]), ("items:\n  - type: |", ["domain", "vps", "shared_hosting", "addon", "site"]),
    ("items:\n  - domainName: acme.se\n    action: tr|", ["register", "transfer"]),
    ("items:\n  - domainName: acme.se\n    acceptedTerms: [|]", ["se_registration_terms"]),
    ("items:\n  - domainName: acme.se\n    acceptedTerms:\n      - |", ["se_registration_terms"]),
    ("items:\n  - domainName: acme.nu\n    action: transfer\n    acceptedTerms: [ | ]", ["nu_transfer_terms"]),
    (
      "defaults:\n  domain:\n    acceptedTerms: [|]\nitems:\n  - domainName: acme.se\n  - domainName: b.nu\n",
      ["se_registration_terms", "nu_registration_terms"]
    ),
    ("items:\n  - domainName: acme.se\n  - type: shared_hosting\n    primaryDomain: |", ["acme.se"]),
    ("extra:\n  |", ["hostup-v1", "hostup-v2", "superspace"]),
    ("extra: { hostup-v2: {}, | }", ["hostup-v1", "superspace"]), ("contacts:\n  anna:\n    type: |", ["private", "organisation"]),
    ("items:\n  - domainName: acme.se\n    years: |", (1...10).map { "\($0)" }), ("description: some words |", []), ("labels:\n  po: |", []),
    ("contacts:\n  |", []), ("name: |", []), ("items:\n  - type: site\n    variant: \"|\"", ["vanilla", "extendify"]),
  ])
  func values(text: String, expected: [String]) throws {
    #expect(try labels(Self.head + text) == expected)
  }

  @Test func contactsOfTheSpecAndItsFiles() throws {
    let files = ["/work/shared.contacts.yaml": Texts.contacts]
    let head = Self.head + "contactsFile: shared.contacts.yaml\ncontacts:\n  anna: { type: private, countryCode: SE, email: secret@acme.se }\n"
    #expect(try labels(head + "clientData: |", files) == ["anna", "bo"])
    let client = try TestClient.started(files)
    let found = try items(client, head + "items:\n  - domainName: acme.se\n    registrantContact: a|\n")
    #expect(found.compactMap { $0["detail"]?.string } == ["private, SE", "organisation, SE · shared.contacts.yaml"], "no name, no address")
    #expect(try items(client, head + "items:\n  - domainName: acme.se\n    roleContacts: { tech: | }\n").count == 2)
    #expect(try labels(Self.head + "contactsFile: |", files) == ["shared.contacts.yaml"])
  }

  @Test func productsAndTheirCycles() throws {
    let slugs = try labels(Self.head + "items:\n  - type: vps\n    productSlug: |")
    #expect(slugs.contains("vps-med"))
    #expect(try !labels(Self.head + "items:\n  - type: shared_hosting\n    productSlug: |").contains("vps-med"))
    let catalog = "catalog: [c.catalog.yaml]\n"
    let file = """
      catalog: 1
      provider: hostup
      asOf: 2026-11-20
      products:
        - { slug: vps-med, billingCycles: [monthly, annually] }
      """
    let files = ["/work/.orderspec.yaml": catalog, "/work/c.catalog.yaml": file]
    let cycles = try labels(Self.head + "items:\n  - type: vps\n    productSlug: vps-med\n    billingCycle: |", files)
    #expect(cycles == ["monthly", "annually"])
  }

  @Test func secretReferences() throws {
    let client = try TestClient.started()
    let found = try items(client, Self.head + "items:\n  - domainName: acme.nu\n    action: transfer\n    eppCode: |\n")
    #expect(found.compactMap { $0["label"]?.string } == ["${env:EPP_CODE}", "${file:PATH}", "${file:PATH#KEY}"])
    #expect(found[0]["insertTextFormat"] == 2 && found[0][path: "textEdit", "newText"]?.string == "\\${env:${1:EPP_CODE}\\}")
    let flow = try items(client, Self.head + "items:\n  - { domainName: acme.nu, eppCode: | }\n")
    #expect(flow[0][path: "textEdit", "newText"]?.string == "\"\\${env:${1:EPP_CODE}\\}\"", "in a flow mapping it must be quoted")
    let begun = try items(client, Self.head + "items:\n  - domainName: acme.nu\n    eppCode: ${en|v:X}\n")
    #expect(begun[0][path: "textEdit", "range"] == TestClient.range((4, 13), (4, 21)))
    let plain = try TestClient.started(capabilities: [:])
    #expect(try items(plain, Self.head + "turnstileToken: |")[0][path: "textEdit", "newText"]?.string == "${env:TURNSTILE_TOKEN}")
    #expect(try labels(Self.head + "provider: |").isEmpty, "no secret may stand there")
  }

  @Test func suppressions() throws {
    let client = try TestClient.started()
    let text = Self.head + "items:\n  # orderspec: ignore[|]\n  - domainName: acme.com\n    nameserver: x\n"
    let found = try items(client, text)
    #expect(found.count > 60 && found.allSatisfy { $0["label"] != "secret_in_plain_text" })
    let own = try items(client, Self.head + "items:\n  - domainName: acme.com\n    nameserver: x  # orderspec: ignore[domain_upp|")
    #expect(own.first?["label"] == "unknown_field", "what is found on the line comes first")
    #expect(own.first?[path: "textEdit", "range"] == TestClient.range((4, 39), (4, 49)))
    #expect(try labels(Self.head + "# |") == ["orderspec: ignore[…]"])
    #expect(try labels(Self.head + "# a comment |").isEmpty)
    #expect(try labels(Self.head + "description: a # b |").isEmpty)
  }

  @Test func aBrokenTextElsewhereDoesNoHarm() throws {
    let text = Self.head + "payment: { currency\nitems:\n  - domainName: acme.se\n    act|\n  - type: \"vps\n"
    #expect(try labels(text).contains("action"))
  }

  @Test func contactsFiles() throws {
    let client = try TestClient.started()
    let found = try items(client, "bo:\n  type: private\n  |", "/work/x.contacts.yaml")
    #expect(found.first?["label"] == "firstName")
  }
}
