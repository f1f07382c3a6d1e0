public import Diagnostics
public import OrderLanguage

/// One contact name in two places.
public enum DuplicateContactName: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "duplicate_contact_name", group: .reference, severity: .error,
      summary: "a contact is defined in two places",
      why: "Which of the two a reference means would depend on the order of the files, and data changed in one place would go out unchanged from the other.",
      whatToDo: "Keep one of the two, or give one another name.",
      badExample: """
        orderSpec: 1
        name: acme
        contactsFile: team.contacts.yaml
        contacts:
          anna: { type: private, firstName: Anna, lastName: Svensson, email: anna@acme.example.org, countryCode: SE }
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        contactsFile: team.contacts.yaml
        contacts:
          bo: { type: private, firstName: Bo, lastName: Ek, email: bo@acme.example.org, countryCode: SE }
        items:
          - domainName: acme-shop.com
            registrantContact: bo
        """,
      exampleFiles: [
        (
          name: "team.contacts.yaml",
          text: "anna: { type: private, firstName: Anna, lastName: Svensson, email: anna@acme.example.org, countryCode: SE }\n"
        )
      ],
      source: "order-spec language 1, Contact references", isBlocking: true)
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    for (index, file) in order.contactsFiles.enumerated() {
      // A path that is written twice is one file.
      guard !order.contactsFiles[..<index].contains(where: { $0.document.file.name == file.document.file.name }) else { continue }
      for contact in order.contacts {
        if let other = file.contact(named: contact.name) { report(contact, other, &context) }
      }
      for earlier in order.contactsFiles[..<index] {
        for contact in file.contacts {
          if let other = earlier.contact(named: contact.name) { report(contact, other, &context) }
        }
      }
    }
  }

  private static func report(_ contact: NamedContact, _ other: NamedContact, _ context: inout RuleContext) {
    context.report(
      finding(
        "the contact `\(contact.name)` is defined in two places", at: contact.origin.keyPlace,
        related: [RelatedPlace("it is defined here, too", at: other.origin.keyPlace)],
        help: ["Keep one of the two, or give one another name."]))
  }
}
