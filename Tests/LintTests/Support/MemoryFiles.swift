import Compiler
import Foundation

/// A file tree in memory; relative paths stand below the current directory, as they do on the disk.
struct MemoryFiles: FileAccess {
  private var content: [String: [UInt8]] = [:]
  private var failures: [String: String] = [:]
  private var directories: Set<String> = []

  init(_ texts: [String: String] = [:]) {
    for (path, text) in texts { self[path] = Array(text.utf8) }
  }

  /// The bytes of a file; nil removes it.
  subscript(path: String) -> [UInt8]? {
    get { content[Self.absolute(path)] }
    set {
      content[Self.absolute(path)] = newValue
      addDirectories(above: Self.absolute(path))
    }
  }

  /// Puts a file there that cannot be read.
  mutating func fail(_ path: String, _ message: String) {
    failures[Self.absolute(path)] = message
    addDirectories(above: Self.absolute(path))
  }

  /// The files below a folder, with other bytes.
  func mapped(below folder: String, _ transform: (String, [UInt8]) -> [UInt8]) -> MemoryFiles {
    var result = self
    let prefix = Self.absolute(folder) + "/"
    for (path, bytes) in content where path.hasPrefix(prefix) { result.content[path] = transform(path, bytes) }
    return result
  }

  func read(_ path: String) throws(FileError) -> [UInt8] {
    let path = Self.absolute(path)
    if let message = failures[path] { throw FileError(message) }
    if let bytes = content[path] { return bytes }
    throw FileError(directories.contains(path) ? "is a directory" : "no such file or directory")
  }

  func kind(of path: String) -> FileKind? {
    let path = Self.absolute(path)
    if content[path] != nil || failures[path] != nil { return .file }
    return directories.contains(path) ? .directory : nil
  }

  func resolved(_ path: String) -> String? { kind(of: path).map { _ in Self.absolute(path) } }

  func names(inDirectory path: String) throws(FileError) -> [String] {
    let prefix = Self.absolute(path) + "/"
    let below = (Array(content.keys) + Array(failures.keys) + Array(directories)).filter { $0.hasPrefix(prefix) }
    // Unsorted on purpose: the order on a disk is nobody's business.
    return Array(Set(below.map { String($0.dropFirst(prefix.count).prefix { $0 != "/" }) }))
  }

  private mutating func addDirectories(above path: String) {
    var parent = path
    while let slash = parent.lastIndex(of: "/"), slash != parent.startIndex {
      parent = String(parent[..<slash])
      if !directories.insert(parent).inserted { return }
    }
  }

  private static let current = FileManager.default.currentDirectoryPath

  private static func absolute(_ path: String) -> String {
    var parts: [Substring] = []
    for part in (path.hasPrefix("/") ? path : current + "/" + path).split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }
}
