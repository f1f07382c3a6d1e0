import Compiler
import Diagnostics
import Testing

@testable import LanguageServer

/// A client without a process: it drives the server message by message.
final class TestClient {
  let disk: MemoryDisk
  let server: LanguageServer
  private let box: Box
  private var lastID = 0
  private var versions: [String: Int] = [:]
  /// Ids that the client took back.
  var cancelled: Set<Int> = []

  private final class Box {
    var sent: [JSONValue] = []
    var isBusy: () -> Bool = { false }
    var isCancelled: (RequestID) -> Bool = { _ in false }
  }

  struct Failure: Error, Equatable {
    let code: Int
    let message: String
  }

  static let today = CalendarDate("2026-11-21")!

  /// What most editors can do.
  static let capabilities: JSONValue = [
    "workspace": ["workspaceEdit": ["documentChanges": true], "didChangeWatchedFiles": ["dynamicRegistration": true, "relativePatternSupport": true]],
    "textDocument": [
      "publishDiagnostics": ["relatedInformation": true, "codeDescriptionSupport": true, "dataSupport": true, "tagSupport": ["valueSet": [1, 2]]],
      "completion": ["completionItem": ["snippetSupport": true]], "documentSymbol": ["hierarchicalDocumentSymbolSupport": true],
      "codeAction": ["codeActionLiteralSupport": ["codeActionKind": ["valueSet": []]]],
    ],
  ]

  init(_ files: [String: String] = [:], disk: MemoryDisk? = nil) {
    self.disk = disk ?? MemoryDisk(files)
    let box = Box()
    self.box = box
    server = LanguageServer(
      ServerOptions(lint: LintOptions(today: Self.today), version: "0"), files: OpenFiles(self.disk, stamp: self.disk.stamp),
      hasWaitingMessages: { box.isBusy() }, isCancelled: { box.isCancelled($0) },
      output: { box.sent.append((try? JSONValue.parse($0)) ?? .null) })
    box.isCancelled = { [unowned self] id in if case .integer(let number) = id { self.cancelled.contains(number) } else { false } }
  }

  /// A client that has said hello.
  static func started(
    _ files: [String: String] = [:], disk: MemoryDisk? = nil, folders: [String] = ["/work"], capabilities: JSONValue = capabilities,
    options: JSONValue? = nil
  ) throws -> TestClient {
    let client = TestClient(files, disk: disk)
    var params: JSONValue = ["processId": .null, "capabilities": capabilities]
    params = params.adding("workspaceFolders", .array(folders.map { ["uri": .string(uri($0)), "name": "x"] })).adding("initializationOptions", options)
    _ = try client.request("initialize", params)
    client.notify("initialized", [:])
    client.server.work()
    return client
  }

  static func uri(_ path: String) -> String { DocumentURI.uri(ofPath: path) }

  // MARK: Messages

  func send(_ value: JSONValue) { server.receive(value.bytes) }

  func notify(_ method: String, _ params: JSONValue) { send(["jsonrpc": "2.0", "method": .string(method), "params": params]) }

  func request(_ method: String, _ params: JSONValue? = nil) throws -> JSONValue {
    lastID += 1
    let id = lastID
    send(JSONValue.object([]).adding("jsonrpc", "2.0").adding("id", .integer(id)).adding("method", .string(method)).adding("params", params))
    let index = try #require(box.sent.firstIndex { $0["id"] == .integer(id) && $0["method"] == nil }, "\(method) is not answered")
    let answer = box.sent.remove(at: index)
    if let error = answer["error"] { throw Failure(code: error["code"]?.int ?? 0, message: error["message"]?.string ?? "") }
    return try #require(answer["result"])
  }

  var nextID: Int { lastID + 1 }

  /// Takes what the server has sent of a method.
  func take(_ method: String) -> [JSONValue] {
    let taken = box.sent.filter { $0["method"] == .string(method) }
    box.sent.removeAll { $0["method"] == .string(method) }
    return taken.compactMap { $0["params"] }
  }

  /// Everything that the server has sent and nobody took.
  var sent: [JSONValue] { box.sent }

  func setBusy(_ isBusy: @escaping () -> Bool) { box.isBusy = isBusy }

  // MARK: Documents

  func open(_ path: String, _ text: String, language: String = "yaml") {
    versions[path] = 1
    notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": .string(Self.uri(path)), "languageId": .string(language), "version": 1, "text": .string(text)]])
  }

  func change(_ path: String, _ changes: JSONValue...) {
    versions[path, default: 0] += 1
    notify(
      "textDocument/didChange",
      ["textDocument": ["uri": .string(Self.uri(path)), "version": .integer(versions[path]!)], "contentChanges": .array(changes)])
  }

  func replace(_ path: String, _ text: String) { change(path, ["text": .string(text)]) }

  func edit(_ path: String, from start: (Int, Int), to end: (Int, Int), _ text: String) {
    change(path, ["range": Self.range(start, end), "text": .string(text)])
  }

  func close(_ path: String) { notify("textDocument/didClose", Self.document(path)) }

  static func document(_ path: String) -> JSONValue { ["textDocument": ["uri": .string(uri(path))]] }

  static func range(_ start: (Int, Int), _ end: (Int, Int)) -> JSONValue {
    ["start": TextPosition(start.0, start.1).json, "end": TextPosition(end.0, end.1).json]
  }

  static func at(_ path: String, _ line: Int, _ character: Int) -> JSONValue { document(path).adding("position", TextPosition(line, character).json) }

  /// The diagnostics that the server publishes now, by the path of the file.
  func published() -> [String: [JSONValue]] {
    server.work()
    var result: [String: [JSONValue]] = [:]
    for params in take("textDocument/publishDiagnostics") {
      if let uri = params["uri"]?.string, let items = params["diagnostics"]?.array { result[DocumentURI.path(uri) ?? uri] = items }
    }
    return result
  }

  /// The codes of what is published of a file now; nil where nothing is.
  func codes(_ path: String) -> [String]? { published()[path]?.compactMap { $0["code"]?.string } }

  /// Opens a text in which `|` marks the cursor, and asks something about that place.
  func ask(_ method: String, _ path: String, _ text: String, _ more: JSONValue = [:]) throws -> JSONValue {
    let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let lines = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
    if server.urisByPath[path] == nil { open(path, parts.joined()) } else { replace(path, parts.joined()) }
    var params = Self.at(path, lines.count - 1, lines[lines.count - 1].utf16.count)
    if case .object(let members) = more { for member in members { params = params.adding(member.key, member.value) } }
    return try request(method, params)
  }
}

/// Applies the edits of a workspace edit to a text.
func applied(_ edit: JSONValue?, _ path: String, _ text: String) -> String {
  let uri = TestClient.uri(path)
  let changes =
    edit?["documentChanges"]?.array?.first { $0[path: "textDocument", "uri"]?.string == uri }?["edits"]?.array ?? edit?[path: "changes", uri]?.array ?? []
  let lines = TextLines(Array(text.utf8), .utf16)
  var bytes = lines.bytes
  let edits = changes.compactMap { change in lines.range(change["range"]).map { ($0, change["newText"]?.string ?? "") } }
  for (range, new) in edits.sorted(by: { $0.0.start > $1.0.start }) { bytes.replaceSubrange(range.start..<range.end, with: new.utf8) }
  return String(decoding: bytes, as: UTF8.self)
}
