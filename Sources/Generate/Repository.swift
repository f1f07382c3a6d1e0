import FoundationEssentials

/// The files of the repository that are read or written here, in memory.
struct Repository {
  private let root: String
  /// Texts by path from the root, with `/`.
  private(set) var files: [String: String]

  /// Reads the sources and the data below a root; nil where there is no repository.
  init?(root: String) {
    let manager = FileManager.default
    guard manager.fileExists(atPath: root + "/Package.swift"), manager.fileExists(atPath: root + "/Sources") else { return nil }
    self.root = root
    files = [:]
    for folder in ["Sources/Catalog/Data", "Sources/CCatalogData", "Sources/OrderLanguage", "Sources/Rules", "Sources/YAMLSyntax"] {
      read(folder)
    }
  }

  /// A repository without a disk behind it.
  init(files: [String: String]) {
    root = ""
    self.files = files
  }

  /// The paths below a folder, sorted by their bytes.
  func paths(below folder: String) -> [String] {
    files.keys.filter { $0.hasPrefix(folder + "/") }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Writes a file to the disk, with the folders above it.
  func write(_ file: GeneratedFile) -> Bool {
    let path = root + "/" + file.path
    do {
      if let slash = path.lastIndex(of: "/") { try FileManager.default.createDirectory(atPath: String(path[..<slash]), withIntermediateDirectories: true) }
      try file.text.write(toFile: path, atomically: true, encoding: .utf8)
      return true
    } catch {
      return false
    }
  }

  private mutating func read(_ path: String) {
    if let names = try? FileManager.default.contentsOfDirectory(atPath: root + "/" + path) {
      for name in names where !name.hasPrefix(".") { read(path + "/" + name) }
    } else if let content = FileManager.default.contents(atPath: root + "/" + path) {
      files[path] = String(decoding: content, as: UTF8.self)
    }
  }
}
