import Compiler
import Diagnostics
import OrderLanguage

/// What the client's settings say, in the section `orderspec`; they beat the command line.
struct ClientSettings: Equatable {
  var target: Target?
  var strictSecrets: Bool?
  /// Rules to leave out.
  var ignore: Set<String> = []

  init() {}

  init(_ value: JSONValue?) {
    target = value?["target"]?.string.flatMap { Target(rawValue: $0) }
    strictSecrets = value?["strictSecrets"]?.bool
    ignore = Set((value?["ignore"]?.array ?? []).compactMap(\.string))
  }

  /// The words that nobody understands, for the log.
  static func faults(_ value: JSONValue?) -> [String] {
    guard let target = value?["target"]?.string, Target(rawValue: target) == nil else { return [] }
    return ["the setting `orderspec.target` must be one of \(Target.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "))"]
  }
}

extension LanguageServer {
  func initialize(_ params: JSONValue) -> JSONValue {
    client = ClientCapabilities(params["capabilities"])
    if let given = params["workspaceFolders"]?.array {
      folders = given.compactMap { $0["uri"]?.string.flatMap(DocumentURI.path) }
    } else if let root = params["rootUri"]?.string.flatMap(DocumentURI.path) ?? params["rootPath"]?.string.map(Path.absolute) {
      folders = [root]
    }
    take(settings: params["initializationOptions"])
    mustSearch = true
    var result: JSONValue = ["capabilities": capabilities]
    result = result.adding("serverInfo", ["name": "orderspec", "version": .string(options.version)])
    return result
  }

  private var capabilities: JSONValue {
    [
      "positionEncoding": .string(client.encoding.rawValue),
      "textDocumentSync": ["openClose": true, "change": 2, "save": ["includeText": false]],
      "completionProvider": ["triggerCharacters": [":", " ", "-", "$", "{", "[", ",", "."], "resolveProvider": false],
      "hoverProvider": true,
      "definitionProvider": true,
      "declarationProvider": true,
      "referencesProvider": true,
      "documentHighlightProvider": true,
      "renameProvider": ["prepareProvider": true],
      "documentSymbolProvider": true,
      "foldingRangeProvider": true,
      "codeActionProvider": ["codeActionKinds": ["quickfix", "source.fixAll.orderspec"], "resolveProvider": .bool(client.resolvesActions)],
      "codeLensProvider": ["resolveProvider": true],
      "semanticTokensProvider": [
        "legend": ["tokenTypes": .array(TokenType.allCases.map { .string($0.name) }), "tokenModifiers": ["declaration"]], "full": true, "range": true,
      ],
      "diagnosticProvider": ["identifier": "orderspec", "interFileDependencies": true, "workspaceDiagnostics": true],
      "workspace": ["workspaceFolders": ["supported": true, "changeNotifications": true]],
    ]
  }

  func initialized() {
    registerWatchers()
    askForSettings()
    isStale = true
  }

  // MARK: Watched files

  private static let patterns = ["**/*.yaml", "**/*.yml", "**/.gitignore"]

  private func registerWatchers() {
    guard client.watchesFiles else { return }
    register("orderspec-files", Self.patterns.map { ["globPattern": .string($0)] })
  }

  private func register(_ id: String, _ watchers: [JSONValue]) {
    let options: JSONValue = ["watchers": .array(watchers)]
    request(
      "client/registerCapability",
      ["registrations": [["id": .string(id), "method": "workspace/didChangeWatchedFiles", "registerOptions": options]]])
  }

  /// Files that the linter asked for and that the patterns do not cover: contacts files and lists outside of the folders.
  func watchBeyondFolders() {
    guard client.watchesFiles, client.watchesRelativeFiles else { return }
    let wanted = Set(
      files.askedPaths.filter { path in
        let isBelow = folders.contains { Path.relative(path, to: $0) != nil }
        return !isBelow || !(path.hasSuffix(".yaml") || path.hasSuffix(".yml") || path.hasSuffix("/.gitignore"))
      })
    guard wanted != watchedBeyondFolders else { return }
    if !watchedBeyondFolders.isEmpty {
      request("client/unregisterCapability", ["unregisterations": [["id": "orderspec-beyond", "method": "workspace/didChangeWatchedFiles"]]])
    }
    watchedBeyondFolders = wanted
    guard !wanted.isEmpty else { return }
    register(
      "orderspec-beyond",
      wanted.sorted().map { path in
        let directory = Path.directory(of: path)
        let name = path.dropFirst(directory == "/" ? 1 : directory.count + 1)
        return ["globPattern": ["baseUri": .string(DocumentURI.uri(ofPath: directory)), "pattern": .string(String(name))]]
      })
  }

  // MARK: Settings

  private func askForSettings() {
    guard client.hasConfiguration else { return }
    request("workspace/configuration", ["items": [["section": "orderspec"]]]) { server, result in
      if let settings = result?.array?.first, settings.isObject { server.take(settings: settings) }
    }
  }

  func didChangeConfiguration(_ params: JSONValue) {
    if client.hasConfiguration { askForSettings() } else { take(settings: params[path: "settings", "orderspec"] ?? params["settings"]) }
  }

  func take(settings value: JSONValue?) {
    guard value?.isObject == true else { return }
    for fault in ClientSettings.faults(value) { log(.warning, fault) }
    let new = ClientSettings(value)
    guard new != settings else { return }
    settings = new
    session = LintSession(lintOptions, files: files)
    isStale = true
  }

  /// The options of the command line under the client's settings.
  var lintOptions: LintOptions {
    var lint = options.lint
    if let target = settings.target { lint.target = target }
    if let strict = settings.strictSecrets { lint.strictSecrets = strict }
    lint.ignore.formUnion(settings.ignore)
    return lint
  }
}
