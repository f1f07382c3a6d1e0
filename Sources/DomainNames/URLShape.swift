/// Recognises a URL or an e-mail address where a domain name was wanted.
enum URLShape {
  /// The fault of a text with a scheme, user, port, path, query or fragment; nil for anything else.
  static func fault(in text: String) -> DomainNameFault? {
    let bytes = Array(text.utf8)
    var host = bytes[...]
    if let delimiter = host.firstIndex(where: isDelimiter) {
      let authority = bytes[delimiter...]
      if authority.starts(with: "//".utf8), delimiter == 0 || bytes[delimiter - 1] == UInt8(ascii: ":") {
        host = authority.dropFirst(2)
        host = host.prefix { !isDelimiter($0) }
      } else {
        host = host[..<delimiter]
      }
    }
    if let at = host.lastIndex(of: UInt8(ascii: "@")) { host = host[(at + 1)...] }
    if let port = portStart(in: host) { host = host[..<port] }
    guard host.count < bytes.count else { return nil }

    let range = host.startIndex > 0 ? 0..<host.startIndex : host.endIndex..<bytes.count
    let hostText = String(decoding: host, as: UTF8.self)
    let suggestion = try? DomainName.parse(hostText).map { _ in hostText }.get()
    return DomainNameFault(kind: .schemeOrPath(host: suggestion), range: range)
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
  }

  /// The index of the only colon, when nothing but digits follows; an IPv6 address has more colons.
  private static func portStart(in host: ArraySlice<UInt8>) -> Int? {
    guard let colon = host.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let digits = host[(colon + 1)...]
    let isPort = !digits.isEmpty && digits.allSatisfy(\.isASCIIDigit)
    return isPort ? colon : nil
  }
}
