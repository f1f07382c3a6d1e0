import Compiler

/// A few files that stand in one folder, in memory.
struct MemoryFiles: FileAccess {
  static let folder = "/flow"

  /// By absolute path.
  let files: [String: [UInt8]]

  init(_ files: [String: String]) {
    self.files = Dictionary(uniqueKeysWithValues: files.map { (Self.path($0.key), Array($0.value.utf8)) })
  }

  static func path(_ name: String) -> String { folder + "/" + name }

  func read(_ path: String) throws(FileError) -> [UInt8] {
    guard let bytes = files[path] else { throw FileError("no such file or directory") }
    return bytes
  }

  func kind(of path: String) -> FileKind? { files[path] != nil ? .file : path == Self.folder || path == "/" ? .directory : nil }

  func resolved(_ path: String) -> String? { kind(of: path).map { _ in path } }

  func names(inDirectory path: String) throws(FileError) -> [String] {
    path == Self.folder ? files.keys.map { String($0.dropFirst(Self.folder.count + 1)) } : []
  }
}
