/// A pattern of `.gitignore` and of the configuration's `exclude`: `*`, `?`, `[…]`, `**`, a leading `/` or an inner one anchors it, a final one asks for a directory.
struct GlobPattern: Sendable {
  let isNegated: Bool
  let isDirectoryOnly: Bool
  private let isAnchored: Bool
  private let parts: [[Unicode.Scalar]]

  /// nil for an empty line or a comment of a `.gitignore`.
  init?(_ line: some StringProtocol) {
    var text = Substring(line)
    while text.last == " " || text.last == "\r" { text.removeLast() }
    if text.isEmpty || text.first == "#" { return nil }
    isNegated = text.first == "!"
    if isNegated { text.removeFirst() }
    if text.first == "\\" { text.removeFirst() }
    isDirectoryOnly = text.last == "/"
    if isDirectoryOnly { text.removeLast() }
    isAnchored = text.contains("/")
    if text.first == "/" { text.removeFirst() }
    if text.isEmpty { return nil }
    parts = text.split(separator: "/").map { Array($0.unicodeScalars) }
  }

  /// Whether a path below the pattern's directory matches, itself (not by a directory above it).
  func matches(_ path: String, isDirectory: Bool) -> Bool {
    if isDirectoryOnly, !isDirectory { return false }
    let names = path.split(separator: "/").map { Array($0.unicodeScalars) }
    guard let last = names.last else { return false }
    if !isAnchored { return Self.matches(parts[0][...], last[...]) }
    return matches(parts[...], names[...])
  }

  /// Whether a file's path, or a directory above it, matches.
  func covers(_ path: String) -> Bool {
    if matches(path, isDirectory: false) { return true }
    var parent = Path.directory(of: path)
    while parent != "." && parent != "/" {
      if matches(parent, isDirectory: true) { return true }
      parent = Path.directory(of: parent)
    }
    return false
  }

  private func matches(_ patterns: ArraySlice<[Unicode.Scalar]>, _ names: ArraySlice<[Unicode.Scalar]>) -> Bool {
    guard let pattern = patterns.first else { return names.isEmpty }
    if pattern == ["*", "*"] {
      if patterns.count == 1 { return !names.isEmpty }
      return names.indices.contains { matches(patterns.dropFirst(), names[$0...]) } || matches(patterns.dropFirst(), names[names.endIndex...])
    }
    guard let name = names.first, Self.matches(pattern[...], name[...]) else { return false }
    return matches(patterns.dropFirst(), names.dropFirst())
  }

  /// `*`, `?` and `[…]` inside one name, in time linear in pattern times name.
  private static func matches(_ pattern: ArraySlice<Unicode.Scalar>, _ name: ArraySlice<Unicode.Scalar>) -> Bool {
    var pattern = pattern
    var name = name
    var retry: (pattern: ArraySlice<Unicode.Scalar>, name: ArraySlice<Unicode.Scalar>)?
    while true {
      if let first = pattern.first, first == "*" {
        pattern = pattern.dropFirst()
        retry = (pattern, name)
        continue
      }
      if let scalar = name.first, let rest = rest(of: pattern, matching: scalar) {
        pattern = rest
        name = name.dropFirst()
        continue
      }
      if name.isEmpty, pattern.isEmpty { return true }
      guard let again = retry, !again.name.isEmpty else { return false }
      retry = (again.pattern, again.name.dropFirst())
      pattern = again.pattern
      name = again.name.dropFirst()
    }
  }

  private static func rest(of pattern: ArraySlice<Unicode.Scalar>, matching scalar: Unicode.Scalar) -> ArraySlice<Unicode.Scalar>? {
    guard let first = pattern.first else { return nil }
    switch first {
    case "?": return pattern.dropFirst()
    case "\\" where pattern.count > 1: return pattern[pattern.startIndex + 1] == scalar ? pattern.dropFirst(2) : nil
    case "[":
      guard let close = pattern.dropFirst(2).firstIndex(of: "]") else { return scalar == "[" ? pattern.dropFirst() : nil }
      var set = pattern[(pattern.startIndex + 1)..<close]
      let isInverted = set.first == "!" || set.first == "^"
      if isInverted { set = set.dropFirst() }
      var isMember = false
      while let low = set.first {
        if set.count >= 3, set[set.startIndex + 1] == "-" {
          if low <= scalar, scalar <= set[set.startIndex + 2] { isMember = true }
          set = set.dropFirst(3)
        } else {
          if low == scalar { isMember = true }
          set = set.dropFirst()
        }
      }
      return isMember != isInverted ? pattern[(close + 1)...] : nil
    default: return first == scalar ? pattern.dropFirst() : nil
    }
  }
}
