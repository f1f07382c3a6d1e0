import Catalog
public import Diagnostics
public import OrderLanguage
import YAMLSyntax

/// An identifier that does not say whose register it is from.
public enum IdentifierCountryMissing: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "identifier_country_missing", group: .identifier, severity: .warning,
      summary: "the identifier has no country",
      why: """
        The same digits are another number in another country. Without a country that of the contact is taken, which need not be the one that gave the \
        number.
        """,
      whatToDo: "Write `countryCode` beside `value`, or the number alone where its country is the contact's.",
      badExample: """
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
            registrationIdentifier: { value: "556703-7485" }
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
            registrationIdentifier: { value: "556703-7485", countryCode: SE }
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      fix: .sometimes, source: "HostUp API v2, `registrationIdentifier.countryCode` (may be null); checked 2026-11-21")
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard let identifier = contact.registrationIdentifier, let object = identifier.origin.object, !identifier.value.withText(V1ValueForm.isTagged) else {
      return
    }
    let written = object.written(.countryCode)
    guard written == nil || written?.state == .null else { return }
    context.report(
      finding(
        "`countryCode` is missing beside the value of `registrationIdentifier`", at: written?.place ?? object.origin.missingPlace(.countryCode),
        related: object.origin.aliasPlaces, help: ["Without it the country of the contact is taken."],
        fixes: written == nil ? fixes(identifier.value, contact.literal(.countryCode)) : []))
  }

  /// The country of the contact, which counts now too.
  private static func fixes(_ value: Origin, _ country: Origin?) -> [FixIt] {
    let tree = value.document.tree
    guard let country, country.withText(Catalog.country(utf8:)) != nil, let key = value.member.keyNode, !value.member.isMerged,
      value.parent?.member.alias == nil, case let code = country.text,
      let edit = SourceEdits(tree).insertEntry(before: key, "countryCode", SourceEdits.isSafePlain(code) ? code : SourceEdits.quoted(code))
    else { return [] }
    // An anchor above may take the number to a contact of another country.
    return [FixIt("write the country of the contact", tree.anchors.isEmpty ? .safe : .unsafe, edits: [edit])]
  }
}
