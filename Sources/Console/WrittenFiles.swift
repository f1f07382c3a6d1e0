#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps the files that a run writes apart from those that it has read, and from each other.
public enum WrittenFiles {
  /// Why these files are not to be written: one of them has been read, or two are one file; nil where nothing stands against it. Links are followed, and
  /// what is no regular file, such as `/dev/null`, is nobody's input.
  public static func conflict(writing paths: [String], havingRead inputs: [String]) -> String? {
    guard !paths.isEmpty else { return nil }
    let read = Set(inputs.compactMap(Identity.init))
    var written: Set<Identity> = []
    for path in paths {
      guard let identity = Identity(path) else { continue }
      if read.contains(identity) { return "\(path) is what was read: nothing was written over it; name another file" }
      if !written.insert(identity).inserted { return "\(path) is to be written twice: nothing was written; each output needs a file of its own" }
    }
    return nil
  }

  /// What two paths to one file have in common: the file, or where there is none yet, the directory and the name.
  private struct Identity: Hashable {
    let device: UInt64
    let file: UInt64
    var name = ""

    /// nil where something stands at the path that is no regular file.
    init?(_ path: String) {
      var status = stat()
      if stat(path, &status) != 0 {
        let slash = path.lastIndex(of: "/")
        let directory = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        guard stat(directory, &status) == 0 else { return nil }
        name = String(path[(slash.map { path.index(after: $0) } ?? path.startIndex)...])
      } else if status.st_mode & S_IFMT != S_IFREG {
        return nil
      }
      device = UInt64(status.st_dev)
      file = UInt64(status.st_ino)
    }
  }
}
