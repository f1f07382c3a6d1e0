public import Diagnostics
public import OrderLanguage

/// A transfer code on a registration.
public enum EppCodeOnRegister: ItemRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "epp_code_on_register", group: .item, severity: .warning,
      summary: "a transfer code stands on a registration",
      why: "A free name has no transfer code. Where there is one, the name is registered already, and a transfer was meant.",
      whatToDo: "Write `action: transfer`, or take the code out.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
            eppCode: ${env:ACME_SHOP_EPP}
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
            action: transfer
            eppCode: ${env:ACME_SHOP_EPP}
        """,
      source: "HostUp API v2, POST /api/v2/orders; checked 2026-11-21")
  }

  public static func check(_ item: Item, in order: Order, _ context: inout RuleContext) {
    guard item.type == .domain else { return }
    guard let code = item.eppCode, item.action == .register, item.existing == nil else { return }
    var related = code.aliasPlaces
    if let action = item.object?.member(.action) { related.append(RelatedPlace("the action is here", at: action.place)) }
    context.report(
      finding(
        "`eppCode` has no use on a registration", at: code.place, related: related,
        help: [
          item.object?.member(.action) == nil
            ? "Without `action` a name is registered. Write `action: transfer`, or take the code out."
            : "Write `action: transfer`, or take the code out."
        ]))
  }
}
