public import Diagnostics
import DomainNames
public import OrderLanguage

/// A name server that is no name, or that is named twice.
public enum NameserverInvalid: ItemRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "nameserver_invalid", group: .item, severity: .error,
      summary: "a name server is an IP address, no valid name, or named twice",
      why: "A registry is told the names of the name servers, each once. It looks the addresses up itself.",
      whatToDo: "Write the host name of each name server, such as `ns1.dns.example.org`.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
            nameservers: [ns1.dns.example.org, 192.0.2.1]
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
            nameservers: [ns1.dns.example.org, ns2.dns.example.org]
        """,
      source: "HostUp API v2, POST /api/v2/orders; RFC 5732 section 2.1; checked 2026-11-21", isBlocking: true)
  }

  public static func check(_ item: Item, in order: Order, _ context: inout RuleContext) {
    guard item.type == .domain, item.object?.isAbsent(.nameservers) == false, let servers = item.object?.elements(.nameservers) else { return }
    var known: [String: Origin] = [:]
    for (index, server) in servers.enumerated() where server.state == .value {
      if !server.member.isCanonicalName, let fault = fault(of: server) {
        context.report(finding(server, fault, of: item))
      } else if let earlier = servers.count <= 8 ? servers[..<index].first(where: { $0.state == .value && isSameName($0, server) }) : known[key(of: server)] {
        context.report(
          finding(
            "the name server `\(server.excerpt)` is named twice", at: server.place,
            related: [RelatedPlace("it is named here first", at: earlier.place)] + server.relatedPlaces(of: item),
            help: ["A name server counts once: name another one, or take it out."]))
      } else if servers.count > 8 {
        known[key(of: server)] = server
      }
    }
  }

  private static func fault(of server: Origin) -> DomainNameFault? {
    guard case .failure(let fault) = DomainName.parse(SecretReference.unescaped(server.text)) else { return nil }
    return fault
  }

  private static func finding(_ server: Origin, _ fault: DomainNameFault, of item: Item) -> Diagnostic {
    let related = server.relatedPlaces(of: item)
    guard isAddress(server.text) else {
      return finding(
        "the name server `\(server.excerpt)` \(fault.message)", at: server.place(of: fault.range), related: related,
        help: ["Write the whole host name of the name server, such as `ns1.dns.example.org`."])
    }
    return finding(
      "the name server `\(server.excerpt)` is an IP address, a host name is wanted", at: server.place, related: related,
      help: ["The registry looks the address up by the name: write the host name, such as `ns1.dns.example.org`."])
  }

  /// What two texts that are one name have in common, for lists in which comparing all pairs would take long.
  private static func key(of server: Origin) -> String { server.domainName ?? server.text }

  /// Whether two texts are one name.
  private static func isSameName(_ left: Origin, _ right: Origin) -> Bool {
    let isSameText = left.withText { left in right.withText { left.count == $0.count && left.elementsEqual($0) } }
    if isSameText { return true }
    if left.member.isCanonicalName, right.member.isCanonicalName { return false }
    guard case .success(let left) = DomainName.parse(left.text), case .success(let right) = DomainName.parse(right.text) else { return false }
    return left == right
  }

  /// Four numbers with dots, or hexadecimal digits with two colons or more.
  private static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 4, parts.allSatisfy({ UInt8($0) != nil }) { return true }
    return text.utf8.filter { $0 == UInt8(ascii: ":") }.count >= 2
      && text.unicodeScalars.allSatisfy { $0 == ":" || $0 == "." || $0 == "%" || $0.properties.isASCIIHexDigit }
  }
}
