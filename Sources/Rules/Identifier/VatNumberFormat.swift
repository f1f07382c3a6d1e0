import Catalog
public import Diagnostics
public import OrderLanguage

/// A VAT number of no form that its prefix has.
public enum VatNumberFormat: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "vat_number_format", group: .identifier, severity: .error,
      summary: "the VAT number has a wrong prefix or a wrong shape",
      why: """
        The number is looked up in VIES by its prefix. One that cannot be there is refused, or the invoice carries tax that it need not.
        """,
      whatToDo: "Copy the number with its prefix, which is the country code but for Greece (`EL`) and Northern Ireland (`XI`).",
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
            vatNumber: SE556703748502
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
            vatNumber: SE556703748501
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      source: "European Commission, VIES, structure of VAT identification numbers; HM Revenue & Customs; November 2026")
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard let judgement = VATJudgement(contact, today: context.options.today) else { return }
    let message: String
    switch judgement.fault {
    case .prefix(let prefix): message = "`vatNumber` has no prefix; in \(contact.country?.nameInSentence ?? "this country") it begins with `\(prefix)`"
    case .shape(let kind): message = "`vatNumber` does not have the form of \(kind.title): `\(kind.form)`"
    case .checksum: return
    }
    context.report(
      finding(
        message, at: judgement.value.place, related: judgement.value.aliasPlaces,
        help: ["N stands for a digit, A for a letter, X for either; blanks, hyphens and dots do not count."]))
  }
}
