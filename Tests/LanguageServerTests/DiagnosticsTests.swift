import Compiler
import Diagnostics
import Testing

@testable import LanguageServer

/// What the server says of documents, and when.
@Suite struct DiagnosticsTests {
  @Test func aFindingHasAllThatTheClientCanShow() throws {
    let client = try TestClient.started()
    client.open("/work/a.order.yaml", Texts.spec.replacing("registrantContact: anna", with: "registrantContact: nils # åäö"))
    client.server.work()
    let params = try #require(client.take("textDocument/publishDiagnostics").last)
    #expect(params["version"] == 1 && params["uri"]?.string == "file:///work/a.order.yaml")
    let items = try #require(params["diagnostics"]?.array)
    let item = try #require(items.first { $0["code"] == "unresolved_contact_reference" })
    #expect(item["range"] == TestClient.range((16, 23), (16, 27)))
    #expect(item["severity"] == 1 && item["source"] == "orderspec")
    #expect(item[path: "codeDescription", "href"]?.string == "https://orderspec.dev/rules#unresolved_contact_reference")
    #expect(item[path: "data", "pointer"]?.string == "/items/0/registrantContact")
    #expect(item["message"]?.string?.contains("nils") == true)
    let unused = try #require(items.first { $0["code"] == "unused_contact" })
    #expect(unused["tags"] == [1])
  }

  @Test func aClientThatCanLittleGetsLittle() throws {
    let client = try TestClient.started(capabilities: [:])
    client.open("/work/a.order.yaml", Texts.spec.replacing("registrantContact: anna", with: "registrantContact: nils"))
    let item = try #require(client.published()["/work/a.order.yaml"]?.first)
    #expect(item["codeDescription"] == nil && item["data"] == nil && item["relatedInformation"] == nil && item["tags"] == nil)
    let actions = try client.request(
      "textDocument/codeAction", TestClient.document("/work/a.order.yaml").adding("range", item["range"]).adding("context", ["diagnostics": []]))
    #expect(actions == [], "a client without literals cannot take an edit")
  }

  @Test func edits() throws {
    let client = try TestClient.started()
    let path = "/work/a.order.yaml"
    client.open(path, Texts.spec)
    #expect(client.codes(path) == [])
    client.edit(path, from: (15, 4), to: (15, 14), "domainNaem")
    #expect(client.codes(path)?.contains("unknown_field") == true)
    client.change(
      path, ["range": TestClient.range((15, 4), (15, 14)), "text": "x"], ["range": TestClient.range((15, 4), (15, 5)), "text": "domainName"])
    #expect(client.codes(path) == [], "each change sees what the one before it left")
    client.replace(path, Texts.spec.replacing("\n", with: "\r\n"))
    client.edit(path, from: (15, 99), to: (16, 0), " # 😀\r\n")
    client.edit(path, from: (15, 34), to: (15, 36), "å")
    #expect(String(decoding: client.server.documents[TestClient.uri(path)]!.bytes, as: UTF8.self).contains("nordkusten.com # å\r\n    registrantContact"))
    #expect(client.codes(path) == [])
  }

  @Test func aBurstIsCheckedOnce() throws {
    let client = try TestClient.started()
    client.open("/work/a.order.yaml", Texts.spec)
    for _ in 0..<5 { client.edit("/work/a.order.yaml", from: (0, 0), to: (0, 0), "# x\n") }
    client.server.work()
    #expect(client.take("textDocument/publishDiagnostics").map { $0["version"] } == [6])
    #expect(!client.server.hasWork)
    client.server.work()
    #expect(client.take("textDocument/publishDiagnostics").isEmpty)
  }

  @Test func aRunGivesWayToMessages() throws {
    var files: [String: String] = [:]
    for number in 0..<20 {
      files["/work/n\(number).order.yaml"] = Texts.spec.replacing("acme", with: "n\(number)").replacing("nordkusten", with: "sted\(number)x")
    }
    let client = try TestClient.started()
    for (path, text) in files { client.open(path, text) }
    var isBusy = true
    client.setBusy { isBusy }
    for _ in 0..<5 { client.server.work() }
    #expect(client.server.hasWork && client.take("textDocument/publishDiagnostics").isEmpty, "nothing is told before all is known")
    for _ in 0..<40 where client.server.hasWork { client.server.work() }
    #expect(!client.server.hasWork, "each call gets on")
    isBusy = false
    #expect(client.take("textDocument/publishDiagnostics").count == 20)
  }

  @Test func unsavedContactsReachTheSpecsThatUseThem() throws {
    let disk = MemoryDisk(["/work/shared.contacts.yaml": Texts.contacts, "/work/alpha.order.yaml": Texts.user("alpha")])
    let client = try TestClient.started(disk: disk)
    #expect(client.take("textDocument/publishDiagnostics").isEmpty, "sound files that are not open are no news")
    client.open("/work/shared.contacts.yaml", Texts.contacts.replacing("bo:", with: "nils:"))
    #expect(client.published()["/work/alpha.order.yaml"]?.compactMap { $0["code"] } == ["unresolved_contact_reference"])
    client.replace("/work/shared.contacts.yaml", Texts.contacts.replacing("countryCode: SE", with: "countryCode: XX"))
    let published = client.published()
    #expect(published["/work/alpha.order.yaml"] == [])
    let finding = try #require(published["/work/shared.contacts.yaml"]?.first { $0["code"]?.string?.hasPrefix("country_code") == true })
    let related = try #require(finding["relatedInformation"]?.array?.last)
    #expect(related[path: "location", "uri"]?.string == "file:///work/alpha.order.yaml" && related["message"] == "used here")
    client.close("/work/shared.contacts.yaml")
    #expect(client.published()["/work/shared.contacts.yaml"] == [], "the disk counts again")
  }

  @Test func ordersOfSeveralFoldersAreCompared() throws {
    let disk = MemoryDisk(["/one/a.order.yaml": Texts.spec, "/two/b.order.yaml": Texts.spec.replacing("nordkusten", with: "fjordkanten")])
    let client = try TestClient.started(disk: disk, folders: ["/one", "/two"])
    #expect(client.codes("/two/b.order.yaml") == ["duplicate_order_name"])
    let again = try TestClient.started(disk: disk, folders: ["/one"])
    again.notify("workspace/didChangeWorkspaceFolders", ["event": ["added": [["uri": "file:///two", "name": "two"]], "removed": []]])
    let both = again.published()
    #expect(both["/two/b.order.yaml"]?.compactMap { $0["code"]?.string } == ["duplicate_order_name"])
    again.notify("workspace/didChangeWorkspaceFolders", ["event": ["added": [], "removed": [["uri": "file:///one", "name": "one"]]]])
    #expect(again.published()["/two/b.order.yaml"] == [])
    // An open document of no folder takes part, too.
    again.open("/elsewhere/c.order.yaml", Texts.spec.replacing("nordkusten", with: "skogsbrynet"))
    #expect(again.codes("/two/b.order.yaml") == ["duplicate_order_name"])
    again.close("/elsewhere/c.order.yaml")
    #expect(again.published()["/two/b.order.yaml"] == [])
  }

  @Test func configurationsAndCatalogsAreFollowed() throws {
    let disk = MemoryDisk(["/work/a.order.yaml": Texts.spec.replacing("anna@nordkusten.se", with: "anna(at)nordkusten.se")])
    let client = TestClient(disk: disk)
    _ = try client.request("initialize", ["capabilities": TestClient.capabilities, "rootUri": "file:///work"])
    client.notify("initialized", [:])
    #expect(client.codes("/work/a.order.yaml") == ["email_invalid_syntax"])
    func changed(_ path: String, _ type: Int) {
      client.notify("workspace/didChangeWatchedFiles", ["changes": [["uri": .string(TestClient.uri(path)), "type": .integer(type)]]])
    }
    disk.write("/work/.orderspec.yaml", "rules: { email_invalid_syntax: warning }\n")
    changed("/work/.orderspec.yaml", 1)
    #expect(client.published()["/work/a.order.yaml"]?.first?["severity"] == 2)
    disk.write("/work/.orderspec.yaml", "rules: { email_invalid_syntax: off }\nexclud: [x]\n")
    changed("/work/.orderspec.yaml", 2)
    let published = client.published()
    #expect(published["/work/a.order.yaml"] == [])
    #expect(published["/work/.orderspec.yaml"]?.compactMap { $0["code"] } == ["config_unknown_key"])
    client.open("/work/.orderspec.yaml", "catalog: [prices.catalog.yaml]\n")
    #expect(client.published()["/work/.orderspec.yaml"] == [], "an open configuration counts as it is typed")
    #expect(client.take("window/logMessage").contains { $0["message"]?.string?.contains("prices.catalog.yaml") == true })
    disk.write("/work/prices.catalog.yaml", "catalogg: 1\n")
    changed("/work/prices.catalog.yaml", 1)
    #expect(client.published()["/work/prices.catalog.yaml"]?.isEmpty == false)
    disk.remove("/work/a.order.yaml")
    changed("/work/a.order.yaml", 3)
    client.server.work()
    #expect(client.server.session.findings(in: "/work/a.order.yaml").isEmpty)
  }

  @Test func changesOnTheDiskAreSeenWithoutAWatcher() throws {
    let disk = MemoryDisk(["/work/shared.contacts.yaml": Texts.contacts])
    let client = try TestClient.started(disk: disk, capabilities: [:])
    client.open("/work/alpha.order.yaml", Texts.user("alpha"))
    #expect(client.codes("/work/alpha.order.yaml") == [])
    disk.write("/work/shared.contacts.yaml", Texts.contacts.replacing("bo:", with: "nils:"))
    client.notify("textDocument/didSave", TestClient.document("/work/alpha.order.yaml"))
    #expect(client.codes("/work/alpha.order.yaml") == ["unresolved_contact_reference"])
  }

  @Test func contactsFilesOfAnyName() throws {
    let client = try TestClient.started(["/work/people.yaml": Texts.contacts])
    client.open("/work/alpha.order.yaml", Texts.user("alpha").replacing("shared.contacts.yaml", with: "people.yaml"))
    #expect(client.codes("/work/alpha.order.yaml") == [])
    client.open("/work/people.yaml", Texts.contacts.replacing("city:", with: "citty:"))
    #expect(client.codes("/work/people.yaml") == ["unknown_field"])
    let hover = try client.request("textDocument/hover", TestClient.at("/work/people.yaml", 2, 4))
    #expect(hover[path: "contents", "value"]?.string?.hasPrefix("firstName of a contact") == true)
    client.replace("/work/people.yaml", Texts.contacts.replacing("bo:", with: "nils:"))
    #expect(client.codes("/work/alpha.order.yaml") == ["unresolved_contact_reference"])
  }

  @Test func otherFilesAreLeftAlone() throws {
    let client = try TestClient.started()
    client.open("/work/deployment.yaml", "kind: Deployment\n a: b\n")
    #expect(client.published().isEmpty)
    #expect(try client.request("textDocument/hover", TestClient.at("/work/deployment.yaml", 0, 2)) == .null)
    client.replace("/work/deployment.yaml", "orderSpec: 1\nname: acme\n")
    #expect(client.codes("/work/deployment.yaml") == ["missing_required"], "a file that says that it is a spec is one")
    client.replace("/work/deployment.yaml", "kind: Deployment\n")
    #expect(client.codes("/work/deployment.yaml") == [])
  }

  @Test func documentsThatAreNoFiles() throws {
    let client = try TestClient.started()
    client.notify(
      "textDocument/didOpen", ["textDocument": ["uri": "untitled:Untitled-1", "languageId": "orderspec", "version": 1, "text": "orderSpec: 1\nnaem: x\n"]])
    client.server.work()
    let params = try #require(client.take("textDocument/publishDiagnostics").last)
    #expect(params["uri"] == "untitled:Untitled-1" && params["diagnostics"]?.array?.isEmpty == false)
    client.notify("textDocument/didClose", ["textDocument": ["uri": "untitled:Untitled-1"]])
    client.server.work()
    #expect(client.take("textDocument/publishDiagnostics").map { $0["uri"] } == ["untitled:Untitled-1"])
  }

  @Test func oddSynchronisation() throws {
    let client = try TestClient.started(["/work/shared.contacts.yaml": Texts.contacts])
    let path = "/work/a.order.yaml"
    client.replace(path, "x")
    #expect(client.take("window/logMessage").count == 1, "a change of what is not open")
    client.close(path)
    client.open(path, "orderSpec: 1\n")
    client.open(path, Texts.spec)
    #expect(client.codes(path) == [], "of two texts the second counts")
    client.notify(
      "textDocument/didChange",
      ["textDocument": ["uri": .string(TestClient.uri(path)), "version": 0], "contentChanges": [["text": "orderSpec: 1\nname: a\n"]]])
    #expect(client.codes(path) == ["missing_required"], "the stream's order counts, not the number")
    client.change(path, ["range": ["start": 5], "text": "x"])
    client.change(path, ["nothing": 1])
    #expect(client.take("window/logMessage").count { $0["type"] == 1 } == 2)
    // Another spelling of the same file takes its place.
    client.notify(
      "textDocument/didOpen", ["textDocument": ["uri": "file:///work/%61.order.yaml", "languageId": "yaml", "version": 7, "text": .string(Texts.spec)]])
    client.server.work()
    #expect(client.take("textDocument/publishDiagnostics").last?["uri"] == "file:///work/%61.order.yaml")
    #expect(client.server.documents.count == 1)
  }

  @Test func badBytesAndMarksOnTheDisk() throws {
    let disk = MemoryDisk()
    disk.write("/work/a.order.yaml", Array("\u{FEFF}orderSpec: 1\nname: acmé\n".utf8))
    disk.write("/work/b.order.yaml", [0x6E, 0x61, 0x6D, 0x65, 0x3A, 0x20, 0xFF, 0x0A])
    let client = TestClient(disk: disk)
    _ = try client.request("initialize", ["capabilities": [:], "rootPath": "/work"])
    client.notify("initialized", [:])
    let published = client.published()
    let name = try #require(published["/work/a.order.yaml"]?.first { $0["code"] == "name_invalid" })
    #expect(name["range"] == TestClient.range((1, 6), (1, 10)))
    let missing = try #require(published["/work/a.order.yaml"]?.first { $0["code"] == "missing_required" })
    #expect(missing["range"] == TestClient.range((0, 0), (0, 9)), "the mark is not counted")
    #expect(published["/work/b.order.yaml"]?.compactMap { $0["code"] } == ["yaml_syntax_error"])
  }

  @Test func settings() throws {
    let client = try TestClient.started(options: ["target": "superspace"])
    let path = "/work/a.order.yaml"
    client.open(path, Texts.spec)
    #expect(client.codes(path) == ["target_charges_immediately"])
    client.notify("workspace/didChangeConfiguration", ["settings": ["orderspec": ["target": "superspace", "ignore": ["target_charges_immediately"]]]])
    #expect(client.codes(path) == [])
    client.notify("workspace/didChangeConfiguration", ["settings": ["orderspec": ["target": "nowhere"]]])
    #expect(client.take("window/logMessage").contains { $0["message"]?.string?.contains("orderspec.target") == true })
  }

  // MARK: Pulling

  private static let pulling: JSONValue = [
    "workspace": ["diagnostics": ["refreshSupport": true]], "textDocument": ["diagnostic": ["relatedDocumentSupport": false]],
  ]

  @Test func diagnosticsArePulled() throws {
    let disk = MemoryDisk(["/work/shared.contacts.yaml": Texts.contacts, "/work/alpha.order.yaml": Texts.user("alpha", contact: "nils")])
    let client = try TestClient.started(disk: disk, capabilities: Self.pulling)
    client.open("/work/beta.order.yaml", Texts.user("beta"))
    client.server.work()
    #expect(client.take("textDocument/publishDiagnostics").isEmpty, "who pulls is not told")
    let first = try client.request("textDocument/diagnostic", TestClient.document("/work/beta.order.yaml"))
    #expect(first["kind"] == "full" && first["items"] == [])
    let id = try #require(first["resultId"])
    let again = try client.request("textDocument/diagnostic", TestClient.document("/work/beta.order.yaml").adding("previousResultId", id))
    #expect(again["kind"] == "unchanged" && again["resultId"] == id && again["items"] == nil)

    let all = try client.request(
      "workspace/diagnostic", ["previousResultIds": [["uri": "file:///work/beta.order.yaml", "value": id], ["uri": "file:///gone", "value": "7"]]])
    let items = try #require(all["items"]?.array)
    #expect(items.first { $0["uri"] == "file:///work/alpha.order.yaml" }?["items"]?.array?.count == 1)
    #expect(items.first { $0["uri"] == "file:///work/beta.order.yaml" }?["kind"] == "unchanged")
    #expect(items.first { $0["uri"] == "file:///gone" }?["items"] == [])

    // What changes in other files makes the client ask again.
    client.open("/work/shared.contacts.yaml", Texts.contacts.replacing("bo:", with: "nils:"))
    client.server.work()
    #expect(client.sent.contains { $0["method"] == "workspace/diagnostic/refresh" })
    let changed = try client.request("textDocument/diagnostic", TestClient.document("/work/beta.order.yaml").adding("previousResultId", id))
    #expect(changed["items"]?.array?.count == 1)
  }

  @Test func pullingSeesEveryChangeBeforeIt() throws {
    let client = try TestClient.started(capabilities: Self.pulling)
    let path = "/work/a.order.yaml"
    client.open(path, Texts.spec)
    client.edit(path, from: (15, 4), to: (15, 14), "domainNaem")
    let report = try client.request("textDocument/diagnostic", TestClient.document(path))
    #expect(report["items"]?.array?.contains { $0["code"] == "unknown_field" } == true)
  }
}
