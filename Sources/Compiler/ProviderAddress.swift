public import OrderLanguage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where the API of a provider is, as `baseURL` of the configuration names it: a token goes there, so nothing of it may be read in two ways.
public struct ProviderAddress: Equatable, Sendable {
  /// Why a text is no such address, in words that follow the name of the key; nothing of the text is told, since it can hold a password.
  public struct Fault: Error {
    public let message: String
  }

  /// Without a final slash.
  public let text: String
  /// In lower case; of an IPv6 address without the brackets.
  public let host: String
  private let isSecure: Bool
  private let port: UInt16

  /// Where the providers' documentation says that their APIs are.
  public static let documented: [Target: String] = [
    .hostupV1: "https://cloud.hostup.se", .hostupV2: "https://cloud.hostup.se", .superspace: "https://control.superspace.nl",
  ]

  /// Reads an absolute URL of http or https, by RFC 3986.
  public static func read(_ text: String) -> Result<ProviderAddress, Fault> {
    func fault(_ message: String) -> Result<ProviderAddress, Fault> { .failure(Fault(message: message)) }
    guard let mark = text.firstRange(of: "://"), ["https", "http"].contains(text[..<mark.lowerBound].lowercased()) else {
      return fault("is no URL: it begins with https:// and the name of a host")
    }
    let isSecure = text[..<mark.lowerBound].count == 5
    let rest = text[mark.upperBound...]
    let authority = rest.prefix { !"/?#".contains($0) }
    guard !authority.contains("@") else { return fault("holds a user name or a password: who calls is said by `token`") }
    guard !rest.contains("?"), !rest.contains("#") else { return fault("holds a query or a fragment: the paths of the API come behind it") }
    guard let (host, port) = parts(authority), rest.utf8.allSatisfy(isAllowed) else { return fault("is no URL that names a host, and a path at most") }
    guard isSecure || isLoopback(host) else { return fault("begins with http://, which is for this machine only: write https://") }
    let shown = text.hasSuffix("/") ? String(text.dropLast()) : text
    return .success(ProviderAddress(text: shown, host: host, isSecure: isSecure, port: port ?? (isSecure ? 443 : 80)))
  }

  /// Why no token goes there: a spec that comes from somewhere else must not send it to a host of its choice. nil where nothing stands against it.
  ///
  /// - Parameters:
  ///   - name: of the provider in the configuration.
  ///   - hosts: those that `ORDERSPEC_ALLOW_HOST` allows beside the documented ones and this machine.
  public func refusal(of name: String, _ target: Target, allowing hosts: Set<String>) -> String? {
    if Self.isLoopback(host) || hosts.contains(host) { return nil }
    if case .success(let documented)? = Self.documented[target].map(Self.read), documented.isOrigin(of: self) { return nil }
    return "`baseURL` of provider `\(name)` names \(host), which is not a documented host of it: set ORDERSPEC_ALLOW_HOST=\(host) if that is meant"
  }

  /// Hosts as `ORDERSPEC_ALLOW_HOST` names them.
  public static func hosts(_ variable: String?) -> Set<String> { Set((variable ?? "").lowercased().split(separator: ",").map(String.init)) }

  /// Whether a host is 127.0.0.0/8, ::1 or `localhost`, which libcurl never asks a name server for.
  public static func isLoopback(_ host: String) -> Bool {
    guard host.lowercased() != "localhost" else { return true }
    let literal = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
    var octets = [UInt8](repeating: 0, count: 16)
    if inet_pton(AF_INET, literal, &octets) == 1 { return octets[0] == 127 }
    return inet_pton(AF_INET6, literal, &octets) == 1 && octets == [UInt8](repeating: 0, count: 15) + [1]
  }

  private func isOrigin(of other: ProviderAddress) -> Bool { (isSecure, host, port) == (other.isSecure, other.host, other.port) }

  private static func parts(_ authority: Substring) -> (host: String, port: UInt16?)? {
    var (host, rest) = (authority.prefix { $0 != ":" }, authority.drop { $0 != ":" })
    if authority.first == "[" {
      guard let end = authority.firstIndex(of: "]") else { return nil }
      (host, rest) = (authority[authority.index(after: authority.startIndex)..<end], authority[authority.index(after: end)...])
      var octets = [UInt8](repeating: 0, count: 16)
      guard inet_pton(AF_INET6, String(host), &octets) == 1 else { return nil }
    } else {
      guard host.first != nil, host.first != ".", host.utf8.allSatisfy({ isAlphanumeric($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F }) else { return nil }
    }
    if rest.isEmpty { return (host.lowercased(), nil) }
    guard rest.first == ":", rest.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) }), let port = UInt16(rest.dropFirst()), port > 0 else { return nil }
    return (host.lowercased(), port)
  }

  /// What a host, a port and a path are made of; a backslash, which some take for a slash, is none of it.
  private static func isAllowed(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || "-._~!$&'()*+,;=:@%/[]".utf8.contains(byte) }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
