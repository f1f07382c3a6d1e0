import Catalog
public import Diagnostics
import OrderLanguage

/// A period on a transfer that the registry does not add.
public enum TransferYearsNotApplicable: DomainRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "transfer_years_not_applicable", group: .item, severity: .warning,
      summary: "a transfer adds no year, or another number, in this TLD",
      why: """
        On a transfer the registry decides what is added to the registration: one year for .com, nothing for .de. Another number is refused, or is not what \
        is paid for. `years: 1` is never reported: HostUp's own client sends it with every transfer.
        """,
      whatToDo: "Leave `years` out, and renew the name when it has arrived.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.de
            action: transfer
            eppCode: ${env:ACME_SHOP_EPP}
            years: 3
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.de
            action: transfer
            eppCode: ${env:ACME_SHOP_EPP}
            years: 1
        """,
      source: "registries' rules, orderspec's table of TLDs (`orderspec catalog show de`), as of November 2026")
  }

  static func check(_ domain: DomainUnderTLD, _ name: UnsafeBufferPointer<UInt8>, in order: Order, _ context: inout RuleContext) {
    guard context.mayGoToHostUp else { return }
    guard domain.item.action == .transfer, domain.item.object?.member(.years) != nil else { return }
    // Where a catalog file lists what is sold, that list counts.
    guard let years = domain.item.years, years.value != 1, domain.facts.transferYears == nil, let added = domain.facts.transferAddsYears, added != years.value
    else { return }
    let title = added == 0 ? "no year" : added == 1 ? "one year" : "\(added) years"
    context.report(
      finding(
        "a transfer of a .\(domain.facts.name) name adds \(title), not `\(years.value)`", at: years.place,
        related: years.origin.relatedPlaces(of: domain.item),
        help: ["Leave `years` out of the transfer, and renew the name when it has arrived."]))
  }
}
