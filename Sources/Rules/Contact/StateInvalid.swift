import Catalog
public import Diagnostics
public import OrderLanguage

/// A state or province that the country does not have.
public enum StateInvalid: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "state_invalid", group: .contact, severity: .warning,
      summary: "the state or province is no code of ISO 3166-2",
      why: """
        Registries compare the state with the country. Codes are known for the United States, Canada, Australia and Italy; elsewhere `state` is free text.
        """,
      whatToDo: "Write the code without the country: `CA` for California.",
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
            postalCode: "K1A 0B1"
            state: ZZ
            countryCode: CA
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
            postalCode: "K1A 0B1"
            state: "ON"
            countryCode: CA
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      fix: .sometimes, source: "ISO 3166-2 as in iso-codes 4.15.0; USPS Publication 28 (AA, AE, AP); checked 2026-11-21")
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard let state = contact.literal(.state), let country = contact.country, country.hasStates, !state.withText(country.hasState(utf8:)) else { return }
    let edit = country.stateCode(named: state.text).flatMap(state.wholeEdit(to:))
    context.report(
      finding(
        "`state` is no code of a state or province of \(country.nameInSentence)", at: state.place, related: state.aliasPlaces,
        help: ["The code of ISO 3166-2 without the country is expected: two letters, in Australia also three."],
        fixes: edit.map { [FixIt("write its code", edits: [$0])] } ?? []))
  }
}
