import Catalog
public import Diagnostics
public import OrderLanguage

/// A phone number without its country.
public enum PhoneNotInternational: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "phone_not_international", group: .contact, severity: .error,
      summary: "the phone number has no country calling code",
      why: "Registries take international numbers only, and the same digits are another number in another country.",
      whatToDo: """
        Write the number as it is dialled from abroad: `+`, the country calling code, and the number without its first 0 where the country has one.
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
            phoneNumber: "0700000000"
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
      fix: .sometimes, source: "ITU-T E.164; RFC 5733 section 2.5")
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard let (phone, reading) = context.phone(of: contact), case .notInternational = reading.finding else { return }
    var fixes: [FixIt] = []
    if let number = reading.fromDoubleZero, let edit = phone.wholeEdit(to: number) {
      fixes.append(FixIt("write `+` in place of the leading `00`", edits: [edit]))
    }
    context.report(
      finding(
        "`phoneNumber` does not begin with `+` and a country calling code", at: phone.place, related: phone.aliasPlaces, help: [help(contact)], fixes: fixes))
  }

  private static func help(_ contact: Contact) -> String {
    let start = "Write it as it is dialled from abroad"
    guard let country = contact.country, let code = Catalog.callingCodes.first(where: { $0.countries.contains(country) }) else { return start + "." }
    let trunk = code.trunkPrefix.map { " and without the first `\($0)`" } ?? ""
    return start + ": in \(country.nameInSentence) with `+\(code.digits)`\(trunk)."
  }
}
