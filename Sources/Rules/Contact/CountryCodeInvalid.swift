import Catalog
public import Diagnostics
public import OrderLanguage

/// A country code that is none.
public enum CountryCodeInvalid: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "country_code_invalid", group: .contact, severity: .error,
      summary: "the country is no ISO 3166-1 alpha-2 code in capital letters",
      why: "Registries and providers take the two letters of ISO 3166-1 only.",
      whatToDo: "Write the code in capital letters; `NO` in quotes.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            email: anna@acme.example.org
            countryCode: Sweden
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
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      fix: .sometimes, source: "ISO 3166-1 as in iso-codes 4.15.0; RFC 5733 section 2.4")
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    contact.forEachWrongCountryCode { origin in
      let text = origin.text
      let upper = text.uppercased()
      guard Catalog.reservedCountryCode(upper) == nil else { return }
      if Catalog.country(upper) != nil {
        let edit = origin.wholeEdit(to: upper)
        context.report(
          finding(
            "`\(origin.excerpt)` is not in capital letters; expected `\(upper)`", at: origin.place, related: origin.aliasPlaces,
            fixes: edit.map { [FixIt("write `\(upper)`", edits: [$0])] } ?? []))
      } else {
        let meant = Catalog.country(named: text)?.code
        context.report(
          finding(
            "`\(origin.excerpt)` is no country code" + (meant.map { "; did you mean `\($0)`?" } ?? "; expected two letters of ISO 3166-1, such as `SE`"),
            at: origin.place, related: origin.aliasPlaces, help: ["Providers take the two capital letters of ISO 3166-1 only."],
            fixes: meant.map(origin.renaming(to:)) ?? []))
      }
    }
  }
}
