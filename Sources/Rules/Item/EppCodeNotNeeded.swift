import Catalog
public import Diagnostics
import OrderLanguage

/// A transfer code for a TLD that has none.
public enum EppCodeNotNeeded: DomainRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "epp_code_not_needed", group: .item, severity: .warning,
      summary: "the TLD has no transfer codes",
      why: """
        Not every registry moves names by a code: for .uk the present registrar changes a tag, for .lu the holder confirms. What stands here may be the code \
        of another name.
        """,
      whatToDo: "Take the code out, and ask the present registrar how the name is moved.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.uk
            action: transfer
            eppCode: ${env:ACME_SHOP_EPP}
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.uk
            action: transfer
        """,
      source: "registries' rules, orderspec's table of TLDs (`orderspec catalog show uk`), as of November 2026")
  }

  static func check(_ domain: DomainUnderTLD, _ name: UnsafeBufferPointer<UInt8>, in order: Order, _ context: inout RuleContext) {
    guard domain.item.action == .transfer, domain.item.object?.member(.eppCode) != nil else { return }
    guard domain.facts.authCode == AuthCodeNeed.none, let code = domain.item.eppCode else { return }
    context.report(
      finding(
        ".\(domain.facts.name) has no transfer codes: `eppCode` has no use", at: code.place, related: code.aliasPlaces,
        help: ["The name is moved by its present registrar or by a word of the holder. Take the code out: it may be that of another name."]))
  }
}
