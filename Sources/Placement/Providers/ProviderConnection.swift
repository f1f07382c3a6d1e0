/// Where a provider is, and the tokens for it. It is never printed.
public struct ProviderConnection: Sendable {
  /// Without a final slash.
  public let baseURL: String
  /// `X-Auth-Account`, where the provider wants it.
  public let account: String
  let token: String
  let readToken: String

  /// - Parameter readToken: used by everything that only reads; nil: the token.
  public init(baseURL: String, account: String, token: String, readToken: String? = nil) {
    self.baseURL = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
    self.account = account
    self.token = token
    self.readToken = readToken ?? token
  }

  /// How a target wants to be told who calls.
  enum Credential {
    case bearer
    case apiKey
    /// Bearer, and the account beside it.
    case bearerWithAccount
  }

  func read(_ path: String, _ credential: Credential, with token: TokenUse = .reading) -> HTTPRequest {
    HTTPRequest(method: .get, url: baseURL + path, headers: headers(token == .ordering ? self.token : readToken, credential))
  }

  /// Follows a link of an answer; nil where it leads to somebody else, who is not told the token.
  func read(link: String, _ credential: Credential) -> HTTPRequest? {
    let url = absolute(link)
    guard Self.origin(of: url) == Self.origin(of: baseURL) else { return nil }
    return HTTPRequest(method: .get, url: url, headers: headers(readToken, credential))
  }

  func post(_ path: String, body: [UInt8], _ credential: Credential, isRead: Bool = false) -> HTTPRequest {
    HTTPRequest(
      method: .post, url: baseURL + path, headers: headers(isRead ? readToken : token, credential) + [("Content-Type", "application/json")], body: body)
  }

  func delete(_ path: String, _ credential: Credential) -> HTTPRequest {
    HTTPRequest(method: .delete, url: baseURL + path, headers: headers(token, credential))
  }

  private func headers(_ token: String, _ credential: Credential) -> [(name: String, value: String)] {
    var headers = [(name: "Accept", value: "application/json")]
    switch credential {
    case .bearer: headers.append(("Authorization", "Bearer \(token)"))
    case .apiKey: headers.append(("X-API-Key", token))
    case .bearerWithAccount:
      headers.append(("Authorization", "Bearer \(token)"))
      headers.append(("X-Auth-Account", account))
    }
    return headers
  }

  /// A link of the provider as people can open it: links may be relative to the host.
  func absolute(_ link: String) -> String {
    guard link.hasPrefix("/"), !link.hasPrefix("//") else { return link }
    return ProviderConnection.origin(of: baseURL) + link
  }

  /// The host of a URL in lower case, without user, port and brackets.
  static func host(of url: String) -> String {
    let origin = origin(of: url)
    let authority = origin.drop { $0 != "/" }.drop { $0 == "/" }.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    if authority.hasPrefix("[") { return String(authority.dropFirst().prefix { $0 != "]" }) }
    return String(authority.prefix { $0 != ":" })
  }

  /// Scheme, host and port, in lower case; the port that goes without saying is not said, so that one account has one spelling in the ledger.
  public static func origin(of url: String) -> String {
    guard let scheme = url.range(of: "://") else { return url.lowercased() }
    let rest = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let origin = (url[..<scheme.upperBound] + rest).lowercased()
    for (scheme, port) in [("https://", ":443"), ("http://", ":80")] where origin.hasPrefix(scheme) && origin.hasSuffix(port) {
      return String(origin.dropLast(port.count))
    }
    return origin
  }
}

extension String {
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }

  /// As a value in a query (RFC 3986 section 2.3: everything but unreserved characters is escaped).
  var queryEscaped: String {
    var result = ""
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "%" + Hex.text([byte]).uppercased()
      }
    }
    return result
  }
}
