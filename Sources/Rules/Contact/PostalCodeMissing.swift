import Catalog
public import Diagnostics
public import OrderLanguage

/// An address without a postal code.
public enum PostalCodeMissing: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "postal_code_missing", group: .contact, severity: .warning,
      summary: "street or town are given without the postal code that the country has",
      why: "Half an address is refused where an address is needed, and an address without a code is none in this country.",
      whatToDo: "Write the postal code, or leave the address out where the account's profile is enough.",
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
            countryCode: SE
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
            postalCode: "114 55"
            countryCode: SE
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      source: "National posts, November 2026; RFC 5733 section 2.4", evidence: .assumed)
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard contact.hasAddress, contact.isAbsent(.postalCode), !contact.isPartial, let form = contact.postalCodes, !form.isOptional else { return }
    context.report(
      finding(
        "`postalCode` is missing in an address in \(contact.country?.nameInSentence ?? contact.countryCode?.value ?? "")", at: contact.absentPlace(.postalCode),
        related: contact.origin.aliasPlaces, help: ["Addresses of the country have a code of the form `\(form.form)`."]))
  }
}
