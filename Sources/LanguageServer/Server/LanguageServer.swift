import Compiler
import Diagnostics
import JSON
import OrderLanguage

/// The language server as a state machine: messages in, messages out. It owns no thread, stream or clock, so that tests can drive it.
///
/// `receive(_:)` takes one message and answers it; changes of documents are only noted. `work()` then checks what has changed and tells the client.
/// Whoever drives it calls `work()` when no message waits, so that a burst of key strokes is checked once.
final class LanguageServer {
  enum State: Equatable {
    case uninitialized
    /// `initialize` was answered.
    case running
    /// `shutdown` was answered; only `exit` is left.
    case shutDown
    case exited(code: Int32)
  }

  let options: ServerOptions
  let files: OpenFiles
  private let output: ([UInt8]) -> Void
  /// More messages wait: what takes long is put off.
  let hasWaitingMessages: () -> Bool
  /// Whether the client has taken a request back.
  private let isCancelled: (RequestID) -> Bool

  private(set) var state = State.uninitialized
  var client = ClientCapabilities()
  var session: LintSession
  /// The workspace folders, by absolute path.
  var folders: [String] = []
  /// By URI, as the client writes it.
  var documents: [String: TextDocument] = [:]
  /// The URIs of open documents by absolute path.
  var urisByPath: [String: String] = [:]
  /// Specs and contacts files of the folders.
  var found: [InputFile] = []
  var mustSearch = false
  /// Something has changed since the last complete run.
  var isStale = false
  /// Open documents that were changed since their diagnostics were told.
  var touched: Set<String> = []
  var reports = DiagnosticReports()
  /// Files that the client shows diagnostics of.
  var toldPaths: Set<String> = []
  var settings = ClientSettings()
  private var nextRevision = 0
  private var nextRequest = 0
  private var pending: [RequestID: (LanguageServer, JSONValue?) -> Void] = [:]
  /// By path, for open documents.
  private var analyses: [String: (revision: Int, analysis: Analysis)] = [:]
  /// The request that is being answered.
  private var current: RequestID?
  var watchedBeyondFolders: Set<String> = []
  private var toldFailures: [String] = []
  private(set) var clientProcess: Int32?

  /// Makes a server.
  ///
  /// - Parameter output: Takes a message, ready to be framed.
  init(
    _ options: ServerOptions, files: OpenFiles, hasWaitingMessages: @escaping () -> Bool, isCancelled: @escaping (RequestID) -> Bool,
    output: @escaping ([UInt8]) -> Void
  ) {
    self.options = options
    self.files = files
    self.output = output
    self.hasWaitingMessages = hasWaitingMessages
    self.isCancelled = isCancelled
    session = LintSession(options.lint, files: files)
  }

  /// The code that the process ends with; nil while the server runs.
  var exitCode: Int32? { if case .exited(let code) = state { code } else { nil } }

  /// Whether `work()` has something to do.
  var hasWork: Bool { state == .running && (isStale || mustSearch) }

  // MARK: Messages in

  /// Takes the content of one message.
  func receive(_ bytes: [UInt8]) {
    do {
      receive(ClientMessage(try JSONValue.parse(bytes)))
    } catch {
      sendError(nil, RPCError(.parseError, "the message is no JSON: \(error.message)"))
    }
  }

  /// Says that the stream is out of step.
  func receiveFault(_ text: String) { sendError(nil, RPCError(.parseError, "the stream holds \(text)")) }

  /// The client has gone without a word.
  func receiveEnd() { state = .exited(code: state == .shutDown ? 0 : 1) }

  private func receive(_ message: ClientMessage) {
    if exitCode != nil { return }
    switch message {
    case .invalid(let id, let text): sendError(id, RPCError(.invalidRequest, text))
    case .response(let id, let result, let error):
      guard let handler = pending.removeValue(forKey: id) else { return }
      if error == nil { handler(self, result) } else { handler(self, nil) }
    case .notification("exit", _): state = .exited(code: state == .shutDown ? 0 : 1)
    case .notification(let method, let params): if state == .running { receiveNotification(method, params) }
    case .request(let id, let method, let params):
      do {
        send(["jsonrpc": "2.0", "id": id.value, "result": try answer(id, method, params)])
      } catch {
        sendError(id, error)
      }
    }
  }

  private func answer(_ id: RequestID, _ method: String, _ params: JSONValue) throws(RPCError) -> JSONValue {
    switch state {
    case .uninitialized:
      guard method == "initialize" else { throw RPCError(.serverNotInitialized, "`initialize` comes first") }
      if !params.isObject { throw .invalid("params") }
      clientProcess = params["processId"]?.int.flatMap { Int32(exactly: $0) }
      let result = initialize(params)
      state = .running
      return result
    case .shutDown, .exited: throw RPCError(.invalidRequest, "the server has been shut down")
    case .running: break
    }
    if isCancelled(id) { throw RPCError(.requestCancelled, "cancelled") }
    switch method {
    case "initialize": throw RPCError(.invalidRequest, "`initialize` comes once")
    case "shutdown":
      state = .shutDown
      return .null
    default:
      current = id
      defer { current = nil }
      return try answer(method, params)
    }
  }

  /// Ends a long answer that nobody waits for any more.
  func checkCancellation() throws(RPCError) {
    if let current, isCancelled(current) { throw RPCError(.requestCancelled, "cancelled") }
  }

  // MARK: Messages out

  func notify(_ method: String, _ params: JSONValue) { send(["jsonrpc": "2.0", "method": .string(method), "params": params]) }

  /// Sends a request to the client; the handler gets nil where it is answered with an error.
  func request(_ method: String, _ params: JSONValue?, _ handler: @escaping (LanguageServer, JSONValue?) -> Void = { _, _ in }) {
    nextRequest += 1
    let id = RequestID.string("orderspec-\(nextRequest)")
    pending[id] = handler
    send(JSONValue.object([]).adding("jsonrpc", "2.0").adding("id", id.value).adding("method", .string(method)).adding("params", params))
  }

  /// Writes a line into the client's log.
  func log(_ type: MessageType, _ text: String) { notify("window/logMessage", ["type": .integer(type.rawValue), "message": .string(text)]) }

  enum MessageType: Int {
    case error = 1
    case warning, info, log
  }

  private func sendError(_ id: RequestID?, _ error: RPCError) {
    send(["jsonrpc": "2.0", "id": id?.value ?? .null, "error": ["code": .integer(error.code.rawValue), "message": .string(error.message)]])
  }

  private func send(_ message: JSONValue) { output(message.bytes) }

  // MARK: Texts

  func revision() -> Int {
    nextRevision += 1
    return nextRevision
  }

  func role(ofPath path: String, languageID: String = "", bytes: [UInt8]? = nil) -> FileRole {
    let name = Self.fileName(path)
    if name == FileRole.configurationName { return .configuration }
    if FileRole.isSpecName(name) { return .spec }
    if FileRole.isContactsName(name) || session.isContactsFile(path) { return .contacts }
    if languageID == "orderspec" { return .spec }
    // A YAML file of another name counts where it says so itself.
    if let bytes, Self.saysOrderSpec(bytes) { return .spec }
    return .other
  }

  /// Whether a line at the margin begins with the key `orderSpec`.
  private static func saysOrderSpec(_ bytes: [UInt8]) -> Bool {
    let key = Array("orderSpec:".utf8)
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      if bytes[start...].starts(with: key) { return true }
      guard let end = bytes[start...].firstIndex(of: 0x0A) else { return false }
      start = end + 1
    }
    return false
  }

  func role(of document: TextDocument) -> FileRole { role(ofPath: document.path, languageID: document.languageID, bytes: document.bytes) }

  func document(atPath path: String) -> TextDocument? { urisByPath[path].flatMap { documents[$0] } }

  func uri(ofPath path: String) -> String { urisByPath[path] ?? DocumentURI.uri(ofPath: path) }

  /// The lines of a file: the open text, else what stands on the disk.
  func lines(ofPath path: String) -> TextLines? {
    if let document = document(atPath: path) { return document.lines }
    guard let bytes = try? files.read(path) else { return nil }
    return TextLines(bytes, client.encoding, skipsMark: true)
  }

  /// What is known of a file, open or not; nil where it cannot be read.
  func analysis(ofPath path: String) -> Analysis? {
    let open = document(atPath: path)
    if let open, let known = analyses[path], known.revision == open.revision, known.analysis.role == role(of: open) { return known.analysis }
    guard let lines = lines(ofPath: path) else { return nil }
    let analysis = Analysis(path: path, role: open.map(role(of:)) ?? role(ofPath: path, bytes: lines.bytes), lines: lines)
    if let open { analyses[path] = (open.revision, analysis) }
    return analysis
  }

  func forgetAnalysis(ofPath path: String) { analyses[path] = nil }

  /// Says once what cannot be read.
  func tellFailures() {
    let failures = session.failures
    for failure in failures where !toldFailures.contains(failure) { log(.warning, failure) }
    toldFailures = failures
  }
}
