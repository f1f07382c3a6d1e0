public import Compiler

/// What the command line says to the language server; the client may say more.
public struct ServerOptions: Sendable {
  /// As for `lint`.
  public var lint: LintOptions
  /// What `serverInfo` says.
  public var version: String

  public init(lint: LintOptions, version: String) {
    self.lint = lint
    self.version = version
  }
}

/// What the client can do.
struct ClientCapabilities {
  var encoding = PositionEncoding.utf16
  var hasRelatedInformation = false
  var hasCodeDescriptions = false
  var hasDiagnosticData = false
  var hasDiagnosticTags = false
  /// The client asks for diagnostics, and can be told when to ask again.
  var pullsDiagnostics = false
  var hasSnippets = false
  var hasMarkdown = false
  var completesWithMarkdown = false
  /// Documentation of completions may be more than a text.
  var completesWithMarkup = false
  var hasDocumentChanges = false
  var hasSymbolTrees = false
  var hasActionLiterals = false
  var resolvesActions = false
  var watchesFiles = false
  var watchesRelativeFiles = false
  var hasConfiguration = false

  init() {}

  init(_ value: JSONValue?) {
    let text = value?["textDocument"]
    let workspace = value?["workspace"]
    encoding = PositionEncoding.negotiated(value?[path: "general", "positionEncodings"])
    for key in ["publishDiagnostics", "diagnostic"] {
      let diagnostics = text?[key]
      hasRelatedInformation = hasRelatedInformation || diagnostics?["relatedInformation"]?.bool == true
      hasCodeDescriptions = hasCodeDescriptions || diagnostics?["codeDescriptionSupport"]?.bool == true
      hasDiagnosticData = hasDiagnosticData || diagnostics?["dataSupport"]?.bool == true
      hasDiagnosticTags = hasDiagnosticTags || diagnostics?["tagSupport"]?.isObject == true
    }
    pullsDiagnostics = text?["diagnostic"]?.isObject == true && workspace?[path: "diagnostics", "refreshSupport"]?.bool == true
    hasSnippets = text?[path: "completion", "completionItem", "snippetSupport"]?.bool == true
    hasMarkdown = Self.takesMarkdown(text?[path: "hover", "contentFormat"])
    completesWithMarkdown = Self.takesMarkdown(text?[path: "completion", "completionItem", "documentationFormat"])
    completesWithMarkup = text?[path: "completion", "completionItem", "documentationFormat"]?.array != nil
    hasDocumentChanges = workspace?[path: "workspaceEdit", "documentChanges"]?.bool == true
    hasSymbolTrees = text?[path: "documentSymbol", "hierarchicalDocumentSymbolSupport"]?.bool == true
    hasActionLiterals = text?[path: "codeAction", "codeActionLiteralSupport"]?.isObject == true
    resolvesActions =
      (text?[path: "codeAction", "resolveSupport", "properties"]?.array ?? []).contains("edit") && text?[path: "codeAction", "dataSupport"]?.bool == true
    watchesFiles = workspace?[path: "didChangeWatchedFiles", "dynamicRegistration"]?.bool == true
    watchesRelativeFiles = workspace?[path: "didChangeWatchedFiles", "relativePatternSupport"]?.bool == true
    hasConfiguration = workspace?["configuration"]?.bool == true
  }

  /// Markdown where the client lists it.
  private static func takesMarkdown(_ formats: JSONValue?) -> Bool { formats?.array?.contains("markdown") ?? false }
}
