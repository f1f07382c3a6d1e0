public import Diagnostics
public import OrderLanguage

/// A premium name without a word about the registrar's fee.
public enum PremiumFeeNotAccepted: ItemRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "premium_fee_not_accepted", group: .item, severity: .warning,
      summary: "a premium name, and nothing is said of the registrar's fee",
      why: """
        HostUp tells two things of a name: that it has a price of its own, and that the registrar's fee must be accepted. Premium names often need both, and \
        the order is refused where one is missing.
        """,
      whatToDo: """
        Write `requiresRegistrarFeeAcceptance: true` to accept the fee, and a `maxSubtotal` that bounds it; or `false` where the availability of the name says \
        that there is none.
        """,
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.io
            premium: true
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.io
            premium: true
            requiresRegistrarFeeAcceptance: true
        """,
      source: "HostUp v2 `POST /api/v2/orders` and availability (developer.hostup.se), as of November 2026")
  }

  public static func check(_ item: Item, in order: Order, _ context: inout RuleContext) {
    guard context.mayGoToHostUpV2, order.document.mentions(.premium) else { return }
    guard item.type == .domain else { return }
    guard let premium = item.premium, premium.value, !item.isAdopted else { return }
    // An explicit `false` is an answer, too.
    let written = item.object?.written(.requiresRegistrarFeeAcceptance)
    guard written.map({ $0.state == .null }) ?? true else { return }
    context.report(
      finding(
        "`requiresRegistrarFeeAcceptance` is not written beside `premium: true`",
        at: written?.place ?? item.origin.missingPlace(.requiresRegistrarFeeAcceptance),
        related: [RelatedPlace("the price of a premium name is accepted here", at: premium.place)] + premium.origin.aliasPlaces,
        help: [
          "HostUp refuses a name with a registrar's fee unless it is accepted. Write `true` to accept it, or `false` where the availability of the name says "
            + "that there is none."
        ]))
  }
}
