public import Diagnostics
public import OrderLanguage

/// A contact that lacks what the target needs of every contact.
public enum ContactIncompleteForTarget: CapabilityRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "contact_incomplete_for_target", group: .target, severity: .error,
      summary: "the target needs more of a contact than is written",
      why: """
        SuperSpace has no profile of the account to fall back on: every domain needs a holder with name, address, e-mail address and phone number, and so does \
        a contact in a role. It knows an organisation by its name alone. What is missing is refused, or registered for somebody else.
        """,
      whatToDo: "Write the members that are missing into the contact, or take the holder over from a registration: `{ fromRegistration: ID }`.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            email: anna@svensson.example.org
            phoneNumber: "+46700000000"
            street: Examplegatan 1
            postalCode: "114 55"
            countryCode: SE
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
            registrantContact: { fromRegistration: 4711 }
        """,
      exampleTarget: "superspace", source: "https://docs.superspace.nl/en/API/orders/, read 2026-11-21", isBlocking: true)
  }

  public static func check(_ order: Order, _ table: CapabilityTable, _ context: inout RuleContext) {
    guard !table.traits.contactFields.isEmpty else { return }
    for item in order.items where item.type == .domain && !item.isAdopted {
      guard let object = item.object else { continue }
      if object.written(.registrantContact).map({ $0.state == .null }) ?? true {
        context.report(
          finding(
            "\(table.target.rawValue) needs a holder for every domain: `registrantContact` is missing", at: item.origin.missingPlace(.registrantContact),
            help: ["There is no profile of the account to fall back on. Name a contact, or take one over: `{ fromRegistration: ID }`."]))
      }
      for reference in item.contactReferences { check(reference, of: item, order, table, &context) }
    }
  }

  private static func check(_ reference: ContactReference, of item: Item, _ order: Order, _ table: CapabilityTable, _ context: inout RuleContext) {
    guard let contact = order.contact(reference) else { return }
    let isOrganisation = contact.type?.value == .organisation
    let missing = Grammar.fields(of: .contact).map(\.name).filter { field in
      guard table.traits.contactFields.contains(field) || field == .companyName && isOrganisation else { return false }
      // A hole is told by what made it, and what every contact needs by `missing_required`.
      return contact.object.isAbsent(field) && !(Grammar.field(field, of: .contact)?.isRequired ?? false)
    }
    guard let first = missing.first else { return }
    var place = reference.origin.place
    var related = reference.origin.aliasPlaces
    switch reference.target {
    case .inline: place = contact.origin.missingPlace(first)
    case .named, .registration:
      place.pointer += "/\(first.text)"
      related.append(RelatedPlace("the contact is here", at: contact.origin.keyPlace))
    }
    if reference.origin.isDefault { related.append(RelatedPlace("it reaches this item", at: item.origin.place)) }
    let names = missing.map { "`\($0.text)`" }.joined(separator: ", ")
    context.report(
      finding(
        "\(table.target.rawValue) needs \(names) of the contact", at: place, related: related,
        help: missing == [.companyName] ? ["Without the name of the organisation a person would hold the domain."] : []))
  }
}
