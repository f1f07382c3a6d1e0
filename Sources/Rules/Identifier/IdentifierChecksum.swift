import Catalog
public import Diagnostics
public import OrderLanguage

/// An identifier with a wrong check digit.
public enum IdentifierChecksum: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "identifier_checksum", group: .identifier, severity: .warning,
      summary: "the check digit of the identifier is wrong",
      why: """
        One digit is wrong or two are swapped, and nobody can tell which. It is a warning because published samples are made up so.
        """,
      whatToDo: "Compare the number with the register, digit by digit.",
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
            registrationIdentifier: "556703-7486"
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
      source: "Check digits as the national registers define them, by ISO/IEC 7064 for some, compared with python-stdnum 2.2 (PyPI), November 2026")
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard let judgement = context.judgement(of: contact), judgement.verdict == .checksum else { return }
    context.report(
      finding(
        "the check digit of `registrationIdentifier` is wrong for \(judgement.kind.title)", at: judgement.value.place, related: judgement.value.aliasPlaces,
        help: ["Any digit may be the wrong one: compare the number with the register."]))
  }
}
