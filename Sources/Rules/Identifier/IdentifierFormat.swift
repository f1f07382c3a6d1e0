import Catalog
public import Diagnostics
public import OrderLanguage

/// A registration identifier of no form that its country has.
public enum IdentifierFormat: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "identifier_format", group: .identifier, severity: .error,
      summary: "the identifier does not have the form of its country's numbers",
      why: """
        Registries compare the number with the national register, and refuse what cannot be one. Where a country has registers whose numbers are not \
        known here, this is a warning.
        """,
      whatToDo: "Copy the number from the register, mend its country, or make the type of the contact fit.",
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
            registrationIdentifier: "55670374"
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
      source: "Forms as the national registers define them, compared with python-stdnum 2.2 (PyPI), November 2026")
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard let judgement = context.judgement(of: contact), judgement.verdict == .format else { return }
    let count = judgement.characterCount
    let length = count == 1 ? "one letter or digit" : "\(count) letters and digits"
    let isComplete = Identifiers.areComplete(in: judgement.country)
    context.report(
      finding(
        "`registrationIdentifier` (\(length)) does not have the form of \(judgement.countryName); expected \(judgement.expectation)", at: judgement.value.place,
        severity: isComplete ? .error : .warning, related: judgement.value.aliasPlaces,
        help: [
          isComplete
            ? "N stands for a digit, A for a letter, X for either." : "Other registers of the country may have other numbers: then this can be ignored."
        ]))
  }
}
