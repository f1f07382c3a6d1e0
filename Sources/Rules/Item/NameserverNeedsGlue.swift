public import Diagnostics
import DomainNames
public import OrderLanguage

/// A name server below the name that is being registered.
public enum NameserverNeedsGlue: ItemRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "nameserver_needs_glue", group: .item, severity: .warning,
      summary: "a name server lies within the name that is being registered",
      why: """
        Such a server can be found only if the registry is told its address (glue), and no order carries addresses: the name would not answer, or the \
        registry refuses the set.
        """,
      whatToDo: "Register with other name servers, and change to these when their host objects are there.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
            nameservers: [ns1.acme-shop.com, ns2.dns.example.org]
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
            nameservers: [ns1.dns.example.org, ns2.dns.example.org]
        """,
      source: "RFC 5732 section 1; HostUp API v2, POST /api/v2/orders; checked 2026-11-21", evidence: .assumed)
  }

  public static func check(_ item: Item, in order: Order, _ context: inout RuleContext) {
    guard item.type == .domain, item.action == .register else { return }
    guard let object = item.object, !object.isAbsent(.nameservers), object.member(.existing) == nil, let servers = object.elements(.nameservers) else { return }
    _ = item.withNaturalKey { _, name in
      for server in servers where server.state == .value && isBelow(server, name) {
        context.report(
          finding(
            "the name server `\(server.excerpt)` lies within `\(item.domainName?.value ?? String(decoding: name, as: UTF8.self))`, which is being registered",
            at: server.place, related: server.relatedPlaces(of: item),
            help: ["Its address would have to be given to the registry, and no order carries one: register with other name servers and change them later."]))
      }
    }
  }

  /// Whether a host name is a name or ends with it.
  private static func isBelow(_ server: Origin, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    if server.member.isCanonicalName { return server.withText { ends($0, with: name) } }
    guard case .success(let parsed) = DomainName.parse(server.text) else { return false }
    var ascii = parsed.asciiText
    return ascii.withUTF8 { ends($0, with: name) }
  }

  private static func ends(_ host: UnsafeBufferPointer<UInt8>, with name: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = host.count - name.count
    return start >= 0 && (start == 0 || host[start - 1] == UInt8(ascii: ".")) && host[start...].elementsEqual(name)
  }
}
