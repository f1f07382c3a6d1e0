import Catalog
public import Diagnostics
public import OrderLanguage

/// A postal code of another form than its country has.
public enum PostalCodeFormat: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "postal_code_format", group: .contact, severity: .error,
      summary: "the postal code does not have the form of its country",
      why: """
        Registries compare the code with the country, and a refused address stops the registration. The country before the code (`SE-114 55`) is harmless \
        and only noted.
        """,
      whatToDo: "Write the code as the country has it, or mend `countryCode`.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            email: anna@acme.example.org
            street: Examplegatan 1
            city: Stockholm
            postalCode: "1145"
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
            street: Examplegatan 1
            city: Stockholm
            postalCode: "114 55"
            countryCode: SE
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      fix: .sometimes, source: "National posts and Universal Postal Union addressing systems, November 2026")
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard let code = contact.literal(.postalCode), let form = contact.postalCodes, !code.withText(form.matches) else { return }
    let country = contact.country?.nameInSentence ?? contact.countryCode?.value ?? ""
    if let length = code.withText(form.prefixLength) {
      let edit = code.wholeEdit(to: String(decoding: code.text.utf8.dropFirst(length), as: UTF8.self))
      context.report(
        finding(
          "`postalCode` has the country before it; expected `\(form.form)`", at: code.place, severity: .info, related: code.aliasPlaces,
          help: ["The country stands in `countryCode`."], fixes: edit.map { [FixIt("leave out the country", edits: [$0])] } ?? []))
      return
    }
    context.report(
      finding(
        "`postalCode` does not have the form of \(country): `\(form.form)`", at: code.place, related: code.aliasPlaces,
        help: ["N stands for a digit, A for a letter. Mend the code, or `countryCode` where that is wrong."]))
  }
}
