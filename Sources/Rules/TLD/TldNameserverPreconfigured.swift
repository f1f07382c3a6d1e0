import Catalog
public import Diagnostics
import OrderLanguage

/// Name servers of one's own where the registry tests them before it registers.
public enum TldNameserverPreconfigured: DomainRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "tld_nameserver_preconfigured", group: .tld, severity: .warning,
      summary: "the registry tests the name servers before it registers the name",
      why: """
        The registries of .de, .no, .dk and others ask each name server for the zone of the new name, and refuse the registration where one does not answer. \
        Zones are mostly made after the order.
        """,
      whatToDo: "Set the zone up on all of these servers before the order is sent, or leave `nameservers` out and change them later.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.de
            nameservers: [ns1.dns.example.org, ns2.dns.example.org]
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.de
        """,
      source: "registries' rules, orderspec's table of TLDs (`orderspec catalog show de`), as of November 2026")
  }

  static func check(_ domain: DomainUnderTLD, _ name: UnsafeBufferPointer<UInt8>, in order: Order, _ context: inout RuleContext) {
    guard context.mayGoToHostUp else { return }
    guard domain.item.action == .register, domain.item.object?.member(.nameservers) != nil else { return }
    // An empty list is the provider's own set, which the provider sets up.
    guard domain.facts.testsNameservers == true, let list = domain.item.object?.member(.nameservers), list.elements?.isEmpty == false else { return }
    context.report(
      finding(
        "the registry of .\(domain.facts.name) registers only when these name servers answer for the name", at: list.place,
        related: list.relatedPlaces(of: domain.item),
        help: ["Set the zone up on all of them before the order is sent, or leave `nameservers` out and change them later."]))
  }
}
