public import Diagnostics
public import OrderLanguage

/// A copy of the zone of a name that is free.
public enum CopyDnsOnRegister: ItemRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "copy_dns_on_register", group: .item, severity: .warning,
      summary: "`copyExistingDns` stands on a registration, where nothing can be copied",
      why: "A free name is served nowhere. Where it is, a transfer was meant.",
      whatToDo: "Write `action: transfer`, or take `copyExistingDns` out.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
            copyExistingDns: true
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
      source: "HostUp v2 `POST /api/v2/orders` (developer.hostup.se/endpoints/billing/post-v2-orders), as of November 2026", evidence: .assumed)
  }

  public static func check(_ item: Item, in order: Order, _ context: inout RuleContext) {
    guard context.mayGoToHostUpV2, order.document.mentions(.copyExistingDns) else { return }
    guard item.type == .domain else { return }
    guard let copy = item.copyExistingDns, copy.value, item.action == .register, !item.isAdopted else { return }
    context.report(
      finding(
        "nothing can be copied on a registration: `copyExistingDns` has no use", at: copy.place, related: copy.origin.relatedPlaces(of: item),
        help: ["A free name is served nowhere. Write `action: transfer` if the name exists, or take `copyExistingDns` out."]))
  }
}
