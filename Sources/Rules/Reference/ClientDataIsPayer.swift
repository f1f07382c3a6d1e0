public import Diagnostics
public import OrderLanguage

/// The holder of a domain written as the one who pays.
public enum ClientDataIsPayer: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "client_data_is_payer", group: .reference, severity: .warning,
      summary: "`clientData` is the contact of a domain's holder",
      why: """
        `clientData` overrides the profile of the account that pays, for this order. Resellers often mean the holder, who is `registrantContact` alone: the \
        invoice would go to the customer's name.
        """,
      whatToDo: "Leave `clientData` out, unless the holder does pay with this account.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          kund77: { type: private, firstName: Anna, lastName: Svensson, email: anna@acme.example.org, countryCode: SE }
        clientData: kund77
        items:
          - domainName: acme-shop.com
            registrantContact: kund77
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        contacts:
          kund77: { type: private, firstName: Anna, lastName: Svensson, email: anna@acme.example.org, countryCode: SE }
        items:
          - domainName: acme-shop.com
            registrantContact: kund77
        """,
      source: "HostUp API v2, POST /api/v2/orders; checked 2026-11-21")
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    guard let payer = order.clientData, let contact = order.contact(payer) else { return }
    for item in order.items {
      guard let holder = item.registrantContact, let other = order.contact(holder), isSame(contact, other) else { continue }
      context.report(
        finding(
          "`clientData` is the same contact as a holder: it overrides the profile of the paying account", at: payer.origin.place,
          related: [RelatedPlace("the holder is named here", at: holder.origin.place)] + payer.origin.aliasPlaces,
          help: ["The holder of a domain is `registrantContact` alone. Leave `clientData` out, unless the holder does pay with this account."]))
      return
    }
  }

  /// Whether two contacts are written in one place.
  private static func isSame(_ left: Contact, _ right: Contact) -> Bool {
    left.origin.document.file === right.origin.document.file && left.origin.node == right.origin.node
  }
}
