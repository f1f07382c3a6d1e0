/// A file of a run.
public struct InputFile: Hashable, Sendable {
  /// The path to open.
  public let path: String
  /// The name to print.
  public let name: String
  /// Named on the command line, not found in a directory.
  public let isNamed: Bool

  public init(path: String, name: String, isNamed: Bool) {
    self.path = path
    self.name = name
    self.isNamed = isNamed
  }

  /// Whether the name says that the file holds contacts.
  public var isContactsFile: Bool { name.hasSuffix(".contacts.yaml") || name.hasSuffix(".contacts.yml") }

  static func isSpecName(_ name: String) -> Bool { name.hasSuffix(".order.yaml") || name.hasSuffix(".order.yml") }
  static func isContactsName(_ name: String) -> Bool { name.hasSuffix(".contacts.yaml") || name.hasSuffix(".contacts.yml") }
}

/// Finds the files of a run: what is named is taken as it is, a directory is walked for specs and contacts files.
struct FileDiscovery: Sendable {
  let files: any FileAccess
  let configurations: ConfigurationStore
  let forceExclude: Bool
  var jobs: Int?

  /// Below this many directories of a level threads cost more than they give.
  private static let parallelThreshold = 64

  struct Result {
    var inputs: [InputFile] = []
    /// What cannot be read: printed as given.
    var failures: [String] = []
    /// Directories in which nothing was found.
    var emptyDirectories: [String] = []
  }

  /// The files in the order of their names, each once.
  func find(_ paths: [String]) -> Result {
    var result = Result()
    var links: Set<String> = []
    for path in paths {
      let kind = files.kind(of: path)
      switch kind {
      case .directory, .linkToDirectory:
        let root = path == "/" ? "/" : trimmed(path)
        let found = walk(Directory(path: root, ignores: ignoreFiles(above: Path.absolute(root))))
        result.inputs += found.files
        links.formUnion(found.links)
        result.failures += found.failures.map { "\($0.path): \($0.message)" }
        if found.files.isEmpty { result.emptyDirectories.append(path) }
      case .file, .linkToFile:
        if forceExclude, configurations.isExcluded(path) { continue }
        result.inputs.append(InputFile(path: path, name: path, isNamed: true))
        if kind == .linkToFile { links.insert(path) }
      case .other: result.failures.append("\(path): is not a regular file")
      case .unreachable, nil: result.failures.append("\(path): \(failure(path))")
      }
    }
    // One directory without links has no file twice.
    if paths.count > 1 || !links.isEmpty { keepOnce(&result.inputs, links) }
    result.inputs.sort { Path.precedes($0.name, $1.name) }
    return result
  }

  /// Looks into a directory and all below it, level by level: the directories of a level are shared by the threads.
  private func walk(_ root: Directory) -> Found {
    var all = Found()
    var level = [root]
    while !level.isEmpty {
      let directories = level
      var found = Workers.reduce(
        into: Found(), directories.count, threads: Workers.threads(for: directories.count, jobs: jobs, worthwhileFrom: Self.parallelThreshold),
        each: {}, { look(into: directories[$1]) }, { total, _, found in total.add(found) })
      level = found.directories
      found.directories = []
      all.add(found)
    }
    // As they stand in a listing.
    all.files.sort { Path.precedes($0.name, $1.name) }
    all.failures.sort { Path.precedes($0.path, $1.path) }
    return all
  }

  /// Keeps a file once, however it is reached: under the name that comes first, that of the file before those of links to it.
  private func keepOnce(_ inputs: inout [InputFile], _ links: Set<String>) {
    var directories: [String: String] = [:]
    var seen: Set<String> = []
    func place(_ path: String) -> String {
      if links.contains(path), let resolved = files.resolved(path) { return resolved }
      let directory = Path.directory(of: path)
      let resolved = directories[directory] ?? files.resolved(directory) ?? Path.absolute(directory)
      directories[directory] = resolved
      return Path.normal(Path.join(resolved, Path.name(of: path)))
    }
    let (own, linked) = (inputs.filter { !links.contains($0.path) }, inputs.filter { links.contains($0.path) })
    inputs = (own + linked).filter { seen.insert(place($0.path)).inserted }
  }

  /// Why there is nothing to read at a path.
  private func failure(_ path: String) -> String {
    do {
      _ = try files.read(path)
      return "cannot be read"
    } catch {
      // Of names that are no UTF-8 only a likeness gets here.
      return path.unicodeScalars.contains("\u{FFFD}") ? "\(error.message); its name may not be UTF-8: rename it" : error.message
    }
  }

  private func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// The `.gitignore` files of the directories above, up to the root of the work tree.
  private func ignoreFiles(above directory: String) -> [IgnoreFile] {
    var directories: [String] = []
    var current = directory
    while files.kind(of: Path.join(current, ".git")) == nil {
      let parent = Path.directory(of: current)
      if parent == current { return [] }
      directories.append(parent)
      current = parent
    }
    return directories.reversed().compactMap { IgnoreFile(directory: $0, files) }
  }
}

/// The patterns of one `.gitignore`.
private struct IgnoreFile: Sendable {
  let directory: String
  let patterns: [GlobPattern]

  init?(directory: String, _ files: any FileAccess) {
    guard let bytes = try? files.read(Path.join(directory, ".gitignore")) else { return nil }
    self.directory = directory
    patterns = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { GlobPattern($0) }
  }

  /// true or false where a pattern speaks of the path, the last one counts; nil where none does.
  func verdict(_ absolute: String, isDirectory: Bool) -> Bool? {
    guard let relative = Path.relative(absolute, to: directory) else { return nil }
    return patterns.last { $0.matches(relative, isDirectory: isDirectory) }.map { !$0.isNegated }
  }
}

/// A directory to look into, with what the ones above say of its files.
private struct Directory: Sendable {
  let path: String
  let ignores: [IgnoreFile]
}

/// What stands in directories.
private struct Found: Sendable {
  var files: [InputFile] = []
  /// Those of them that are links.
  var links: Set<String> = []
  var failures: [(path: String, message: String)] = []
  /// Those below that are to be looked into.
  var directories: [Directory] = []

  mutating func add(_ other: Found) {
    files += other.files
    links.formUnion(other.links)
    failures += other.failures
    directories += other.directories
  }
}

extension FileDiscovery {
  private func look(into directory: Directory) -> Found {
    var found = Found()
    let entries: [DirectoryEntry]
    do {
      entries = try files.entries(inDirectory: directory.path).sorted { Path.precedes($0.name, $1.name) }
    } catch {
      found.failures.append((directory.path, error.message))
      return found
    }
    let absolute = Path.absolute(directory.path)
    lazy var excluding = configurations.configuration(forFile: directory.path == "/" ? "/." : directory.path + "/.").nearest
    var ignores = directory.ignores
    if entries.contains(where: { $0.name == ".gitignore" }), let own = IgnoreFile(directory: absolute, files) { ignores.append(own) }
    for entry in entries where entry.name != ".git" {
      let name = entry.name
      let path = directory.path == "/" ? "/" + name : directory.path + "/" + name
      let isWanted = InputFile.isSpecName(name) || InputFile.isContactsName(name)
      guard isWanted || entry.kind != .file else { continue }
      let kind = entry.kind ?? files.kind(of: path)
      guard kind == .directory || isWanted else { continue }
      // Most runs have nothing to ask this path of.
      var full: String { absolute == "/" ? "/" + name : absolute + "/" + name }
      if !ignores.isEmpty, Self.isIgnored(full, isDirectory: kind == .directory, by: ignores) { continue }
      switch kind {
      case .directory: found.directories.append(Directory(path: path, ignores: ignores))
      case .file, .linkToFile:
        if configurations.isExcluded(full, by: excluding) { continue }
        found.files.append(InputFile(path: path, name: path, isNamed: false))
        if kind == .linkToFile { found.links.insert(path) }
      case .linkToDirectory: break
      case .other: found.failures.append((path, "is not a regular file"))
      case .unreachable, nil: found.failures.append((path, failure(path)))
      }
    }
    return found
  }

  /// Whether the innermost of the files that speak of a path ignores it.
  private static func isIgnored(_ absolute: String, isDirectory: Bool, by ignores: [IgnoreFile]) -> Bool {
    ignores.reversed().lazy.compactMap { $0.verdict(absolute, isDirectory: isDirectory) }.first == true
  }
}
