import Compiler
import Synchronization

@testable import LanguageServer

/// A disk in memory that tests write to while the server runs.
final class MemoryDisk: FileAccess {
  private struct State {
    var files: [String: (bytes: [UInt8], change: Int)] = [:]
    var changes = 0
  }

  private let state = Mutex(State())

  init(_ files: [String: String] = [:]) {
    for (path, text) in files { write(path, text) }
  }

  func write(_ path: String, _ text: String) { write(path, Array(text.utf8)) }

  func write(_ path: String, _ bytes: [UInt8]) {
    state.withLock { state in
      state.changes += 1
      state.files[path] = (bytes, state.changes)
    }
  }

  func remove(_ path: String) { state.withLock { $0.files[path] = nil } }

  @Sendable func stamp(_ path: String) -> FileStamp? {
    state.withLock { $0.files[path] }.map { FileStamp(device: 0, node: 0, size: $0.bytes.count, seconds: $0.change, nanoseconds: 0) }
  }

  func read(_ path: String) throws(FileError) -> [UInt8] {
    guard let file = state.withLock({ $0.files[Path.absolute(path)] }) else { throw FileError("no such file or directory") }
    return file.bytes
  }

  func kind(of path: String) -> FileKind? {
    let path = Path.absolute(path)
    return state.withLock { state in
      if state.files[path] != nil { return .file }
      return state.files.keys.contains { $0.hasPrefix(path == "/" ? "/" : path + "/") } ? .directory : nil
    }
  }

  func resolved(_ path: String) -> String? { kind(of: path).map { _ in Path.absolute(path) } }

  func names(inDirectory path: String) throws(FileError) -> [String] {
    let prefix = Path.absolute(path) == "/" ? "/" : Path.absolute(path) + "/"
    let keys = state.withLock { Array($0.files.keys) }
    return Array(Set(keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count).prefix { $0 != "/" }) }))
  }
}
