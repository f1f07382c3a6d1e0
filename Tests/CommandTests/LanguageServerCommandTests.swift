import Foundation
import Testing

/// `orderspec lsp` as an editor starts it: messages in, messages out, and how it ends.
@Suite struct LanguageServerCommandTests {
  private func framed(_ messages: String...) -> String { messages.map { "Content-Length: \($0.utf8.count)\r\n\r\n\($0)" }.joined() }

  private static let initialize = #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"capabilities":{}}}"#
  private static let initialized = #"{"jsonrpc":"2.0","method":"initialized","params":{}}"#
  private static let shutdown = #"{"jsonrpc":"2.0","id":9,"method":"shutdown"}"#
  private static let exit = #"{"jsonrpc":"2.0","method":"exit"}"#

  /// The contents of the messages that came back.
  private func messages(_ run: Run) -> [String] {
    var rest = run.output.utf8[...]
    var messages: [String] = []
    while let end = rest.firstRange(of: "\r\n\r\n".utf8), let length = String(rest[..<end.lowerBound])?.split(separator: " ").last.flatMap({ Int($0) }) {
      let content = rest[end.upperBound...].prefix(length)
      messages.append(String(content) ?? "")
      rest = content.endIndex < rest.endIndex ? rest[content.endIndex...] : "".utf8[...]
    }
    return messages
  }

  @Test func aSession() throws {
    let folder = try Folder(["a.order.yaml": Samples.misspelt])
    let text = String(decoding: try JSONEncoder().encode(Samples.misspelt), as: UTF8.self)
    let open =
      #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file://\#(folder.path)/a.order.yaml","languageId":"yaml","version":1,"text":\#(text)}}}"#
    let ask = #"{"jsonrpc":"2.0","id":2,"method":"textDocument/diagnostic","params":{"textDocument":{"uri":"file://\#(folder.path)/a.order.yaml"}}}"#
    let run = try orderspec("lsp", "--stdio", in: folder, input: framed(Self.initialize, Self.initialized, open, ask, Self.shutdown, Self.exit))
    #expect(run.code == 0 && run.error == "")
    let answers = messages(run)
    #expect(answers.first?.contains(#""serverInfo":{"name":"orderspec","version":"0."#) == true)
    #expect(answers.contains { $0.contains(#""id":2"#) && $0.contains(#""code":"unknown_field""#) })
    #expect(answers.contains(#"{"jsonrpc":"2.0","id":9,"result":null}"#))
  }

  @Test func howItEnds() throws {
    #expect(try orderspec("lsp", input: "").code == 1, "the client went away")
    #expect(try orderspec("lsp", input: framed(Self.initialize)).code == 1)
    #expect(try orderspec("lsp", input: framed(Self.exit)).code == 1)
    #expect(try orderspec("lsp", input: framed(Self.initialize, Self.shutdown)).code == 0)
    #expect(try orderspec("lsp", input: framed(Self.initialize, Self.shutdown, Self.exit, Self.initialize)).code == 0)
    let garbage = try orderspec("lsp", input: "what is this\r\n\r\n" + framed("{", Self.initialize, Self.shutdown, Self.exit))
    #expect(garbage.code == 0)
    #expect(messages(garbage).count { $0.contains("-32700") } == 2)
  }

  @Test func aClientThatIsDead() throws {
    // No process has this number; standard input stays open.
    let initialize = Self.initialize.replacing("\"processId\":null", with: "\"processId\":2147483646")
    let folder = try Folder(["in": framed(initialize)])
    let run = try shell("exec 3< <(cat in; exec sleep 20); \"$ORDERSPEC\" lsp <&3 >out; echo $?", in: folder)
    #expect(run.output == "1\n")
  }

  @Test func optionsAreChecked() throws {
    #expect(try orderspec("lsp", "--target", "superspac").error.contains("did you mean `superspace`?"))
    #expect(try orderspec("lsp", "--target", "x").code == 2)
  }
}
