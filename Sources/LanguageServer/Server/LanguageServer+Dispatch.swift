extension LanguageServer {
  func receiveNotification(_ method: String, _ params: JSONValue) {
    switch method {
    case "initialized": initialized()
    case "textDocument/didOpen": didOpen(params)
    case "textDocument/didChange": didChange(params)
    case "textDocument/didClose": didClose(params)
    case "textDocument/didSave": didSave(params)
    case "workspace/didChangeWatchedFiles": didChangeWatchedFiles(params)
    case "workspace/didChangeWorkspaceFolders": didChangeWorkspaceFolders(params)
    case "workspace/didChangeConfiguration": didChangeConfiguration(params)
    // Everything else is ignored, `$/` among it; the driver has seen to `$/cancelRequest`.
    default: break
    }
  }

  func answer(_ method: String, _ params: JSONValue) throws(RPCError) -> JSONValue {
    switch method {
    case "textDocument/diagnostic": try diagnostics(params)
    case "workspace/diagnostic": try workspaceDiagnostics(params)
    case "textDocument/completion": try completion(params)
    case "textDocument/hover": try hover(params)
    case "textDocument/definition", "textDocument/declaration": try definition(params)
    case "textDocument/references": try references(params)
    case "textDocument/documentHighlight": try highlights(params)
    case "textDocument/prepareRename": try prepareRename(params)
    case "textDocument/rename": try rename(params)
    case "textDocument/documentSymbol": try documentSymbols(params)
    case "textDocument/foldingRange": try foldingRanges(params)
    case "textDocument/semanticTokens/full": try semanticTokens(params, isRange: false)
    case "textDocument/semanticTokens/range": try semanticTokens(params, isRange: true)
    case "textDocument/codeAction": try codeActions(params)
    case "codeAction/resolve": try resolveCodeAction(params)
    case "textDocument/codeLens": try codeLenses(params)
    case "codeLens/resolve": try resolveCodeLens(params)
    default: throw RPCError(.methodNotFound, "there is no method of that name")
    }
  }

  // MARK: Parameters

  /// The analysis of the document that a request names; nil for a document that is not the server's.
  func analysis(_ params: JSONValue) throws(RPCError) -> Analysis? {
    guard let uri = params[path: "textDocument", "uri"]?.string else { throw .invalid("textDocument.uri") }
    guard let path = documents[uri]?.path ?? DocumentURI.path(uri), let analysis = analysis(ofPath: path), analysis.role != .other else { return nil }
    return analysis
  }

  /// The analysis and the offset of a request about a position.
  func place(_ params: JSONValue) throws(RPCError) -> (analysis: Analysis, offset: Int)? {
    guard let position = TextPosition(params["position"]) else { throw .invalid("position") }
    guard let analysis = try analysis(params) else { return nil }
    return (analysis, analysis.lines.offset(of: position))
  }
}
