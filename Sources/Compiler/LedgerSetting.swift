/// What `ledger` of a configuration may say where it is no secret reference.
enum LedgerSetting {
  /// What is wrong with a text, in words that follow the name of the key; nothing of it is told but a scheme, since it can hold a password. nil where it can be meant.
  static func complaint(about text: String) -> String? {
    guard !text.isEmpty else { return "is empty: it takes the path of a file, or postgres://USER@HOST/DATABASE" }
    let password = "holds a password: put it into PGPASSWORD, a passfile, or `ledger: ${env:URL}`"
    guard let mark = text.firstRange(of: "://") else { return holdsPassword(text) ? password : nil }
    let scheme = text[..<mark.lowerBound].lowercased()
    guard ["postgres", "postgresql"].contains(scheme) else {
      let isScheme = !scheme.isEmpty && scheme.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E].contains($0) }
      return (isScheme ? "is a `\(scheme)` URL" : "is no URL of a ledger") + ": it takes the path of a file, or postgres://USER@HOST/DATABASE"
    }
    let parts = text[mark.upperBound...].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    // A slash or an @ in a password that was not escaped makes it no other.
    if let at = parts[0].lastIndex(of: "@"), parts[0][..<at].firstIndex(of: ":").map({ parts[0].index(after: $0) < at }) ?? false { return password }
    let names = parts.count < 2 ? [] : parts[1].split(separator: "&").map { $0.prefix { $0 != "=" }.lowercased() }
    return names.contains { ["password", "sslpassword"].contains($0) } ? password : nil
  }

  /// Whether a text that is no URL is a database with a password all the same, as libpq and other clients write it: `password=…`, `user:password@host/database`
  /// (https://www.postgresql.org/docs/15/libpq-connect.html#id-1.7.3.8.3.5).
  private static func holdsPassword(_ text: String) -> Bool {
    let words = text.lowercased().split { $0 == " " || $0 == "\t" || $0 == "\n" }
    if words.indices.contains(where: { index in
      let name = words[index].prefix { $0 != "=" }
      return ["password", "sslpassword"].contains(name) && (name.count < words[index].count || words.dropFirst(index + 1).first?.hasPrefix("=") == true)
    }) {
      return true
    }
    let authority = text.prefix { $0 != "/" }
    return authority.lastIndex(of: "@").map { authority[..<$0].contains(":") } ?? false
  }
}
