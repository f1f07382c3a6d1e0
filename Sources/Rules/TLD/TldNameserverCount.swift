import Catalog
public import Diagnostics
import OrderLanguage

/// A set of name servers that is smaller or larger than the registry takes.
public enum TldNameserverCount: DomainRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "tld_nameserver_count", group: .tld, severity: .error,
      summary: "the registry takes more, or fewer, name servers",
      why: "A registry that wants two name servers refuses a name with one. Where sources about the TLD disagree, this is a warning.",
      whatToDo: "Name as many servers as the message says, or leave `nameservers` out: the provider has its own.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.fi
            nameservers: [ns1.dns.example.org]
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.fi
            nameservers: [ns1.dns.example.org, ns2.dns.example.org]
        """,
      source: "registries' rules, orderspec's table of TLDs (`orderspec catalog show fi`), as of November 2026")
  }

  static func check(_ domain: DomainUnderTLD, _ name: UnsafeBufferPointer<UInt8>, in order: Order, _ context: inout RuleContext) {
    // An empty list is the provider's own set.
    guard let list = domain.item.object?.member(.nameservers), let servers = list.elements, !servers.isEmpty else { return }
    let bounds = domain.facts.nameservers
    guard !bounds.contains(servers.count) else { return }
    let isSmall = bounds.min.map { servers.count < $0 } ?? false
    let limit = isSmall ? "at least \(bounds.min ?? 0)" : "at most \(bounds.max ?? 0)"
    context.report(
      finding(
        ".\(domain.facts.name) takes \(limit) name servers, here \(servers.count == 1 ? "is 1" : "are \(servers.count)")", at: list.place,
        severity: domain.severity(.nameservers), related: list.relatedPlaces(of: domain.item),
        help: ["The registry refuses the set. Without `nameservers` the provider's own are used."]))
  }
}
