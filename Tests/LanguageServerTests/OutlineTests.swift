import Testing

@testable import LanguageServer

/// Symbols, folding, tokens and lenses.
@Suite struct OutlineTests {
  private static let text = """
    # one
    # two
    orderSpec: 1
    name: acme
    payment:
      currency: SEK
      maxTotal: "500.00"
    contacts:
      anna: &a
        type: private
        firstName: Anna
        lastName: Svensson
        email: anna@nordkusten.se
        countryCode: SE
    clientData: anna
    items:
      - domainName: räksmörgås.se
        action: transfer
        eppCode: ${env:EPP}
        registrantContact: anna   # orderspec: ignore[unknown_field, x] y
      - type: vps
    ---
    orderSpec: 1
    name: " "
    items: []

    """

  @Test func symbols() throws {
    let client = try TestClient.started()
    client.open("/work/a.order.yaml", Self.text)
    let symbols = try #require(client.request("textDocument/documentSymbol", TestClient.document("/work/a.order.yaml")).array)
    #expect(symbols.compactMap { $0["name"]?.string } == ["acme", "order 2"], "a name must show something")
    let items = try #require(symbols[0]["children"]?.array?.last?["children"]?.array)
    #expect(items.compactMap { $0["name"]?.string } == ["räksmörgås.se", "item 2"])
    #expect(items.compactMap { $0["detail"]?.string } == ["domain transfer", "vps"])
    check(symbols)

    let simple = try TestClient.started(capabilities: [:])
    simple.open("/work/a.order.yaml", Self.text)
    let flat = try #require(simple.request("textDocument/documentSymbol", TestClient.document("/work/a.order.yaml")).array)
    #expect(flat.first { $0["name"] == "anna" }?["containerName"] == "contacts" && flat.allSatisfy { $0["children"] == nil })
  }

  /// Every selection is inside of its symbol.
  private func check(_ symbols: [JSONValue]) {
    for symbol in symbols {
      let (range, selection) = (symbol["range"], symbol["selectionRange"])
      let starts = (TextPosition(range?["start"]), TextPosition(selection?["start"]))
      let ends = (TextPosition(range?["end"]), TextPosition(selection?["end"]))
      #expect(starts.0! <= starts.1! && ends.1! <= ends.0!, "\(symbol)")
      check(symbol["children"]?.array ?? [])
    }
  }

  @Test func symbolsOfABrokenText() throws {
    let client = try TestClient.started()
    client.open("/work/a.order.yaml", Self.text.replacing("    action: transfer", with: "    acti"))
    let symbols = try client.request("textDocument/documentSymbol", TestClient.document("/work/a.order.yaml")).array
    #expect(symbols?.first?["children"]?.array?.last?["children"]?.array?.count == 2)
  }

  @Test func folding() throws {
    let client = try TestClient.started()
    client.open("/work/a.order.yaml", Self.text)
    let folds = try #require(client.request("textDocument/foldingRange", TestClient.document("/work/a.order.yaml")).array)
    let lines = folds.map { [$0["startLine"]!.int!, $0["endLine"]!.int!] }
    #expect(lines.contains([4, 6]) && lines.contains([8, 13]) && lines.contains([16, 19]))
    #expect(folds.first == ["startLine": 0, "endLine": 1, "kind": "comment"])
    #expect(Set(lines.map { $0[0] }).count == lines.count, "one fold for a line")
  }

  @Test func tokens() throws {
    let client = try TestClient.started()
    client.open("/work/a.order.yaml", Self.text)
    let data = try #require(client.request("textDocument/semanticTokens/full", TestClient.document("/work/a.order.yaml"))["data"]?.array).compactMap(\.int)
    var (line, character) = (0, 0)
    var tokens: [[Int]] = []
    for index in stride(from: 0, to: data.count, by: 5) {
      if data[index] > 0 { character = 0 }
      (line, character) = (line + data[index], character + data[index + 1])
      tokens.append([line, character] + data[(index + 2)..<(index + 5)])
    }
    #expect(
      tokens == [
        [8, 2, 4, 0, 1], [8, 8, 2, 1, 1], [14, 12, 4, 0, 0], [18, 13, 10, 2, 0], [19, 23, 4, 0, 0], [19, 50, 13, 3, 0], [19, 65, 1, 3, 0],
      ])
    let part = try client.request(
      "textDocument/semanticTokens/range", TestClient.document("/work/a.order.yaml").adding("range", TestClient.range((14, 0), (15, 0))))
    #expect(part["data"] == [14, 12, 4, 0, 0])
  }

  @Test func lenses() throws {
    let client = try TestClient.started(["/work/shared.contacts.yaml": Texts.contacts])
    client.open("/work/a.order.yaml", Texts.user("alpha"))
    let lenses = try #require(client.request("textDocument/codeLens", TestClient.document("/work/a.order.yaml")).array)
    #expect(lenses.count == 1 && lenses[0]["range"] == TestClient.range((0, 0), (0, 9)))
    let title = try client.request("codeLens/resolve", lenses[0])[path: "command", "title"]?.string
    #expect(title?.contains("hostup-v2: 1 request |") == true && title?.hasSuffix("superspace: 1 request") == true, "\(title ?? "")")
    client.replace("/work/a.order.yaml", Texts.user("alpha").replacing("registrantContact: bo", with: "registrantContact: nobody"))
    let broken = try client.request("codeLens/resolve", lenses[0])[path: "command", "title"]?.string
    #expect(broken?.contains("hostup-v2: 1 error") == true, "\(broken ?? "")")
    client.replace("/work/a.order.yaml", Self.text)
    #expect(try client.request("textDocument/codeLens", TestClient.document("/work/a.order.yaml")).array?.count == 2)
  }
}
