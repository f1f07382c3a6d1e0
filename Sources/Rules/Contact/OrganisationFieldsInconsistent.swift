public import Diagnostics
public import OrderLanguage

/// A contact whose type and name do not fit.
public enum OrganisationFieldsInconsistent: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "organisation_fields_inconsistent", group: .contact, severity: .warning,
      summary: "an organisation has no `companyName`, or a private contact has one",
      why: """
        The holder of a name is the organisation or the person, by `type`: who it is decides who may move or sell the name.
        """,
      whatToDo: "Give the organisation its name, or make the type fit.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            companyName: Acme AB
            email: anna@acme.example.org
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
            type: organisation
            firstName: Anna
            lastName: Svensson
            companyName: Acme AB
            email: anna@acme.example.org
            countryCode: SE
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      source: "HostUp API v2, POST /api/v2/orders (no conditional table is published); checked 2026-11-21", evidence: .assumed)
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    switch contact.type?.value {
    case .organisation where contact.isAbsent(.companyName) && !contact.isPartial:
      context.report(
        finding(
          "`companyName` is missing in a contact of `type: organisation`", at: contact.absentPlace(.companyName), related: contact.origin.aliasPlaces,
          help: ["The organisation is the holder: give it its name, or write `type: private`."]))
    case .private:
      guard let name = contact.object.member(.companyName) else { return }
      context.report(
        finding(
          "`companyName` stands in a contact of `type: private`", at: name.place, related: name.aliasPlaces,
          help: ["With `private` the person is the holder. Where the company is to hold the name, write `type: organisation`."]))
    default: return
    }
  }
}
