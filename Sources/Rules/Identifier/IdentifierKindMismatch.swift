import Catalog
public import Diagnostics
public import OrderLanguage

/// A company's number on a person, or the reverse.
public enum IdentifierKindMismatch: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "identifier_kind_mismatch", group: .identifier, severity: .warning,
      summary: "the identifier is a person's and the contact an organisation, or the reverse",
      why: """
        The number says who the holder is, and so does `type`: the registry may refuse the pair, or register another holder than was meant. Sole traders \
        do have a company under their own number.
        """,
      whatToDo: "Make `type` and the number fit.",
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
            registrationIdentifier: "556703-7485"
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
            email: domains@acme.example.org
            countryCode: SE
            registrationIdentifier: "556703-7485"
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      source: "Forms as the national registers define them, compared with python-stdnum 2.2 (PyPI), November 2026")
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard let judgement = context.judgement(of: contact), judgement.isOfOtherType else { return }
    let type = contact.type?.value == .organisation ? "an organisation" : "a private contact"
    context.report(
      finding(
        "`registrationIdentifier` is \(judgement.kind.title), in \(type)", at: judgement.value.place,
        related: (contact.type.map { [RelatedPlace("the type is here", at: $0.place)] } ?? []) + judgement.value.aliasPlaces,
        help: ["Make the type and the number fit. A sole trader may well have a company under a personal number."]))
  }
}
