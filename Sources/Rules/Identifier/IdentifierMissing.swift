import Catalog
public import Diagnostics
public import OrderLanguage
import YAMLSyntax

/// A holder without the number that the registry asks for.
public enum IdentifierMissing: ItemRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "identifier_missing", group: .identifier, severity: .error,
      summary: "the TLD needs a number of the holder and the contact has none",
      why: """
        The registry does not register the name without it. Where the facts about the TLD are not certain, or the number has a name of its own there, \
        this is a warning.
        """,
      whatToDo: """
        Write `registrationIdentifier`, as a reference where it is a personal number; or leave `registrantContact` out to register for the account itself.
        """,
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
        items:
          - domainName: acme-shop.se
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
            registrationIdentifier: ${env:ANNA_PERSONNUMMER}
        items:
          - domainName: acme-shop.se
            registrantContact: anna
        """,
      source: "Registries' rules and HostUp API v2 (requirements), in Sources/Catalog/Data/tlds.yaml; November 2026")
  }

  public static func check(_ item: Item, in order: Order, _ context: inout RuleContext) {
    // SuperSpace takes no such number: what a registry asks goes through `extensions`.
    guard context.target != .superspace else { return }
    let catalog = context.options.catalog
    guard let (reference, contact) = item.holder(in: order), contact.isAbsent(.registrationIdentifier), let country = contact.country?.code,
      let facts = item.tldFacts(in: catalog),
      let wanted = facts.identifiers.first(where: { isMissing($0, of: contact, in: country, for: item, facts.name) })
    else { return }
    // Of the names that registries give it, the provider documents this one alone.
    let isCertain = wanted.name == "registrationIdentifier" && facts.isCertain(.identifiers)
    let (place, related) = item.place(of: .registrationIdentifier, of: contact, in: reference)
    let kinds = wanted.kinds.compactMap(IdentifierKind.init(rawValue:)).filter { !$0.isTemporary }.map(\.title)
    context.report(
      finding(
        "`registrationIdentifier` is \(isCertain ? "" : "probably ")required of the holder of a .\(facts.name) domain"
          + (kinds.isEmpty ? "" : ": \(kinds.joined(separator: " or "))"), at: place, severity: isCertain ? .error : .warning, related: related,
        help: [help(wanted, contact)]))
  }

  private static func help(_ wanted: TLDIdentifier, _ contact: Contact) -> String {
    let reason = wanted.when == "always" ? "The registry always asks for it." : "The registry asks for it (\(wanted.when))."
    return contact.type?.value == .private ? reason + " A personal number is best written as a reference: `${env:NAME}`." : reason
  }

  /// Whether a registry asks something of a holder without identifier that the registry attributes do not give either.
  private static func isMissing(_ wanted: TLDIdentifier, of contact: Contact, in country: String, for item: Item, _ tld: String) -> Bool {
    // What has neither a name of the language nor the kind of a number is an attribute, and not for this rule.
    let isVAT = wanted.name == "vatNumber"
    guard wanted.isRequired == true, wanted.name == "registrationIdentifier" || !wanted.kinds.isEmpty, wanted.applies(in: country) else { return false }
    switch (wanted.holder, contact.type?.value) {
    case (.any, _), (.private, .private), (.organisation, .organisation): break
    default: return false
    }
    guard !isVAT || contact.isAbsent(.vatNumber) else { return false }
    if item.extensions?.elements?.contains(where: { $0.key == wanted.name }) == true { return false }
    guard let attributes = contact.extensions?.elements?.first(where: { $0.key == tld && $0.state == .value }) else { return true }
    let tree = attributes.document.tree
    return !OpenEntry.entries(of: attributes.node, in: tree).contains { tree.text(of: tree.resolved($0.key)) == wanted.name }
  }
}
