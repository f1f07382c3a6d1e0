import Catalog
public import Diagnostics
public import OrderLanguage

/// A personal number with an impossible date of birth.
public enum IdentifierDate: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "identifier_date", group: .identifier, severity: .error,
      summary: "the birth date in the identifier does not exist or lies in the future",
      why: """
        The number begins with the date of birth of its holder: a date that does not exist is a slip of the pen, and the registry refuses it.
        """,
      whatToDo: "Compare the number with the holder's papers.",
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
            registrationIdentifier: "811328-9873"
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
            countryCode: SE
            registrationIdentifier: ${env:ANNA_PERSONNUMMER}
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      source: "Forms as the national registers define them, compared with python-stdnum 2.2 (PyPI), November 2026")
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard let judgement = context.judgement(of: contact), judgement.verdict == .date else { return }
    context.report(
      finding(
        "the birth date in `registrationIdentifier` does not exist or lies in the future; \(judgement.kind.title) is `\(judgement.kind.form)`",
        at: judgement.value.place, related: judgement.value.aliasPlaces, help: ["Compare the number with the holder's papers."]))
  }
}
