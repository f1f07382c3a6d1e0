import Catalog
public import Diagnostics
public import OrderLanguage

/// A code that looks like a country's and is another list's.
public enum CountryCodeReserved: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "country_code_reserved", group: .contact, severity: .error,
      summary: "the country code is reserved, withdrawn, or the prefix of VAT numbers",
      why: """
        UK and EL are widely written and are no codes of ISO 3166-1: registries refuse them. Kosovo's XK is in use without being one and only warned \
        about.
        """,
      whatToDo: "Write the code of ISO 3166-1: GB for the United Kingdom, GR for Greece.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            email: anna@acme.example.org
            countryCode: UK
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
            countryCode: GB
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      fix: .sometimes, source: "ISO 3166-1, reserved code elements, November 2026")
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    contact.forEachWrongCountryCode { origin in
      guard let reserved = Catalog.reservedCountryCode(origin.text.uppercased()) else { return }
      var fixes: [FixIt] = []
      if let replacement = reserved.replacement, let edit = origin.wholeEdit(to: replacement) { fixes.append(FixIt("write `\(replacement)`", edits: [edit])) }
      context.report(
        finding(
          "`\(origin.excerpt)` is no country code: \(reserved.meaning)", at: origin.place, severity: reserved.isInUse ? .warning : .error,
          related: origin.aliasPlaces, help: ["Registries take the codes of ISO 3166-1 only."], fixes: fixes))
    }
  }
}
