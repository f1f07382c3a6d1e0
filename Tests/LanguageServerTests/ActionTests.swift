import Testing

@testable import LanguageServer

/// Hovers and code actions, and that neither shows a secret.
@Suite struct ActionTests {
  private let path = "/work/a.order.yaml"

  private func actions(_ client: TestClient, _ range: JSONValue, only: JSONValue? = nil) throws -> [JSONValue] {
    let context = JSONValue.object([]).adding("diagnostics", []).adding("only", only)
    return try client.request("textDocument/codeAction", TestClient.document(path).adding("range", range).adding("context", context)).array ?? []
  }

  private func all(_ client: TestClient, only: JSONValue? = nil) throws -> [JSONValue] { try actions(client, TestClient.range((0, 0), (99, 0)), only: only) }

  @Test func everyFixItIsAnAction() throws {
    let client = try TestClient.started()
    let text = Texts.spec.replacing("currency: SEK", with: "currenzy: SEK").replacing("registrantContact: anna", with: "registrantContact: ana")
    client.open(path, text)
    let found = try all(client)
    let safe = try #require(found.first { $0["title"] == "Write `currency`" })
    #expect(safe["isPreferred"] == true && safe["kind"] == "quickfix" && safe["diagnostics"]?.array?.first?["code"] == "unknown_field")
    #expect(applied(safe["edit"], path, text).contains("{ currency: SEK"))
    let unsafe = try #require(found.first { $0["title"]?.string?.hasPrefix("Write `anna`") == true })
    #expect(unsafe["isPreferred"] == nil && unsafe["title"]?.string?.hasSuffix("(unsafe: look at it)") == true)
    #expect(try actions(client, TestClient.range((2, 12), (2, 12))).contains { $0["title"] == "Write `currency`" }, "at the cursor")
    #expect(try actions(client, TestClient.range((0, 0), (0, 3))).allSatisfy { $0["kind"] != "quickfix" })
    #expect(try all(client, only: ["refactor"]).isEmpty)
  }

  @Test func aLineIsSuppressed() throws {
    let client = try TestClient.started()
    for lineBreak in ["\n", "\r\n"] {
      let wrong = (Texts.spec.replacing("    street:", with: "    streat:") + "    yeers: 1\n").replacing("\n", with: lineBreak)
      if client.server.documents.isEmpty { client.open(path, wrong) } else { client.replace(path, wrong) }
      var current = wrong
      for _ in 0..<2 {
        let action = try #require(all(client).first { $0["title"] == "Suppress `unknown_field` on this line" })
        current = applied(action["edit"], path, current)
        client.replace(path, current)
      }
      let codes = try #require(client.codes(path))
      #expect(Set(codes).subtracting(["suppression_without_reason", "postal_code_missing"]).isEmpty, "\(codes)\n\(current)")
      #expect(current.contains("    # orderspec: ignore[unknown_field]\(lineBreak)    yeers: 1"))
    }
  }

  @Test func aCommentThatIsThereGetsTheCode() throws {
    let client = try TestClient.started()
    for comment in ["    # orderspec: ignore[unused_contact] why\n    yeers: 1\n", "    yeers: 1 # orderspec: ignore[unused_contact] why\n"] {
      let text = Texts.spec + comment
      if client.server.documents.isEmpty { client.open(path, text) } else { client.replace(path, text) }
      let action = try #require(all(client).first { $0["title"] == "Suppress `unknown_field` on this line" })
      #expect(applied(action["edit"], path, text).contains("ignore[unused_contact, unknown_field] why\n"))
    }
  }

  @Test func whatCannotBeSuppressedIsNotOffered() throws {
    let client = try TestClient.started()
    client.open(path, Texts.spec.replacing("registrantContact: anna", with: "registrantContact: nils"))
    #expect(try !all(client).contains { $0["title"]?.string?.contains("unresolved_contact_reference") == true })
    client.replace(path, Texts.spec + "  - \"")
    #expect(try !all(client).contains { $0["title"]?.string?.hasPrefix("Suppress") == true }, "nor in a text that cannot be read")
  }

  @Test func allSafeFixes() throws {
    let text = Texts.spec.replacing("currency: SEK", with: "currenzy: SEK").replacing("domainName: nordkusten.com", with: "domainName: Nordkusten.COM  # keep")
    let expected = Texts.spec.replacing("domainName: nordkusten.com", with: "domainName: nordkusten.com  # keep")
    let client = try TestClient.started()
    client.open(path, text)
    let eager = try #require(all(client, only: ["source.fixAll"]).first)
    #expect(eager["kind"] == "source.fixAll.orderspec")
    #expect(applied(eager["edit"], path, text) == expected)
    #expect(try all(client).allSatisfy { $0["kind"] == "quickfix" }, "it costs several lints: only on request, or when it is chosen")

    let resolving: JSONValue = [
      "textDocument": ["codeAction": ["codeActionLiteralSupport": [:], "dataSupport": true, "resolveSupport": ["properties": ["edit"]]]]
    ]
    let lazy = try TestClient.started(capabilities: resolving)
    lazy.open(path, text)
    let action = try #require(all(lazy).first { $0["kind"] == "source.fixAll.orderspec" })
    #expect(action["edit"] == nil)
    #expect(applied(try lazy.request("codeAction/resolve", action)["edit"], path, text) == expected)
    lazy.replace(path, expected)
    #expect(try !all(lazy).contains { $0["kind"] == "source.fixAll.orderspec" }, "nothing to fix")
  }

  // MARK: Hovers

  private func hover(_ text: String, _ files: [String: String] = [:]) throws -> String {
    let client = try TestClient.started(files, capabilities: ["textDocument": ["hover": ["contentFormat": ["markdown"]]]])
    return try client.ask("textDocument/hover", path, text)[path: "contents", "value"]?.string ?? ""
  }

  @Test func hovers() throws {
    let field = try hover(Texts.spec.replacing("registrantContact:", with: "registrant|Contact:"))
    #expect(field.hasPrefix("**registrantContact** of a domain item"))
    #expect(field.contains("- hostup-v2: sent as `registrantContact`") && field.contains("- superspace: sent as `contact`"))
    let name = try hover(Texts.spec.replacing("nordkusten.com", with: "räksmör|gås.se"))
    #expect(name.contains("A-label: `xn--rksmrgs-5wao1o.se`") && name.contains(".se") && name.contains("se_registration_terms"))
    let contact = try hover(Texts.user("a").replacing("Contact: bo", with: "Contact: b|o"), ["/work/shared.contacts.yaml": Texts.contacts])
    #expect(contact.contains("organisation, SE") && contact.contains("`shared.contacts.yaml`") && contact.contains("`email`"))
    #expect(try hover(Texts.spec.replacing("countryCode: SE", with: "countryCode: S|E")).contains("Sweden"))
    #expect(try hover(Texts.spec.replacing("type: private", with: "type: priv|ate")).contains("A natural person."))
    #expect(try hover(Texts.spec + "    # orderspec: ignore[unknown_f|ield] x\n").hasPrefix("**unknown_field** (error)"))
    #expect(try hover(Texts.spec + "    ye|ers: 1\n").contains("**unknown_field** (error)"), "the rule of a finding")
    #expect(try hover(Texts.spec.replacing("email: anna", with: "email: an|na")) == "", "a literal that may be personal is not repeated")
    #expect(try hover(Texts.spec + "|") == "")
    let client = try TestClient.started(capabilities: [:])
    let plain = try client.ask("textDocument/hover", path, Texts.spec.replacing("name: acme", with: "na|me: acme"))
    #expect(plain[path: "contents", "kind"] == "plaintext" && plain[path: "contents", "value"]?.string?.contains("*") == false)
  }

  // MARK: Secrets

  @Test func noSecretIsTold() throws {
    let canaries = ["kanariefagel", "Hemlinge", "hemlig@nordkusten.se", "+46701112233", "Gömgatan 9", "811228-9874", "SE811228987401", "k4n4r13-t0k3n"]
    let text = """
      orderSpec: 1
      name: acme
      contacts:
        anna:
          type: private
          firstName: kanariefagel
          lastName: Hemlinge
          email: hemlig@nordkusten.se
          phoneNumber: +46701112233
          street: Gömgatan 9
          registrationIdentifier: 811228-9874
          vatNumber: SE811228987401
          countryCode: SE
      turnstileToken: k4n4r13-t0k3n
      items:
        - domainName: nordkusten.nu
          action: transfer
          eppCode: k4n4r13-t0k3n
          registrantContact: anna

      """
    let client = try TestClient.started()
    client.open(path, text)
    client.server.work()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines.indices {
      for character in stride(from: 0, through: lines[line].utf16.count, by: 3) {
        for method in ["hover", "completion", "definition"] { _ = try client.request("textDocument/\(method)", TestClient.at(path, line, character)) }
      }
    }
    // Answers to these are taken by `request`; ask again and look at them.
    for line in lines.indices {
      let character = lines[line].utf16.count
      for place in [character, character / 2, max(0, character - 3)] {
        for method in ["hover", "completion"] {
          let answer = String(decoding: try client.request("textDocument/\(method)", TestClient.at(path, line, place)).bytes, as: UTF8.self)
          for canary in canaries { #expect(!answer.contains(canary), "\(method) \(line):\(place)") }
        }
      }
    }
    let symbols = try client.request("textDocument/documentSymbol", TestClient.document(path))
    let told = client.sent.map { String(decoding: $0.bytes, as: UTF8.self) }.joined() + String(decoding: symbols.bytes, as: UTF8.self)
    #expect(told.contains("publishDiagnostics") || !client.published().isEmpty)
    for canary in canaries { #expect(!told.contains(canary), "\(canary)") }
    for action in try all(client, only: ["quickfix", "source"]) {
      let shown = action["title"]?.string ?? ""
      for canary in canaries { #expect(!shown.contains(canary)) }
    }
  }
}
