import Compiler
import Diagnostics
import Rules

extension LanguageServer {
  /// Checks what has changed, and tells the client. Ends early where messages wait; the next call goes on from there.
  func work() {
    guard hasWork, run(isInterrupted: hasWaitingMessages) else { return }
    if !client.pullsDiagnostics { publish() }
  }

  /// Brings all findings up to date; false where it was interrupted.
  @discardableResult
  func run(isInterrupted: () -> Bool = { false }) -> Bool {
    guard isStale || mustSearch else { return true }
    if mustSearch { search() }
    guard let changed = session.lint(inputs(), isInterrupted: isInterrupted) else { return false }
    isStale = false
    var others = false
    for path in changed.union(touched).sorted() {
      // A document that is no file keeps its URI when it is closed.
      let uri = urisByPath[path] ?? reports[path]?.uri ?? DocumentURI.uri(ofPath: path)
      let isNew = reports.set(path, uri: uri, items(session.findings(in: path)))
      if isNew, !touched.contains(path) { others = true }
    }
    if client.pullsDiagnostics {
      // The client asks for what it edits by itself; of the rest it must be told.
      touched = []
      if others { request("workspace/diagnostic/refresh", nil) }
    }
    tellFailures()
    watchBeyondFolders()
    return true
  }

  private func publish() {
    for (path, report) in reports.byPath.sorted(by: { $0.key < $1.key }) {
      let document = document(atPath: path)
      guard !report.isTold || touched.contains(path) else { continue }
      // Of a file that nobody has seen anything about there is nothing to say.
      if report.items == .array([]), document.map({ role(of: $0) == .other }) ?? true, !toldPaths.contains(path) {
        reports.markTold(path)
        continue
      }
      var params: JSONValue = ["uri": .string(report.uri)]
      params = params.adding("version", document?.version.map { .integer($0) }).adding("diagnostics", report.items)
      notify("textDocument/publishDiagnostics", params)
      reports.markTold(path)
      if report.items == .array([]) { toldPaths.remove(path) } else { toldPaths.insert(path) }
    }
    touched = []
  }

  private func search() {
    mustSearch = false
    files.allowSearch()
    let outcome = session.find(folders)
    found = outcome.inputs.map { InputFile(path: Path.absolute($0.path), name: Path.absolute($0.path), isNamed: false) }
    for failure in outcome.failures { log(.warning, failure) }
  }

  /// The files of a run: what the folders hold, and every open spec and contacts file.
  private func inputs() -> [InputFile] {
    var inputs = found
    let known = Set(found.map(\.path))
    for document in documents.values where !known.contains(document.path) {
      switch role(of: document) {
      case .spec: inputs.append(InputFile(path: document.path, name: document.path, isNamed: true))
      case .contacts:
        // One that is only called so by a spec comes into the session with that spec.
        let input = InputFile(path: document.path, name: document.path, isNamed: true)
        if input.isContactsFile { inputs.append(input) }
      case .configuration: _ = session.configuration(forFile: document.path)
      case .other: break
      }
    }
    for document in documents.values where role(of: document) == .configuration {
      _ = session.configuration(forFile: document.path)
      _ = session.catalog(forFile: document.path)
    }
    return inputs.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  // MARK: As the client has them

  /// One finding as a diagnostic.
  func item(_ finding: Diagnostic) -> JSONValue { items([finding]).array?.first ?? .null }

  private func items(_ findings: [Diagnostic]) -> JSONValue {
    var known: [ObjectIdentifier: (lines: TextLines, uri: String)] = [:]
    func place(_ place: Place) -> (lines: TextLines, uri: String) {
      if let lines = known[ObjectIdentifier(place.file)] { return lines }
      let path = Path.absolute(place.file.name)
      let open = document(atPath: path)
      let lines = open?.lines ?? TextLines(place.file.bytes, client.encoding, skipsMark: true)
      known[ObjectIdentifier(place.file)] = (lines, uri(ofPath: path))
      return (lines, uri(ofPath: path))
    }
    return .array(
      findings.map { finding in
        let (lines, _) = place(finding.place)
        var item: JSONValue = ["range": lines.range(finding.place.range), "severity": .integer(finding.severity.number), "code": .string(finding.code)]
        if client.hasCodeDescriptions { item = item.adding("codeDescription", ["href": .string(RuleDocumentation.address(ofCode: finding.code))]) }
        item = item.adding("source", "orderspec").adding("message", .string(([finding.message] + finding.help).joined(separator: "\n")))
        if client.hasDiagnosticTags, Self.unnecessary.contains(finding.code) { item = item.adding("tags", [1]) }
        if client.hasRelatedInformation, !finding.related.isEmpty {
          let related: [JSONValue] = finding.related.map { other in
            let (lines, uri) = place(other.place)
            return ["location": ["uri": .string(uri), "range": lines.range(other.place.range)], "message": .string(other.message)]
          }
          item = item.adding("relatedInformation", .array(related))
        }
        return client.hasDiagnosticData ? item.adding("data", ["pointer": .string(finding.place.pointer)]) : item
      })
  }

  /// Rules whose findings are shown as text that is not needed.
  private static let unnecessary: Set<String> = ["default_unused", "suppression_unused", "unused_contact", "yaml_anchor_unused"]

  // MARK: On request

  func diagnostics(_ params: JSONValue) throws(RPCError) -> JSONValue {
    guard let uri = params[path: "textDocument", "uri"]?.string else { throw .invalid("textDocument.uri") }
    run()
    guard let path = documents[uri]?.path ?? DocumentURI.path(uri), let report = reports[path] else { return ["kind": "full", "items": []] }
    return Self.report(report, previous: params["previousResultId"]?.string)
  }

  func workspaceDiagnostics(_ params: JSONValue) throws(RPCError) -> JSONValue {
    run()
    var previous: [String: String] = [:]
    for known in params["previousResultIds"]?.array ?? [] {
      if let uri = known["uri"]?.string, let value = known["value"]?.string { previous[uri] = value }
    }
    var items: [JSONValue] = []
    for (path, report) in reports.byPath.sorted(by: { $0.key < $1.key }) {
      try checkCancellation()
      let version = document(atPath: path)?.version.map { JSONValue.integer($0) } ?? .null
      items.append(Self.report(report, previous: previous.removeValue(forKey: report.uri)).adding("uri", .string(report.uri)).adding("version", version))
    }
    // What the client holds of files that are gone.
    for uri in previous.keys.sorted() { items.append(["kind": "full", "items": [], "uri": .string(uri), "version": .null]) }
    return ["items": .array(items)]
  }

  private static func report(_ report: DiagnosticReports.Report, previous: String?) -> JSONValue {
    let id = String(report.id)
    if previous == id { return ["kind": "unchanged", "resultId": .string(id)] }
    return ["kind": "full", "resultId": .string(id), "items": report.items]
  }
}

extension Severity {
  /// As the protocol counts: 1 error, 2 warning, 3 information.
  fileprivate var number: Int {
    switch self {
    case .error: 1
    case .warning: 2
    case .info: 3
    }
  }
}
