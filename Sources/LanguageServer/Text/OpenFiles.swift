import Compiler
import Synchronization

/// The files as the client sees them: the text of open documents above what stands on the disk. It is how unsaved text reaches the linter.
final class OpenFiles: FileAccess {
  private struct State {
    /// By absolute path.
    var texts: [String: [UInt8]] = [:]
    /// Every path that was asked for, with what stood on the disk at that time.
    var asked: [String: FileStamp?] = [:]
    /// How many more directories a search may read.
    var directoriesLeft = 0
  }

  /// A workspace with more directories than these is not searched to its end.
  static let mostDirectories = 20_000

  private let disk: any FileAccess
  private let stamp: @Sendable (String) -> FileStamp?
  private let state = Mutex(State())

  init(_ disk: any FileAccess, stamp: @escaping @Sendable (String) -> FileStamp? = FileStamp.init) {
    self.disk = disk
    self.stamp = stamp
  }

  // MARK: Open documents

  func open(_ path: String, _ bytes: [UInt8]) { state.withLock { $0.texts[path] = bytes } }

  func close(_ path: String) { state.withLock { $0.texts[path] = nil } }

  func isOpen(_ path: String) -> Bool { state.withLock { $0.texts[path] != nil } }

  // MARK: What was asked for

  /// Whether the linter has asked for a path.
  func hasBeenAsked(_ path: String) -> Bool { state.withLock { $0.asked[path] != nil } }

  /// All paths that were asked for.
  var askedPaths: [String] { state.withLock { $0.asked.keys.sorted() } }

  /// The paths that were asked for and look different on the disk now; open documents left out.
  func changedOnDisk() -> [String] {
    let known = state.withLock { state in state.asked.filter { state.texts[$0.key] == nil } }
    let changed = known.filter { stamp($0.key) != $0.value }.keys.sorted()
    state.withLock { state in for path in changed { state.asked[path] = .some(stamp(path)) } }
    return changed
  }

  func allowSearch() { state.withLock { $0.directoriesLeft = Self.mostDirectories } }

  // MARK: FileAccess

  func read(_ path: String) throws(FileError) -> [UInt8] {
    let absolute = Path.absolute(path)
    if let text = state.withLock({ $0.texts[absolute] }) {
      note(absolute)
      return text
    }
    note(absolute)
    return try disk.read(absolute)
  }

  func kind(of path: String) -> FileKind? {
    let absolute = Path.absolute(path)
    let isText = state.withLock { state in state.texts[absolute] != nil }
    if isText { return .file }
    return disk.kind(of: absolute)
  }

  func resolved(_ path: String) -> String? {
    let absolute = Path.absolute(path)
    return disk.resolved(absolute) ?? (isOpen(absolute) ? absolute : nil)
  }

  func names(inDirectory path: String) throws(FileError) -> [String] {
    let isAllowed = state.withLock { state in
      state.directoriesLeft -= 1
      return state.directoriesLeft >= 0
    }
    guard isAllowed else { throw FileError("not searched: the workspace has more than \(Self.mostDirectories) directories") }
    let absolute = Path.absolute(path)
    let prefix = absolute == "/" ? "/" : absolute + "/"
    let open = state.withLock { $0.texts.keys.filter { $0.hasPrefix(prefix) && !$0.dropFirst(prefix.count).contains("/") } }
    let names = try disk.names(inDirectory: absolute)
    return names + open.map { String($0.dropFirst(prefix.count)) }.filter { !names.contains($0) }
  }

  private func note(_ path: String) {
    let isKnown = state.withLock { $0.asked[path] != nil }
    if !isKnown || !isOpen(path) {
      let stamp = stamp(path)
      state.withLock { $0.asked[path] = .some(stamp) }
    }
  }
}
