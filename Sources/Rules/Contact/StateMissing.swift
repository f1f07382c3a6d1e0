import Catalog
public import Diagnostics
public import OrderLanguage

/// An address without its state or province.
public enum StateMissing: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "state_missing", group: .contact, severity: .warning,
      summary: "street or town are given without the state or province that the country's addresses have",
      why: """
        Addresses in the United States, Canada, Australia, Italy and Spain are not complete without one, and registries ask for it.
        """,
      whatToDo: "Write the state or province.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            email: anna@acme.example.org
            street: Examplegatan 1
            city: Stockholm
            postalCode: "94105"
            countryCode: US
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
            street: Examplegatan 1
            city: Stockholm
            postalCode: "94105"
            state: CA
            countryCode: US
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      source: "National posts and Universal Postal Union addressing systems, November 2026", evidence: .assumed)
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard contact.hasAddress, contact.isAbsent(.state), !contact.isPartial, let country = contact.country, country.hasStates || country.code == "ES" else {
      return
    }
    context.report(
      finding(
        "`state` is missing in an address in \(country.nameInSentence)", at: contact.absentPlace(.state), related: contact.origin.aliasPlaces,
        help: [country.hasStates ? "Write its code, as in ISO 3166-2 without the country." : "Write the province."]))
  }
}
