/// A pattern of `.gitignore` and of the configuration's `exclude`, read as git does (gitignore(5)): `*`, `?`, `[…]` with ranges and `[:alpha:]`, `**`, and `\`
/// before what is meant as it stands; a leading `/` or an inner one anchors it, a final one asks for a directory.
struct GlobPattern: Sendable {
  let isNegated: Bool
  let isDirectoryOnly: Bool
  private let isAnchored: Bool
  private let parts: [[Unicode.Scalar]]

  /// nil for an empty line or a comment of a `.gitignore`.
  init?(_ line: some StringProtocol) {
    var text = Substring(line)
    while text.last == "\r" || text.last == " " && !text.dropLast().hasSuffix("\\") { text.removeLast() }
    if text.isEmpty || text.first == "#" { return nil }
    isNegated = text.first == "!"
    if isNegated { text.removeFirst() }
    isDirectoryOnly = text.last == "/"
    if isDirectoryOnly { text.removeLast() }
    isAnchored = text.contains("/")
    if text.first == "/" { text.removeFirst() }
    if text.isEmpty { return nil }
    // No name is empty: `a//b` matches nothing.
    parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
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
    case "[": return bracket(pattern, scalar)
    default: return first == scalar ? pattern.dropFirst() : nil
    }
  }

  /// What follows a bracket expression that a scalar is in; nil where it is not, or no `]` ends the expression.
  private static func bracket(_ pattern: ArraySlice<Unicode.Scalar>, _ scalar: Unicode.Scalar) -> ArraySlice<Unicode.Scalar>? {
    var rest = pattern.dropFirst()
    let isInverted = rest.first == "!" || rest.first == "^"
    if isInverted { rest = rest.dropFirst() }
    var isMember = false
    var isFirst = true
    while let low = member(&rest) {
      switch low {
      case .end where !isFirst: return isMember != isInverted ? rest : nil
      case .class(let name):
        guard let holds = Self.class(name, holds: scalar) else { return nil }
        if holds { isMember = true }
      case .end, .scalar:
        let low: Unicode.Scalar = if case .scalar(let scalar) = low { scalar } else { "]" }
        var high = low
        if rest.first == "-", rest.dropFirst().first != "]" {
          var behind = rest.dropFirst()
          guard case .scalar(let scalar)? = member(&behind) else { return nil }
          high = scalar
          rest = behind
        }
        if scalar == low || low <= scalar && scalar <= high { isMember = true }
      }
      isFirst = false
    }
    return nil
  }

  private enum Member {
    case scalar(Unicode.Scalar)
    case `class`(String)
    case end
  }

  /// Takes the next member of a bracket expression; nil at the end of the pattern.
  private static func member(_ rest: inout ArraySlice<Unicode.Scalar>) -> Member? {
    guard let first = rest.popFirst() else { return nil }
    if first == "]" { return .end }
    if first == "\\" { return rest.popFirst().map(Member.scalar) }
    guard first == "[", rest.first == ":", let end = rest.firstIndex(of: "]"), rest[end - 1] == ":", end - 1 > rest.startIndex else { return .scalar(first) }
    defer { rest = rest[(end + 1)...] }
    return .class(String(String.UnicodeScalarView(rest[(rest.startIndex + 1)..<(end - 1)])))
  }

  /// Whether a class of POSIX has a scalar, as in git those of ASCII only; nil for a name that is none.
  private static func `class`(_ name: String, holds scalar: Unicode.Scalar) -> Bool? {
    let isDigit = ("0"..."9").contains(scalar)
    let (isUpper, isLower) = (("A"..."Z").contains(scalar), ("a"..."z").contains(scalar))
    let isGraphic = (0x21...0x7E).contains(scalar.value)
    switch name {
    case "alnum": return isUpper || isLower || isDigit
    case "alpha": return isUpper || isLower
    case "blank": return scalar == " " || scalar == "\t"
    case "cntrl": return scalar.value < 0x20 || scalar.value == 0x7F
    case "digit": return isDigit
    case "graph": return isGraphic
    case "lower": return isLower
    case "print": return isGraphic || scalar == " "
    case "punct": return isGraphic && !(isUpper || isLower || isDigit)
    case "space": return scalar == " " || (0x09...0x0D).contains(scalar.value)
    case "upper": return isUpper
    case "xdigit": return isDigit || ("A"..."F").contains(scalar) || ("a"..."f").contains(scalar)
    default: return nil
    }
  }
}
