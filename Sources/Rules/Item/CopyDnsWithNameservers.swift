public import Diagnostics
public import OrderLanguage

/// A copy of the zone, and name servers that will not serve it.
public enum CopyDnsWithNameservers: ItemRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "copy_dns_with_nameservers", group: .item, severity: .warning,
      summary: "`copyExistingDns` stands beside name servers of its own",
      why: """
        The zone is copied to the provider's name servers, and the name is served by others: the copy is never asked for, and grows old until somebody takes \
        it for the zone.
        """,
      whatToDo: "Keep one of them: `copyExistingDns` for the provider's name servers, or `nameservers` for your own.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
            action: transfer
            eppCode: ${env:ACME_SHOP_EPP}
            copyExistingDns: true
            nameservers: [ns1.dns.example.org, ns2.dns.example.org]
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
            action: transfer
            eppCode: ${env:ACME_SHOP_EPP}
            copyExistingDns: true
        """,
      source: "HostUp v2 `POST /api/v2/orders` (developer.hostup.se/endpoints/billing/post-v2-orders), as of November 2026: says nothing of both together",
      evidence: .assumed)
  }

  public static func check(_ item: Item, in order: Order, _ context: inout RuleContext) {
    guard context.mayGoToHostUpV2, order.document.mentions(.copyExistingDns) else { return }
    guard item.type == .domain else { return }
    // On a registration there is nothing to copy; that has a rule of its own.
    guard let copy = item.copyExistingDns, copy.value, item.action == .transfer, !item.isAdopted, let list = item.object?.member(.nameservers),
      list.elements?.isEmpty == false
    else { return }
    context.report(
      finding(
        "the copied zone is not served: `nameservers` names others than the provider's", at: copy.place,
        related: [RelatedPlace("the name servers are named here", at: list.place)] + copy.origin.relatedPlaces(of: item),
        help: ["Keep `copyExistingDns` for the provider's name servers, or `nameservers` for your own."]))
  }
}
