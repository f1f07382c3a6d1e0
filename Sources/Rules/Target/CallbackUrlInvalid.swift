public import Diagnostics
import DomainNames
public import OrderLanguage

/// An address for callbacks that no provider can call.
public enum CallbackUrlInvalid: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "callback_url_invalid", group: .target, severity: .error,
      summary: "`callback.url` is no https URL of a public host",
      why: """
        The provider calls the address from outside, with the secret of `authorization` in a header: it takes a full https URL only. An address that cannot be \
        called is found out when the order is placed and nothing tells its end.
        """,
      whatToDo: "Write the whole URL with `https://` and the public name of the host; non-ASCII characters and blanks as `%XX`.",
      badExample: """
        orderSpec: 1
        name: acme
        callback:
          url: http://hooks.example.org/orders
        items:
          - domainName: acme-shop.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        callback:
          url: https://hooks.example.org/orders
        items:
          - domainName: acme-shop.com
        """,
      source: "SuperSpace callbacks (https://docs.superspace.nl/en/API/callbacks/), read 2026-11-21; RFC 3986")
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    guard let url = order.callback?.text(.url), let fault = fault(in: Array(url.value.utf8)) else { return }
    // The address may hold a secret: it is not repeated.
    context.report(finding("`url` \(fault)", at: url.place, related: url.origin.aliasPlaces, help: ["Example: `https://hooks.example.org/orders`."]))
  }

  /// What is wrong, behind the word `url`.
  private static func fault(in url: [UInt8]) -> String? {
    guard url.allSatisfy({ (0x21...0x7E).contains($0) && !"\"<>\\^`{|}".utf8.contains($0) }) else {
      return "holds a blank or a character that a URL cannot have"
    }
    let scheme = url.prefix { $0 != UInt8(ascii: ":") }
    guard scheme.count < url.count, scheme.map({ $0 | 0x20 }).elementsEqual("https".utf8) else { return "does not start with `https://`" }
    let rest = url[(scheme.endIndex + 1)...]
    guard rest.starts(with: "//".utf8) else { return "does not start with `https://`" }
    if rest.contains(UInt8(ascii: "#")) { return "has a fragment (`#`), which is never sent" }
    let authority = rest.dropFirst(2).prefix { !"/?".utf8.contains($0) }
    if authority.contains(UInt8(ascii: "@")) { return "holds a user name or password: write a secret reference into `authorization`" }
    if authority.contains(UInt8(ascii: "[")) { return "names no public host" }
    let host = authority.prefix { $0 != UInt8(ascii: ":") }
    let port = authority[host.endIndex...].dropFirst()
    if host.endIndex < authority.endIndex {
      guard port.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(String(decoding: port, as: UTF8.self)), (1...65535).contains(number) else {
        return "has a port that is no number from 1 to 65535"
      }
    }
    guard case .success = DomainName.parse(String(decoding: host, as: UTF8.self)) else { return "names no public host" }
    return nil
  }
}
