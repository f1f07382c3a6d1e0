import Compiler
import Diagnostics

/// Documents and files as they come, change and go. Nothing is checked here; what has changed is noted for `work()`.
extension LanguageServer {
  func didOpen(_ params: JSONValue) {
    guard let item = params["textDocument"], let uri = item["uri"]?.string, let text = item["text"]?.string else { return }
    if documents[uri] != nil {
      log(.warning, "a document was opened twice: the second text counts")
      close(uri)
    }
    let path = DocumentURI.path(uri) ?? DocumentURI.virtualPath(uri, in: folders.first ?? Path.absolute("."))
    // Two spellings of one URI: the one that was opened last counts.
    if let other = urisByPath[path] { close(other) }
    let document = TextDocument(
      uri: uri, path: path, languageID: item["languageId"]?.string ?? "", version: item["version"]?.int, text: text, encoding: client.encoding,
      revision: revision())
    documents[uri] = document
    urisByPath[path] = uri
    files.open(path, document.bytes)
    lookAtDisk()
    noteChange(path)
    touched.insert(path)
  }

  func didChange(_ params: JSONValue) {
    guard let uri = params[path: "textDocument", "uri"]?.string, var document = documents[uri] else {
      log(.warning, "a document was changed that is not open")
      return
    }
    let version = params[path: "textDocument", "version"]?.int
    if let old = document.version, let version, version <= old {
      // The stream keeps the order of changes, so they are applied as they come.
      log(.warning, "version \(version) of a document came after version \(old)")
    }
    let isComplete = document.apply(params["contentChanges"]?.array ?? [], version: version, revision: revision())
    if !isComplete { log(.error, "a change of a document cannot be understood: open it anew") }
    documents[uri] = document
    files.open(document.path, document.bytes)
    noteChange(document.path)
    touched.insert(document.path)
  }

  func didClose(_ params: JSONValue) {
    guard let uri = params[path: "textDocument", "uri"]?.string, documents[uri] != nil else { return }
    close(uri)
    lookAtDisk()
  }

  func didSave(_ params: JSONValue) {
    guard let uri = params[path: "textDocument", "uri"]?.string, documents[uri] != nil else { return }
    lookAtDisk()
  }

  private func close(_ uri: String) {
    guard let document = documents.removeValue(forKey: uri) else { return }
    urisByPath[document.path] = nil
    files.close(document.path)
    forgetAnalysis(ofPath: document.path)
    // A file of the workspace goes on to be checked as it stands on the disk; what belongs to nothing else is told to be clean.
    noteChange(document.path)
    touched.remove(document.path)
  }

  func didChangeWatchedFiles(_ params: JSONValue) {
    for change in params["changes"]?.array ?? [] {
      guard let path = change["uri"]?.string.flatMap(DocumentURI.path) else { continue }
      // 1 created, 3 deleted.
      if change["type"]?.int != 2 { mustSearch = true }
      if !files.isOpen(path) { noteChange(path) }
    }
    lookAtDisk()
  }

  func didChangeWorkspaceFolders(_ params: JSONValue) {
    let event = params["event"]
    let removed = Set((event?["removed"]?.array ?? []).compactMap { $0["uri"]?.string.flatMap(DocumentURI.path) })
    let added = (event?["added"]?.array ?? []).compactMap { $0["uri"]?.string.flatMap(DocumentURI.path) }
    folders.removeAll { removed.contains($0) }
    folders += added.filter { !folders.contains($0) }
    mustSearch = true
  }

  /// Notes what has changed on the disk behind the client's back.
  private func lookAtDisk() {
    for path in files.changedOnDisk() { noteChange(path) }
  }

  private func noteChange(_ path: String) {
    isStale = true
    session.fileChanged(path)
    switch role(ofPath: path) {
    case .spec, .contacts: break
    case .configuration, .other:
      // A configuration, or a file that one names: a catalog, a list of names, patterns of files to leave out.
      guard Self.fileName(path) == FileRole.configurationName || files.hasBeenAsked(path) else { return }
      session.reset()
      mustSearch = true
    }
  }
}
