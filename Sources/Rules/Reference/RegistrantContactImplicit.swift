public import Diagnostics
public import OrderLanguage

/// A domain without a holder of its own.
public enum RegistrantContactImplicit: ItemRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "registrant_contact_implicit", group: .reference, severity: nil,
      summary: "a domain without `registrantContact` goes to the owner of the account",
      why: """
        Without `registrantContact` the account itself becomes the holder. That is right for one's own names; a reseller who forgets it owns the customer's \
        name, and a change of holder costs time and sometimes a fee. The rule is off until the configuration gives it a severity.
        """,
      whatToDo: "Write `registrantContact`, on the item or in `defaults`.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna: { type: private, firstName: Anna, lastName: Svensson, email: anna@acme.example.org, countryCode: SE }
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      exampleFiles: [(name: ".orderspec.yaml", text: "rules: {registrant_contact_implicit: error}\n")],
      source: "HostUp v2 `POST /api/v2/orders` (developer.hostup.se/endpoints/billing/post-v2-orders), as of November 2026")
  }

  public static func check(_ item: Item, in order: Order, _ context: inout RuleContext) {
    // Where every order needs a holder, its absence is an error of the target.
    guard !context.options.optedIn.isEmpty, context.options.optedIn.contains(documentation.code), context.target != .superspace else { return }
    guard item.type == .domain, !item.isAdopted else { return }
    let written = item.object?.written(.registrantContact)
    guard written.map({ $0.state == .null }) ?? true else { return }
    context.report(
      finding(
        "no `registrantContact` is written: the owner of the account becomes the holder",
        at: written?.place ?? item.origin.missingPlace(.registrantContact), related: written?.aliasPlaces ?? [],
        help: ["Name the holder in `registrantContact` of the item or of `defaults`; a change of holder later costs time and sometimes a fee."]))
  }
}
