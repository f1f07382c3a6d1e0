/// A file as it ought to be.
struct GeneratedFile: Equatable {
  let path: String
  let text: String
}

/// Something in a source that keeps a file from being generated, or from being whole.
struct Problem: Error, Equatable, CustomStringConvertible {
  /// The file, with `:LINE:COLUMN` where that is known.
  let place: String
  let message: String

  var description: String { place + ": " + message }
}

/// All generated files, as they follow from the sources.
struct Generation {
  private(set) var files: [GeneratedFile] = []
  private(set) var problems: [Problem] = []

  /// A fault in the data leaves its table as it is; the registry is written as far as the rules go.
  init(of repository: Repository) {
    addTable("Sources/CCatalogData/TLDs.c") { problems in try TLDTable(of: repository, &problems).source }
    addTable("Sources/CCatalogData/Products.c") { problems in try ProductTable(of: repository, &problems).source }
    addTable("Sources/CCatalogData/Countries.c") { problems in try AddressTable.countries(of: repository, &problems) }
    addTable("Sources/CCatalogData/PostalCodes.c") { problems in try AddressTable.postalCodes(of: repository, &problems) }
    addTable("Sources/CCatalogData/CallingCodes.c") { problems in try AddressTable.callingCodes(of: repository, &problems) }
    addTable("Sources/CCatalogData/PublicSuffixes.c") { problems in try SuffixTable(of: repository, &problems).source }
    var found: [Problem] = []
    if let registry = problems.collect({ try RuleRegistry(of: repository, &found) }) {
      files.append(GeneratedFile(path: RuleRegistry.path, text: registry.source))
    }
    problems += found
  }

  /// The files that stand otherwise in the repository, or not at all.
  func staleFiles(in repository: Repository) -> [GeneratedFile] {
    files.filter { repository.files[$0.path] != $0.text }
  }

  private mutating func addTable(_ path: String, _ source: (inout [Problem]) throws -> String) {
    var found: [Problem] = []
    let text = problems.collect { try source(&found) }
    if let text, found.isEmpty { files.append(GeneratedFile(path: path, text: text)) }
    problems += found
  }
}

extension [Problem] {
  /// Does something that may fail; nil with one problem more where it does.
  @discardableResult
  mutating func collect<Value>(_ body: () throws -> Value) -> Value? {
    do {
      return try body()
    } catch {
      append(error as? Problem ?? Problem(place: "generate", message: "\(error)"))
      return nil
    }
  }
}
