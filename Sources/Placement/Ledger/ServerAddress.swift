/// A PostgreSQL URL, taken apart as libpq does (https://www.postgresql.org/docs/15/libpq-connect.html#id-1.7.3.8.3.6), so that its password is known and never shown.
public struct ServerAddress: Equatable, Sendable {
  /// libpq's keywords with their values.
  public let parameters: [String: String]
  /// The URL without password and parameters.
  public let shown: String
  /// The names of what may be shown to nobody.
  public static let secrets: Set<String> = ["password", "sslpassword"]

  /// Whether a text is meant as a URL of PostgreSQL.
  public static func isMeant(by text: String) -> Bool { scheme(of: text).map { ["postgres", "postgresql"].contains($0.lowercased()) } ?? false }

  /// Whether a text that is no URL is a database all the same, as libpq and other clients write it: its password would be taken for a part of a file's name.
  static func isMeantOtherwise(by text: String) -> Bool {
    if text.contains("://") { return true }
    let lower = text.lowercased()
    if lower.hasPrefix("postgres:") || lower.hasPrefix("postgresql:") { return true }
    // `user:password@host/database`, and not a directory or a file with an @.
    let authority = text.prefix { $0 != "/" }
    if let at = authority.firstIndex(of: "@"), authority[..<at].contains(":") { return true }
    // `host=db user=u` (https://www.postgresql.org/docs/15/libpq-connect.html#id-1.7.3.8.3.5), with blanks around the sign or without.
    let keywords: Set<Substring> = ["host", "hostaddr", "port", "dbname", "user", "password", "passfile", "service", "sslmode", "options"]
    let words = lower.split { $0 == " " || $0 == "\t" || $0 == "\n" }
    return words.indices.contains { index in
      let name = words[index].prefix { $0 != "=" }
      let isAssigned = name.count < words[index].count || words.indices.contains(index + 1) && words[index + 1].hasPrefix("=")
      return isAssigned && keywords.contains(name)
    }
  }

  /// What stands before `://`.
  static func scheme(of text: String) -> String? {
    guard let mark = text.firstRange(of: "://") else { return nil }
    let scheme = text[..<mark.lowerBound]
    return scheme.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E }
      ? String(scheme) : nil
  }

  /// nil where the text is no such URL; where it is wrong is not told, since that may be the password.
  public init?(_ url: String) {
    guard Self.isMeant(by: url), let mark = url.firstRange(of: "://"), url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x23 }) else { return nil }
    let parts = url[mark.upperBound...].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let authority = path[0].split(separator: "@", omittingEmptySubsequences: false)
    guard authority.count <= 2, let hosts = authority.last else { return nil }
    var parameters: [String: String] = [:]
    var shown = "postgres://"
    if authority.count == 2 {
      let user = authority[0].split(separator: ":", omittingEmptySubsequences: false)
      guard user.count <= 2, let name = Self.decoded(user[0]) else { return nil }
      if !name.isEmpty { parameters["user"] = name }
      if user.count == 2, !user[1].isEmpty {
        guard let password = Self.decoded(user[1]) else { return nil }
        parameters["password"] = password
      }
      if !name.isEmpty { shown += "\(user[0])@" }
    }
    guard let (names, ports) = Self.hosts(hosts) else { return nil }
    if names.contains(where: { !$0.isEmpty }) { parameters["host"] = names.joined(separator: ",") }
    if ports.contains(where: { !$0.isEmpty }) { parameters["port"] = ports.joined(separator: ",") }
    shown += hosts
    if path.count == 2, !path[1].isEmpty {
      guard let database = Self.decoded(path[1]), !path[1].contains("/") else { return nil }
      parameters["dbname"] = database
      shown += "/\(path[1])"
    }
    for pair in parts.count == 2 ? parts[1].split(separator: "&", omittingEmptySubsequences: false) : [] {
      let words = pair.split(separator: "=", omittingEmptySubsequences: false)
      guard words.count == 2, let value = Self.decoded(words[1]) else { return nil }
      var name = String(words[0])
      // https://www.postgresql.org/docs/15/libpq-connect.html: for compatibility with JDBC.
      if name == "ssl", value == "true" { (name, parameters["sslmode"]) = ("sslmode", "require") } else { parameters[name] = value }
      guard !name.isEmpty, name.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x5F }) else { return nil }
    }
    self.parameters = parameters
    self.shown = shown
  }

  /// `host:port,host:port`; a host may be an IPv6 address in brackets.
  private static func hosts(_ text: Substring) -> (names: [String], ports: [String])? {
    var (names, ports): ([String], [String]) = ([], [])
    for entry in text.split(separator: ",", omittingEmptySubsequences: false) {
      var (name, rest) = (entry, Substring())
      if entry.first == "[" {
        guard let end = entry.firstIndex(of: "]") else { return nil }
        (name, rest) = (entry[entry.index(after: entry.startIndex)..<end], entry[entry.index(after: end)...])
      } else if let colon = entry.firstIndex(of: ":") {
        (name, rest) = (entry[..<colon], entry[colon...])
      }
      guard rest.isEmpty || rest.first == ":", rest.dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) }), let host = decoded(name) else { return nil }
      names.append(host)
      ports.append(String(rest.dropFirst()))
    }
    return (names, ports)
  }

  /// The text that percent-encoded text stands for.
  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), value != 0 else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
