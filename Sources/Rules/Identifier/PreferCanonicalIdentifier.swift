import Catalog
public import Diagnostics
public import OrderLanguage

/// A right number in an unusual form.
public enum PreferCanonicalIdentifier: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "prefer_canonical_identifier", group: .identifier, severity: .info,
      summary: "the identifier is not written as its country writes it",
      why: """
        The number is right. One form in all specs can be searched and compared: Swedish and Finnish numbers with their sign, others without blanks and \
        signs.
        """,
      whatToDo: "Write it as the country does.",
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
            registrationIdentifier: "5567037485"
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
      fix: .sometimes, source: "Forms in which the national registers write them, November 2026")
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard let judgement = context.judgement(of: contact), judgement.verdict == .valid, !judgement.isOfOtherType else { return }
    let (value, kind, today) = (judgement.value, judgement.kind, context.options.today)
    guard let canonical = value.withText({ Identifiers.canonicalForm(of: $0, as: kind, today: today) }) else { return }
    let edit = value.wholeEdit(to: canonical)
    context.report(
      finding(
        "`registrationIdentifier` is usually written `\(kind.form)`", at: value.place, related: value.aliasPlaces,
        fixes: edit.map { [FixIt("write it so", edits: [$0])] } ?? []))
  }
}
