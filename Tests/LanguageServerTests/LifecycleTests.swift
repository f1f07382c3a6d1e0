import Testing

@testable import LanguageServer

/// The server as a state machine: what it answers when, and how it ends.
@Suite struct LifecycleTests {
  private func code(_ client: TestClient, _ method: String, _ params: JSONValue? = [:]) -> Int? {
    do {
      _ = try client.request(method, params)
      return nil
    } catch {
      return (error as? TestClient.Failure)?.code
    }
  }

  @Test func nothingWorksBeforeInitialize() throws {
    let client = TestClient()
    #expect(code(client, "textDocument/hover") == -32002)
    #expect(code(client, "shutdown") == -32002)
    client.open("/work/a.order.yaml", "x")
    #expect(client.server.documents.isEmpty, "notifications are dropped")
    client.notify("exit", .null)
    #expect(client.server.exitCode == 1)
  }

  @Test func shutdownAndExitEndWell() throws {
    let client = try TestClient.started()
    #expect(code(client, "initialize", ["capabilities": [:]]) == -32600, "once")
    #expect(try client.request("shutdown") == .null)
    #expect(code(client, "shutdown") == -32600)
    #expect(code(client, "textDocument/hover") == -32600)
    #expect(client.server.exitCode == nil)
    client.notify("exit", .null)
    #expect(client.server.exitCode == 0)
    let count = client.sent.count
    client.send(["jsonrpc": "2.0", "id": 99, "method": "shutdown"])
    #expect(client.sent.count == count, "the dead say nothing")
  }

  @Test func exitWithoutShutdownIsAFailure() throws {
    let client = try TestClient.started()
    client.notify("exit", .null)
    #expect(client.server.exitCode == 1)
    let gone = try TestClient.started()
    gone.server.receiveEnd()
    #expect(gone.server.exitCode == 1)
    let orderly = try TestClient.started()
    _ = try orderly.request("shutdown")
    orderly.server.receiveEnd()
    #expect(orderly.server.exitCode == 0)
  }

  @Test func unknownMethods() throws {
    let client = try TestClient.started()
    #expect(code(client, "textDocument/formatting") == -32601)
    #expect(code(client, "$/unheard") == -32601)
    let count = client.sent.count
    client.notify("textDocument/unheard", [:])
    client.notify("$/setTrace", ["value": "off"])
    client.notify("workspace/didChangeWatchedFiles", .null)
    client.notify("textDocument/didOpen", ["textDocument": 5])
    #expect(client.sent.count == count, "unknown and malformed notifications are ignored")
  }

  @Test(arguments: [
    ("{\"a\":", -32700), ("[]", -32600), ("5", -32600), ("{}", -32600), (#"{"jsonrpc":"2.0","id":1}"#, -32600), (#"{"id":1.5,"method":"x"}"#, -32600),
    (#"{"id":1,"method":7}"#, -32600), (#"{"id":{},"method":"shutdown"}"#, -32600), (#"{"jsonrpc":"2.0","id":"a","method":"x"}"#, -32601),
  ])
  func messagesThatAreNone(text: String, code: Int) throws {
    let client = try TestClient.started()
    client.server.receive(Array(text.utf8))
    #expect(client.sent.last?[path: "error", "code"] == .integer(code))
    #expect(try client.request("shutdown") == .null, "it goes on")
  }

  @Test(arguments: [
    "hover", "definition", "references", "rename", "prepareRename", "completion", "documentSymbol", "foldingRange", "semanticTokens/full",
    "semanticTokens/range", "codeAction", "codeLens", "diagnostic", "documentHighlight", "declaration",
  ])
  func parametersAreChecked(method: String) throws {
    let client = try TestClient.started()
    for params: JSONValue in [.null, [:], ["textDocument": 1], ["textDocument": ["uri": 5], "position": ["line": 0, "character": 0]]] {
      #expect(code(client, "textDocument/\(method)", params) == -32602, "\(params)")
    }
    // A document that nobody knows is no error.
    let params: JSONValue = [
      "textDocument": ["uri": "file:///nowhere.order.yaml"], "position": ["line": 0, "character": 0], "range": TestClient.range((0, 0), (0, 0)), "newName": "x",
      "context": [:],
    ]
    let expected: Int? = method == "rename" ? -32803 : nil
    #expect(code(client, "textDocument/\(method)", params) == expected)
  }

  @Test func aRequestThatWasTakenBackIsNotAnswered() throws {
    let client = try TestClient.started()
    client.cancelled = [client.nextID]
    #expect(code(client, "workspace/diagnostic") == -32800)
    #expect(code(client, "workspace/diagnostic") == nil)
  }

  @Test func aCancellationOvertakesWhatWaits() throws {
    let inbox = try #require(Inbox())
    inbox.add(.message(Array(#"{"id":7,"method":"x"}"#.utf8)))
    inbox.add(.message(Array(#"{"method":"$/cancelRequest","params":{"id":7}}"#.utf8)))
    #expect(inbox.isCancelled(.integer(7)) && !inbox.isCancelled(.string("7")))
    #expect(inbox.next() != nil)
    #expect(inbox.next() == nil && inbox.isEmpty && !inbox.isClosed)
    inbox.closeInbox()
    inbox.wait(milliseconds: nil)
    #expect(inbox.isClosed)
  }

  @Test(
    arguments: [
      (["utf-8", "utf-16"], "utf-8"), (["utf-32"], "utf-32"), (["utf-7", "utf-32", "utf-16"], "utf-32"), ([], "utf-16"), (["utf-7"], "utf-16"),
    ] as [([JSONValue], String)])
  func theFirstKnownEncodingIsTaken(offered: [JSONValue], taken: String) throws {
    let client = TestClient()
    let result = try client.request("initialize", ["capabilities": ["general": ["positionEncodings": .array(offered)]]])
    #expect(result[path: "capabilities", "positionEncoding"]?.string == taken)
    #expect(try TestClient().request("initialize", ["capabilities": [:]])[path: "capabilities", "positionEncoding"] == "utf-16")
  }

  @Test func filesAreWatchedWhereTheClientCan() throws {
    let client = try TestClient.started()
    let registrations = client.take("client/registerCapability")
    #expect(registrations.first?["registrations"]?.array?.first?["method"] == "workspace/didChangeWatchedFiles")
    let simple = try TestClient.started(capabilities: [:])
    #expect(simple.take("client/registerCapability").isEmpty)
  }
}
