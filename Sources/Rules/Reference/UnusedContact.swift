public import Diagnostics
public import OrderLanguage
import YAMLSyntax

/// A contact that nothing refers to.
public enum UnusedContact: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "unused_contact", group: .reference, severity: .info,
      summary: "nothing in the order refers to the contact",
      why: "Personal data that no order needs should not be kept in one. Perhaps an item was meant to name it.",
      whatToDo: "Take the contact out, or name it in `registrantContact`, `roleContacts` or `clientData`.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna: { type: private, firstName: Anna, lastName: Svensson, email: anna@acme.example.org, countryCode: SE }
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
      source: "order-spec language 1, Contact references")
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    guard !order.contacts.isEmpty else { return }
    // Where an item is not understood, nobody knows whom it names.
    guard !order.hasUnknownItem else { return }
    let used = Set(order.contactReferences.lazy.compactMap { if case .named(let name) = $0.target { name } else { nil } })
    for contact in order.contacts where !used.contains(contact.name) {
      // An anchored one may serve as a base, or be used through an alias; an anchor of its own without use has its own finding.
      guard !order.tree[contact.origin.node].flags.contains(.hasAnchor) else { continue }
      context.report(
        finding(
          "the contact `\(contact.name)` is not used", at: contact.origin.keyPlace,
          help: ["Personal data that no order needs should not stand in one: take it out, or name it in an item."]))
    }
  }
}
