#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Paths as text: joined and made normal without asking the disk.
enum Path {
  static let current: String = {
    guard let raw = getcwd(nil, 0) else { return "/" }
    defer { free(raw) }
    return String(cString: raw)
  }()

  /// The absolute path without `.`, `..` and double slashes.
  static func absolute(_ path: String) -> String {
    normal(path.hasPrefix("/") ? path : current + "/" + path)
  }

  /// A path without `.`, `..` where it can be resolved, and double slashes.
  static func normal(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else if part != ".." || !path.hasPrefix("/") { parts.append(part) }
    }
    let joined = parts.joined(separator: "/")
    return path.hasPrefix("/") ? "/" + joined : joined.isEmpty ? "." : joined
  }

  /// The directory of a file; `.` where the path has none.
  static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part.
  static func name(of path: String) -> String {
    String(path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...])
  }

  /// A path that is meant relative to a directory.
  static func join(_ directory: String, _ path: String) -> String {
    if path.hasPrefix("/") { return path }
    return directory == "." ? path : directory.hasSuffix("/") ? directory + path : directory + "/" + path
  }

  /// The path below a directory; nil where it is not below it. Both absolute and normal.
  static func relative(_ path: String, to directory: String) -> String? {
    if path == directory { return "" }
    let prefix = directory == "/" ? "/" : directory + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
  }
}
