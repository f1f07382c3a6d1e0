public import Diagnostics
public import OrderLanguage

/// A VAT number with wrong check digits.
public enum VatNumberChecksum: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "vat_number_checksum", group: .identifier, severity: .warning,
      summary: "the check digits of the VAT number are wrong",
      why: "One digit is wrong or two are swapped. It is a warning because published samples are made up so.",
      whatToDo: "Compare the number with VIES or with an invoice of the company.",
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
            vatNumber: SE559999999901
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
      source: "European Commission, VIES; check digits as the member states publish them, November 2026")
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard let judgement = VATJudgement(contact, today: context.options.today), case .checksum(let kind) = judgement.fault else { return }
    context.report(
      finding(
        "the check digits of `vatNumber` are wrong for \(kind.title)", at: judgement.value.place, related: judgement.value.aliasPlaces,
        help: ["Any digit may be the wrong one: compare the number with VIES (https://ec.europa.eu/taxation_customs/vies)."]))
  }
}
