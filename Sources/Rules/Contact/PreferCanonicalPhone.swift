public import Diagnostics
public import OrderLanguage

/// A number with blanks, hyphens, brackets or dots.
public enum PreferCanonicalPhone: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "prefer_canonical_phone", group: .contact, severity: .info,
      summary: "the phone number is not in E.164 form",
      why: """
        Every target gets its own form, so the number is right as it stands. One form in all specs can be searched and compared.
        """,
      whatToDo: "Write `+` and digits.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            email: anna@acme.example.org
            phoneNumber: "+46.700000000"
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
            type: private
            firstName: Anna
            lastName: Svensson
            email: anna@acme.example.org
            phoneNumber: "+46700000000"
            countryCode: SE
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      fix: .sometimes, source: "ITU-T E.164; SuperSpace orders (`+1.5555555555`); checked 2026-11-21")
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard let (phone, reading) = context.phone(of: contact) else { return }
    guard case .separated = reading.finding else { return }
    let edit = phone.wholeEdit(to: reading.canonical)
    context.report(
      finding(
        "`phoneNumber` has more than `+` and digits", at: phone.place, related: phone.aliasPlaces,
        help: ["Each target gets its own form of the number; a spec has `+` and digits."],
        fixes: edit.map { [FixIt("write `+` and digits alone", edits: [$0])] } ?? []))
  }
}
