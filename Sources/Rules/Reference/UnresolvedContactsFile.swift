public import Diagnostics
public import OrderLanguage

/// A contacts file that cannot be had.
public enum UnresolvedContactsFile: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "unresolved_contacts_file", group: .reference, severity: .error,
      summary: "a contacts file cannot be read, or holds no contacts",
      why: "The contacts in it cannot be checked, and whoever they were meant for would be missing from the order.",
      whatToDo: """
        Mend the path, which is relative to the spec, or the file: a mapping from name to contact. Where the file is kept elsewhere on purpose, lint with \
        `--missing-contacts ignore`.
        """,
      badExample: """
        orderSpec: 1
        name: acme
        contactsFile: no-such-file.contacts.yaml
        items:
          - domainName: acme-shop.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        contactsFile: team.contacts.yaml
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      exampleFiles: [
        (
          name: "team.contacts.yaml",
          text: "anna: { type: private, firstName: Anna, lastName: Svensson, email: anna@acme.example.org, countryCode: SE }\n"
        )
      ],
      source: "order-spec language 1, Contact references", isBlocking: true, isInlineSuppressible: false)
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    guard !context.options.ignoresMissingContacts else { return }
    for failure in order.contactsFileFailures {
      context.report(
        finding(
          "`\(failure.origin.excerpt)` \(failure.message)", at: failure.origin.place, related: failure.origin.aliasPlaces,
          help: [
            "The path is relative to the spec. A contacts file is a mapping from name to contact.",
            "Where it is kept elsewhere on purpose, `--missing-contacts ignore` lints without it; compile, plan and apply need it.",
          ]))
    }
  }
}
