import Catalog
public import Diagnostics
public import OrderLanguage

/// A person's number that no registry of the order asks for.
public enum IdentifierNotUsedByTld: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "identifier_not_used_by_tld", group: .identifier, severity: .info,
      summary: "the TLD takes no such number, and the holder is a person",
      why: "Personal data that nobody needs should not be sent. The number goes out with the order all the same.",
      whatToDo: "Leave `registrationIdentifier` out of the contact, unless another order needs it.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            email: anna@acme.example.org
            countryCode: SE
            registrationIdentifier: ${env:ANNA_PERSONNUMMER}
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            email: anna@acme.example.org
            countryCode: SE
            registrationIdentifier: ${env:ANNA_PERSONNUMMER}
        items:
          - domainName: acme-shop.se
            registrantContact: anna
        """,
      source: "Regulation (EU) 2016/679 article 5 (1) (c); Sources/Catalog/Data/tlds.yaml, November 2026")
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    let catalog = context.options.catalog
    var needed: Set<TextIdentity>?
    for item in order.items {
      guard let (reference, contact) = item.holder(in: order), contact.type?.value == .private, contact.object.member(.registrationIdentifier) != nil,
        let facts = item.tldFacts(in: catalog), !takesNumber(facts)
      else { continue }
      // A contact that another item needs with its number may as well be used here.
      if needed == nil {
        let takers = order.items.filter { $0.tldFacts(in: catalog).map(takesNumber) ?? true }
        needed = Set(takers.compactMap { $0.holder(in: order).map { TextIdentity($0.contact.origin) } })
      }
      guard needed?.contains(TextIdentity(contact.origin)) != true else { continue }
      let (place, related) = item.place(of: .registrationIdentifier, of: contact, in: reference)
      context.report(
        finding(
          "no number of the holder is needed for a .\(facts.name) domain", at: place, related: related,
          help: ["Leave `registrationIdentifier` out of the contact: personal data that nobody asks for should not be sent."]))
    }
  }

  /// Whether the registry asks for anything that may be a number, or is not known well enough.
  private static func takesNumber(_ facts: TLDFacts) -> Bool {
    !facts.isCertain(.identifiers) || facts.identifiers.contains { !$0.kinds.isEmpty || $0.values == nil }
  }
}
