#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Paths as text: joined and made normal without asking the disk.
public enum Path {
  static let current: String = {
    guard let raw = getcwd(nil, 0) else { return "/" }
    defer { free(raw) }
    return String(cString: raw)
  }()

  /// The absolute path without `.`, `..` and double slashes.
  public static func absolute(_ path: String) -> String {
    normal(path.hasPrefix("/") ? path : current + "/" + path)
  }

  /// A path without `.`, `..` where it can be resolved, and double slashes.
  static func normal(_ path: String) -> String {
    if isNormal(path) { return path }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else if part != ".." || !path.hasPrefix("/") { parts.append(part) }
    }
    let joined = parts.joined(separator: "/")
    return path.hasPrefix("/") ? "/" + joined : joined.isEmpty ? "." : joined
  }

  /// Whether every part of the path is a name, which is the case of nearly all paths.
  private static func isNormal(_ path: String) -> Bool {
    var length = 0
    var dots = 0
    var isFirst = true
    for byte in path.utf8 {
      if byte == 0x2F {
        if length == 0, !isFirst || dots > 0 { return false }
        if length > 0, dots == length, dots <= 2 { return false }
        length = 0
        dots = 0
      } else {
        length += 1
        if byte == 0x2E { dots += 1 }
      }
      isFirst = false
    }
    return length > 0 && !(dots == length && dots <= 2)
  }

  /// The directory of a file; `.` where the path has none.
  public static func directory(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Whether a path comes before another by its bytes.
  static func precedes(_ path: String, _ other: String) -> Bool {
    // Without `withUTF8`, which wants copies of both.
    let isBefore = path.utf8.withContiguousStorageIfAvailable { path in
      other.utf8.withContiguousStorageIfAvailable { other in
        let common = min(path.count, other.count)
        let order = common > 0 ? memcmp(path.baseAddress!, other.baseAddress!, common) : 0
        return order != 0 ? order < 0 : path.count < other.count
      }
    }
    return isBefore.flatMap { $0 } ?? path.utf8.lexicographicallyPrecedes(other.utf8)
  }

  /// The last part.
  static func name(of path: String) -> String {
    String(path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...])
  }

  /// A path that is meant relative to a directory.
  public static func join(_ directory: String, _ path: String) -> String {
    if path.hasPrefix("/") { return path }
    return directory == "." ? path : directory.hasSuffix("/") ? directory + path : directory + "/" + path
  }

  /// The path below a directory; nil where it is not below it. Both absolute and normal.
  public static func relative(_ path: String, to directory: String) -> String? {
    if path == directory { return "" }
    let prefix = directory == "/" ? "/" : directory + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
  }
}
