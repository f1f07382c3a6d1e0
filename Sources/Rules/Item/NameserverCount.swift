import Catalog
public import Diagnostics
public import OrderLanguage

/// A set of name servers that no registry needs to refuse, and that is not wise.
public enum NameserverCount: ItemRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "nameserver_count", group: .item, severity: .warning,
      summary: "one name server alone, or more than HostUp takes",
      why: """
        A name with one name server is gone when that server is, so zones have at least two. HostUp changes a set only to two servers or more, and its own \
        client sends at most five.
        """,
      whatToDo: "Name two to five servers, or leave `nameservers` out: the provider has its own.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
            nameservers: [ns1.dns.example.org]
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
            nameservers: [ns1.dns.example.org, ns2.dns.example.org]
        """,
      source: "RFC 1034 section 4.1; HostUp's WHMCS client at a0618b5 of 2026-06-13, read 2026-11-21", evidence: .observed)
  }

  private static let most = 5

  public static func check(_ item: Item, in order: Order, _ context: inout RuleContext) {
    guard context.mayGoToHostUp else { return }
    let isForHostUp = context.target != nil
    guard item.type == .domain else { return }
    guard let list = item.object?.member(.nameservers), let count = list.elements?.count, count == 1 || isForHostUp && count > most, !item.isAdopted
    else { return }
    // What the registry refuses has a finding of its own.
    if let facts = item.tldFacts(in: context.options.catalog), !facts.nameservers.contains(count) { return }
    context.report(
      count == 1
        ? finding(
          "the name has one name server alone", at: list.place, related: list.relatedPlaces(of: item),
          help: ["When it is down, so is the name, and HostUp changes a set only to two or more. Name another one, or leave `nameservers` out."])
        : finding(
          "HostUp takes at most \(most) name servers, here are \(count)", at: list.place, related: list.relatedPlaces(of: item),
          help: ["HostUp's own client sends no more than \(most): leave the others out, and add them at the registry later."]))
  }
}
