import Testing

@testable import LanguageServer

/// Definitions, uses and new names. `|` is the cursor.
@Suite struct NavigationTests {
  private static let disk: [String: String] = [
    "/work/shared.contacts.yaml": Texts.contacts, "/work/alpha.order.yaml": Texts.user("alpha"),
    "/work/below/beta.order.yaml": Texts.user("beta").replacing("shared.contacts.yaml", with: "\"../shared.contacts.yaml\""),
    // Has a contact of that name of its own, and one that only mentions the word.
    "/work/own.order.yaml": Texts.spec.replacing("anna", with: "bo"), "/work/other.order.yaml": Texts.spec.replacing("name: acme", with: "name: bo"),
  ]

  private func places(_ value: JSONValue) -> [String] {
    (value.array ?? []).map {
      "\(DocumentURI.path($0["uri"]?.string ?? "") ?? "")\($0[path: "range", "start"].map { ":\($0["line"]!.int!):\($0["character"]!.int!)" } ?? "")"
    }
  }

  @Test func theDefinitionOfAContact() throws {
    let client = try TestClient.started(Self.disk)
    let text = Texts.user("alpha").replacing("registrantContact: bo", with: "registrantContact: b|o")
    #expect(places(try client.ask("textDocument/definition", "/work/alpha.order.yaml", text)) == ["/work/shared.contacts.yaml:0:0"])
    let own = Texts.spec.replacing("registrantContact: anna", with: "registrantContact: |anna")
    #expect(places(try client.ask("textDocument/definition", "/work/z.order.yaml", own)) == ["/work/z.order.yaml:4:2"])
    let file = Texts.user("alpha").replacing("shared.", with: "sha|red.")
    #expect(places(try client.ask("textDocument/definition", "/work/alpha.order.yaml", file)) == ["/work/shared.contacts.yaml:0:0"])
    for nowhere in ["registrantContact: n|ils", "registrant|Contact: bo", "years: |1"] {
      let text = Texts.user("alpha").replacing("registrantContact: bo", with: nowhere)
      #expect(try client.ask("textDocument/definition", "/work/alpha.order.yaml", text) == .null)
    }
  }

  @Test func theUsesOfAContact() throws {
    let client = try TestClient.started(Self.disk)
    let uses = places(try client.ask("textDocument/references", "/work/shared.contacts.yaml", "|" + Texts.contacts, ["context": ["includeDeclaration": false]]))
    #expect(uses == ["/work/alpha.order.yaml:6:23", "/work/below/beta.order.yaml:6:23"])
    let all = places(try client.ask("textDocument/references", "/work/shared.contacts.yaml", "|" + Texts.contacts, ["context": ["includeDeclaration": true]]))
    #expect(all.first == "/work/shared.contacts.yaml:0:0" && all.count == 3)
    let marks = try client.ask("textDocument/documentHighlight", "/work/z.order.yaml", Texts.spec.replacing("  anna:", with: "  an|na:")).array
    #expect(marks?.map { $0["kind"] } == [3, 2])
  }

  @Test func aContactIsRenamedInAllFiles() throws {
    let client = try TestClient.started(Self.disk)
    let contacts = "|" + Texts.contacts
    let edit = try client.ask("textDocument/rename", "/work/shared.contacts.yaml", contacts, ["newName": "bo ek: chef"])
    #expect(applied(edit, "/work/shared.contacts.yaml", Texts.contacts).hasPrefix("\"bo ek: chef\":\n"))
    for path in ["/work/alpha.order.yaml", "/work/below/beta.order.yaml"] {
      #expect(applied(edit, path, Self.disk[path]!).contains("registrantContact: \"bo ek: chef\"\n"), "\(path)")
    }
    for path in ["/work/own.order.yaml", "/work/other.order.yaml"] { #expect(applied(edit, path, Self.disk[path]!) == Self.disk[path]!, "\(path)") }
    let versions = edit["documentChanges"]?.array?.map { $0[path: "textDocument", "version"] }
    #expect(versions?.count { $0 == 1 } == 1 && versions?.count { $0 == .null } == 2)
    // Comments, quotes and order stay.
    let text =
      "orderSpec: 1\nname: acme\ncontacts:\n  'anna': {type: private}   # anna\ndefaults: {domain: {registrantContact: anna}}\nclientData: \"an|na\" # x\nitems:\n  - {domainName: a.se, roleContacts: {tech: anna, admin: anna}}\n"
    let own = try client.ask("textDocument/rename", "/work/z.order.yaml", text, ["newName": "NO"])
    let expected = text.replacing("|", with: "").replacing("'anna'", with: "\"NO\"").replacing("\"anna\"", with: "\"NO\"").replacing(": anna", with: ": \"NO\"")
    #expect(applied(own, "/work/z.order.yaml", text.replacing("|", with: "")) == expected)
    let placeholder = try client.ask("textDocument/prepareRename", "/work/z.order.yaml", text)
    #expect(placeholder["placeholder"] == "anna" && placeholder["range"] == TestClient.range((5, 13), (5, 17)))
  }

  @Test(arguments: [
    ("nils", "there is a contact `nils` already"), ("", "a contact's name is"), ("${env:X}", "a contact's name is"), ("a\nb", "a contact's name is"),
    ("taken", "`alpha.order.yaml` has a contact `taken` already"),
  ])
  func namesThatWouldMixContactsUp(name: String, reason: String) throws {
    var files = Self.disk
    files["/work/alpha.order.yaml"]! += "contacts: { taken: { type: private } }\n"
    let client = try TestClient.started(files)
    do {
      _ = try client.ask("textDocument/rename", "/work/shared.contacts.yaml", "|" + Texts.contacts + "nils: {}\n", ["newName": .string(name)])
      Issue.record("renamed")
    } catch let failure as TestClient.Failure {
      #expect(failure.code == -32803 && failure.message.hasPrefix(reason), "\(failure)")
    }
  }

  @Test func nothingIsRenamedWhereAUseCouldBeMissed() throws {
    var files = Self.disk
    files["/work/alpha.order.yaml"]! += "  - domainName: \"x\n"
    let client = try TestClient.started(files)
    #expect(throws: TestClient.Failure.self) {
      try client.ask("textDocument/rename", "/work/shared.contacts.yaml", "|" + Texts.contacts, ["newName": "other"])
    }
    #expect(throws: TestClient.Failure.self) { try client.ask("textDocument/rename", "/work/z.order.yaml", "orderSp|ec: 1\n", ["newName": "other"]) }
  }

  @Test func anchors() throws {
    let text = "orderSpec: 1\nname: acme\nlabels: { a: &po \"4711\", b: *p|o }\nitems:\n  - domainName: acme.com\n    extra: { hostup-v2: { x: *po } }\n"
    let client = try TestClient.started()
    #expect(places(try client.ask("textDocument/definition", "/work/a.order.yaml", text)) == ["/work/a.order.yaml:2:14"])
    #expect(places(try client.ask("textDocument/references", "/work/a.order.yaml", text)).count == 3)
    let edit = try client.ask("textDocument/rename", "/work/a.order.yaml", text, ["newName": "order"])
    let plain = text.replacing("|", with: "")
    #expect(applied(edit, "/work/a.order.yaml", plain) == plain.replacing("&po", with: "&order").replacing("*po", with: "*order"))
    #expect(throws: TestClient.Failure.self) { try client.ask("textDocument/rename", "/work/a.order.yaml", text, ["newName": "a b"]) }
    let atAnchor = text.replacing("*p|o", with: "*po").replacing("&po", with: "&p|o")
    #expect(places(try client.ask("textDocument/references", "/work/a.order.yaml", atAnchor)).count == 3)
  }
}
