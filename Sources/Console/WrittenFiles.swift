#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps the files that a run writes apart from those that it has read, and from each other.
public enum WrittenFiles {
  /// Why these files are not to be written: one of them has been read, or two are one file; nil where nothing stands against it. Links are followed, and
  /// what is no regular file, such as `/dev/null`, is nobody's input.
  public static func conflict(writing paths: [String], havingRead inputs: [String]) -> String? { examine(paths, havingRead: inputs).conflict }

  /// The same, and at which of the paths something stands; not of all where there is a conflict.
  public static func examine(_ paths: [String], havingRead inputs: [String]) -> (conflict: String?, isThere: [Bool]) {
    var isThere: [Bool] = []
    isThere.reserveCapacity(paths.count)
    let conflict = paths.isEmpty ? nil : examine(paths, inputs) { isThere.append($0) }
    return (conflict, isThere)
  }

  private static func examine(_ paths: [String], _ inputs: [String], _ note: (Bool) -> Void) -> String? {
    var directories = Directories()
    let names = Set(inputs)
    lazy var read = Set(inputs.compactMap { Identity($0, in: &directories) })
    var written: Set<Identity> = []
    written.reserveCapacity(paths.count)
    for path in paths {
      let known = Identity(path, in: &directories)
      note(known?.isThere ?? true)
      guard let identity = known else { continue }
      // What is not there yet has not been read, but for standard input under its name.
      if identity.isThere ? read.contains(identity) : names.contains(path) { return "\(path) is what was read: nothing was written over it; name another file" }
      if !written.insert(identity).inserted { return "\(path) is to be written twice: nothing was written; each output needs a file of its own" }
    }
    return nil
  }

  /// The directories that were met, of which the last one is mostly asked for again.
  private struct Directories {
    private var last: (path: Substring.UTF8View, status: stat, isEmpty: Bool)?

    mutating func status(_ path: Substring.UTF8View) -> stat? {
      if let last, last.path.elementsEqual(path) { return last.status }
      var found = stat()
      let name = path.isEmpty ? "." : String(Substring(path))
      guard stat(name, &found) == 0 else { return nil }
      last = (path, found, Self.isEmpty(name))
      return found
    }

    /// Whether nothing can stand in a directory that was just met.
    func isEmpty(_ path: Substring.UTF8View) -> Bool { last.map { $0.isEmpty && $0.path.elementsEqual(path) } ?? false }

    private static func isEmpty(_ path: String) -> Bool {
      guard let directory = opendir(path) else { return false }
      defer { closedir(directory) }
      errno = 0
      while let entry = readdir(directory) {
        // Beside itself and the directory above.
        let isName = withUnsafeBytes(of: &entry.pointee.d_name) { name in
          let length = name.firstIndex(of: 0) ?? name.count
          return length > 2 || name[..<length].contains { $0 != UInt8(ascii: ".") }
        }
        if isName { return false }
      }
      return errno == 0
    }
  }

  /// What two paths to one file have in common: the file, or where there is none yet, the directory and the name.
  private struct Identity: Hashable {
    let device: UInt64
    let file: UInt64
    var name = ""
    var isThere: Bool { name.isEmpty }

    /// nil where something stands at the path that is no regular file.
    init?(_ path: String, in directories: inout Directories) {
      let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
      let directory = slash.map { path[...($0 == path.startIndex ? $0 : path.utf8.index(before: $0))].utf8 } ?? "".utf8[...]
      let fileName = path[(slash.map { path.utf8.index(after: $0) } ?? path.startIndex)...]
      var status = stat()
      // Every directory holds itself and the one above.
      if directories.isEmpty(directory) && !["", ".", ".."].contains(fileName) || path.withCString({ stat($0, &status) }) != 0 {
        guard let above = directories.status(directory) else { return nil }
        status = above
        name = String(fileName)
      } else if status.st_mode & S_IFMT != S_IFREG {
        return nil
      }
      device = UInt64(status.st_dev)
      file = UInt64(status.st_ino)
    }
  }
}
