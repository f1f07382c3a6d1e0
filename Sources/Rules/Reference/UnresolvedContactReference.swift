public import Diagnostics
public import OrderLanguage

/// A name that no contact has.
public enum UnresolvedContactReference: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "unresolved_contact_reference", group: .reference, severity: .error,
      summary: "no contact has that name",
      why: "The holder of a domain would be missing, or be the account's owner where a customer was meant.",
      whatToDo: "Write a name from `contacts` or from a contacts file, or write the contact itself there.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna: { type: private, firstName: Anna, lastName: Svensson, email: anna@acme.example.org, countryCode: SE }
        clientData: anna
        items:
          - domainName: acme-shop.com
            registrantContact: ana
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna: { type: private, firstName: Anna, lastName: Svensson, email: anna@acme.example.org, countryCode: SE }
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      fix: .sometimes, source: "order-spec language 1, Contact references", isBlocking: true, isInlineSuppressible: false)
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    if order.hasUnreadableContactsFile, context.options.ignoresMissingContacts { return }
    for reference in order.contactReferences {
      guard case .named(let name) = reference.target, order.contact(named: name) == nil else { continue }
      context.report(finding(reference, name, in: order))
    }
  }

  private static func finding(_ reference: ContactReference, _ name: String, in order: Order) -> Diagnostic {
    let origin = reference.origin
    let known = order.contacts.map(\.name) + order.contactsFiles.flatMap { $0.contacts.map(\.name) }
    var message = "there is no contact `\(origin.excerpt)`"
    var help: [String] = []
    var fixes: [FixIt] = []
    if let suggestion = Suggestion.nearest(to: name, in: known) {
      message += "; did you mean `\(suggestion)`?"
      fixes = origin.renaming(to: suggestion)
    } else if known.isEmpty {
      help.append("The order has no contacts yet: add it to `contacts`, or write the contact itself here.")
    } else {
      help.append("Contacts of this order: \(known.prefix(10).map { "`\($0)`" }.joined(separator: ", "))\(known.count > 10 ? ", …" : "").")
    }
    for failure in order.contactsFileFailures {
      help.append("It may stand in `\(failure.origin.excerpt)`, which could not be used; `--missing-contacts ignore` lints without that file.")
    }
    var related = origin.aliasPlaces
    if origin.isDefault {
      for item in order.items where item.contactReferences.contains(where: { $0.origin.id == origin.id }) {
        related.append(RelatedPlace("it reaches this item", at: item.origin.place))
      }
    }
    return finding(message, at: origin.place, related: related, help: help, fixes: fixes)
  }
}
